"""What the maps of regions and of the front page are drawn from."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from sitegen.model.archive import RegionNode
from sitegen.model.atlas import nearest_outlined
from sitegen.model.vocabulary import COUNTED_ROLES
from sitegen.rendering.addresses import incident_address, region_address
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.views.maps import Dot, Patch, RegionMapView

MOST_PATCHES = 60
"""Regions that are drawn inside one map."""
MOST_DOTS = 60
_CELLS = 48
"""Points are counted in cells of the largest side of their box by this."""
_COUNTED = frozenset(COUNTED_ROLES)
Point = tuple[float, float, bool, str]
"""Latitude, longitude, whether one party alone puts it there, and the incident."""


def plan_region_map(lookup: Lookup, node: RegionNode) -> RegionMapView | None:
    """The map of a region; None where nothing lies on the earth, or nothing of it is known."""
    regions = lookup.archive.regions
    inside = [regions[path] for path in node.children if regions[path].incidents]
    patches = _patches(lookup, inside)
    around = nearest_outlined(node.region, lookup.outlines)
    named = {patch.region for patch in patches}
    apart = [path for path in node.children if path not in named]
    loose = {*node.own, *(id_ for path in apart for id_ in regions[path].incidents)}
    dots = _dots(lookup, _points(lookup, node.incidents, node.region), loose)
    if not (around or patches or dots) or not node.incidents:
        return None
    drawn = {id_ for patch in patches for id_ in regions[patch.region].incidents} | lookup.with_point
    return RegionMapView(
        region=around,
        name=lookup.region_names[node.region],
        outline=lookup.outlines.get(around, ""),
        lands=lookup.lands,
        patches=patches,
        dots=dots,
        unplaced=sum(id_ not in drawn for id_ in node.incidents),
    )


def plan_map_of_all(lookup: Lookup) -> RegionMapView | None:
    """The map of the front page."""
    return _map_of_many(lookup, lookup.archive.regions, lookup.archive.entries)


def plan_map_of(lookup: Lookup, incidents: Collection[str]) -> RegionMapView | None:
    """The map of some incidents, wherever they are."""
    wanted = set(incidents)
    regions = {
        path: replace(
            node,
            incidents=tuple(id_ for id_ in node.incidents if id_ in wanted),
            own=tuple(id_ for id_ in node.own if id_ in wanted),
            said_only=tuple(id_ for id_ in node.said_only if id_ in wanted),
        )
        for path, node in lookup.archive.regions.items()
        if not wanted.isdisjoint(node.incidents)
    }
    return _map_of_many(lookup, regions, incidents)


def _map_of_many(lookup: Lookup, regions: Mapping[str, RegionNode], entries: Collection[str]) -> RegionMapView | None:
    """Subdivisions where they are few enough, else countries."""
    for depth in (2, 1):
        nodes = [
            node
            for path, node in regions.items()
            if node.incidents and path in lookup.outlines and _is_drawn_at(lookup, regions, node, depth)
        ]
        if len(nodes) <= MOST_PATCHES:
            break
    patches = _patches(lookup, nodes)
    counted = {id_ for patch in patches for id_ in regions[patch.region].incidents}
    dots = _dots(lookup, _points(lookup, entries, ""), set(entries) - counted)
    if not patches and not dots:
        return None
    return RegionMapView(
        region="",
        name="",
        outline="",
        lands=lookup.lands,
        patches=patches,
        dots=dots,
        unplaced=sum(id_ not in counted and id_ not in lookup.with_point for id_ in entries),
    )


def _is_drawn_at(lookup: Lookup, regions: Mapping[str, RegionNode], node: RegionNode, depth: int) -> bool:
    """Whether a region stands for what is inside it on the map of all: the finest with an outline, down to a depth."""
    if node.region.count("/") + 1 > depth:
        return False
    if node.region.count("/") + 1 == depth:
        return True
    inside = {
        id_ for path in node.children if path in lookup.outlines and path in regions for id_ in regions[path].incidents
    }
    return not inside


def _patches(lookup: Lookup, nodes: Iterable[RegionNode]) -> tuple[Patch, ...]:
    found = [
        Patch(
            region=node.region,
            name=lookup.region_names[node.region],
            address=region_address(node.region),
            incidents=len(node.incidents),
            said=len(node.said_only) == len(node.incidents),
            outline=lookup.outlines.get(node.region, ""),
            spot=lookup.spot_in(node.region),
        )
        for node in nodes
        if node.region in lookup.outlines or lookup.spot_in(node.region)
    ]
    found.sort(key=lambda patch: (-patch.incidents, patch.region))
    return tuple(found[:MOST_PATCHES])


def _points(lookup: Lookup, incidents: Iterable[str], region: str) -> list[Point]:
    entries = lookup.archive.entries
    found = []
    for id_ in incidents:
        if id_ not in lookup.with_point:
            continue
        for place in entries[id_].incident.places:
            inside = not region or place.region == region or place.region.startswith(f"{region}/")
            if place.point and inside and place.role in _COUNTED:
                found.append((*place.point, bool(place.per), id_))
    return found


def _dots(lookup: Lookup, points: Sequence[Point], loose: set[str]) -> tuple[Dot, ...]:
    """The points, those of one cell as one; of incidents that no region inside counts, with what they lead to."""
    if not points:
        return ()
    south, north = min(row[0] for row in points), max(row[0] for row in points)
    west, east = min(row[1] for row in points), max(row[1] for row in points)
    cells: dict[tuple[int, int], list[Point]] = {}
    step = max(north - south, east - west, 0.01) / _CELLS
    while True:
        for row in points:
            cells.setdefault((int((row[0] - south) // step), int((row[1] - west) // step)), []).append(row)
        if len(cells) <= MOST_DOTS:
            break
        cells, step = {}, step * 1.5
    return tuple(_dot(lookup, rows, loose) for _, rows in sorted(cells.items()))


def _dot(lookup: Lookup, rows: Sequence[Point], loose: set[str]) -> Dot:
    incidents = sorted({row[3] for row in rows})
    apart = [id_ for id_ in incidents if id_ in loose]
    latitude = sum(row[0] for row in rows) / len(rows)
    longitude = sum(row[1] for row in rows) / len(rows)
    return Dot(
        latitude=round(latitude, 3),
        longitude=round(longitude, 3),
        incidents=len(apart) or len(incidents),
        said=all(row[2] for row in rows),
        name=", ".join(lookup.title(id_) for id_ in apart[:3]),
        address=incident_address(apart[0]) if len(apart) == 1 else "",
    )
