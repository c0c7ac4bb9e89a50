"""Points outside the country or region that their path names."""

from pathlib import Path

import msgspec
import pytest

from sitegen.building.atlas import atlas_of
from sitegen.indexing.index import index
from sitegen.indexing.points import check_points
from sitegen.model.incident import Incident, Place
from sitegen.model.settings import RegionSettings, Settings

REGIONS = {"no/03": "NO-03", "ua/14": "UA-14"}


EARTH = Settings()


def found(*places: Place, settings: Settings = EARTH) -> list[tuple[str, str, str]]:
    """Code, place and help of each problem of an incident's points."""
    incident = Incident(id="fire", path="content/incidents/fire.md", title="Fire", places=places)
    archive, _ = index([incident], [], settings, "2026-01-01", False)
    atlas, _ = atlas_of(archive, Path("/nowhere"))
    return [(one.code, one.where, one.help) for one in check_points(msgspec.structs.replace(archive, atlas=atlas))]


@pytest.mark.parametrize(
    ("region", "point"),
    [
        ("no", (59.91, 10.75)),
        ("no/03", (59.91, 10.75)),
        ("no/03/quay", (59.91, 10.75)),
        ("no/03", (59.80, 10.72)),  # beside the outline, by less than it is simplified
        ("ua", (45.0, 34.1)),  # Crimea
        ("ua/40", (44.5, 33.45)),  # off Sevastopol
        ("atlantis", (0.5, 0.5)),
        ("", (59.91, 10.75)),
    ],
)
def test_points_that_may_be_right(region: str, point: tuple[float, float]) -> None:
    """A point inside, near the border, in a country's waters, or of a region without an outline is not doubted."""
    assert found(Place(region=region, point=point)) == []


def test_latitude_and_longitude_exchanged() -> None:
    """Where the exchanged point lies inside, it is proposed."""
    assert found(Place(region="no/03", point=(10.75, 59.91))) == [
        ("point-elsewhere", "places.0.point", "did you mean [59.91, 10.75]? latitude comes first")
    ]


def test_far_outside() -> None:
    """Else only what to look at is said."""
    (one,) = found(Place(region="no"), Place(region="no/03", point=(59.91, -10.75)))
    assert one[:2] == ("point-elsewhere", "places.1.point")
    assert "signs" in one[2]


def test_doubt_widens_what_is_taken() -> None:
    """A point that may be off by its own radius, or was made coarser, is doubted only beyond that."""
    far = (58.2, 10.75)
    assert found(Place(region="no/03", point=far))
    assert not found(Place(region="no/03", point=far, radius_km=200))
    assert not found(Place(region="no/03", point=far, blur_km=200))


def test_zero() -> None:
    """The point 0, 0 is what programs write that know none."""
    assert [one[0] for one in found(Place(point=(0.0, 0.0)), Place(region="no", point=(0.0, 0.0)))] == [
        "point-at-zero",
        "point-at-zero",
    ]


def test_not_on_the_earth() -> None:
    """Regions that do not lie on the earth have no outlines, and their points are not looked at."""
    settings = Settings(regions=RegionSettings(geographic=False))
    assert found(Place(region="no", point=(0.0, 0.0)), settings=settings) == []
