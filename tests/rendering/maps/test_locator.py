"""Maps of incidents and regions, as drawings and as they stand on pages."""

import re
from pathlib import Path

import msgspec
import pytest

from sitegen.building.atlas import atlas_of
from sitegen.building.build import build
from sitegen.building.options import BuildOptions
from sitegen.indexing.index import index
from sitegen.model.atlas import Atlas
from sitegen.model.incident import Incident, Place
from sitegen.model.settings import Settings
from sitegen.rendering.cards import cards_of
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.maps.cartographer import Cartographer
from sitegen.rendering.maps.frame import WIDTH, frame_around, scale_of
from sitegen.rendering.maps.locator import Locator, locator
from sitegen.rendering.maps.marks import kind_of
from sitegen.rendering.maps.paths import MOST_POINTS
from sitegen.rendering.place_rows import PlaceRow
from sitegen.rendering.plan_incidents import _ground as ground_of


def drawn(*places: Place, names: tuple[str, ...] = ()) -> Locator | None:
    """The map of an incident's places."""
    incident = Incident(id="fire", path="content/incidents/fire.md", title="Fire", places=places)
    archive, _ = index([incident], [], Settings(), "2026-01-01", False)
    atlas, _ = atlas_of(archive, Path("/nowhere"))
    archive = msgspec.structs.replace(archive, atlas=atlas)
    ground = ground_of(Lookup(archive, "en", cards_of(archive, "en")), incident)
    if ground is None:
        return None
    rows = [
        PlaceRow(names[at] if at < len(names) else "Here", "", "", "", "", "", "", None) for at in range(len(places))
    ]
    return locator(places, rows, ground, Cartographer(atlas), {}, lang="en")


def shapes(map_: Locator | None) -> list[str]:
    """The element and the class of each mark."""
    assert map_
    return [" ".join(pair) for pair in re.findall(r'<(\w+) class="([\w-]+)"', map_.marks)]


OSLO = (59.91, 10.75)


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        (Place(region="no/03", point=OSLO, precision="exact"), "circle hit"),
        (Place(region="no/03", point=OSLO, precision="settlement"), "circle area"),
        (Place(region="no/03", point=OSLO), "circle ring"),
        (Place(region="no/03", point=OSLO, radius_km=3), "circle area"),
        (Place(region="no/03", point=OSLO, precision="settlement", per=("c",)), "circle as-said"),
        (Place(region="no/03", point=OSLO, precision="exact", per=("c",)), "circle as-said"),
        (Place(region="no/03", point=OSLO, precision="vicinity", role="target"), "path area"),
        (Place(region="no/03", point=OSLO, precision="vicinity", role="crash-site"), "path area"),
        (Place(region="no/03", point=OSLO, precision="vicinity", role="origin", per=("c",)), "path as-said"),
        (Place(region="no/03"), "path area"),
    ],
)
def test_each_place_as_it_is_known(place: Place, mark: str) -> None:
    """Only an exact place is a dot; all else is an area, a ring where its precision is not stated, and dotted where said."""
    assert shapes(drawn(place)) == [mark]


def test_roles_have_shapes_of_their_own() -> None:
    """A target, a place where something came down and an origin are not drawn alike."""
    paths = [
        re.sub(r"[\d. -]+", "", str(drawn(Place(region="no/03", point=OSLO, precision="vicinity", role=role)).marks))
        for role in ("scene", "target", "crash-site", "origin")
    ]
    assert len(set(paths)) == 4


def test_coarse_on_purpose_is_never_exact() -> None:
    """A point that was made coarser is an area at least as large as its cell."""
    assert kind_of("vicinity", None, 10) == ("area", pytest.approx(7.07, abs=0.01))
    assert kind_of("", None, 10)[0] == "area"
    assert kind_of("exact", None, None) == ("exact", 0.0)


def test_places_that_nothing_is_known_of() -> None:
    """A place without region and point, or in a region that no list has, has no map."""
    assert drawn(Place(name={"": "At sea"})) is None
    assert drawn(Place(region="atlantis")) is None


def test_a_point_without_a_region() -> None:
    """A point alone is drawn in the land around it."""
    map_ = drawn(Place(point=OSLO, precision="vicinity"))
    assert map_
    assert map_.land
    assert not map_.region


def test_several_places_fit_one_map() -> None:
    """Every place lies inside the map, and the origin does not widen it."""
    map_ = drawn(
        Place(region="no/03", point=OSLO, precision="settlement"),
        Place(region="se/o", point=(57.7, 11.97), precision="settlement"),
        Place(region="us", role="origin", per=("c",)),
        names=("Oslo", "Gothenburg", "United States"),
    )
    assert map_
    centres = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', map_.marks)
    assert len(centres) == 2
    assert all(0 < float(x) < WIDTH and 0 < float(y) < map_.height for x, y in centres)
    assert [label.name for label in map_.labels] == ["Oslo", "Gothenburg"]


@pytest.mark.parametrize("region", ["ru", "ru/chu", "fj", "aq", "us", "ki", "nz", "sj", "va", "ca/nu", "gl"])
def test_antimeridian_poles_and_specks(region: str) -> None:
    """Any region has a map of a sound size, wherever it lies and however large it is."""
    map_ = drawn(Place(region=region))
    assert map_
    assert 250 <= map_.height <= WIDTH
    assert len(map_.land) < 16 * MOST_POINTS
    assert map_.scale_km > 0
    assert "nan" not in map_.land + map_.marks


def test_the_scale_is_true() -> None:
    """The scale's length stands for the kilometres that it names."""
    frame = frame_around([(100_000, 590_000, 120_000, 600_000)])
    km, length = scale_of(frame)
    north, south = frame.place(110_000, 600_000), frame.place(110_000, 590_000)
    assert (south[1] - north[1]) / 111.195 * km == pytest.approx(length * WIDTH / 100, rel=0.001)


def test_an_empty_atlas_draws_nothing() -> None:
    """Without an atlas no region has an outline."""
    assert not Cartographer(Atlas()).has("no")


INCIDENT = """---
title: Fire at the quay
date: 2023-05-22
places:
  - {region: no/oslo, name: "The <b>quay</b>", point: [59.90734, 10.73659], precision: vicinity%s}
claims:
  - {id: smoke, text: Smoke was seen., by: A witness}
---
[Smoke](#smoke).
"""
REGION = "---\nname: Oslo\niso: NO-03\n---\n"


def built(root: Path, incident: str, settings: str = "", **files: str) -> Path:
    """The site of one incident."""
    rows = {"incidents/fire.md": incident, "regions/no/oslo.md": REGION, **files}
    for name, text in rows.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "sitegen.toml").write_text(f'title = "Harbour"\n{settings}', "utf-8")
    result = build(BuildOptions(root=str(root), today="2024-01-01", jobs=1))
    assert not result.failed, result.problems
    return root / "output"


def everything(output: Path) -> str:
    return "\n".join(path.read_text("utf-8", "replace") for path in sorted(output.rglob("*")) if path.is_file())


def test_pages_have_maps(tmp_path: Path) -> None:
    """The pages of an incident, of a region and of all have a map, with words that a reader can hear; nothing in it is markup of content."""
    output = built(tmp_path, INCIDENT % "")
    incident = (output / "incidents/fire/index.html").read_text("utf-8")
    assert '<svg class="map"' in incident
    assert 'role="img" aria-label="Map of Oslo"' in incident
    assert "The &lt;b&gt;quay&lt;/b&gt;" in incident
    assert "<b>quay</b>" not in incident
    assert 'aria-label="Map of Oslo, with its incidents counted"' in (output / "regions/no/oslo/index.html").read_text(
        "utf-8"
    )
    home = (output / "index.html").read_text("utf-8")
    assert 'href="./regions/no/oslo/"><span class="vh">Oslo: 1 incident</span>' in home
    assert (output / "search/places.js").exists()


def test_the_exact_point_is_nowhere(tmp_path: Path) -> None:
    """Of a point that `blur_km` coarsens, no file of the site has the exact coordinates, nor the map's data."""
    output = built(tmp_path, INCIDENT % ", blur_km: 10")
    said = everything(output)
    assert not re.search(r"59\.907|10\.7366|10\.7365|59\.9073", said)
    exact = built(tmp_path, INCIDENT % "")
    assert re.search(r"59\.907", everything(exact))
    assert (exact / "search/places.js").read_text("utf-8") not in said


def test_a_tree_that_is_not_geographic(tmp_path: Path) -> None:
    """Has neither maps nor coordinates."""
    output = built(tmp_path, INCIDENT % "", "[regions]\ngeographic = false\n")
    said = everything(output / "incidents") + everything(output / "regions") + everything(output / "data")
    assert "59.9" not in said
    assert 'class="map"' not in said + (output / "index.html").read_text("utf-8")
    assert not (output / "map").exists()
    assert not (output / "search/places.js").exists()
    assert 'href="./map/"' not in (output / "index.html").read_text("utf-8")


def test_a_region_s_own_boundary(tmp_path: Path) -> None:
    """A boundary beside the region's file is drawn instead of the one that sitegen brings, and an edit of it changes the pages."""
    ring = "[[10.0, 60.0], [10.5, 60.0], [10.5, 60.4], [10.0, 60.0]]"
    files = {"regions/no/oslo.md": "---\nname: Oslo\niso: NO-03\nboundary: oslo.geojson\n---\n"}
    square = f'{{"type": "Polygon", "coordinates": [{ring}]}}'
    incident = INCIDENT.replace(", point: [59.90734, 10.73659], precision: vicinity%s", "")
    page = built(tmp_path, incident, **files, **{"regions/no/oslo.geojson": square}) / "incidents/fire/index.html"
    first = page.read_text("utf-8")
    built(tmp_path, incident, **files, **{"regions/no/oslo.geojson": square.replace("10.5, 60.4", "10.1, 60.2")})
    assert page.read_text("utf-8") != first
