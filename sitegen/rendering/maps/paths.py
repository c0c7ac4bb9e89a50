"""Outlines as paths of SVG, no finer than a map can show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sitegen.model.atlas import HALF_TURN, Box, Outline
from sitegen.rendering.maps.frame import WIDTH, Frame

MOST_POINTS = 1300
"""Of all land on one map: about 6 kB, and 2 kB compressed."""
_COARSEST = 5
_TURN = 2 * HALF_TURN
_BESIDE = 8
"""Map units around a map that are drawn with it, so that no edge of a clipped outline is seen."""
_PIECE = 48
"""Points that are looked at as one where all of them lie outside."""
_FAR = 2000
LEVELS = 3
_LIMITS_KM = (3, 14)
"""Kilometres to a map unit from which on the next coarser level is drawn."""
Point = tuple[int, int]
Line = list[Point]


class Land:
    """An outline made ready for many maps: its rings lie in pieces, each with the box around it."""

    __slots__ = ("_around", "_levels")

    def __init__(self, outline: Outline) -> None:
        self._around = outline.box
        self._levels = [
            [(box, _pieces(ring)) for ring, box in zip(level.rings, level.boxes, strict=True)]
            for level in (outline, *outline.coarser)
        ]

    def meets(self, seen: Box) -> bool:
        """Whether some of it may lie in a box."""
        turns = [turn for turn in (0, _TURN, -_TURN) if _reaches(self._around, seen, turn)]
        return any(_reaches(box, seen, turn) for turn in turns for box, _ in self._levels[0])

    def lines(self, frame: Frame, level: int) -> list[Line]:
        """The rings that a frame shows, in whole map units, from a level of fineness: 0 is the finest. Points are moved, never chosen, so that two outlines that share
        a border still share it."""
        found = []
        seen = frame.box
        for box, pieces in self._levels[min(level, len(self._levels) - 1)]:
            for turn in (0, _TURN, -_TURN):
                if _reaches(box, seen, turn):
                    line = thinned(_placed(pieces, frame, turn), frame)
                    if len(line) > 2:  # noqa: PLR2004 - less is no area
                        found.append(line)
        return found


Piece = tuple[Box, Sequence[int], Sequence[int]]


def _pieces(ring: tuple[int, ...]) -> list[Piece]:
    found: list[Piece] = []
    for start in range(0, len(ring), 2 * _PIECE):
        xs, ys = ring[start : start + 2 * _PIECE : 2], ring[start + 1 : start + 2 * _PIECE : 2]
        found.append(((min(xs), min(ys), max(xs), max(ys)), xs, ys))
    return found


def _placed(pieces: Iterable[Piece], frame: Frame, turn: int) -> Line:
    """The points in map units, each once where several follow one another; of a piece outside, its first and last."""
    across, down = frame.across, frame.down
    west, north = frame.west - turn, frame.north
    seen = frame.box
    left, right = seen[0] - turn - _BESIDE / across, seen[2] - turn + _BESIDE / across
    bottom, top = seen[1] - _BESIDE / down, seen[3] + _BESIDE / down
    found: Line = []
    before = None
    for box, xs, ys in pieces:
        if box[2] < left or box[0] > right or box[3] < bottom or box[1] > top:
            xs, ys = (xs[0], xs[-1]), (ys[0], ys[-1])  # noqa: PLW2901 - all that is needed of it
        for x, y in zip(xs, ys, strict=True):
            point = (round((x - west) * across), round((north - y) * down))
            if point != before:
                found.append(point)
                before = point
    return found


def on_grid(lines: Iterable[Line], frame: Frame, grid: int) -> list[Line]:
    """Lines in steps of a coarser grid."""
    if grid == 1:
        return list(lines)
    moved = ([(round(x / grid) * grid, round(y / grid) * grid) for x, y in line] for line in lines)
    return [line for one in moved if len(line := thinned(_once(one), frame)) > 2]  # noqa: PLR2004


def _reaches(box: Box, seen: Box, turn: int) -> bool:
    return box[0] + turn <= seen[2] and seen[0] <= box[2] + turn and box[1] <= seen[3] and seen[1] <= box[3]


class Fitted(NamedTuple):
    """Land as fine as a map can show it."""

    level: int
    grid: int
    lines: dict[str, list[Line]]
    """By code, on the level of fineness."""
    drawn: list[Line]
    """All of it, on the grid."""


def fitted(lands: Mapping[str, Land], frame: Frame) -> Fitted:
    """The finest level and grid on which all land of a map has few enough points."""
    km = 1 / frame.kilometres(1)
    lines: dict[str, list[Line]] = {}
    for level in range(sum(km > limit for limit in _LIMITS_KM), LEVELS):
        lines = {code: land.lines(frame, level) for code, land in lands.items()}
        drawn = [line for own in lines.values() for line in own]
        if sum(map(len, drawn)) <= MOST_POINTS:
            return Fitted(level, 1, lines, drawn)
    whole = drawn
    for grid in range(2, _COARSEST + 1):
        drawn = on_grid(whole, frame, grid)
        if sum(map(len, drawn)) <= MOST_POINTS:
            break
    return Fitted(level, grid, lines, drawn)


def path_of(lines: Iterable[Line]) -> str:
    """The value of the attribute d."""
    return "".join(map(_path, lines))


def _path(line: Line) -> str:
    (x, y), *rest = line
    steps = []
    before = (x, y)
    for point in rest:
        steps.append(f"{point[0] - before[0]} {point[1] - before[1]}")
        before = point
    return f"M{x} {y}l{' '.join(steps).replace(' -', '-')}z"


def _once(line: Line) -> Line:
    return [point for point, before in zip(line, [None, *line], strict=False) if point != before]


def thinned(line: Line, frame: Frame) -> Line:
    """Without points in the middle of a straight stretch, and of a stretch outside on one side of the frame."""
    if len(line) > 1 and line[0] == line[-1]:
        line = line[:-1]
    right, bottom = WIDTH + _BESIDE, frame.height + _BESIDE
    found: Line = []
    for point in line:
        while len(found) > 1 and _is_idle(found[-2], found[-1], point, right, bottom):
            found.pop()
        found.append(point)
    return [(min(max(x, -_FAR), _FAR), min(max(y, -_FAR), _FAR)) for x, y in found]


def _is_idle(before: Point, here: Point, behind: Point, right: int, bottom: int) -> bool:
    (ax, ay), (x, y), (bx, by) = before, here, behind
    if x < -_BESIDE:
        outside = ax < -_BESIDE and bx < -_BESIDE
    elif x > right:
        outside = ax > right and bx > right
    elif y < -_BESIDE:
        outside = ay < -_BESIDE and by < -_BESIDE
    elif y > bottom:
        outside = ay > bottom and by > bottom
    else:
        outside = False
    return outside or (x - ax) * (by - y) == (y - ay) * (bx - x)
