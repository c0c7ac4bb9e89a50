"""The list of shared sources, and the page of each: what rests on it."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from sitegen.model.archive import ClaimRef, SourceNode
from sitegen.model.page import PageJob
from sitegen.model.records import SourceRecord
from sitegen.model.when import When
from sitegen.rendering.addresses import source_address
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import listings, pages_of, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.references import prose_of
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Statement
from sitegen.rendering.views.people import SourceRow, SourcesView, SourceView
from sitegen.rendering.views.prose import Prose

SharedSource = tuple[SourceNode, SourceRecord]


def plan_sources(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of /sources/ and of each shared source."""
    shared = [(node, node.record) for node in lookup.archive.sources.values() if node.record]
    yield from _list_pages(lookup, shared, fingerprint)
    for node, record in shared:
        yield from _source_pages(lookup, node, record, fingerprint)


def _list_pages(lookup: Lookup, shared: list[SharedSource], fingerprint: str) -> Iterator[PageJob]:
    pages = pages_of(shared, lookup.settings.page_size)
    head = Head(
        title=text(lookup.lang, "Sources"), address="/sources/", section="/sources/", updated=lookup.archive.updated
    )
    for number, rows in enumerate(pages, 1):
        view = SourcesView(
            head=turned(head, number, len(pages)),
            sources=tuple(_row(lookup, node, record) for node, record in rows),
            total=len(shared),
            page=number,
            pages=len(pages),
        )
        yield page_job(view.head.address, "sources.html", view, fingerprint=fingerprint)


def _row(lookup: Lookup, node: SourceNode, record: SourceRecord) -> SourceRow:
    source = record.source
    return SourceRow(
        title=lookup.source_title(node.key),
        address=source_address(node.key),
        kind=lookup.label("source-kinds", source.kind) if source.kind else "",
        whose=text(lookup.lang, ", ").join(lookup.actor_link(who).title for who in source.by) or source.publisher,
        date=source.date,
        incidents=len(node.incidents),
        claims=len(node.claims),
        lang=lookup.source_title_language(node.key),
    )


def _source_pages(lookup: Lookup, node: SourceNode, record: SourceRecord, fingerprint: str) -> Iterator[PageJob]:
    source, size = record.source, lookup.settings.page_size
    address, title = source_address(node.key), lookup.source_title(node.key)
    claims = _claims(lookup, node)
    order = {id_: number for number, id_ in enumerate(node.incidents)}
    claims.sort(key=lambda row: -order.get(row[0].incident, -1))
    view_of = partial(
        SourceView,
        title=title,
        title_lang=lookup.source_title_language(node.key),
        titles=tuple(
            (lang, other) for lang, other in sorted(source.title.items()) if lang and other and other != title
        ),
        kind=lookup.label("source-kinds", source.kind) if source.kind else "",
        by=tuple(lookup.actor_link(who) for who in source.by),
        publisher=source.publisher,
        medium=source.medium,
        date=source.date,
        accessed=source.accessed,
        lang=source.lang,
        url=source.url,
        archived=source.archived,
        sha256=source.sha256,
        via=_via(lookup, source.via),
        reliability=source.reliability,
        note=source.note,
        prose=prose_of(lookup, record.account, record.refs),
        claims=tuple((lookup.statement(ref), via) for ref, via in claims[:size]),
        claims_total=len(claims),
        via_of=tuple((lookup.source_link(key), _date_of(lookup, key)) for key in node.via_of[:size]),
        disputed_by=tuple(_disputing(lookup, node)),
    )
    head = Head(title=title, address=address, section="/sources/", updated=lookup.updated(node.incidents))
    pages = listings(address, [("list", node.incidents[::-1])], lookup.cards, size)
    for listing in pages:
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, prose=Prose(), claims=(), via_of=(), disputed_by=())
        yield page_job(view.head.address, "source.html", view, fingerprint=fingerprint, accounts=(view.prose.account,))


def _claims(lookup: Lookup, node: SourceNode) -> list[tuple[ClaimRef, str]]:
    """The claims that rest on it, directly ("") or through a source that was read via it (that one's title)."""
    rows: dict[ClaimRef, str] = dict.fromkeys(node.claims, "")
    for key in node.via_of:
        for ref in lookup.archive.sources[key].claims:
            rows.setdefault(ref, lookup.source_title(key))
    return list(rows.items())


def _disputing(lookup: Lookup, node: SourceNode) -> Iterator[Statement]:
    return (lookup.statement(ref) for ref in node.disputed_by)


def _via(lookup: Lookup, key: str) -> Link | None:
    return lookup.source_link(key) if key in lookup.archive.sources else None


def _date_of(lookup: Lookup, key: str) -> When | None:
    node = lookup.archive.sources[key]
    if node.record:
        return node.record.source.date
    entry = lookup.archive.entries.get(node.incident)
    own = key.partition("/")[2]
    return next((row.date for row in entry.incident.sources if row.id == own), None) if entry else None
