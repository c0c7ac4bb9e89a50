"""Points that do not lie where their place says that they do."""

from collections.abc import Iterator, Mapping

import msgspec

from sitegen.model.archive import Archive
from sitegen.model.atlas import Outline, nearest_outlined, units
from sitegen.model.geometry import Shape
from sitegen.model.incident import plain_name
from sitegen.model.problem import Problem

NEAR_KM = 10
"""A point this far outside a region may still be in it: the outlines are simplified by a kilometre, from a map of 1:10 million
on which a border is off by a few more."""
AT_SEA_KM = 25
"""Where there is no land, it may be farther: a country's waters reach out for twelve nautical miles."""
_Point = tuple[float, float]
_DECODER = msgspec.msgpack.Decoder(Outline)


def check_points(archive: Archive) -> tuple[Problem, ...]:
    """A problem for each point at 0, 0, and for each that lies outside the country or region that its path names."""
    if not archive.settings.regions.geographic:
        return ()
    ground = _Ground(archive)
    problems = []
    for path, where, region, point, tolerance in _points(archive):
        found = _at_zero(point) or (ground.finding(region, point, tolerance) if region else None)
        if found:
            code, message, help_ = found
            problems.append(Problem(code=code, path=path, where=where, message=message, help=help_))
    return tuple(problems)


def _points(archive: Archive) -> Iterator[tuple[str, str, str, _Point, float]]:
    """File, place in it, region, point, and how many kilometres it may be off by what is said of it."""
    for incident in (*(entry.incident for entry in archive.entries.values()), *archive.hidden.values()):
        for row, place in enumerate(incident.places):
            if place.point:
                off = max(place.radius_km or 0, place.blur_km or 0)
                yield incident.path, f"places.{row}.point", place.region, place.point, off
    for path, node in archive.regions.items():
        if node.record and node.record.point:
            yield node.record.path, "point", path, node.record.point, 0


def _at_zero(point: _Point) -> tuple[str, str, str] | None:
    if any(point):
        return None
    return (
        "point-at-zero",
        "the point 0, 0 lies in the Gulf of Guinea, and stands where a program knew none",
        "take `point:` away, or write the point that the source gives",
    )


class _Ground:
    """The outlines, each made ready as it is first asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._shapes: dict[str, Shape] = {}

    def finding(self, region: str, point: _Point, tolerance: float) -> tuple[str, str, str] | None:
        """What is wrong with a point of a region; None where it lies there."""
        named = self._named(region)
        if named is None:
            return None
        path, shape = named
        if self._holds(shape, point, tolerance):
            return None
        name = self._name(path)
        x, y = units(*point)
        away = shape.distance_km(x, y)
        message = f"this point lies {_km(away)} outside {name}"
        if self._holds(shape, point[::-1], 0):
            return "point-elsewhere", message, f"did you mean [{point[1]:g}, {point[0]:g}]? latitude comes first"
        return "point-elsewhere", message, "check the numbers and their signs, or write the region in which it lies"

    def _named(self, region: str) -> tuple[str, Shape] | None:
        """The finest part of a path that has an outline."""
        outlines = self._archive.atlas.outlines
        path = nearest_outlined(region, outlines)
        return (path, self._shape(path, outlines)) if path else None

    def _holds(self, shape: Shape, point: _Point, tolerance: float) -> bool:
        x, y = units(*point)
        if shape.contains(x, y) or shape.distance_km(x, y, NEAR_KM + tolerance) <= NEAR_KM + tolerance:
            return True
        reach = AT_SEA_KM + tolerance
        return shape.distance_km(x, y, reach) <= reach and not self._is_land(x, y)

    def _is_land(self, x: int, y: int) -> bool:
        lands = self._archive.atlas.lands
        return any(self._shape(code, lands).contains(x, y) for code in lands)

    def _shape(self, key: str, outlines: Mapping[str, bytes]) -> Shape:
        """Codes of countries are capital letters, so that they are no region's path."""
        if key not in self._shapes:
            self._shapes[key] = Shape(_DECODER.decode(outlines[key]))
        return self._shapes[key]

    def _name(self, region: str) -> str:
        return plain_name(self._archive.regions[region].name, self._archive.settings.language, region)


def _km(distance: float) -> str:
    return f"{distance:,.0f} km"
