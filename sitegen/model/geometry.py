"""Whether a point lies in an outline, how far it is from it, and the box around an outline's main land."""

import math
from collections.abc import Iterable, Iterator, Sequence

from sitegen.model.atlas import HALF_TURN, KM_IN_DEGREE, UNITS, Box, Outline

_BANDS = 256
_KM_IN_UNIT = KM_IN_DEGREE / UNITS
_LEAST_COSINE = 0.01
_FULL_TURN = 2 * HALF_TURN
_PART = 0.02
"""A ring this small beside the largest one does not widen the main land, unless it lies close."""
_CLOSE = UNITS // 2

Edge = tuple[int, int, int, int]


class Shape:
    """An outline made ready for many questions: its edges lie in bands of latitude."""

    def __init__(self, outline: Outline) -> None:
        west, south, east, north = outline.box
        self.box = (west, south, east, north)
        self._south = south
        self._height = max(1, -(-(north - south + 1) // _BANDS))
        self._bands: list[list[Edge]] = [[] for _ in range(_BANDS)]
        for ring in outline.rings:
            for edge in _edges(ring):
                low, high = (edge[1], edge[3]) if edge[1] <= edge[3] else (edge[3], edge[1])
                for band in range(self._band(low), self._band(high) + 1):
                    self._bands[band].append(edge)

    def contains(self, x: int, y: int) -> bool:
        """Whether a point lies inside."""
        west, south, east, north = self.box
        if not (west <= x <= east and south <= y <= north):
            return False
        inside = False
        for ax, ay, bx, by in self._bands[self._band(y)]:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
        return inside

    def distance_km(self, x: int, y: int, limit_km: float = math.inf) -> float:
        """How far a point outside is from the nearest edge; infinite where that is farther than the limit."""
        reach = math.inf if limit_km == math.inf else limit_km / _KM_IN_UNIT
        low = 0 if reach == math.inf else self._band(int(y - reach))
        high = _BANDS - 1 if reach == math.inf else self._band(int(y + reach))
        cosine = max(math.cos(math.radians(y / UNITS)), _LEAST_COSINE)
        nearest = math.inf
        for band in range(low, high + 1):
            for edge in self._bands[band]:
                nearest = min(nearest, _squared(edge, x, y, cosine))
        found = math.sqrt(nearest) * _KM_IN_UNIT if nearest < math.inf else math.inf
        return found if found <= limit_km else math.inf

    def _band(self, y: int) -> int:
        return min(max((y - self._south) // self._height, 0), _BANDS - 1)


def _edges(ring: Sequence[int]) -> Iterator[Edge]:
    before_x, before_y = ring[-2], ring[-1]
    for place in range(0, len(ring), 2):
        x, y = ring[place], ring[place + 1]
        yield before_x, before_y, x, y
        before_x, before_y = x, y


def _squared(edge: Edge, x: int, y: int, cosine: float) -> float:
    """The square of the distance from an edge, in units of latitude; over the antimeridian where that is shorter."""
    ax, ay, bx, by = edge
    turn = round((ax - x) / _FULL_TURN) * _FULL_TURN
    from_x, from_y = (ax - x - turn) * cosine, float(ay - y)
    step_x, step_y = (bx - ax) * cosine, float(by - ay)
    length = step_x * step_x + step_y * step_y
    along = 0.0 if not length else min(1.0, max(0.0, -(from_x * step_x + from_y * step_y) / length))
    to_x, to_y = from_x + along * step_x, from_y + along * step_y
    return to_x * to_x + to_y * to_y


def main_box(outline: Outline) -> Box:
    """Around an outline's main land: far islands left out, and over the antimeridian where that is shorter."""
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) for box in outline.boxes]
    largest = max(range(len(sizes)), key=sizes.__getitem__)
    found = outline.boxes[largest]
    rest = sorted((place for place in range(len(sizes)) if place != largest), key=lambda place: -sizes[place])
    for place in rest:
        box = _turned(outline.boxes[place], found)
        if sizes[place] >= sizes[largest] * _PART or _touch(box, found):
            found = joined([found, box])
    return found


def _turned(box: Box, other: Box) -> Box:
    """A box, moved round the world to the side of another."""
    by = round(((box[0] + box[2]) - (other[0] + other[2])) / 2 / _FULL_TURN) * _FULL_TURN
    return box[0] - by, box[1], box[2] - by, box[3]


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + _CLOSE
        and other[0] <= one[2] + _CLOSE
        and one[1] <= other[3] + _CLOSE
        and other[1] <= one[3] + _CLOSE
    )


def joined(boxes: Iterable[Box]) -> Box:
    """One box around several, over the antimeridian where that is shorter."""
    first, *others = boxes
    found = first
    for box in others:
        west, south, east, north = _turned(box, found)
        found = (min(found[0], west), min(found[1], south), max(found[2], east), max(found[3], north))
    if found[2] - found[0] > _FULL_TURN:
        return -HALF_TURN, found[1], HALF_TURN, found[3]
    return found
