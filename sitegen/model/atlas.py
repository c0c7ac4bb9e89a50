"""Where regions lie: outlines on the earth, in ten-thousandths of a degree (eleven metres)."""

from collections.abc import Container

import msgspec

UNITS = 10_000
"""In a degree."""
HALF_TURN = 180 * UNITS
KM_IN_DEGREE = 111.195
"""Of latitude, on a sphere with the IUGG mean radius."""

Box = tuple[int, int, int, int]
"""West, south, east, north."""


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """The land of a region: a point is in it where an odd number of its rings hold it."""

    rings: tuple[tuple[int, ...], ...]
    """Each a flat list of longitude and latitude; the last point is joined to the first. The largest comes first."""
    boxes: tuple[Box, ...]
    """Around each ring."""
    coarser: tuple["Outline", ...] = ()
    """The same land for maps of more of the world: to seven kilometres, and to forty. A small region has none."""

    @property
    def box(self) -> Box:
        """Around all of it."""
        west, south, east, north = zip(*self.boxes, strict=True)
        return min(west), min(south), max(east), max(north)


class Atlas(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive's maps are drawn from. Outlines are encoded, since most pages need few of them."""

    outlines: dict[str, bytes] = {}
    """By region: its outline. A region without one is not here."""
    lands: dict[str, bytes] = {}
    """By ISO 3166-1 code: the countries in and around these regions."""


def units(latitude: float, longitude: float) -> tuple[int, int]:
    """A point in the units of outlines: longitude, latitude."""
    return round(longitude * UNITS), round(latitude * UNITS)


def nearest_outlined(region: str, outlined: Container[str]) -> str:
    """The finest part of a region's path that has an outline; "" where none has."""
    while region and region not in outlined:
        region = region.rpartition("/")[0]
    return region


def outline_of(rings: list[tuple[int, ...]]) -> Outline:
    """An outline of rings, with the boxes around them."""
    boxes = [(min(ring[::2]), min(ring[1::2]), max(ring[::2]), max(ring[1::2])) for ring in rings]
    return Outline(tuple(rings), tuple(boxes))
