"""Whether a point lies in an outline, and how far from it."""

import math
from collections.abc import Iterator, Sequence

from sitegen.model.atlas import KM_IN_DEGREE, UNITS, Outline

_BANDS = 256
_KM_IN_UNIT = KM_IN_DEGREE / UNITS
_LEAST_COSINE = 0.01
_FULL_TURN = 360 * UNITS

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
