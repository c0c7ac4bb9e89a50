"""The region tree and the page of each region."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from sitegen.model.archive import RegionNode
from sitegen.model.incident import Place
from sitegen.model.page import PageJob
from sitegen.model.vocabulary import COUNTED_ROLES
from sitegen.rendering.addresses import region_address
from sitegen.rendering.bands import bands_of
from sitegen.rendering.charts import chart_of
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import listings, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import regions_label, speakers_of
from sitegen.rendering.plan_dossiers import region_dossier
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.plan_maps import plan_region_map
from sitegen.rendering.references import prose_of
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.prose import Prose
from sitegen.rendering.views.regions import PlaceRow, RegionsView, RegionView, TreeNode

MOST_ROWS = 400
"""A tree of more regions is cut at the depth where it passes this."""


def plan_regions(lookup: Lookup, feeds: Feeds) -> Iterator[PageJob]:
    """The jobs of the tree, of each region, and of their feeds."""
    says = {path: _says(lookup, node) for path, node in lookup.archive.regions.items()}
    yield from _tree_pages(lookup, says, feeds.fingerprint)
    for path, node in lookup.archive.regions.items():
        yield from _region_pages(lookup, path, node, says, feeds)


def _says(lookup: Lookup, node: RegionNode) -> tuple[str, ...]:
    """Who puts all of a region's incidents there, where nobody else does; () where the record itself does."""
    if not node.incidents or len(node.said_only) < len(node.incidents):
        return ()
    found: dict[str, None] = {}
    for id_ in node.said_only:
        incident = lookup.archive.entries[id_].incident
        for place in incident.places:
            if _is_inside(place, node.region):
                found |= dict.fromkeys(speakers_of(incident, place.per, lookup.actor_names))
    return tuple(found)


def _is_inside(place: Place, region: str) -> bool:
    return place.role in COUNTED_ROLES and (place.region == region or place.region.startswith(f"{region}/"))


def _tree_pages(lookup: Lookup, says: dict[str, tuple[str, ...]], fingerprint: str) -> Iterator[PageJob]:
    archive = lookup.archive
    roots = [path for path in archive.regions if "/" not in path]
    most = max((len(archive.regions[path].incidents) for path in roots), default=1) or 1
    depth = _depth_that_fits(archive.regions)
    label = regions_label(lookup.settings, lookup.lang)
    mentioned = tuple(
        (lookup.region_link(path), len(node.mentioned))
        for path, node in archive.regions.items()
        if node.mentioned and not node.incidents
    )
    head = Head(title=label, address="/regions/", section="/regions/", updated=archive.updated)
    for listing in listings("/regions/", [("list", archive.no_place)], lookup.cards, lookup.settings.page_size):
        view = RegionsView(
            head=turned(head, listing.page, listing.pages),
            label=label,
            tree=tuple(_node(lookup, path, says, most, depth) for path in roots if _shown(archive.regions[path])),
            regions=len(archive.regions),
            mentioned=mentioned,
            listing=listing,
        )
        yield page_job(view.head.address, "regions.html", view, fingerprint=fingerprint)


def _shown(node: RegionNode) -> bool:
    """Whether it stands in the tree: something happened there, or it has a page of its own to say."""
    return bool(node.incidents or node.record or node.children)


def _depth_that_fits(regions: Iterable[str]) -> int:
    by_depth: dict[int, int] = {}
    for path in regions:
        by_depth[path.count("/") + 1] = by_depth.get(path.count("/") + 1, 0) + 1
    rows, fits = 0, 1
    for depth in sorted(by_depth):
        rows += by_depth[depth]
        if rows > MOST_ROWS:
            break
        fits = depth
    return fits


def _node(lookup: Lookup, path: str, says: dict[str, tuple[str, ...]], most: int, depth: int) -> TreeNode:
    node = lookup.archive.regions[path]
    inside = node.children if depth > 1 else ()
    regions = lookup.archive.regions
    return TreeNode(
        name=lookup.region_names[path],
        address=region_address(path),
        kind=lookup.kind_of_region(node.kind),
        incidents=len(node.incidents),
        share=-(-100 * len(node.incidents) // most),
        says=says[path],
        children=tuple(_node(lookup, child, says, most, depth - 1) for child in inside if _shown(regions[child])),
    )


def _row(lookup: Lookup, node: RegionNode, incidents: Sequence[str], name: str, says: tuple[str, ...]) -> PlaceRow:
    stats = lookup.stats
    return PlaceRow(
        name=name,
        address=region_address(node.region),
        kind=lookup.kind_of_region(node.kind),
        incidents=len(incidents),
        says=says,
        claims=sum(stats[id_].claims for id_ in incidents),
        contested=sum(stats[id_].contested for id_ in incidents),
        last=lookup.date(incidents[-1]) if incidents else None,
    )


def _region_pages(
    lookup: Lookup, path: str, node: RegionNode, says: dict[str, tuple[str, ...]], feeds: Feeds
) -> Iterator[PageJob]:
    archive = lookup.archive
    address, name = region_address(path), lookup.region_names[path]
    feed = feeds.of_list(address, name, node.incidents)
    counts = lookup.counts(node.incidents)
    head = Head(
        title=name,
        address=address,
        description=lookup.description(name, counts),
        section="/regions/",
        updated=lookup.updated((*node.incidents, *node.mentioned)),
        feed=f"{address}feed.xml" if feed else "",
    )
    record = node.record
    children = [archive.regions[child] for child in node.children]
    view_of = partial(
        RegionView,
        label=regions_label(lookup.settings, lookup.lang),
        trail=lookup.region_trail(path),
        name=name,
        also=tuple((lang, other) for lang, other in sorted(node.name.items()) if lang and other != name),
        iso=node.iso,
        kind=lookup.kind_of_region(node.kind),
        prose=prose_of(lookup, record.account, record.refs) if record else Prose(),
        counts=counts,
        says=says[path],
        claimed_by=tuple(lookup.region_link(other) for other in (record.claimed_by if record else ())),
        claims_land=tuple(lookup.region_link(other) for other in node.claims_land),
        totals=lookup.totals(node.totals),
        inside=tuple(
            _row(lookup, child, child.incidents, lookup.region_names[child.region], says[child.region])
            for child in children
            if child.incidents
        ),
        own=_row(lookup, node, node.own, name, ()) if children and node.own else None,
        chart=chart_of(lookup.dates(node.incidents)),
        map=plan_region_map(lookup, node) if lookup.settings.regions.geographic else None,
        bands=bands_of(lookup, node.incidents),
        dossier=region_dossier(node, lookup.settings),
    )
    sections = listings(
        address,
        [("list", node.incidents[::-1]), ("mentioned", node.mentioned[::-1])],
        lookup.cards,
        lookup.settings.page_size,
    )
    for listing in sections:
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, prose=Prose(), totals=(), inside=(), own=None, chart=None, bands=None, map=None)
        yield page_job(
            view.head.address, "region.html", view, fingerprint=feeds.fingerprint, accounts=(view.prose.account,)
        )
    if feed:
        yield feed
