"""The downloads: tables, records and places of the whole archive, and each incident's own record."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec
from msgspec.structs import replace

from sitegen.model.archive import ClaimRef, Entry
from sitegen.model.incident import Incident
from sitegen.model.page import PageJob
from sitegen.rendering.jobs import digest_of, job_for
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.pictures import shown_files
from sitegen.rendering.views.export import (
    ExportedIncident,
    ExportedRegion,
    ExportedTombstone,
    ExportView,
    IncidentExportView,
    named_in,
    visible_claim,
)
from sitegen.rendering.views.media import ShownFile

FILES = ("incidents.csv", "claims.csv", "figures.csv", "sources.csv", "media.csv", "archive.json", "places.geojson")
_ENCODER = msgspec.msgpack.Encoder()


def plan_exports(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of all downloads. Those of the whole archive share one view, which is hashed once."""
    encoded = {id_: msgspec.Raw(_ENCODER.encode(_exported(lookup, id_))) for id_ in lookup.archive.entries}
    view = _ENCODER.encode(_whole(lookup, encoded.values()))
    digest = digest_of(view)
    for name in FILES:
        yield job_for(f"data/{name}", f"<{name}>", view, fingerprint=fingerprint, digest=digest)
    settings = lookup.settings
    for id_, raw in encoded.items():
        incident = lookup.archive.entries[id_].incident
        own = IncidentExportView(
            incident=raw,
            names=named_in(incident, lookup.actor_names),
            base_url=settings.base_url,
            licence=settings.licence,
        )
        yield job_for(
            f"incidents/{id_}/incident.json",
            "<incident.json>",
            _ENCODER.encode(own),
            fingerprint=fingerprint,
            accounts=(incident.account,) if incident.account else (),
        )


def _exported(lookup: Lookup, incident: str) -> ExportedIncident:
    entry = lookup.archive.entries[incident]
    disputed_by: dict[str, tuple[str, ...]] = {}
    supported_by: dict[str, tuple[str, ...]] = {}
    for claim in entry.incident.claims:
        node = lookup.archive.claims[ClaimRef(incident, claim.id)]
        if node.disputed_by:
            disputed_by[claim.id] = tuple(f"{ref.incident}#{ref.claim}" for ref in node.disputed_by)
        if node.supported_by:
            supported_by[claim.id] = tuple(f"{ref.incident}#{ref.claim}" for ref in node.supported_by)
    return ExportedIncident(
        incident=_public(entry.incident, lookup.archive.hidden),
        published=entry.published,
        updated=entry.updated,
        letters=entry.letters,
        holds=entry.holds,
        disputed_by=disputed_by,
        supported_by=supported_by,
        media=_media(lookup, entry),
    )


def _media(lookup: Lookup, entry: Entry) -> dict[str, ShownFile]:
    """The files of an incident, as its programs need them: without the words of captions, which have files of their own."""
    known = lookup.archive.media
    if not known:
        return {}
    refs = chain(entry.incident.refs, *(one.refs for one in entry.translations.values()))
    found = shown_files(known, (medium.file for medium in entry.incident.media), refs)
    return {name: replace(file, tracks=()) for name, file in found.items()}


def _public(incident: Incident, hidden: Mapping[str, object]) -> Incident:
    """The incident without its prose, its place in the repository, and what it says of incidents that are not public.

    Without the prose an edit of it leaves the downloads of the whole archive as they are.
    """
    claims, relations = incident.claims, incident.relations
    if hidden:
        claims = tuple(visible_claim(claim, hidden) for claim in claims)
        relations = tuple(relation for relation in relations if relation.incident not in hidden)
    return replace(
        incident,
        path="",
        refs=(),
        stated=(),
        cited=(),
        account="",
        publish_after="",
        claims=claims,
        relations=relations,
    )


def _whole(lookup: Lookup, encoded: Iterable[msgspec.Raw]) -> ExportView:
    archive, settings = lookup.archive, lookup.settings
    return ExportView(
        title=settings.title,
        licence=settings.licence,
        base_url=settings.base_url,
        updated=archive.updated,
        incidents=tuple(encoded),
        names=lookup.actor_names,
        measures=lookup.measures,
        fields=settings.fields,
        identifiers=tuple(settings.identifiers),
        tombstones=tuple(tombstone_of(lookup, id_) for id_ in archive.tombstones),
        sources=tuple(node for node in archive.sources.values() if node.record),
        regions=tuple(
            ExportedRegion(
                region=path,
                name={"": lookup.region_names[path]} if not node.name else node.name,
                iso=node.iso,
                kind=node.kind,
                record=replace(node.record, path="", account="", refs=()) if node.record else None,
            )
            for path, node in archive.regions.items()
        ),
        actors=tuple(replace(node.record, path="", account="", refs=()) for node in archive.actors.values()),
        media=tuple(replace(file, tracks=()) for file in shown_files(archive.media, archive.media, ()).values()),
    )


def tombstone_of(lookup: Lookup, incident: str) -> ExportedTombstone:
    """What may be said of a withdrawn, merged or split incident."""
    grave = lookup.archive.tombstones[incident]
    days = [change.date for change in lookup.archive.changes if change.incident == incident and change.state]
    return ExportedTombstone(
        id=incident,
        state=grave.state,
        reason=grave.reason,
        published=grave.published.earliest if grave.published else "",
        changed=max(days, default=""),
        into=grave.into,
    )
