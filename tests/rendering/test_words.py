"""Dates and amounts in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.when import When
from sitegen.reading.amount import parse_amount
from sitegen.reading.edtf import EdtfError, parse_edtf
from sitegen.rendering.language import Catalogue, Language, locale_of
from sitegen.rendering.phrases import say
from sitegen.rendering.words import (
    amount_words,
    day_words,
    month_words,
    number_words,
    range_words,
    when_parts,
    when_words,
)

DATES = [
    ("2023", "2023"),
    ("2023-05", "May 2023"),
    ("2023-05-22", "22 May 2023"),
    ("0476-09-04", "4 September 476"),
    ("2023-05-22?", "perhaps 22 May 2023"),
    ("2023-05~", "about May 2023"),
    ("2023%", "perhaps about 2023"),
    ("2023-XX", "2023, month unknown"),
    ("2023-05-XX", "May 2023, day unknown"),
    ("2023-05-2X", "between 20 and 29 May 2023, day unknown"),
    ("202X", "the 2020s"),
    ("001X", "the years 10 to 19"),
    ("20XX", "the years 2000 to 2099"),
    ("2023-21", "spring 2023"),
    ("2023-22", "summer 2023"),
    ("2023-23", "autumn 2023"),
    ("2023-24", "winter 2023–24"),
    ("1999-24", "winter 1999–2000"),
    ("2023-05-22/2023-05-23", "22 to 23 May 2023"),
    ("2023-04-22/2023-05-23", "22 April to 23 May 2023"),
    ("2022-12-22/2023-01-23", "22 December 2022 to 23 January 2023"),
    ("2023-05-22/2023-05-22", "22 May 2023"),
    ("2023-04/2023-05", "April to May 2023"),
    ("2023-05/2023-05", "from May 2023 to May 2023"),
    ("2022/2023", "2022 to 2023"),
    ("2023-05-22/2023-06", "from 22 May 2023 to June 2023"),
    ("2023-05-22~/2023-05-25", "from about 22 May 2023 to 25 May 2023"),
    ("2023-05-22/..", "from 22 May 2023, still going on"),
    ("2022-02/..", "from February 2022, still going on"),
    ("2022-08~/..", "from about August 2022, still going on"),
    ("2023-05-22/", "from 22 May 2023, end unknown"),
    ("/2023-05", "until May 2023, beginning unknown"),
    ("../2023-05", "until May 2023, with no set beginning"),
    ("[2023-05-01..2023-05-22]", "one day between 1 and 22 May 2023"),
    ("[2023-04-01..2023-05-22]", "one day between 1 April and 22 May 2023"),
    ("[2022..2023]", "one day between 2022 and 2023"),
    ("[2023-05-01?..2023-05-22]", "one day between perhaps 1 May 2023 and 22 May 2023"),
    ("[..2023-05-22]", "one day until 22 May 2023"),
    ("[2023-05-22..]", "one day from 22 May 2023 on"),
    ("unknown", "date unknown"),
]


@pytest.mark.parametrize(("text", "words"), DATES)
def test_a_date_in_words_has_all_of_its_doubt(text: str, words: str) -> None:
    """Nothing is surer in words than it is in EDTF."""
    assert when_words(parse_edtf(text), "en") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-04", "April 2023, day unknown"),
        ("2023-04~", "about April 2023, day unknown"),
        ("2023", "2023, month unknown"),
        ("202X", "the 2020s, year unknown"),
        ("2023-21", "spring 2023"),
        ("2023-05-22", "22 May 2023"),
        ("2023-05-22/", "from 22 May 2023, end unknown"),
    ],
)
def test_lists_say_what_is_not_known(text: str, words: str) -> None:
    """Where days stand above and below it, a month says that its day is not known."""
    assert when_words(parse_edtf(text), "en", gaps=True) == words


def test_the_doubtful_rest_stands_apart() -> None:
    """So that a page can mark it."""
    assert when_parts(parse_edtf("2023-05-22/"), "en") == ("from 22 May 2023", "end unknown")
    assert when_parts(parse_edtf("2023-05-22"), "en") == ("22 May 2023", "")
    assert when_parts(parse_edtf("unknown"), "en") == ("", "date unknown")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en-US", "May 1, 2023 to May 22, 2023"),
        ("de", "1. to 22. Mai 2023"),
        ("uk", "1 to 22 травня 2023"),
        ("ja", "2023年5月1日 to 2023年5月22日"),
        ("zz", "1 to 22 May 2023"),
        ("not a language", "1 to 22 May 2023"),
    ],
)
def test_dates_are_written_as_their_language_does(lang: str, words: str) -> None:
    """By CLDR; a day is shortened only where days stand first; English where nothing is known of a language."""
    assert when_words(parse_edtf("2023-05-01/2023-05-22"), lang).replace("\u202f", " ") == words


def test_days_months_and_numbers_alone() -> None:
    """As calendars and tables want them."""
    assert day_words("2023-05-22", "en") == "22 May 2023"
    assert month_words("2023-05", "uk").replace("\u202f", " ") == "травень 2023"
    assert number_words(1001, "en") == "1,001"
    assert number_words(1234.5678, "de") == "1.234,5678"
    assert locale_of("zh-Hant").script == "Hant"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0", "", "0"),
        ("1200", "", "1,200"),
        ("8+", "", "at least 8"),
        ("<5", "", "fewer than 5"),
        ("<2.5", "m", "less than 2.5 m"),
        ("3-5", "", "3 to 5"),
        ("3-3", "", "3"),
        ("~20", "", "about 20"),
        ("unknown", "USD", "unknown"),
        ("1200000", "USD", "USD 1,200,000"),
        ("3-5", "USD", "USD 3 to USD 5"),
        ("8+", "buildings", "at least 8 buildings"),
        ({"words": "dozens"}, "buildings", "“dozens”"),
        ({"low": "20", "words": "dozens"}, "", "at least 20 (“dozens”)"),
        ({"low": "15", "best": "20", "high": "30"}, "", "20 (15 to 30)"),
        ({"low": "15", "best": "20"}, "", "20 (at least 15)"),
        ({"best": "20", "high": "30"}, "", "20 (at most 30)"),
        ({"best": "20"}, "", "20 (best estimate)"),
        ({"high": "5"}, "", "at most 5"),
    ],
)
def test_an_amount_in_words_has_all_of_its_doubt(value: str | dict[str, str], unit: str, words: str) -> None:
    """An open end stays open, and a source's word stays a word."""
    assert amount_words(parse_amount(value, whole=False), "en", unit) == words


@pytest.mark.parametrize(
    ("low", "high", "about", "unit", "words"),
    [
        (1001, None, False, "", "1,001 or more"),
        (8, 8, False, "", "8"),
        (3, 5, True, "", "about 3 to 5"),
        (None, 5, False, "m", "up to 5 m"),
        (1, None, True, "USD", "about USD 1 or more"),
        (None, None, False, "", ""),
    ],
)
def test_a_total_in_words(low: int | None, high: int | None, about: bool, unit: str, words: str) -> None:
    """One open end leaves the total open."""
    assert range_words(low, high, about, "en", unit) == words


days = st.dates().map(str)
moments = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    days.map(lambda day: day[:3] + "X"),
    days.map(lambda day: day[:9] + "X"),
    st.builds("{}-{}".format, st.integers(1000, 9998), st.integers(21, 24)),
)
marked = st.builds("{}{}".format, moments, st.sampled_from(["", "", "?", "~", "%"]))
LANGUAGES = st.sampled_from(["en", "uk", "ru", "ar", "ja", "hu", "en-US", "", "x"])


def read(text: str) -> When | None:
    try:
        return parse_edtf(text)
    except EdtfError:
        return None


@given(
    marked,
    marked,
    st.sampled_from(["{}", "{}/{}", "{}/", "{}/..", "/{}", "../{}", "[{}..{}]"]),
    LANGUAGES,
    st.booleans(),
)
def test_words_never_fail_and_an_interval_never_reads_as_a_day_within(a, b, form, lang, gaps) -> None:
    """Only a choice is called one day, in every language that falls back on English."""
    when = read(form.format(a, b))
    if when is None:
        return
    words = when_words(when, lang, gaps)
    assert words.strip()
    assert ("one day" in words) == (when.form == "one-of")
    leading = when.start or when.end
    assert leading
    assert ("perhaps" in words) == any(moment.uncertain for moment in (when.start, when.end) if moment)
    assert ("about" in words) == any(moment.approximate for moment in (when.start, when.end) if moment)


def test_a_message_that_a_catalogue_lacks_is_english() -> None:
    """A catalogue that is not complete leaves no gap."""
    lang = Language("uk", Catalogue({"about %(a)s": "близько %(a)s"}))
    assert say(lang, "about %(a)s", a=5) == "близько 5"
    assert say(lang, "perhaps %(a)s", a=5) == "perhaps 5"
