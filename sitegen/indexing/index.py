"""All records together: the archive, and the problems that only all of them show."""

from collections.abc import Mapping, Sequence

import msgspec

from sitegen.indexing.actors import actor_nodes, check_actor_circles
from sitegen.indexing.blocks import check_blocks
from sitegen.indexing.changes import changes
from sitegen.indexing.claims import claim_nodes, follow_threads
from sitegen.indexing.coverage import coverage, usage
from sitegen.indexing.disputes import disputes, questions
from sitegen.indexing.duplicates import check_addresses, check_near_duplicates
from sitegen.indexing.entries import claim_letters, entries
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known, gather
from sitegen.indexing.links import check_links, shown_media
from sitegen.indexing.order import last_day
from sitegen.indexing.periods import periods
from sitegen.indexing.present import with_present_ids, without_points
from sitegen.indexing.references import check_fields, check_identifiers, check_page_translations, check_translations
from sitegen.indexing.regions import region_nodes, without_place
from sitegen.indexing.relations import PART_OF, SAME_EVENT, edges_of, relate
from sitegen.indexing.sources import check_sources, source_nodes
from sitegen.indexing.speakers import check_speakers
from sitegen.indexing.terms import category_nodes, field_nodes
from sitegen.indexing.totals import count, totals
from sitegen.model.archive import Archive, Entry, Related
from sitegen.model.incident import Incident
from sitegen.model.problem import Problem
from sitegen.model.reading import Record
from sitegen.model.records import MediaFile, PageRecord
from sitegen.model.settings import Settings, Term
from sitegen.model.stated import Counts
from sitegen.model.vocabulary import DEFAULTS


def index(
    records: Sequence[Record], media: Sequence[MediaFile], settings: Settings, today: str, drafts: bool
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive as it is public on a day, and its problems: with `path` and `where`, those of the prose with a span.

    Args:
        records: of every file that could be read, in any order.
        media: the files of content/media.
        settings: vocabularies, fields and identifiers of the archive.
        today: `YYYY-MM-DD`; what is to be published later is left out.
        drafts: whether drafts, and what is to be published later, are let in.
    """
    findings = Findings()
    known = gather(records, media, today, drafts=drafts, findings=findings)
    related = relate(known, _terms(settings, "relation-types"), findings)
    _check(known, settings, related, findings)
    return _archive(known, settings, related, findings), tuple(findings.problems)


def _check(known: Known, settings: Settings, related: Mapping[str, tuple[Related, ...]], findings: Findings) -> None:
    check_speakers(known, findings)
    check_actor_circles(known, findings)
    check_links(known, findings)
    check_fields(known, settings, findings)
    check_identifiers(known, settings, findings)
    check_translations(known, findings)
    check_page_translations(known, findings)
    check_addresses(known, findings)
    check_near_duplicates(known, related, findings)


def _archive(known: Known, settings: Settings, related: dict[str, tuple[Related, ...]], findings: Findings) -> Archive:
    public = {id_: with_present_ids(incident, known) for id_, incident in known.public.items()}
    if not settings.regions.geographic:
        public = {id_: without_points(incident) for id_, incident in public.items()}
    counts = _counts(public, settings, related)
    via_of = check_sources(known, findings)
    threads = follow_threads(known, findings)
    asked = questions(known, findings)
    letters = claim_letters(public)
    claims, holds = claim_nodes(public, known, letters, threads)
    by_period = periods(public, counts)
    regions = region_nodes(public, known, settings, counts, findings)
    check_blocks(known, regions.keys() | known.region_aliases.keys(), findings)
    found = entries(
        public,
        holds=holds,
        letters=letters,
        related=related,
        translations=known.translations,
        source_aliases=known.source_aliases,
        periods=by_period,
        geographic=settings.regions.geographic,
    )
    return Archive(
        settings=settings,
        entries=found,
        tombstones=known.tombstones,
        hidden=known.hidden,
        aliases={alias: id_ for alias, id_ in known.aliases.items() if id_ not in known.hidden},
        merged=known.merged,
        regions=regions,
        region_aliases=known.region_aliases,
        no_place=without_place(public),
        periods=by_period,
        actors=actor_nodes(public, known, counts),
        actor_aliases=known.actor_aliases,
        categories=category_nodes(public, _terms(settings, "categories"), counts),
        field_values=field_nodes(public, settings, counts),
        sources=source_nodes(public, known, via_of, threads.source_disputed_by),
        source_aliases=known.source_aliases,
        claims=claims,
        disputes=disputes(claims, threads, asked, known),
        changes=changes(public, known.tombstones),
        pages={page.id: _translated(page, known) for page in sorted(known.pages.values(), key=_page_key)},
        media=shown_media(known),
        counts=counts,
        totals=totals(tuple(public), counts),
        coverage=coverage(public, settings, _measures(settings, counts), known.sources),
        usage=usage(public, known.actors, known.sources),
        updated=_updated(found, known.tombstones),
    )


def _measures(settings: Settings, counts: Counts) -> tuple[str, ...]:
    """Measures of the vocabulary, and those of files beside it."""
    return tuple(dict.fromkeys((*_terms(settings, "measures"), *counts.measures)))


def _terms(settings: Settings, vocabulary: str) -> Mapping[str, Term]:
    return settings.vocabulary.get(vocabulary, DEFAULTS[vocabulary])


def _counts(public: Mapping[str, Incident], settings: Settings, related: Mapping[str, tuple[Related, ...]]) -> Counts:
    return count(
        public,
        _terms(settings, "measures"),
        _terms(settings, "groups"),
        edges_of(related, PART_OF, public, both_ways=False),
        edges_of(related, SAME_EVENT, public, both_ways=True),
    )


def _translated(page: PageRecord, known: Known) -> PageRecord:
    translations = known.page_translations.get(page.id)
    return msgspec.structs.replace(page, translations=translations) if translations else page


def _page_key(page: PageRecord) -> tuple[bool, int, str, str]:
    return (page.order is None, page.order or 0, page.title, page.id)


def _updated(found: Mapping[str, Entry], tombstones: Mapping[str, Incident]) -> str:
    days = [entry.updated for entry in found.values()]
    days += [last_day(entry.date) for incident in tombstones.values() for entry in incident.log]
    return max(days, default="")
