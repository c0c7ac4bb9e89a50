"""How a date is drawn on a time line: what is sure is solid, what is not known fades, one day within many is a dashed box."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from sitegen.model.when import When

WIDTH = 1000
"""Of a drawing, in its own units."""
_NARROWEST = 4
"""A day stays visible beside years."""
_FADE = 60
"""Of an end that is not known at all."""
_ABOUT = 14
"""Of a day that is given as about, or as perhaps."""
Kind = Literal["none", "day", "within", "span"]


class Mark(msgspec.Struct, frozen=True):
    """What is drawn of a date; days are counted as Python counts them, 0 stands for none."""

    kind: Kind
    first: int = 0
    """The earliest possible day."""
    last: int = 0
    """The latest possible day."""
    sure_first: int = 0
    """Of what lasts: from here on it was going on for sure; between `first` and here it fades in."""
    sure_last: int = 0
    open_end: bool = False
    """Still going on: drawn to the edge."""
    about: bool = False


def mark_of(when: When | None) -> Mark:
    """What is drawn of a date."""
    if when is None or when.form == "unknown" or not (when.earliest or when.latest):
        return Mark("none")
    first, last = _day(when.earliest), _day(when.latest)
    about = any(moment and (moment.uncertain or moment.approximate) for moment in (when.start, when.end))
    if when.form == "date" and first == last:
        return Mark("day", first, last, about=about)
    if when.form != "interval":
        return Mark("within", first, last, about=about)
    start, end = when.start, when.end
    return Mark(
        "span",
        first,
        last,
        sure_first=_day(start.latest) if start else 0,
        sure_last=_day(end.earliest) if end else 0,
        open_end=when.end_bound == "open",
        about=about,
    )


def axis_of(marks: Iterable[Mark]) -> tuple[int, int]:
    """The days that an axis begins and ends with: whole months, so that its names say what they stand at."""
    days = [day for mark in marks for day in (mark.first, mark.last, mark.sure_first, mark.sure_last) if day]
    if not days:
        return 0, 0
    first, last = dt.date.fromordinal(min(days)), dt.date.fromordinal(max(days))
    following = dt.date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return first.replace(day=1).toordinal(), following.toordinal() - 1


def axis_days(first: int, last: int, parts: int = 4) -> list[str]:
    """The days at which an axis has its names, in equal steps."""
    size = last - first + 1
    return [dt.date.fromordinal(first + size * part // parts).isoformat() for part in range(parts)]


def mark_svg(mark: Mark, first: int, last: int, *, here: bool = False) -> str:
    """The drawing of a date on an axis; what its row says in words is its text alternative."""
    return f'<svg viewBox="0 0 {WIDTH} 16" preserveAspectRatio="none" aria-hidden="true">{_shapes(mark, first, last, here)}</svg>'


def _shapes(mark: Mark, first: int, last: int, here: bool) -> str:
    scale = WIDTH / max(1, last - first + 1)

    def left(day: int) -> float:
        return (day - first) * scale

    def right(day: int) -> float:
        return (day - first + 1) * scale

    match mark.kind:
        case "day":
            look, width = ("here" if here else "sure"), max(scale, _NARROWEST)
            solid = _rect(f'class="{look}"', left(mark.first), width, 1)
            if not mark.about:
                return solid
            return (
                _rect('fill="url(#fade-start)"', left(mark.first) - _ABOUT, _ABOUT, 4)
                + solid
                + _rect('fill="url(#fade-out)"', left(mark.first) + width, _ABOUT, 4)
            )
        case "within":
            start = left(mark.first) if mark.first else 0.0
            end = right(mark.last) if mark.last else float(WIDTH)
            return _rect('class="span"', start, max(end - start, 2 * _NARROWEST), 2)
        case "span":
            return _lasting(mark, left, right)
        case _:
            return ""


def _lasting(mark: Mark, left: Callable[[int], float], right: Callable[[int], float]) -> str:
    begin = left(mark.sure_first) if mark.sure_first else None
    end = float(WIDTH) if mark.open_end else right(mark.sure_last) if mark.sure_last else None
    if begin is None and end is not None:  # the beginning is not known
        return _rect('fill="url(#fade-start)"', max(0.0, end - _FADE), min(_FADE, end), 4)
    assert begin is not None
    parts = []
    start = left(mark.first)
    if mark.about and start == begin:
        start = begin - _ABOUT
    if start < begin:
        parts.append(_rect('fill="url(#fade-start)"', start, begin - start, 4))
    if end is None:  # the end is not known
        sure = max(right(mark.sure_first) - begin, _NARROWEST)
        parts += [_rect('class="sure"', begin, sure, 4), _rect('fill="url(#fade-out)"', begin + sure, _FADE, 4)]
        return "".join(parts)
    parts.append(_rect('class="sure"', begin, max(end - begin, _NARROWEST), 4))
    fades = right(mark.last) if mark.last and not mark.open_end else end
    if fades > end:
        parts.append(_rect('fill="url(#fade-out)"', end, fades - end, 4))
    return "".join(parts)


def _rect(look: str, left: float, width: float, top: int) -> str:
    return f'<rect {look} x="{left:.1f}" y="{top}" width="{width:.1f}" height="{16 - 2 * top}"/>'


def _day(iso: str) -> int:
    return dt.date.fromisoformat(iso).toordinal() if iso else 0
