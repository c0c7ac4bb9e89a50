"""The piece of the world that a map shows, and how it is laid flat."""

import math
from collections.abc import Sequence

import msgspec

from sitegen.model.atlas import HALF_TURN, KM_IN_DEGREE, UNITS, Box
from sitegen.model.geometry import joined

WIDTH = 440
"""Of every map, in its own units."""
_LOWEST, _HIGHEST = 250, 440
_MARGIN = 0.13
"""Of what is to be seen, on each side."""
_SMALLEST = 0.2 * UNITS
"""Degrees of latitude: about twenty kilometres."""
_LEAST_COSINE = 0.1
_TURN = 2 * HALF_TURN
_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Kilometres that a scale may stand for."""
_LONGEST_SCALE = 0.24
"""Of the width."""


class Frame(msgspec.Struct, frozen=True):
    """A map's window: plate carrée, true to scale in its middle."""

    west: float
    north: float
    across: float
    """Map units in a unit of longitude."""
    down: float
    """And of latitude."""
    height: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies on the map; of its turns round the world, the one nearest to the middle."""
        middle = self.west + WIDTH / 2 / self.across
        x -= round((x - middle) / _TURN) * _TURN
        return (x - self.west) * self.across, (self.north - y) * self.down

    def kilometres(self, length_km: float) -> float:
        """How long some kilometres are on the map."""
        return length_km / KM_IN_DEGREE * UNITS * self.down

    @property
    def box(self) -> Box:
        west, north = math.floor(self.west), math.ceil(self.north)
        return west, math.floor(north - self.height / self.down), math.ceil(west + WIDTH / self.across), north


def frame_around(boxes: Sequence[Box]) -> Frame:
    """The window that shows some boxes with a margin."""
    west, south, east, north = joined(boxes)
    cosine = max(math.cos(math.radians((south + north) / 2 / UNITS)), _LEAST_COSINE)
    wide = max(east - west, _SMALLEST / cosine) * (1 + 2 * _MARGIN)
    high = max(north - south, _SMALLEST) * (1 + 2 * _MARGIN)
    # In units of latitude, a map is `wide * cosine` across and `high` down.
    scale = min(WIDTH / (wide * cosine), _HIGHEST / high)
    height = round(min(max(high * scale, _LOWEST), _HIGHEST))
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return Frame(
        west=middle_x - WIDTH / 2 / (scale * cosine),
        north=middle_y + height / 2 / scale,
        across=scale * cosine,
        down=scale,
        height=height,
    )


def scale_of(frame: Frame) -> tuple[int, float]:
    """The kilometres that a map's scale stands for, and its length in hundredths of the width."""
    fits = [km for km in _LENGTHS if frame.kilometres(km) <= WIDTH * _LONGEST_SCALE] or [_LENGTHS[0]]
    return fits[-1], frame.kilometres(fits[-1]) * 100 / WIDTH
