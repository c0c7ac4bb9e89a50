"""Where on a map there is room for the name of a country."""

from collections.abc import Iterable, Sequence

from sitegen.rendering.maps.frame import WIDTH, Frame
from sitegen.rendering.maps.paths import Line

_STEP = 24
"""Map units between the rows that are looked at."""
_EDGE = 22
_ROWS = 8
_LEAST = 84
"""Map units that a name needs."""
_SCALE = (WIDTH * 0.62, 40)
"""The corner that the scale stands in: from this x on, and this far from below."""


def room_in(
    lines: Iterable[Line], land: Iterable[Line], frame: Frame, least: float = _LEAST
) -> tuple[float, float] | None:
    """The middle of the widest stretch of a country, beside the regions that a map shows; None where no name fits.

    Args:
        lines: the country's and those of the regions: what an odd number of them holds is free.
        land: the country's alone: what lies outside it is not.
    """
    together, own = list(lines), list(land)
    best: tuple[float, float, float] | None = None
    for y in range(_EDGE, frame.height - _EDGE, _STEP):
        end = _SCALE[0] if y > frame.height - _SCALE[1] else WIDTH
        for left, right in _stretches(together, y + 0.5):
            left, right = max(left, 0), min(right, end)  # noqa: PLW2901 - as far as it is seen
            if right - left > max(least, best[0] if best else 0) and _holds(own, (left + right) / 2, y + 0.5):
                best = (right - left, (left + right) / 2, y)
    return best[1:] if best else None


def middle_of(lines: Sequence[Line], frame: Frame) -> tuple[float, float] | None:
    """A point inside an outline, in the middle of its widest stretch; None where it is not on the map."""
    best: tuple[float, float, float] | None = None
    if not lines:
        return None
    ys = [y for line in lines for _, y in line]
    low, high = max(min(ys), 0), min(max(ys), frame.height)
    for part in range(1, _ROWS):
        y = low + (high - low) * part / _ROWS + 0.01
        for left, right in _stretches(lines, y):
            left, right = max(left, 0), min(right, WIDTH)  # noqa: PLW2901 - as far as it is seen
            if right - left > (best[0] if best else 0):
                best = (right - left, (left + right) / 2, y)
    return best[1:] if best else None


def _stretches(lines: Iterable[Line], y: float) -> Iterable[tuple[float, float]]:
    xs = sorted(_crossings(lines, y))
    return zip(xs[::2], xs[1::2], strict=False)


def _holds(lines: Iterable[Line], x: float, y: float) -> bool:
    return sum(crossing > x for crossing in _crossings(lines, y)) % 2 == 1


def _crossings(lines: Iterable[Line], y: float) -> Iterable[float]:
    for line in lines:
        before_x, before_y = line[-1]
        for x, here in line:
            if (here > y) != (before_y > y):
                yield before_x + (x - before_x) * (y - before_y) / (here - before_y)
            before_x, before_y = x, here
