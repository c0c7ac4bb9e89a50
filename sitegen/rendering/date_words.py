"""Dates in words, with their doubt: "from 22 May 2023, end unknown", "one day between 1 and 22 May 2023"."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from sitegen.model.when import Moment, When
from sitegen.rendering.phrases import locale_of, phrase

_CACHED = 16384
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_YEAR_LENGTH = 4
_PLAIN = ("day", "month", "year")
"""Precisions of which an interval can say `a to b` and nobody can take it for something else."""


def when_words(when: When, lang: str, gaps: bool = False) -> str:
    """A date in words, with all of its doubt.

    Args:
        gaps: whether a plain month or year says that its day or month is unknown, as lists need it; a date that is
            written with `X` says so always.
    """
    certain, doubt = when_parts(when, lang, gaps)
    if certain and doubt:
        return phrase("with-doubt", lang, certain=certain, doubt=doubt)
    return certain or doubt


@lru_cache(maxsize=_CACHED)
def when_parts(when: When, lang: str, gaps: bool = False) -> tuple[str, str]:
    """What is certain and, apart, what is not known: `("from 22 May 2023", "end unknown")`; either may be empty."""
    match when.form:
        case "date":
            assert when.start
            return _moment_words(when.start, lang), _gap(when.start, lang, gaps)
        case "interval":
            return _interval_parts(when, lang)
        case "one-of":
            return _choice_words(when, lang), ""
        case _:
            return "", phrase("date-unknown", lang)


def _interval_parts(when: When, lang: str) -> tuple[str, str]:
    if when.start and when.end:
        return _from_to(when.start, when.end, lang), ""
    if when.start:
        doubt = "still-going-on" if when.end_bound == "open" else "end-unknown"
        return phrase("from", lang, a=_moment_words(when.start, lang)), phrase(doubt, lang)
    assert when.end
    doubt = "beginning-open" if when.start_bound == "open" else "beginning-unknown"
    return phrase("until", lang, a=_moment_words(when.end, lang)), phrase(doubt, lang)


def _from_to(start: Moment, end: Moment, lang: str) -> str:
    if start == end and start.precision == "day":
        return _moment_words(start, lang)
    whole = _moment_words(end, lang)
    if not all(_is_plain(moment) for moment in (start, end)) or start.precision != end.precision:
        return phrase("from-to", lang, a=_moment_words(start, lang), b=whole)
    if start == end:
        return phrase("from-to", lang, a=whole, b=whole)
    return phrase("to", lang, a=_shortened(start, end, lang), b=whole)


def _choice_words(when: When, lang: str) -> str:
    if when.start and when.end:
        whole = _moment_words(when.end, lang)
        is_short = _is_plain(when.start) and _is_plain(when.end) and when.start != when.end
        first = _shortened(when.start, when.end, lang) if is_short else _moment_words(when.start, lang)
        return phrase("one-day-between", lang, a=first, b=whole)
    if when.start:
        return phrase("one-day-from", lang, a=_moment_words(when.start, lang))
    assert when.end
    return phrase("one-day-until", lang, a=_moment_words(when.end, lang))


def _is_plain(moment: Moment) -> bool:
    return moment.precision in _PLAIN and not moment.uncertain and not moment.approximate


def _shortened(start: Moment, end: Moment, lang: str) -> str:
    """The first of two dates, without the month and year that the second says again."""
    a, b = start.earliest, end.earliest
    if a[:4] != b[:4] or start.precision != end.precision or not _begins_with_day(lang):
        return _moment_words(start, lang)
    if start.precision == "month":
        return _standing_month(a, lang)
    if start.precision == "day":
        return _day_number(a, lang) if a[:7] == b[:7] else _day_and_month(a, lang)
    return _moment_words(start, lang)


def _moment_words(moment: Moment, lang: str) -> str:
    words = _plain_words(moment, lang)
    if moment.uncertain:
        return phrase("perhaps-about" if moment.approximate else "perhaps", lang, a=words)
    return phrase("about", lang, a=words) if moment.approximate else words


def _plain_words(moment: Moment, lang: str) -> str:
    year, month = str(int(moment.earliest[:4])), moment.earliest[:7]
    match moment.precision:
        case "day":
            return day_words(moment.earliest, lang)
        case "days":
            first = Moment(moment.earliest, moment.earliest, moment.earliest, "day")
            last = Moment(moment.latest, moment.latest, moment.latest, "day")
            return phrase("between", lang, a=_shortened(first, last, lang), b=day_words(moment.latest, lang))
        case "month":
            return month_words(month, lang)
        case "year":
            return year
        case _:
            return _long_words(moment, year, lang)


def _long_words(moment: Moment, year: str, lang: str) -> str:
    """A season, decade or century in words."""
    last = str(int(moment.latest[:4]))
    if moment.precision == "season":
        following = last[2:] if last[:2] == year[:2] else last
        return phrase(_SEASONS[moment.text[5:7]], lang, year=year, following=following)
    if moment.precision == "decade" and len(year) == _YEAR_LENGTH:
        return phrase("decade", lang, year=year)
    return phrase("years", lang, a=year, b=last)


def _gap(moment: Moment, lang: str, gaps: bool) -> str:
    if not gaps and "X" not in moment.text:
        return ""
    match moment.precision:
        case "days" | "month":
            return phrase("day-unknown", lang)
        case "year":
            return phrase("month-unknown", lang)
        case "decade" | "century" if gaps:
            return phrase("year-unknown", lang)
        case _:
            return ""


@lru_cache(maxsize=_CACHED)
def day_words(iso_day: str, lang: str) -> str:
    """A day in words: `22 May 2023`."""
    return format_date(date.fromisoformat(iso_day), "long", locale=locale_of(lang))


@lru_cache(maxsize=_CACHED)
def month_words(iso_month: str, lang: str) -> str:
    """A month in words: `May 2023`."""
    return _in_skeleton("yMMMM", f"{iso_month[:7]}-01", lang)


@lru_cache(maxsize=_CACHED)
def _day_and_month(iso_day: str, lang: str) -> str:
    return _in_skeleton("MMMMd", iso_day, lang)


def _day_number(iso_day: str, lang: str) -> str:
    """A day alone, with the point behind it that some languages write: `1.`."""
    point = "." if _long_pattern(lang).startswith("d.") else ""
    return f"{int(iso_day[8:])}{point}"


@lru_cache(maxsize=_CACHED)
def _standing_month(iso_day: str, lang: str) -> str:
    return format_date(date.fromisoformat(iso_day), "LLLL", locale=locale_of(lang))


def _in_skeleton(skeleton: str, iso_day: str, lang: str) -> str:
    return format_skeleton(skeleton, date.fromisoformat(iso_day), locale=locale_of(lang))


def _begins_with_day(lang: str) -> bool:
    return _long_pattern(lang).startswith("d")


@lru_cache(maxsize=256)
def _long_pattern(lang: str) -> str:
    return str(locale_of(lang).date_formats["long"].pattern)
