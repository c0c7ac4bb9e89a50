"""Outlines by ISO 3166, and a region's own boundary."""

import json
import math

import pytest

from sitegen.model.geometry import Shape, main_box
from sitegen.reading.boundary_file import MAX_POINTS, outline_from
from sitegen.reading.outlines import iso_outlines, lands_around


def holds(code: str, latitude: float, longitude: float, view: str = "iso") -> bool:
    return Shape(iso_outlines([code], view)[code]).contains(round(longitude * 10_000), round(latitude * 10_000))


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("NO", (59.91, 10.75)),
        ("NO-03", (59.91, 10.75)),
        ("UA-43", (45.0, 34.1)),
        ("UA-40", (44.6, 33.5)),
        ("RU-MOW", (55.75, 37.61)),
        ("RU-BEL", (50.6, 36.58)),
        ("PL-14", (52.2, 21.0)),
        ("IR-10", (32.65, 51.67)),
        ("IR-23", (35.7, 51.4)),
        ("RS-KM", (42.66, 21.16)),
        ("XK", (42.66, 21.16)),
        ("FJ", (-17.8, 178.0)),
        ("RU-CHU", (66.0, -172.0)),
    ],
)
def test_codes_of_today(code: str, point: tuple[float, float]) -> None:
    """A code is the region that ISO 3166 gives it to, also where Natural Earth has it under another one."""
    assert holds(code, *point)


@pytest.mark.parametrize(
    ("country", "point", "iso", "natural_earth"),
    [
        ("UA", (45.0, 34.1), True, False),
        ("RU", (45.0, 34.1), False, True),
        ("RS", (42.66, 21.16), True, False),
        ("CY", (35.25, 33.6), True, False),
    ],
)
def test_point_of_view(country: str, point: tuple[float, float], iso: bool, natural_earth: bool) -> None:
    """Where states disagree, a country's land is as ISO 3166 has it, unless the settings ask for Natural Earth's view."""
    assert holds(country, *point) is iso
    assert holds(country, *point, "natural-earth") is natural_earth


def test_unknown_codes_have_no_outline() -> None:
    """What is no code of ISO 3166 is passed over."""
    assert iso_outlines(["ZZ", "NO-ZZ", "XA", ""], "iso") == {}


def test_lands_around_a_box() -> None:
    """The countries that reach into a box are found, over the antimeridian too."""
    assert {"RU", "UA"} <= set(lands_around([(355_000, 500_000, 365_000, 510_000)], "iso"))
    assert {"FJ", "TO"} & set(lands_around([(1_790_000, -190_000, 1_830_000, -160_000)], "iso"))


def test_main_land_over_the_antimeridian() -> None:
    """The main land of a region on both sides of the antimeridian is one box, not one around the world."""
    west, _, east, _ = main_box(iso_outlines(["RU-CHU"], "iso")["RU-CHU"])
    assert east - west < 60 * 10_000


def square(**more: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [[[10, 60], [11, 60], [11, 61], [10, 60]]], **more}


def outcome(document: object) -> tuple[int, str]:
    """How many rings were read, and the code and message of the first problem."""
    outline, problems = outline_from(json.dumps(document).encode(), "content/regions/no/oslo.geojson")
    return len(outline.rings) if outline else 0, problems[0].message if problems else ""


def test_forms_of_geojson() -> None:
    """Polygons are found wherever GeoJSON may have them; points and lines beside them are passed over."""
    multi = {"type": "MultiPolygon", "coordinates": [square()["coordinates"], square()["coordinates"]]}
    assert outcome(square()) == (1, "")
    assert outcome(multi) == (2, "")
    assert outcome({"type": "Feature", "properties": {}, "geometry": square()}) == (1, "")
    collection = {"type": "GeometryCollection", "geometries": [square(), {"type": "Point", "coordinates": [1, 2]}]}
    rows = [{"type": "Feature", "geometry": one} for one in (multi, collection, None)]
    assert outcome({"type": "FeatureCollection", "features": rows}) == (3, "")


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "this is not a GeoJSON object"),
        ({"type": "FeatureCollection", "features": []}, "there is no polygon in this file"),
        ({"type": "FeatureCollection"}, "a list is missing at features"),
        ({"type": "Square"}, "GeoJSON has no type `Square`"),
        (
            {"type": "Polygon", "coordinates": [[[10, 60], [11, 60]]]},
            "a ring has at least four points at coordinates.0",
        ),
        (
            {"type": "Polygon", "coordinates": [[[10, 60], ["a", 60], [11, 61], [10, 60]]]},
            "a point is two numbers, longitude and latitude at coordinates.0.1",
        ),
        (
            {"type": "Polygon", "coordinates": [[[10, 60], [True, 60], [11, 61], [10, 60]]]},
            "a point is two numbers, longitude and latitude at coordinates.0.1",
        ),
        (
            square(crs={"properties": {"name": "EPSG:32633"}}),
            "this file names another system of coordinates than WGS 84",
        ),
        ({"type": "Polygon", "coordinates": [[[1, 1]] * (MAX_POINTS + 1)]}, f"{MAX_POINTS:,} points are the most"),
    ],
)
def test_bad_geojson(document: object, message: str) -> None:
    """What cannot be read is said, with where it stands."""
    rings, said = outcome(document)
    assert rings == 0
    assert said.startswith(message)


@pytest.mark.parametrize("content", [b"\xff", b"[" * 200_000, b'{"type": "Polygon", "coordinates": [[[NaN, 1]]]}', b""])
def test_hostile_files(content: bytes) -> None:
    """No file ends the build with anything but a problem."""
    outline, problems = outline_from(content, "content/regions/no/oslo.geojson")
    assert outline is None
    assert [problem.code for problem in problems] == ["boundary-geojson"]


def test_distance() -> None:
    """How far a point is from an outline is told in kilometres, over the antimeridian too."""
    oslo = Shape(iso_outlines(["NO-03"], "iso")["NO-03"])
    assert math.isclose(oslo.distance_km(107_500, 582_000), 175, rel_tol=0.1)
    assert oslo.distance_km(107_500, 582_000, 20) == math.inf
    fiji = Shape(iso_outlines(["FJ"], "iso")["FJ"])
    assert fiji.distance_km(-1_795_000, -168_000) < 200
