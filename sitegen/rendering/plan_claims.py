"""Contested claims of the whole archive, and what was corrected."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitegen.model.archive import Change, ClaimRef, Dispute
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import paged
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import pages_of, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import ChangeRow, ClaimsView, CorrectionsView, DisputeRow, Statement

FEW = 25
"""Disputes on one page: each holds several claims."""
MOST_SPEAKERS = 40
MOST_SOURCES = 100


def dispute_row(lookup: Lookup, dispute: Dispute, number: int) -> DisputeRow:
    """A dispute with its sides. `number` is its place in the archive, from 0."""
    return DisputeRow(
        title=dispute.question or lookup.title(dispute.incident),
        asked=bool(dispute.question),
        address=f"{paged('/claims/', number // FEW + 1)}#d{number + 1}",
        incident=lookup.incident_link(dispute.incident),
        date=lookup.date(dispute.incident),
        sides=tuple(tuple(lookup.statement(ref) for ref in side) for side in dispute.sides),
        sources=tuple(lookup.source_link(key) for key in dispute.sources),
    )


def contested_refs(lookup: Lookup) -> list[ClaimRef]:
    """All claims that are contested."""
    return [ref for ref, node in lookup.archive.claims.items() if node.holds == "contested"]


def plan_claims(lookup: Lookup, feeds: Feeds, feed: PageJob | None) -> Iterator[PageJob]:
    """The jobs of /claims/. `feed` is the feed of contested claims."""
    archive = lookup.archive
    contested = contested_refs(lookup)
    pages = pages_of(tuple(enumerate(archive.disputes)), FEW)
    head = Head(
        title=text(lookup.lang, "Claims"),
        address="/claims/",
        section="/claims/",
        updated=lookup.updated({ref.incident for ref in contested}, archive.updated),
        feed="/claims/feed.xml" if feed else "",
    )
    for number, rows in enumerate(pages, 1):
        view = ClaimsView(
            head=turned(head, number, len(pages)),
            incidents=lookup.counts(archive.entries).claimed_in,
            total=len(archive.claims),
            contested=len(contested),
            disputes=tuple(dispute_row(lookup, dispute, place) for place, dispute in rows),
            disputes_total=len(archive.disputes),
            first=(number - 1) * FEW + 1,
            holds=lookup.count_holds(archive.claims) if number == 1 else (),
            speakers=_speakers(lookup, contested) if number == 1 else (),
            sources=_disputed_sources(lookup) if number == 1 else (),
            page=number,
            pages=len(pages),
        )
        yield page_job(view.head.address, "claims.html", view, fingerprint=feeds.fingerprint)


def _speakers(lookup: Lookup, contested: Sequence[ClaimRef]) -> tuple[tuple[Link, int, tuple[str, ...]], ...]:
    """Who makes the contested claims, the most first, and who disputes them."""
    count: dict[str, int] = defaultdict(int)
    others: dict[str, dict[str, None]] = defaultdict(dict)
    claims = lookup.archive.claims
    for ref in contested:
        node = claims[ref]
        for who in node.claim.by:
            count[who] += 1
            for other in (*node.disputed_by, *node.disputes):
                if other in claims:
                    others[who] |= dict.fromkeys(lookup.actor_link(name).title for name in claims[other].claim.by)
    ranked = sorted(count, key=lambda who: (-count[who], lookup.actor_link(who).title, who))[:MOST_SPEAKERS]
    return tuple((lookup.actor_link(who), count[who], tuple(others[who])) for who in ranked)


def _disputed_sources(lookup: Lookup) -> tuple[tuple[Link, tuple[Statement, ...]], ...]:
    """The sources that claims dispute, the most disputed first, each with those claims."""
    archive = lookup.archive
    found = [(key, node.disputed_by) for key, node in archive.sources.items() if node.disputed_by]
    found.sort(key=lambda row: (-len(row[1]), row[0]))
    return tuple(
        (lookup.source_link(key), tuple(lookup.statement(ref) for ref in refs[:FEW] if ref in archive.claims))
        for key, refs in found[:MOST_SOURCES]
    )


def change_row(lookup: Lookup, change: Change) -> ChangeRow:
    """A line of the corrections; of a record that is gone no more than its id, state, reason and where to go."""
    grave = lookup.archive.tombstones.get(change.incident)
    entry = lookup.archive.entries.get(change.incident)
    return ChangeRow(
        date=change.date,
        title=lookup.title(change.incident) if entry else change.incident,
        lang=lookup.title_language(change.incident) if entry else "",
        id=change.incident,
        gone=grave is not None,
        type=lookup.label("log-types", change.type),
        field="" if grave else change.field,
        why=change.why,
        into=tuple(lookup.incident_link(id_) for id_ in grave.into) if grave else (),
    )


def plan_corrections(lookup: Lookup, feeds: Feeds, feed: PageJob | None) -> Iterator[PageJob]:
    """The jobs of /corrections/. `feed` is the feed of corrections."""
    changes = lookup.archive.changes
    pages = pages_of(changes, lookup.settings.page_size)
    count: dict[str, int] = defaultdict(int)
    for change in changes:
        count[lookup.label("log-types", change.type)] += 1
    head = Head(
        title=text(lookup.lang, "Corrections"),
        address="/corrections/",
        section="/corrections/",
        updated=changes[0].date if changes else "",
        feed="/corrections/feed.xml" if feed else "",
    )
    for number, rows in enumerate(pages, 1):
        years: dict[str, list[ChangeRow]] = defaultdict(list)
        for change in rows:
            years[change.date[:4]].append(change_row(lookup, change))
        view = CorrectionsView(
            head=turned(head, number, len(pages)),
            years=tuple((year, tuple(found)) for year, found in years.items()),
            total=len(changes),
            kinds=tuple(sorted(count.items(), key=lambda row: (-row[1], row[0]))),
            page=number,
            pages=len(pages),
        )
        yield page_job(view.head.address, "corrections.html", view, fingerprint=feeds.fingerprint)
