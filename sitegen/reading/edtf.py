"""Dates as EDTF (ISO 8601-2) writes them, with exactly the doubt that they carry."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

from sitegen.model.when import Bound, Moment, Precision, When

_MOMENT = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|[0-9]X|XX))?)?([?~%]?)", re.ASCII)
_CHOICE = re.compile(r"\[([^\[\]/]*?)\.\.([^\[\]/]*)\]")
_DAY_LENGTH = 10
_DECEMBER = 12
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of each season; the last one ends in the next year."""
_LAST_YEAR = "9999"
_MOMENTS_CACHED = 8192


class EdtfError(ValueError):
    """A text that is no date: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_


@lru_cache(maxsize=_MOMENTS_CACHED)
def parse_edtf(text: str) -> When:
    """The date that an EDTF text says.

    Raises:
        EdtfError: the text is no EDTF, is impossible, or runs backwards.
    """
    if len(text) == _DAY_LENGTH and text[4] == text[7] == "-":
        try:
            date.fromisoformat(text)
        except ValueError:
            pass
        else:
            day = Moment(text, text, text, "day")
            return When(text, "date", day, None, "given", "given", text, text, "day", text)
    when = _read(text)
    if when is None:
        raise _refusal(text)
    return when


def _read(text: str) -> When | None:
    """The date; None where the text is none."""
    if text == "unknown":
        return When(text, "unknown")
    if text[:1] == "[":
        return _choice(text)
    if "/" in text:
        return _interval(text)
    moment = _moment(text)
    if moment is None:
        return None
    return When(
        text=text,
        form="date",
        start=moment,
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        begins=_begins(moment),
    )


def _interval(text: str) -> When | None:
    first, _, last = text.partition("/")
    start, start_bound = _end(first)
    end, end_bound = _end(last)
    leading = start or end
    if leading is None or start_bound is None or end_bound is None:
        return None
    if start and end and start.earliest > end.latest:
        raise EdtfError(f"the interval `{text}` ends before it begins", f"write `{last}/{first}`")
    return When(
        text=text,
        form="interval",
        start=start,
        end=end,
        start_bound=start_bound,
        end_bound=end_bound,
        earliest=start.earliest if start else "",
        latest=end.latest if end else "",
        precision=leading.precision,
        begins=_begins(leading),
    )


def _end(text: str) -> tuple[Moment | None, Bound | None]:
    """One end of an interval; its bound is None where the text is none."""
    if text == "..":
        return None, "open"
    if not text:
        return None, "unknown"
    moment = _moment(text)
    return moment, "given" if moment else None


def _choice(text: str) -> When | None:
    match = _CHOICE.fullmatch(text)
    if match is None:
        return None
    start, end = _moment(match[1]), _moment(match[2])
    if not (start or end) or (match[1] and not start) or (match[2] and not end):
        return None
    if start and end and start.earliest > end.latest:
        raise EdtfError(f"the choice `{text}` ends before it begins", f"write `[{match[2]}..{match[1]}]`")
    earliest, latest = start.earliest if start else "", end.latest if end else ""
    begins, precision = _common(earliest, latest)
    return When(
        text=text,
        form="one-of",
        start=start,
        end=end,
        start_bound="given" if start else "open",
        end_bound="given" if end else "open",
        earliest=earliest,
        latest=latest,
        precision=precision,
        begins=begins,
    )


def _common(earliest: str, latest: str) -> tuple[str, Precision]:
    """What two days have in common: where a day between them stands, and how finely it is known."""
    lengths: tuple[tuple[int, int, Precision], ...] = (
        (10, 10, "day"),
        (7, 7, "days"),
        (4, 4, "year"),
        (3, 0, "decade"),
        (2, 0, "century"),
    )
    for shared, stands, precision in lengths:
        if earliest and earliest[:shared] == latest[:shared]:
            return earliest[:stands], precision
    return "", "unknown"


def _begins(moment: Moment) -> str:
    match moment.precision:
        case "day":
            return moment.earliest
        case "days" | "month":
            return moment.earliest[:7]
        case "year" | "season":
            return moment.earliest[:4]
        case _:
            return ""


def _moment(text: str) -> Moment | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    stretch = _stretch(year, month, day)
    return stretch and Moment(
        text=text.removesuffix(mark) if mark else text,
        earliest=stretch[0],
        latest=stretch[1],
        precision=stretch[2],
        uncertain=mark in ("?", "%"),
        approximate=mark in ("~", "%"),
    )


def _stretch(year: str, month: str | None, day: str | None) -> tuple[str, str, Precision] | None:
    """First day, last day and precision; None where there is no such date."""
    if "X" in year:
        first, last = max(year.replace("X", "0"), "0001"), year.replace("X", "9")
        wide: Precision = "century" if year.endswith("XX") else "decade"
        return None if month else (f"{first}-01-01", f"{last}-12-31", wide)
    if year == "0000":
        return None
    if month is None or month == "XX":
        return (f"{year}-01-01", f"{year}-12-31", "year") if day in (None, "XX") else None
    if int(month) in _SEASONS:
        return _season(year, int(month)) if day is None else None
    return _days(year, month, day) if 1 <= int(month) <= _DECEMBER else None


def _season(year: str, number: int) -> tuple[str, str, Literal["season"]] | None:
    first, last = _SEASONS[number]
    if first < last:
        return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]:02}", "season"
    if year == _LAST_YEAR:
        return None
    following = int(year) + 1
    return f"{year}-{first:02}-01", f"{following:04}-{last:02}-{monthrange(following, last)[1]:02}", "season"


def _days(year: str, month: str, day: str | None) -> tuple[str, str, Precision] | None:
    days = monthrange(int(year), int(month))[1]
    if day is None or day == "XX":
        return f"{year}-{month}-01", f"{year}-{month}-{days:02}", "month"
    if day[1] == "X":
        first, last = max(int(day[0]) * 10, 1), min(int(day[0]) * 10 + 9, days)
        return (f"{year}-{month}-{first:02}", f"{year}-{month}-{last:02}", "days") if first <= last else None
    whole = f"{year}-{month}-{day}"
    return (whole, whole, "day") if 1 <= int(day) <= days else None


def _refusal(text: str) -> EdtfError:
    from sitegen.reading.edtf_proposals import explain  # noqa: PLC0415 - only mistakes need it, and it is slow to load

    return EdtfError(*explain(text, _is_edtf))


def _is_edtf(text: str) -> bool:
    """Whether a proposal is itself a date, so that nothing wrong is ever proposed."""
    try:
        return _read(text) is not None
    except EdtfError:
        return False
