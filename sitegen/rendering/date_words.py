"""Dates in words, with their doubt: "from 22 May 2023, end unknown", "one day between 1 and 22 May 2023"."""

import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date, match_skeleton

from sitegen.model.when import Moment, When
from sitegen.rendering.language import locale_of
from sitegen.rendering.phrases import say, text

_CACHED = 16384
_ENDING = re.compile(r"\s*'[^']*'\.?$")
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
        return say(lang, "%(certain)s, %(doubt)s", certain=certain, doubt=doubt)
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
            return "", say(lang, "date unknown")


def _interval_parts(when: When, lang: str) -> tuple[str, str]:
    if when.start and when.end:
        return _from_to(when.start, when.end, lang), ""
    if when.start:
        doubt = text(lang, "still going on") if when.end_bound == "open" else text(lang, "end unknown")
        return say(lang, "from %(a)s", a=_moment_words(when.start, lang)), doubt
    assert when.end
    is_open = when.start_bound == "open"
    doubt = text(lang, "with no set beginning") if is_open else text(lang, "beginning unknown")
    return say(lang, "until %(a)s", a=_moment_words(when.end, lang)), doubt


def _from_to(start: Moment, end: Moment, lang: str) -> str:
    if start == end and start.precision == "day":
        return _moment_words(start, lang)
    whole = _moment_words(end, lang)
    if not all(_is_plain(moment) for moment in (start, end)) or start.precision != end.precision:
        return say(lang, "from %(a)s to %(b)s", a=_moment_words(start, lang), b=whole)
    if start == end:
        return say(lang, "from %(a)s to %(b)s", a=whole, b=whole)
    return say(lang, "%(a)s to %(b)s", a=_shortened(start, end, lang), b=whole)


def _choice_words(when: When, lang: str) -> str:
    if when.start and when.end:
        whole = _moment_words(when.end, lang)
        is_short = _is_plain(when.start) and _is_plain(when.end) and when.start != when.end
        first = _shortened(when.start, when.end, lang) if is_short else _moment_words(when.start, lang)
        return say(lang, "one day between %(a)s and %(b)s", a=first, b=whole)
    if when.start:
        return say(lang, "one day from %(a)s on", a=_moment_words(when.start, lang))
    assert when.end
    return say(lang, "one day until %(a)s", a=_moment_words(when.end, lang))


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
        return say(lang, "perhaps about %(a)s", a=words) if moment.approximate else say(lang, "perhaps %(a)s", a=words)
    return say(lang, "about %(a)s", a=words) if moment.approximate else words


def _plain_words(moment: Moment, lang: str) -> str:
    year, month = str(int(moment.earliest[:4])), moment.earliest[:7]
    match moment.precision:
        case "day":
            return day_words(moment.earliest, lang)
        case "days":
            first = Moment(moment.earliest, moment.earliest, moment.earliest, "day")
            last = Moment(moment.latest, moment.latest, moment.latest, "day")
            return say(
                lang, "between %(a)s and %(b)s", a=_shortened(first, last, lang), b=day_words(moment.latest, lang)
            )
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
        return _season(moment.text[5:7], lang) % {"year": year, "following": following}
    if moment.precision == "decade" and len(year) == _YEAR_LENGTH:
        return say(lang, "the %(year)ss", year=year)
    return say(lang, "the years %(a)s to %(b)s", a=year, b=last)


def _season(number: str, lang: str) -> str:
    match number:
        case "21":
            return text(lang, "spring %(year)s")
        case "22":
            return text(lang, "summer %(year)s")
        case "23":
            return text(lang, "autumn %(year)s")
        case _:
            return text(lang, "winter %(year)s–%(following)s")


def _gap(moment: Moment, lang: str, gaps: bool) -> str:
    if not gaps and "X" not in moment.text:
        return ""
    match moment.precision:
        case "days" | "month":
            return say(lang, "day unknown")
        case "year":
            return say(lang, "month unknown")
        case "decade" | "century" if gaps:
            return say(lang, "year unknown")
        case _:
            return ""


@lru_cache(maxsize=_CACHED)
def day_words(iso_day: str, lang: str) -> str:
    """A day in words: `22 May 2023`."""
    return format_date(date.fromisoformat(iso_day), _long_pattern(lang), locale=locale_of(lang))


@lru_cache(maxsize=_CACHED)
def month_words(iso_month: str, lang: str) -> str:
    """A month in words: `May 2023`."""
    return in_skeleton("yMMMM", f"{iso_month[:7]}-01", lang)


def period_words(key: str, lang: str) -> str:
    """A day or a month in words; a year or a decade as it is written."""
    match len(key):
        case 10:
            return day_words(key, lang)
        case 7:
            return month_words(key, lang)
        case _:
            return key


@lru_cache(maxsize=_CACHED)
def _day_and_month(iso_day: str, lang: str) -> str:
    return in_skeleton("MMMMd", iso_day, lang)


def _day_number(iso_day: str, lang: str) -> str:
    """A day alone, with the point behind it that some languages write: `1.`."""
    point = "." if _long_pattern(lang).startswith("d.") else ""
    return f"{int(iso_day[8:])}{point}"


@lru_cache(maxsize=_CACHED)
def _standing_month(iso_day: str, lang: str) -> str:
    return format_date(date.fromisoformat(iso_day), "LLLL", locale=locale_of(lang))


def in_skeleton(skeleton: str, iso_day: str, lang: str) -> str:
    """A day in CLDR's form of a skeleton: `yMMM` is `May 2023`."""
    return format_date(date.fromisoformat(iso_day), _pattern(skeleton, lang), locale=locale_of(lang))


def _begins_with_day(lang: str) -> bool:
    return _long_pattern(lang).startswith("d")


@lru_cache(maxsize=256)
def _long_pattern(lang: str) -> str:
    return without_ending(str(locale_of(lang).date_formats["long"].pattern))


@lru_cache(maxsize=256)
def _pattern(skeleton: str, lang: str) -> str:
    skeletons = locale_of(lang).datetime_skeletons
    found = skeletons.get(skeleton) or skeletons[match_skeleton(skeleton, skeletons)]
    return without_ending(str(found.pattern))


def without_ending(pattern: str) -> str:
    """Without the word for "year" that some languages write behind it (`2023 г.`): it would stand before a full stop."""
    return _ENDING.sub("", pattern)
