"""The tree of regions: which incidents are counted where, and which are only said or mentioned to be there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.present import prefixes, present_region
from sitegen.indexing.region_checks import check_regions
from sitegen.indexing.region_names import by_slug, region_names
from sitegen.indexing.totals import totals
from sitegen.model.archive import RegionNode
from sitegen.model.incident import Incident, Place
from sitegen.model.settings import Settings
from sitegen.model.stated import Counts
from sitegen.model.vocabulary import COUNTED_ROLES

_COUNTED = frozenset(COUNTED_ROLES)


class _Tree(msgspec.Struct, frozen=True, kw_only=True):
    """What public incidents say of each region, in the archive's order."""

    incidents: dict[str, list[str]]
    own: dict[str, list[str]]
    said_only: dict[str, list[str]]
    mentioned: dict[str, list[str]]


def region_nodes(
    public: Mapping[str, Incident], known: Known, settings: Settings, counts: Counts, findings: Findings
) -> dict[str, RegionNode]:
    """Every region that has a file, or is named, or stands above one of these: parents before children."""
    tree = _place(public)
    land: dict[str, list[str]] = defaultdict(list)
    for region, record in sorted(known.regions.items()):
        for claimant in record.claimed_by:
            land[present_region(claimant, known.region_aliases)].append(region)
    actors = [present_region(actor.region, known.region_aliases) for actor in known.actors.values() if actor.region]
    paths = _with_prefixes([*known.regions, *tree.incidents, *tree.mentioned, *land, *actors])
    names, codes = region_names(paths, known.regions, settings)
    check_regions(known, paths, names, findings)
    children: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        children[path.rpartition("/")[0]].append(path)
    nodes = {}
    for path in paths:
        incidents = tree.incidents.get(path, ())
        file = known.regions.get(path)
        nodes[path] = RegionNode(
            region=path,
            name=names.get(path) or by_slug(path),
            iso=(file.iso if file else "") or codes.get(path, ""),
            kind=file.kind if file else "",
            record=file,
            children=tuple(children.get(path, ())),
            incidents=tuple(incidents),
            own=tuple(tree.own.get(path, ())),
            said_only=tuple(tree.said_only.get(path, ())),
            mentioned=tuple(tree.mentioned.get(path, ())),
            claims_land=tuple(land.get(path, ())),
            totals=totals(incidents, counts),
        )
    return nodes


def without_place(public: Mapping[str, Incident]) -> tuple[str, ...]:
    """Incidents that name no region."""
    return tuple(
        [
            id_
            for id_, incident in public.items()
            if not incident.places or not (incident.places[0].region or any(place.region for place in incident.places))
        ]
    )


def _with_prefixes(paths: Iterable[str]) -> list[str]:
    everything = {prefix for path in dict.fromkeys(paths) for prefix in prefixes(path)}
    return sorted(everything, key=lambda path: path.split("/"))


def _place(public: Mapping[str, Incident]) -> _Tree:
    tree = _Tree(
        incidents=defaultdict(list), own=defaultdict(list), said_only=defaultdict(list), mentioned=defaultdict(list)
    )
    above: dict[str, tuple[str, ...]] = {}
    for id_, incident in public.items():
        places = incident.places
        for place in places:
            if place.region not in above:
                above[place.region] = prefixes(place.region)
        if len(places) == 1 and places[0].region and places[0].role in _COUNTED and not places[0].per:
            region = places[0].region  # nearly all incidents are as simple
            tree.own[region].append(id_)
            for path in above[region]:
                tree.incidents[path].append(id_)
        elif places:
            _place_many(id_, [place for place in places if place.region], above, tree)
    return tree


def _place_many(id_: str, places: Sequence[Place], above: Mapping[str, tuple[str, ...]], tree: _Tree) -> None:
    said: dict[str, bool] = {}
    for place in places:
        if place.role in _COUNTED:
            for path in above[place.region]:
                said[path] = said.get(path, True) and bool(place.per)
    for path, only_said in said.items():
        tree.incidents[path].append(id_)
        if only_said:
            tree.said_only[path].append(id_)
    named = {place.region for place in places if place.role in _COUNTED}
    for path in sorted(named):
        if not any(other.startswith(f"{path}/") for other in named):
            tree.own[path].append(id_)
    for path in dict.fromkeys(path for place in places for path in above[place.region]):
        if path not in said:
            tree.mentioned[path].append(id_)
