"""The list of actors, and the page of each: what it says, and what it is said to have done."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from sitegen.model.archive import ActorNode, ClaimRef
from sitegen.model.incident import Holds
from sitegen.model.page import PageJob
from sitegen.model.records import ActorRecord
from sitegen.rendering.addresses import actor_address, incident_address
from sitegen.rendering.bands import bands_of
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import listings, pages_of, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.references import prose_of
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.people import ActorRow, ActorsView, ActorView, RoleRow
from sitegen.rendering.views.prose import Prose


def plan_actors(lookup: Lookup, feeds: Feeds) -> Iterator[PageJob]:
    """The jobs of /actors/, of each actor, and of their feeds."""
    yield from _list_pages(lookup, feeds.fingerprint)
    for node in lookup.archive.actors.values():
        yield from _actor_pages(lookup, node, feeds)


def _list_pages(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    kinds = list(lookup.settings.vocabulary.get("actor-kinds", {}))
    place = {kind: number for number, kind in enumerate(kinds)}
    names = lookup.actor_names
    nodes = sorted(
        lookup.archive.actors.values(),
        key=lambda node: (place.get(node.record.kind, len(place)), names[node.id].casefold(), node.id),
    )
    size = max(lookup.settings.page_size, 200)
    pages = pages_of(nodes, size)
    head = Head(
        title=text(lookup.lang, "Actors"), address="/actors/", section="/actors/", updated=lookup.archive.updated
    )
    for number, rows in enumerate(pages, 1):
        view = ActorsView(
            head=turned(head, number, len(pages)),
            kinds=_by_kind(lookup, rows),
            total=len(nodes),
            page=number,
            pages=len(pages),
        )
        yield page_job(view.head.address, "actors.html", view, fingerprint=fingerprint)


def _by_kind(lookup: Lookup, nodes: Sequence[ActorNode]) -> tuple[tuple[str, tuple[ActorRow, ...]], ...]:
    found: dict[str, list[ActorRow]] = defaultdict(list)
    for node in nodes:
        found[node.record.kind].append(
            ActorRow(
                name=lookup.actor_names[node.id],
                address=actor_address(node.id),
                claims=len(node.claims),
                incidents=len(node.incidents),
                part_of=lookup.actor_link(node.part_of[0]).title if node.part_of else "",
            )
        )
    return tuple((lookup.label("actor-kinds", kind) if kind else "", tuple(rows)) for kind, rows in found.items())


def _identifiers(lookup: Lookup, record: ActorRecord) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for kind, ids in record.identifiers.items():
        declared = lookup.settings.identifiers.get(kind)
        label = lookup.name(declared.label, kind) if declared else kind
        url = declared.url if declared else ""
        rows += [(label, one, url.replace("{id}", one)) for one in ids]
    return tuple(rows)


def _newest(refs: Sequence[ClaimRef], order: dict[str, int]) -> list[ClaimRef]:
    """Claims of the newest incidents first, in each by the order of its file."""
    return sorted(refs, key=lambda ref: -order[ref.incident])


def _other_names(node: ActorNode, name: str) -> tuple[tuple[str, str], ...]:
    """Its other names, each once, with the language that it is in, as far as the file says it."""
    named = {other: lang for lang, other in reversed(node.name.items()) if other != name}
    in_order = dict.fromkeys((*node.name.values(), *node.record.other_names))
    return tuple((named.get(other, ""), other) for other in in_order if other != name)


def _actor_pages(lookup: Lookup, node: ActorNode, feeds: Feeds) -> Iterator[PageJob]:
    address, name, record = actor_address(node.id), lookup.actor_names[node.id], node.record
    feed = feeds.of_list(address, name, node.incidents)
    size = lookup.settings.page_size
    counts = lookup.counts(node.incidents)
    order = {id_: number for number, id_ in enumerate(node.incidents)}
    view_of = partial(
        ActorView,
        name=name,
        other_names=_other_names(node, name),
        kind=lookup.label("actor-kinds", record.kind) if record.kind else "",
        part_of=tuple(lookup.actor_link(other) for other in node.part_of),
        parts=tuple(lookup.actor_link(other) for other in node.parts),
        groups=tuple(lookup.actor_link(other) for other in node.groups),
        region=lookup.region_link(record.region) if record.region in lookup.archive.regions else None,
        identifiers=_identifiers(lookup, record),
        prose=prose_of(lookup, record.account, record.refs),
        counts=counts,
        holds=lookup.count_holds(node.claims),
        claims=tuple(lookup.statement(ref) for ref in _newest(node.claims, order)[:size]),
        claims_total=len(node.claims),
        claims_in=len({ref.incident for ref in node.claims}),
        roles=tuple(_role(lookup, node, id_, index) for id_, index in node.roles[: -size - 1 : -1]),
        roles_total=len(node.roles),
        sources=tuple((lookup.source_link(key), _kind_of(lookup, key)) for key in node.sources[:size]),
        sources_total=len(node.sources),
        totals=lookup.totals(node.totals),
        bands=bands_of(lookup, node.incidents),
    )
    head = Head(
        title=name,
        address=address,
        description=lookup.description(name, counts),
        section="/actors/",
        updated=lookup.updated(node.incidents),
        feed=f"{address}feed.xml" if feed else "",
    )
    pages = listings(address, [("list", node.incidents[::-1])], lookup.cards, size)
    for listing in pages:
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, prose=Prose(), claims=(), roles=(), sources=(), totals=(), bands=None)
        yield page_job(
            view.head.address, "actor.html", view, fingerprint=feeds.fingerprint, accounts=(view.prose.account,)
        )
    if feed:
        yield feed


def _kind_of(lookup: Lookup, key: str) -> str:
    record = lookup.archive.sources[key].record
    kind = record.source.kind if record else ""
    return lookup.label("source-kinds", kind) if kind else ""


def _role(lookup: Lookup, node: ActorNode, incident: str, index: int) -> RoleRow:
    entry = lookup.archive.entries[incident]
    involved = entry.incident.actors[index]
    claims = {claim.id: claim for claim in entry.incident.claims}
    says: list[tuple[str, str, str, Holds]] = [
        (
            text(lookup.lang, ", ").join(lookup.actor_link(who).title for who in claims[claim].by),
            entry.letters.get(claim, ""),
            incident_address(incident, claim),
            entry.holds.get(claim, claims[claim].verdict),
        )
        for claim in involved.per
        if claim in claims
    ]
    outcome = involved.outcome
    return RoleRow(
        incident=lookup.incident_link(incident),
        date=entry.incident.date,
        role=lookup.label("actor-roles", involved.role),
        who=lookup.actor_link(involved.actor).title if involved.actor != node.id else "",
        says=tuple(says),
        outcome=lookup.label("outcomes", outcome.word) if outcome else "",
        outcome_on=outcome.on if outcome else None,
        note=involved.note,
    )
