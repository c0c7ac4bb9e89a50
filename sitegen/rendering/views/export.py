"""What the downloads are made from: public records, with what the archive derives of each."""

from collections.abc import Mapping

import msgspec

from sitegen.model.archive import SourceNode
from sitegen.model.incident import Claim, Holds, Incident, Names, Value
from sitegen.model.records import ActorRecord, RegionRecord
from sitegen.model.settings import Field
from sitegen.rendering.views.media import ShownFile


class ExportedIncident(Value, frozen=True):
    """An incident without its prose and its file, and what holds of its claims."""

    incident: Incident
    published: str
    updated: str
    letters: dict[str, str] = {}
    holds: dict[str, Holds] = {}
    disputed_by: dict[str, tuple[str, ...]] = {}
    """By claim: `incident-id#claim-id` of each claim that disputes it."""
    supported_by: dict[str, tuple[str, ...]] = {}
    media: dict[str, ShownFile] = {}
    """By name in content/media: the files that it lists, and those that its prose shows."""


class ExportedTombstone(Value, frozen=True):
    """All that is said of a withdrawn, merged or split incident."""

    id: str
    state: str
    reason: str
    published: str = ""
    changed: str = ""
    """The day on which it was withdrawn, merged or split; "" where no log says it."""
    into: tuple[str, ...] = ()


class ExportedRegion(Value, frozen=True):
    region: str
    name: Names
    iso: str = ""
    kind: str = ""
    record: RegionRecord | None = None


class ExportView(Value, frozen=True):
    """The whole archive, for its downloads; `incidents` are `ExportedIncident`, encoded."""

    title: str
    licence: str
    base_url: str
    updated: str
    incidents: tuple[msgspec.Raw, ...]
    names: dict[str, str]
    """The name of each actor by id, in the archive's language."""
    measures: tuple[str, ...]
    fields: dict[str, Field]
    identifiers: tuple[str, ...]
    tombstones: tuple[ExportedTombstone, ...] = ()
    sources: tuple[SourceNode, ...] = ()
    """Shared records only; the others are in their incidents."""
    regions: tuple[ExportedRegion, ...] = ()
    actors: tuple[ActorRecord, ...] = ()
    media: tuple[ShownFile, ...] = ()
    """All files that the site shows."""


class IncidentExportView(Value, frozen=True):
    """One incident, for its own JSON file."""

    incident: msgspec.Raw
    """An `ExportedIncident`, encoded."""
    names: dict[str, str]
    """Of the actors that it names."""
    base_url: str
    licence: str


def named_in(incident: Incident, names: Mapping[str, str]) -> dict[str, str]:
    """The names of the actors that an incident names, by id."""
    ids = {who for claim in incident.claims for who in claim.by}
    ids |= {who for source in incident.sources for who in source.by}
    ids |= {involved.actor for involved in incident.actors}
    return {who: names[who] for who in sorted(ids & names.keys())}


def visible_claim(claim: Claim, hidden: Mapping[str, object]) -> Claim:
    """The claim without what it says of claims of incidents that are not public."""
    disputes = tuple(one for one in claim.disputes if one.partition("#")[0] not in hidden or "#" not in one)
    supports = tuple(one for one in claim.supports if one.partition("#")[0] not in hidden or "#" not in one)
    if disputes == claim.disputes and supports == claim.supports:
        return claim
    return msgspec.structs.replace(claim, disputes=disputes, supports=supports)


_DECODER = msgspec.msgpack.Decoder(ExportedIncident)


def decode_incident(raw: msgspec.Raw) -> ExportedIncident:
    """The incident of a view."""
    return _DECODER.decode(raw)
