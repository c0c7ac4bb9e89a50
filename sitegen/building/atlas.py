"""Where an archive's regions lie: from the outlines that sitegen brings, and from the files that lie beside regions."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from sitegen.model.archive import Archive, RegionNode
from sitegen.model.atlas import UNITS, Atlas, Box, Outline
from sitegen.model.geometry import main_box
from sitegen.model.problem import Problem
from sitegen.reading.boundary_file import read_boundary
from sitegen.reading.outlines import iso_outlines, lands_around

_MARGIN = 3 * UNITS
"""Around a point: land that may be seen beside it."""
_TILE = 5 * UNITS
"""Points of one tile ask for the same land."""


def atlas_of(archive: Archive, root: Path) -> tuple[Atlas, tuple[Problem, ...]]:
    """The atlas of an archive's regions, and what is wrong with the files of boundaries; empty where nothing lies on the earth."""
    settings = archive.settings.regions
    if not settings.geographic:
        return Atlas(), ()
    own, problems = _own_outlines(archive.regions, root)
    codes = {path: code for path, node in archive.regions.items() if path not in own and (code := _code(node))}
    brought = iso_outlines(set(codes.values()), settings.point_of_view)
    outlines = own | {path: brought[code] for path, code in codes.items() if code in brought}
    boxes = [_around(outline) for outline in outlines.values()]
    lands = lands_around([*boxes, *_tiles(archive)], settings.point_of_view)
    encode = msgspec.msgpack.encode
    return Atlas(
        outlines={path: encode(outline) for path, outline in sorted(outlines.items())},
        lands={code: encode(land) for code, land in sorted(lands.items())},
    ), problems


def _own_outlines(regions: Mapping[str, RegionNode], root: Path) -> tuple[dict[str, Outline], tuple[Problem, ...]]:
    found: dict[str, Outline] = {}
    problems: list[Problem] = []
    for path, node in regions.items():
        if node.record and node.record.boundary:
            outline, wrong = read_boundary(root, node.record)
            problems += wrong
            if outline is not None:
                found[path] = outline
    return found, tuple(problems)


def _code(node: RegionNode) -> str:
    """The ISO 3166 code of a region: what its file or a list says, else what its path can only mean."""
    if node.iso:
        return node.iso
    country, _, part = node.region.upper().partition("/")
    if len(country) != 2 or "/" in part:  # noqa: PLR2004 - a country's code
        return ""
    return f"{country}-{part.removeprefix(f'{country}-')}" if part else country


def _around(outline: Outline) -> Box:
    """The box of what a map of an outline may show."""
    west, south, east, north = main_box(outline)
    wide = (east - west) // 4
    high = max((north - south) // 3, (east - west) // 8)
    return west - wide, south - high, east + wide, north + high


def _tiles(archive: Archive) -> Iterable[Box]:
    """Boxes around the places that have a point."""
    tiles = {
        (int(place.point[1] * UNITS) // _TILE, int(place.point[0] * UNITS) // _TILE)
        for entry in archive.entries.values()
        for place in entry.incident.places
        if place.point
    }
    for x, y in sorted(tiles):
        west, south = x * _TILE, y * _TILE
        yield west - _MARGIN, south - _MARGIN, west + _TILE + _MARGIN, south + _TILE + _MARGIN
