"""What the archive has, by id: the ground that every check over all files stands on."""

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import msgspec

from sitegen.indexing.findings import Findings
from sitegen.indexing.media import with_tracks
from sitegen.indexing.order import in_order
from sitegen.indexing.tombstones import lead_on
from sitegen.model.incident import GONE, Claim, Incident, Translation
from sitegen.model.reading import Record
from sitegen.model.records import ActorRecord, MediaFile, PageRecord, RegionRecord, SourceRecord


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Every record once, by its id; and former ids."""

    incidents: dict[str, Incident]
    """All, in the order of their files."""
    public: dict[str, Incident]
    """In the archive's order."""
    hidden: dict[str, Incident]
    tombstones: dict[str, Incident]
    aliases: dict[str, str]
    merged: dict[str, str]
    """Id of a merged incident to the one that it leads to in the end."""
    claims: dict[str, dict[str, Claim]]
    """By the incident's id, then by the claim's; of all incidents but the tombstones."""
    translations: dict[str, dict[str, Translation]]
    """By the incident's id, then by language."""
    regions: dict[str, RegionRecord]
    region_aliases: dict[str, str]
    actors: dict[str, ActorRecord]
    actor_aliases: dict[str, str]
    sources: dict[str, SourceRecord]
    source_aliases: dict[str, str]
    pages: dict[str, PageRecord]
    page_translations: dict[str, dict[str, PageRecord]]
    """By page, then by language."""
    media: dict[str, MediaFile]

    def live(self) -> list[Incident]:
        """Incidents whose content counts or may come to count: all but the tombstones, in the order of their files."""
        return [incident for id_, incident in self.incidents.items() if id_ not in self.tombstones]


def gather(
    records: Sequence[Record], media: Sequence[MediaFile], today: str, *, drafts: bool, findings: Findings
) -> Known:
    """Each record under its id; a second one of the same id is a problem, and left out."""
    kinds: dict[type, list[Record]] = defaultdict(list)
    for record in records:
        kinds[record.__class__].append(record)
    for found in kinds.values():
        found.sort(key=attrgetter("path"))
    incidents = _by_id(kinds[Incident], "id", "incident", findings)
    regions = _by_id(kinds[RegionRecord], "region", "region", findings)
    actors = _by_id(kinds[ActorRecord], "id", "actor", findings)
    sources = _by_id(kinds[SourceRecord], "id", "source", findings)
    public, hidden, tombstones = _divide(incidents, today, drafts=drafts, findings=findings)
    aliases = _aliases(incidents, "incident", findings)
    pages = [record for record in kinds[PageRecord] if isinstance(record, PageRecord)]
    return Known(
        incidents=incidents,
        public=public,
        hidden=hidden,
        tombstones=tombstones,
        aliases=aliases,
        merged=lead_on(incidents, tombstones, aliases, findings),
        claims={
            id_: {claim.id: claim for claim in incident.claims}
            for id_, incident in incidents.items()
            if id_ not in tombstones
        },
        translations=_translations(kinds[Translation], findings),
        regions=regions,
        region_aliases=_aliases(regions, "region", findings),
        actors=actors,
        actor_aliases=_aliases(actors, "actor", findings),
        sources=sources,
        source_aliases=_aliases(sources, "source", findings),
        pages=_by_id([page for page in pages if not page.lang], "id", "page", findings),
        page_translations=_translations([page for page in pages if page.lang], findings),
        media=with_tracks({file.name: file for file in media}),
    )


def _by_id(records: list[Any], name: str, kind: str, findings: Findings) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for record in records:
        id_ = getattr(record, name)
        first = found.setdefault(id_, record)
        if first is not record:
            _report_duplicate(findings, record.path, f"{kind} `{id_}`", first.path)
    return found


def _report_duplicate(findings: Findings, path: str, what: str, first: str) -> None:
    findings.add(
        "id-of-another-file",
        path,
        "",
        f"the {what} stands in {first} already",
        instead="give one of the two files another name, or make them one",
    )


def _translations(records: list[Any], findings: Findings) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        id_ = record.path.rpartition("/")[2].removesuffix(f".{record.lang}.md")
        first = found.setdefault(id_, {}).setdefault(record.lang, record)
        if first is not record:
            _report_duplicate(findings, record.path, f"translation of `{id_}` into `{record.lang}`", first.path)
    return {id_: dict(sorted(by_lang.items())) for id_, by_lang in found.items()}


def _aliases(records: dict[str, Any], kind: str, findings: Findings) -> dict[str, str]:
    """Former id to id; an alias that is an id or another's alias is a problem."""
    found: dict[str, str] = {}
    for id_, record in records.items():
        for position, alias in enumerate(record.aliases):
            taken_by = records[alias].path if alias in records else records[found[alias]].path if alias in found else ""
            if not taken_by:
                found[alias] = id_
                continue
            message = f"`{alias}` is {'the id' if alias in records else 'an alias'} of {taken_by}"
            if taken_by == record.path:
                message = f"`{alias}` is {'the id of this file' if alias == id_ else 'listed twice'}"
            help_ = f"leave it out, or give the other {kind} another name"
            findings.add("alias-taken", record.path, f"aliases.{position}", message, instead=help_)
    return found


def _divide(
    incidents: dict[str, Incident], today: str, *, drafts: bool, findings: Findings
) -> tuple[dict[str, Incident], dict[str, Incident], dict[str, Incident]]:
    """Public ones in the archive's order, hidden ones and tombstones."""
    public, hidden, tombstones = [], {}, {}
    for id_, incident in incidents.items():
        embargoed = incident.publish_after > today
        if not drafts and (embargoed or incident.state == "draft"):
            hidden[id_] = incident
            _report_held_back(incident, findings)
        elif incident.state in GONE:
            tombstones[id_] = incident
        else:
            public.append(incident)
    return {incident.id: incident for incident in in_order(public)}, hidden, tombstones


def _report_held_back(incident: Incident, findings: Findings) -> None:
    if incident.state == "draft":
        message, where = "this draft is held back", "state"
        help_ = "build with --drafts to see it; take `state: draft` away to publish it"
    else:
        message, where = f"this incident is held back until {incident.publish_after}", "publish_after"
        help_ = "build with --drafts to see it, or with --today to see that day's site"
    findings.add("held-back", incident.path, where, message, instead=help_)
