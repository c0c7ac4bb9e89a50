"""The page of the large map, and the files that it loads."""

from collections.abc import Iterator, Sequence

import msgspec

from sitegen.model.atlas import nearest_outlined, units
from sitegen.model.incident import Place
from sitegen.model.page import PageJob
from sitegen.model.vocabulary import COUNTED_ROLES
from sitegen.rendering.addresses import region_address
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.maps.marks import kind_of
from sitegen.rendering.packing import packed, zigzag
from sitegen.rendering.phrases import text
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.maps import Area, LandsView, MapView, PlacesView, RegionMapView

MOST_LISTED = 400
"""Regions in the list for those without script; of more, the countries alone."""
_KINDS = {"exact": 0, "area": 1, "ring": 2}
_REGION = 3
_SAID = 4
_ROLES = {"target": 8, "crash-site": 16}
_COUNTED = frozenset(COUNTED_ROLES)
_ENCODER = msgspec.msgpack.Encoder()
_Row = tuple[int, int, int, int, int]
"""Incident, look, latitude (or area), longitude, radius."""


def plan_map(lookup: Lookup, of_all: RegionMapView | None, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of `/map/` and of its data; none where nothing lies on the earth. `of_all` is the map of all incidents."""
    if not lookup.settings.regions.geographic:
        return
    stamp = lookup.stamp
    areas: dict[str, int] = {}
    rows = [row for number, id_ in enumerate(lookup.archive.entries) for row in _rows(lookup, number, id_, areas)]
    drawn = {row[0] for row in rows}
    head = Head(
        title=text(lookup.lang, "Map"),
        address="/map/",
        section="/map/",
        description=text(lookup.lang, "All incidents on a map, each as exactly as its place is known."),
        updated=lookup.archive.updated,
    )
    view = MapView(head, of_all, _listed(lookup), len(lookup.archive.entries) - len(drawn))
    yield page_job(head.address, "map.html", view, fingerprint=fingerprint)
    places = _ENCODER.encode(_places(stamp, rows))
    yield job_for("search/places.js", "<places.js>", places, fingerprint=fingerprint)
    atlas = lookup.archive.atlas
    lands = LandsView(stamp, tuple(atlas.lands.values()), tuple(_area(lookup, region) for region in areas))
    yield job_for("search/lands.js", "<lands.js>", _ENCODER.encode(lands), fingerprint=fingerprint)


def _rows(lookup: Lookup, number: int, incident: str, areas: dict[str, int]) -> Iterator[_Row]:
    """The places of an incident; a region that holds a finer place of it is not shown apart."""
    places = [place for place in lookup.archive.entries[incident].incident.places if place.role in _COUNTED]
    for place in places:
        look = (_SAID if place.per else 0) + _ROLES.get(place.role, 0)
        if place.point:
            kind, radius = kind_of(place.precision, place.radius_km, place.blur_km)
            yield (number, look + _KINDS[kind], *_packable(*place.point), round(radius * 10))
            continue
        spot = lookup.spots.get(place.region)
        if spot and place.region not in lookup.outlines:
            kind, radius = kind_of(place.precision or spot.precision, place.radius_km, place.blur_km)
            yield (number, look + (1 if radius else 2), *_packable(spot.latitude, spot.longitude), round(radius * 10))
            continue
        region = nearest_outlined(place.region, lookup.outlines)
        if region and not _is_finer_known(region, place, places):
            yield number, look + _REGION, areas.setdefault(region, len(areas)), 0, 0


def _is_finer_known(region: str, place: Place, places: Sequence[Place]) -> bool:
    return any(other is not place and other.region.startswith(f"{region}/") and not other.per for other in places)


def _packable(latitude: float, longitude: float) -> tuple[int, int]:
    x, y = units(latitude, longitude)
    return zigzag(y), zigzag(x)


def _places(stamp: str, rows: Sequence[_Row]) -> PlacesView:
    numbers = [row[0] for row in rows]
    return PlacesView(
        stamp=stamp,
        incidents=packed(number - before for number, before in zip(numbers, [0, *numbers], strict=False)),
        looks=packed(row[1] for row in rows),
        latitudes=packed(row[2] for row in rows),
        longitudes=packed(row[3] for row in rows),
        radii=packed(row[4] for row in rows),
    )


def _area(lookup: Lookup, region: str) -> Area:
    return Area(region, lookup.region_names[region], region_address(region), lookup.archive.atlas.outlines[region])


def _listed(lookup: Lookup) -> tuple[tuple[Link, int, int], ...]:
    regions = {path: node for path, node in lookup.archive.regions.items() if node.incidents}
    if len(regions) > MOST_LISTED:
        regions = {path: node for path, node in regions.items() if "/" not in path}
    return tuple((lookup.region_link(path), len(node.incidents), path.count("/")) for path, node in regions.items())
