"""The outlines of countries and their subdivisions that sitegen brings, by their codes in ISO 3166.

boundaries.zip is made by scripts/boundaries, which says what is in it. Only the members of the countries asked for are read.
"""

import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import msgspec

from sitegen.model.atlas import UNITS, Box, Outline, outline_of
from sitegen.model.settings import PointOfView

_ARCHIVE = Path(__file__).with_name("boundaries.zip")
_FINENESS = UNITS // 1000
"""The archive's own units are thousandths of a degree."""
_OTHER_VIEW = "~"
"""Behind a country's code: as Natural Earth draws it, where that is not as ISO 3166 has it."""


class _Level(msgspec.Struct):
    arcs: list[list[int]]
    rings: dict[str, list[list[int]]]


def iso_outlines(codes: Collection[str], view: PointOfView) -> dict[str, Outline]:
    """By code: the outlines of those that there are."""
    by_country: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        by_country[code[:2]].append(code)
    found = {}
    with zipfile.ZipFile(_ARCHIVE) as archive:
        members = set(archive.namelist())
        for country, wanted in sorted(by_country.items()):
            if f"{country}.json" not in members:
                continue
            levels = msgspec.json.decode(archive.read(f"{country}.json"), type=list[_Level])
            drawn = [_outlines(level, sorted(wanted), view) for level in levels]
            for code, finest in drawn[0].items():
                coarser = tuple(level[code] for level in drawn[1:] if code in level)
                found[code] = msgspec.structs.replace(finest, coarser=coarser)
    return found


def lands_around(boxes: Iterable[Box], view: PointOfView) -> dict[str, Outline]:
    """By code: the countries that reach into one of the boxes."""
    with zipfile.ZipFile(_ARCHIVE) as archive:
        bounds = msgspec.json.decode(archive.read("bounds.json"), type=dict[str, list[Box]])
    scaled = {
        code: [(w * _FINENESS, s * _FINENESS, e * _FINENESS, n * _FINENESS) for w, s, e, n in rows]
        for code, rows in bounds.items()
    }
    near: set[str] = set()
    for box in dict.fromkeys(boxes):
        near |= {code for code, rows in scaled.items() if code not in near and any(_meet(box, row) for row in rows)}
    return iso_outlines(near, view)


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap, the world being round."""
    if one[1] > other[3] or other[1] > one[3]:
        return False
    turn = 360 * UNITS
    return any(one[0] <= other[2] + by and other[0] + by <= one[2] for by in (0, turn, -turn))


def _outlines(level: _Level, codes: Sequence[str], view: PointOfView) -> dict[str, Outline]:
    lines: dict[int, tuple[list[int], list[int]]] = {}
    found = {}
    for code in codes:
        rings = _rings_of(level.rings, code, view)
        if rings:
            found[code] = outline_of([_ring(arcs, level.arcs, lines) for arcs in rings])
    return found


def _rings_of(rings: Mapping[str, list[list[int]]], code: str, view: PointOfView) -> list[list[int]]:
    other = rings.get(code + _OTHER_VIEW) if view == "natural-earth" else None
    return other or rings.get(code, [])


def _ring(
    numbers: Sequence[int], arcs: Sequence[Sequence[int]], lines: dict[int, tuple[list[int], list[int]]]
) -> tuple[int, ...]:
    """The arcs joined; the point that two of them share stands once, and so does the one that begins and ends the ring."""
    xs: list[int] = []
    ys: list[int] = []
    for number in numbers:
        place = number if number >= 0 else ~number
        if place not in lines:
            lines[place] = _line(arcs[place])
        line_x, line_y = lines[place]
        xs += line_x[:-1] if number >= 0 else line_x[:0:-1]
        ys += line_y[:-1] if number >= 0 else line_y[:0:-1]
    ring = [0] * (2 * len(xs))
    ring[::2], ring[1::2] = xs, ys
    return tuple(ring)


def _line(steps: Sequence[int]) -> tuple[list[int], list[int]]:
    return (
        [x * _FINENESS for x in accumulate(steps[::2])],
        [y * _FINENESS for y in accumulate(steps[1::2])],
    )
