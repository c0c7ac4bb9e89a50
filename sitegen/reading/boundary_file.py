"""A region's own boundary: a GeoJSON file beside the region's file, a stranger's as all of content/ is."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from sitegen.model.atlas import UNITS, Outline, outline_of
from sitegen.model.problem import Problem, Span
from sitegen.model.records import RegionRecord

MAX_BYTES = 2_000_000
MAX_POINTS = 20_000
_COLLECTIONS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_DEEPEST = 10
_CORNERS = 4
"""Of a ring: three, and the first again."""
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


class _BadError(Exception):
    """What is wrong, and what to write instead; never leaves this module."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


def read_boundary(root: Path, record: RegionRecord) -> tuple[Outline | None, tuple[Problem, ...]]:
    """The outline that a region's file names, and what is wrong with it."""
    shown = f"{record.path.rpartition('/')[0]}/{record.boundary}"
    path = root / shown
    if path.is_symlink() or not path.is_file():
        message = f"there is no file `{record.boundary}` beside this one"
        help_ = f"put it at {shown}, or take `boundary:` away"
        return None, (
            Problem(code="boundary-missing", path=record.path, where="boundary", message=message, help=help_),
        )
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return outline_from(content, shown)


def outline_from(content: bytes, path: str) -> tuple[Outline | None, tuple[Problem, ...]]:
    """The outline of a GeoJSON file's polygons, and what is wrong with it."""
    if len(content) > MAX_BYTES:
        message = f"this boundary has more than the {MAX_BYTES:,} bytes that are read"
        return None, (_problem("boundary-too-large", path, message, "simplify it, for instance with mapshaper"),)
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except json.JSONDecodeError as error:
        at = Span(error.lineno, error.colno, error.lineno, error.colno)
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return None, (_problem("boundary-geojson", path, message, "export it as GeoJSON again", at),)
    except (UnicodeDecodeError, RecursionError, ValueError):
        return None, (_problem("boundary-geojson", path, "this is not JSON in UTF-8", "export it as GeoJSON again"),)
    try:
        rings = _Rings()
        rings.take(document, "")
        if not rings.found:
            _bad("there is no polygon in this file", "an area is a `Polygon` or a `MultiPolygon`")
    except _BadError as error:
        code = "boundary-too-large" if "most" in error.message else "boundary-geojson"
        return None, (_problem(code, path, error.message, error.help),)
    rings.found.sort(key=lambda ring: -_area(ring))
    return outline_of(rings.found), ()


def _problem(code: str, path: str, message: str, help_: str, span: Span | None = None) -> Problem:
    return Problem(code=code, path=path, message=message, help=help_, span=span or Span(1, 1, 1, 1))


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _bad(message: str, help_: str = "") -> NoReturn:
    raise _BadError(message, help_)


class _Rings:
    """The rings of all polygons of a document, as far as they were met."""

    def __init__(self) -> None:
        self.found: list[tuple[int, ...]] = []
        self._points = 0

    def take(self, node: object, where: str, depth: int = 0) -> None:
        """Whatever polygons a GeoJSON object holds; points and lines beside them are passed over."""
        kind = _kind(node, where, depth)
        assert isinstance(node, dict)
        if kind in _COLLECTIONS:
            key = _COLLECTIONS[kind]
            for number, inner in enumerate(_list(node.get(key), f"{where}{key}")):
                self.take(inner, f"{where}{key}.{number}.", depth + 1)
        elif kind == "Feature":
            if node.get("geometry") is not None:
                self.take(node["geometry"], f"{where}geometry.", depth + 1)
        elif kind == "Polygon":
            self._polygon(node.get("coordinates"), f"{where}coordinates")
        elif kind == "MultiPolygon":
            for number, inner in enumerate(_list(node.get("coordinates"), f"{where}coordinates")):
                self._polygon(inner, f"{where}coordinates.{number}")
        elif kind not in ("Point", "MultiPoint", "LineString", "MultiLineString"):
            _bad(f"GeoJSON has no type `{kind[:40]}`{_at(where)}", "an area is a `Polygon` or a `MultiPolygon`")

    def _polygon(self, node: object, where: str) -> None:
        for number, ring in enumerate(_list(node, where)):
            here = f"{where}.{number}"
            points = _list(ring, here)
            self._points += len(points)
            if self._points > MAX_POINTS:
                _bad(
                    f"{MAX_POINTS:,} points are the most that is read of a boundary",
                    "simplify it, for instance with mapshaper",
                )
            if len(points) < _CORNERS:
                _bad(f"a ring has at least four points{_at(here)}", "the last one is the first one again")
            self.found.append(tuple(_flat(points, here)))


def _kind(node: object, where: str, depth: int) -> str:
    if not isinstance(node, dict) or not isinstance(node.get("type"), str) or depth > _DEEPEST:
        _bad(f"this is not a GeoJSON object{_at(where)}", "it has a `type`, as `Feature` or `Polygon`")
    if not depth:
        _check_system(node.get("crs"))
    return str(node["type"])


def _flat(points: list[Any], where: str) -> Iterator[int]:
    if points[0] == points[-1]:
        points = points[:-1]
    for number, point in enumerate(points):
        here = f"{where}.{number}"
        if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):  # noqa: PLR2004
            _bad(f"a point is two numbers, longitude and latitude{_at(here)}", "write it as `[10.75, 59.91]`")
        x, y = point[:2]
        if abs(x) > 180 or abs(y) > 90:  # noqa: PLR2004
            help_ = "GeoJSON has longitude first, in degrees" if abs(x) <= 90 else "GeoJSON is in degrees, WGS 84"  # noqa: PLR2004
            _bad(f"this point is outside the world{_at(here)}", help_)
        yield math.floor(x * UNITS + 0.5)
        yield math.floor(y * UNITS + 0.5)


def _check_system(crs: object) -> None:
    """GeoJSON of before 2016 may name another system of coordinates."""
    if crs is not None and not any(name in json.dumps(crs) for name in _WGS84):
        _bad("this file names another system of coordinates than WGS 84", "export it in WGS 84 (EPSG:4326)")


def _list(node: object, where: str) -> list[Any]:
    if not isinstance(node, list):
        _bad(f"a list is missing{_at(where)}", "export it as GeoJSON again")
    return node


def _at(where: str) -> str:
    return f" at {where.rstrip('.')}" if where else ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _area(ring: tuple[int, ...]) -> float:
    xs, ys = ring[::2], ring[1::2]
    pairs = zip(xs, ys, (*xs[1:], xs[0]), (*ys[1:], ys[0]), strict=True)
    return abs(sum(ax * by - bx * ay for ax, ay, bx, by in pairs))
