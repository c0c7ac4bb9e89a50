"""What templates of lists can call: counts in words, shades, calendars."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.rendering.calendars import (
    month_name,
    months_of,
    short_month,
    weekday_and_day,
    weekdays_of,
    weeks_of,
)
from sitegen.rendering.language import language_name
from sitegen.rendering.list_functions import (
    begun,
    rows_words,
    shade,
    shade_words,
    short_bucket,
    speakers_of_side,
)
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.listing import Counts, Statement


def test_how_far_beginnings_are_known() -> None:
    """Each way of knowing is said with its number; what does not occur is not said."""
    assert begun(Counts(6, 1, 5), lang="en") == "the first day of 1 is known, of 5 the month"
    assert begun(Counts(2, 0, 0, 1, 1), lang="en") == "the year of 1 is known, of 1 nothing"
    assert begun(Counts(), lang="en") == ""


@given(st.integers(1, 500), st.data())
def test_shades_are_three_at_most_and_grow_with_the_count(most: int, data: st.DataObject) -> None:
    """The lightest is one or more, the darkest holds the largest; and the key names the counts of each shade."""
    count = data.draw(st.integers(1, most))
    assert 1 <= shade(count, most) <= 3
    assert shade(most, most) == min(most, 3)
    if count < most:
        assert shade(count, most) <= shade(count + 1, most)
    assert shade_words(shade(count, most), most, lang="en")


def test_the_key_of_shades_says_counts() -> None:
    assert [shade_words(level, 2, lang="en") for level in (1, 2)] == ["1", "2"]
    assert [shade_words(level, 9, lang="en") for level in (1, 2, 3)] == ["1 to 3", "4 to 6", "7 or more"]
    assert shade_words(3, 1, lang="en") == ""


def test_weeks_begin_as_the_language_has_it() -> None:
    """A week has seven cells; a month's days are all there once, in order."""
    weeks = weeks_of("2023-05", "en")
    assert all(len(week) == 7 for week in weeks)
    assert [day for week in weeks for day in week if day] == [f"2023-05-{day:02}" for day in range(1, 32)]
    assert weekdays_of("en")[0][2] in ("Monday", "Sunday")
    assert len(weekdays_of("ar")) == 7


def test_calendars_speak_the_language() -> None:
    assert month_name("2023-05", "en") == "May"
    assert month_name("2023-05", "uk") == "травень"
    assert short_month("2022-02", "en") == "Feb 2022"
    assert "Monday" in weekday_and_day("2023-05-22", "en")
    assert months_of("2023")[0] == "2023-01"
    assert language_name("ru", "en") == "Russian"
    assert language_name("x-unknown", "en") == "x-unknown"


def test_buckets_in_words() -> None:
    assert rows_words("2023-03", "2023-05", "en") == "March 2023 to May 2023, each"
    assert rows_words("2020s", "2020s", "en") == "2020s"
    assert [short_bucket(key, "en") for key in ("2023-05", "2023", "2020s")] == ["May 2023", "2023", "2020s"]


def test_a_side_names_its_first_speakers_once() -> None:
    def said(*names: str) -> Statement:
        return Statement("x", "", "/", tuple(Link(name, "") for name in names), "contested", "a", Link("t", "/"))

    assert speakers_of_side([said("A"), said("A", "B")], lang="en") == "A, B"
    assert speakers_of_side([said("A", "B", "C", "D")], lang="en") == "A, B, C and others"
