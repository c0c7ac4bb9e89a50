"""Dates as EDTF writes them."""

import pickle
import re
from calendar import monthrange
from datetime import date, timedelta

import pytest
from edtf import parse_edtf as parse_by_oracle
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.when import When
from sitegen.reading.edtf import EdtfError, parse_edtf

FORMS = [
    # text, form, earliest, latest, precision, begins
    ("2023", "date", "2023-01-01", "2023-12-31", "year", "2023"),
    ("2023-05", "date", "2023-05-01", "2023-05-31", "month", "2023-05"),
    ("2023-05-22", "date", "2023-05-22", "2023-05-22", "day", "2023-05-22"),
    ("2024-02-29", "date", "2024-02-29", "2024-02-29", "day", "2024-02-29"),
    ("0001-01-01", "date", "0001-01-01", "0001-01-01", "day", "0001-01-01"),
    ("9999", "date", "9999-01-01", "9999-12-31", "year", "9999"),
    ("2023-XX", "date", "2023-01-01", "2023-12-31", "year", "2023"),
    ("2023-XX-XX", "date", "2023-01-01", "2023-12-31", "year", "2023"),
    ("2023-05-XX", "date", "2023-05-01", "2023-05-31", "month", "2023-05"),
    ("2023-05-0X", "date", "2023-05-01", "2023-05-09", "days", "2023-05"),
    ("2023-05-2X", "date", "2023-05-20", "2023-05-29", "days", "2023-05"),
    ("2023-05-3X", "date", "2023-05-30", "2023-05-31", "days", "2023-05"),
    ("2023-02-2X", "date", "2023-02-20", "2023-02-28", "days", "2023-02"),
    ("202X", "date", "2020-01-01", "2029-12-31", "decade", ""),
    ("20XX", "date", "2000-01-01", "2099-12-31", "century", ""),
    ("000X", "date", "0001-01-01", "0009-12-31", "decade", ""),
    ("2023-21", "date", "2023-03-01", "2023-05-31", "season", "2023"),
    ("2023-22", "date", "2023-06-01", "2023-08-31", "season", "2023"),
    ("2023-23", "date", "2023-09-01", "2023-11-30", "season", "2023"),
    ("2023-24", "date", "2023-12-01", "2024-02-29", "season", "2023"),
    ("2023-05-22/2023-05-23", "interval", "2023-05-22", "2023-05-23", "day", "2023-05-22"),
    ("2023-05-22/2023-05", "interval", "2023-05-22", "2023-05-31", "day", "2023-05-22"),
    ("2023/2024-02", "interval", "2023-01-01", "2024-02-29", "year", "2023"),
    ("2023-05-22/..", "interval", "2023-05-22", "", "day", "2023-05-22"),
    ("2023-05-22/", "interval", "2023-05-22", "", "day", "2023-05-22"),
    ("../2023-05", "interval", "", "2023-05-31", "month", "2023-05"),
    ("/2023-05", "interval", "", "2023-05-31", "month", "2023-05"),
    ("202X/..", "interval", "2020-01-01", "", "decade", ""),
    ("[2023-05-01..2023-05-22]", "one-of", "2023-05-01", "2023-05-22", "days", "2023-05"),
    ("[2023-05-22..2023-05-22]", "one-of", "2023-05-22", "2023-05-22", "day", "2023-05-22"),
    ("[2023-04..2023-05]", "one-of", "2023-04-01", "2023-05-31", "year", "2023"),
    ("[2023-12-30..2024-01-02]", "one-of", "2023-12-30", "2024-01-02", "decade", ""),
    ("[2019..2021]", "one-of", "2019-01-01", "2021-12-31", "century", ""),
    ("[1999..2021]", "one-of", "1999-01-01", "2021-12-31", "unknown", ""),
    ("[..2023-05-22]", "one-of", "", "2023-05-22", "unknown", ""),
    ("[2023-05-22..]", "one-of", "2023-05-22", "", "unknown", ""),
    ("unknown", "unknown", "", "", "unknown", ""),
]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row[0])
def test_each_form_says_its_bounds(row) -> None:
    """Earliest and latest possible day, precision, and the page on which it stands."""
    when = parse_edtf(row[0])
    assert (when.text, when.form, when.earliest, when.latest, when.precision, when.begins) == row


@pytest.mark.parametrize(("mark", "uncertain", "approximate"), [("?", 1, 0), ("~", 0, 1), ("%", 1, 1), ("", 0, 0)])
@pytest.mark.parametrize("text", ["2023", "2023-05", "2023-05-22", "2023-05-2X", "202X", "2023-24", "2023-XX"])
def test_a_mark_of_doubt_widens_nothing(text: str, mark: str, uncertain: int, approximate: int) -> None:
    """`?`, `~` and `%` are kept, and the days stay what they are."""
    plain, marked = parse_edtf(text), parse_edtf(text + mark)
    assert (marked.earliest, marked.latest, marked.begins) == (plain.earliest, plain.latest, plain.begins)
    assert marked.start
    assert (marked.start.text, marked.start.uncertain, marked.start.approximate) == (text, uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023/2024", "given", "given"),
        ("2023/..", "given", "open"),
        ("2023/", "given", "unknown"),
        ("../2023", "open", "given"),
        ("/2023", "unknown", "given"),
        ("[..2023]", "open", "given"),
        ("[2023..]", "given", "open"),
    ],
)
def test_open_is_not_unknown(text: str, start: str, end: str) -> None:
    """`..` goes on, and nothing at all is not known."""
    when = parse_edtf(text)
    assert (when.start_bound, when.end_bound) == (start, end)
    assert ((when.start is not None), (when.end is not None)) == (start == "given", end == "given")


MENDS = [
    ("23 Mai 2023", "2023-05-23"),
    ("23 May 2023", "2023-05-23"),
    ("22. mai 2023", "2023-05-22"),
    ("23 травня 2023 року", "2023-05-23"),
    ("23 мая 2023 г.", "2023-05-23"),
    ("5 de mayo de 2023", "2023-05-05"),
    ("May 22nd, 2023", "2023-05-22"),
    ("Monday, 22 May 2023", "2023-05-22"),
    ("May 2023", "2023-05"),
    ("Sept. 2023", "2023-09"),
    ("about May 2023", "2023-05~"),
    ("c. 2023", "2023~"),
    ("early May 2023", "[2023-05-01..2023-05-10]"),
    ("late May 2023", "[2023-05-21..2023-05-31]"),
    ("22-25 May 2023", "2023-05-22/2023-05-25"),
    ("22 to 25 May 2023", "2023-05-22/2023-05-25"),
    ("1 May 2023 to 3 June 2023", "2023-05-01/2023-06-03"),
    ("since 22 May 2023", "2023-05-22/"),
    ("since yesterday", None),
    ("spring 2023", "2023-21"),
    ("winter 2023", "2023-24` or `2022-24"),
    ("the 2020s", "202X"),
    ("22.05.2023", "2023-05-22"),
    ("05/22/2023", "2023-05-22"),
    ("05/06/2023", "2023-06-05` or `2023-05-06"),
    ("05/2023", "2023-05"),
    ("2023-5-2", "2023-05-02"),
    ("2023/05/22", "2023-05-22"),
    ("2023/05", "2023-05"),
    ("2022/24", "2022/2024"),
    ("2023-05/06", "2023-05/2023-06"),
    ("2023-05-22/25", "2023-05-22/2023-05-25"),
    ("2023-05-22–25", "2023-05-22/2023-05-25"),
    ("2023-05-30/06-02", "2023-05-30/2023-06-02"),
    ("2023-05-22 - 2023-05-25", "2023-05-22/2023-05-25"),
    ("2023-05-22..2023-05-25", "2023-05-22/2023-05-25"),
    ("2023-05-22/now", "2023-05-22/.."),
    ("2023-05-22/unknown", "2023-05-22/"),
    ("unknown/2023", "/2023"),
    ("20230522", "2023-05-22"),
    ("2023-05-22T10:00", "2023-05-22"),
    ("2023-05-22 10:00:00", "2023-05-22"),
    ("2023-05-22Z", "2023-05-22"),
    ("2023-xx", "2023-XX"),
    ("2023-05-??", "2023-05-XX"),
    ("202?", "202X"),
    ("202X-05", "202X"),
    ("2023-05-22?~", "2023-05-22%"),
    ("~2023-05", "2023-05~"),
    ("2023-05~-22", "2023-05-22~"),
    ("1984-1X", "[1984-10..1984-12]"),
    ("1984-0X", "[1984-01..1984-09]"),
    ("2023-33", "[2023-01..2023-03]"),
    ("[2023-05-01, 2023-05-03]", "[2023-05-01..2023-05-03]"),
    ("[2023-05-01...2023-05-03]", "[2023-05-01..2023-05-03]"),
    ("[2023]", "2023"),
    ("２０２３", "2023"),
    ("2023-05-22/2023-05-21", "2023-05-21/2023-05-22"),
    ("[2023-05-22..2023-05-21]", "[2023-05-21..2023-05-22]"),
    ("2023-22-05", "2023-05-22"),
    ("2023-02-30", "2023-02"),
    ("2023-05-32", "2023-05"),
    ("2023-02-3X", "2023-02"),
    ("/", "unknown"),
    ("../..", "unknown"),
    ("Unknown", "unknown"),
    ("n/a", "unknown"),
    ("?", "unknown"),
    ("2023-13", None),
    ("2023-22-XX", None),
    ("0000", None),
    ("9999-24", None),
    ("Y17000", None),
    ("yesterday", None),
    ("22 May", None),
    ("23.5.23", None),
    ("before May 2023", None),
    ("2023-05-22/2023-05-23/2023-05-24", None),
    ("[2023/2024]", None),
    ("[..]", None),
    ("", None),
    ("x" * 5000, None),
]


@pytest.mark.parametrize(("text", "meant"), MENDS, ids=[text[:30] for text, _ in MENDS])
def test_what_is_no_date_gets_its_mend(text: str, meant: str | None) -> None:
    """A date written in another way is refused, and the right form is named where it can be told."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    error = caught.value
    assert error.message
    assert "\n" not in error.message + error.help
    assert len(error.message) < 200
    if meant:
        assert f"`{meant}`" in error.help
    for proposed in (meant or "").split("` or `"):
        assert not proposed or parse_edtf(proposed)


def test_an_error_survives_the_way_between_processes() -> None:
    """It is made anew from its two texts."""
    with pytest.raises(EdtfError) as caught:
        parse_edtf("23 May 2023")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.message, copy.help) == (caught.value.message, caught.value.help)


years = st.integers(1, 9999)
months = st.integers(1, 12)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def moments(draw: st.DrawFn, marks: str = "?~%") -> str:
    """A date of any form."""
    day = draw(days)
    year, month = f"{day.year:04}", f"{day.month:02}"
    forms = [
        year, f"{year}-{month}", day.isoformat(), f"{year}-XX", f"{year}-{month}-XX", f"{year[:3]}X", f"{year[:2]}XX",
        f"{year}-{month}-{day.isoformat()[8]}X", f"{year}-{draw(st.integers(21, 24 if day.year < 9999 else 23))}",
    ]  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", *marks]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Whatever has the form of a date, an interval or a choice."""
    a, b = draw(moments()), draw(moments())
    return draw(st.sampled_from([a, f"{a}/{b}", f"{a}/..", f"{a}/", f"../{b}", f"/{b}", f"[{a}..{b}]"]))


def read(text: str) -> When | EdtfError:
    """The date, or what is said instead."""
    try:
        return parse_edtf(text)
    except EdtfError as error:
        return error


@given(texts())
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    """Whatever is read has bounds that are days, in order; what runs backwards is refused."""
    when = read(text)
    if isinstance(when, EdtfError):
        assert "ends before it begins" in when.message
        return
    for bound in (when.earliest, when.latest):
        assert not bound or date.fromisoformat(bound)
    assert not (when.earliest and when.latest) or when.earliest <= when.latest
    assert when.text == text
    leading = when.start or when.end
    assert leading
    assert when.begins in (leading.earliest, leading.earliest[:7], leading.earliest[:4], "")


@given(st.text() | st.text("0123456789-/.X?~%[] ", max_size=24))
def test_any_text_is_a_date_or_has_a_message(text: str) -> None:
    """Nothing else comes out, and every proposal is a date."""
    found = read(text)
    if isinstance(found, When):
        assert found.text == text
        return
    assert found.message
    if re.fullmatch(r"write `[^ ]*`( or `[^ ]*`)?", found.help):
        for proposed in found.help[7:-1].split("` or `"):
            assert isinstance(read(proposed), When)


@given(days)
def test_a_plain_day_is_read_as_any_other_date(day: date) -> None:
    """The quick way gives what the long way gives."""
    text = day.isoformat()
    when = parse_edtf(text)
    assert when.start == parse_edtf(f"{text}/").start
    assert (when.earliest, when.latest, when.begins, when.precision) == (text, text, text, "day")


# The `edtf` package (5.x) as an oracle. What it has wrong, and what is therefore not asked of it:
#   - winter (`2023-24`) is December of the same year and ends with it;
#   - `2023-05-22/` ends ten years later, though its end is not known;
#   - reversed intervals pass;
#   - `1984-1X` and `2023-05-2X` are not read, or fail;
#   - `?`, `~` and `%` widen the bounds if its "fuzzy" ones are asked: the strict ones are compared.


def strict_bounds(text: str) -> tuple[str, str]:
    parsed = parse_by_oracle(text)
    bounds = (parsed.lower_strict(), parsed.upper_strict())
    return tuple(f"{bound.tm_year:04}-{bound.tm_mon:02}-{bound.tm_mday:02}" for bound in bounds)


@st.composite
def oracle_moments(draw: st.DrawFn) -> str:
    year, month = draw(st.integers(1000, 9998)), draw(months)
    day = draw(st.integers(1, monthrange(year, month)[1]))
    forms = [
        f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-XX", f"{year}-{month:02}-XX",
        f"{year // 10}X", f"{year // 100}XX", f"{year}-{draw(st.integers(21, 23))}",
    ]  # fmt: skip
    return draw(st.sampled_from(forms))


@given(oracle_moments())
def test_bounds_of_a_date_agree_with_the_oracle(text: str) -> None:
    """Years, months, days, unspecified digits, and seasons within one year."""
    when = parse_edtf(text)
    assert (when.earliest, when.latest) == strict_bounds(text)


@given(days.filter(lambda day: 1000 <= day.year < 9990), st.integers(0, 1000))
def test_bounds_of_an_interval_agree_with_the_oracle(day: date, length: int) -> None:
    """From the first day to the last."""
    text = f"{day}/{day + timedelta(days=length)}"
    when = parse_edtf(text)
    assert (when.earliest, when.latest) == strict_bounds(text)


def test_the_faults_of_the_oracle_are_still_there() -> None:
    """When one is mended there, the form can be asked of it."""
    assert strict_bounds("2023-24") == ("2023-12-01", "2023-12-31")
    assert strict_bounds("2023-05-22/")[1].startswith("2033")
    assert parse_by_oracle("2023-05-23/2023-05-22")
    for text in ("1984-1X", "2023-05-2X"):
        with pytest.raises((EDTFParseException, ValueError, AttributeError)):
            strict_bounds(text)
