"""Records for programs: JSON with the schema's names, and places as GeoJSON (RFC 7946)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from sitegen.model.amount import Amount
from sitegen.model.incident import Claim, FieldValue, Figure, Incident, Involvement, Medium, Place, Source, Value
from sitegen.model.media import published_name
from sitegen.model.when import When
from sitegen.rendering.names import name_in, speakers_of
from sitegen.rendering.views.export import (
    ExportedIncident,
    ExportedTombstone,
    ExportView,
    IncidentExportView,
    decode_incident,
)
from sitegen.rendering.views.media import ShownFile

Row = dict[str, Any]
_LEFT_OUT = frozenset({"path", "account", "refs", "stated", "cited", "state", "publish_after"})
"""Fields that say where a record came from, not what it says."""


def json_bytes(value: object) -> bytes:
    """Readable JSON with a line end behind it."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def date_keys(name: str, when: When) -> Row:
    """A date as EDTF, its limits ("" where open) and its precision."""
    return {
        name: when.text,
        f"{name}_earliest": when.earliest,
        f"{name}_latest": when.latest,
        f"{name}_precision": when.precision,
    }


def amount_keys(name: str, amount: Amount) -> Row:
    """A count as written and its ends; an end that is not known is not there."""
    ends = {"low": amount.low, "best": amount.best, "high": amount.high, "words": amount.words or None}
    return {name: amount.text, **{f"{name}_{end}": value for end, value in ends.items() if value is not None}}


class _Speakers:
    """Puts the names of who speaks beside ids of claims and actors of one incident."""

    def __init__(self, incident: Incident, names: Mapping[str, str]) -> None:
        self.incident = incident
        self.names = names

    def per(self, per: tuple[str, ...], name: str = "per") -> Row:
        if not per:
            return {}
        key = "speakers" if name == "per" else name.replace("_per", "_speakers")
        return {name: per, key: speakers_of(self.incident, per, self.names)}

    def by(self, by: tuple[str, ...]) -> Row:
        return {"by": by, "by_name": [self.names.get(who, who) for who in by]} if by else {}


@lru_cache(maxsize=256)
def _said_fields(kind: type[Value], but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in _LEFT_OUT and name not in but)


def plain(value: Value, but: tuple[str, ...] = ()) -> Row:
    """What a record says, under the schema's names; dates spread out, what is absent left out."""
    row: Row = {}
    for name in _said_fields(type(value), but):
        content = getattr(value, name)
        # Nought is something that is said; the empty values are not.
        if not content and type(content) not in (int, float):
            continue
        if type(content) is When:
            row |= date_keys(name, content)
        elif type(content) is dict and "" in content and len(content) == 1:
            row[name] = content[""]
        else:
            row[name] = content
    return row


def _place(place: Place, says: _Speakers) -> Row:
    return {**plain(place, ("per",)), **says.per(place.per)}


def _actor(one: Involvement, says: _Speakers) -> Row:
    row = plain(one, ("per", "outcome"))
    if one.actor in says.names:
        row["name"] = says.names[one.actor]
    if one.outcome:
        row["outcome"] = plain(one.outcome)
    return {**row, **says.per(one.per)}


def _source(source: Source, says: _Speakers) -> Row:
    return {**plain(source, ("by",)), **says.by(source.by)}


def _claim(claim: Claim, one: ExportedIncident, says: _Speakers) -> Row:
    derived = {
        "letter": one.letters.get(claim.id, ""),
        "holds": one.holds.get(claim.id, claim.verdict),
        "disputed_by": one.disputed_by.get(claim.id, ()),
        "supported_by": one.supported_by.get(claim.id, ()),
    }
    return {**plain(claim, ("by",)), **says.by(claim.by), **{key: value for key, value in derived.items() if value}}


def _figure(figure: Figure, says: _Speakers) -> Row:
    row = plain(figure, ("per", "measures"))
    for measure, amount in figure.measures.items():
        row |= amount_keys(measure, amount)
    return {**row, **says.per(figure.per)}


def _medium(medium: Medium, one: ExportedIncident) -> Row:
    file = one.media.get(medium.file)
    return {**plain(medium), **(_file(file) if file else {})}


def _file(file: ShownFile) -> Row:
    """What a file is: the hash and the bytes are of the file as it was received, not as it is published."""
    row = {"sha256": file.sha256, "bytes": file.size, "width": file.width, "height": file.height}
    return {"published": published_name(file.name), **{name: value for name, value in row.items() if value}}


def _field(value: FieldValue, says: _Speakers) -> Row:
    row = plain(value, ("per", "values", "amounts", "dates", "unknown"))
    if value.unknown:
        row["value"] = "unknown"
    elif value.amounts:
        row["value"] = [amount_keys("text", amount) for amount in value.amounts]
    elif value.dates:
        row["value"] = [date_keys("date", when) for when in value.dates]
    else:
        row["value"] = value.values
    return {**row, **says.per(value.per)}


def incident_json(one: ExportedIncident, names: Mapping[str, str], base_url: str) -> Row:
    """All that is public of one incident, with whose word each thing is."""
    incident = one.incident
    says = _Speakers(incident, names)
    lists = {
        "places": [_place(place, says) for place in incident.places],
        "actors": [_actor(involved, says) for involved in incident.actors],
        "sources": [_source(source, says) for source in incident.sources],
        "claims": [_claim(claim, one, says) for claim in incident.claims],
        "figures": [_figure(figure, says) for figure in incident.figures],
        "questions": [plain(question) for question in incident.questions],
        "relations": [{**plain(relation, ("per",)), **says.per(relation.per)} for relation in incident.relations],
        "fields": {name: _field(value, says) for name, value in incident.fields.items()},
        "media": [_medium(medium, one) for medium in incident.media],
        "log": [plain(entry) for entry in incident.log],
        "review": plain(incident.review) if incident.review else {},
    }
    listed = {medium.file for medium in incident.media}
    lists["pictures"] = [{"file": name, **_file(file)} for name, file in one.media.items() if name not in listed]
    row = plain(incident, (*lists, "date_per", "published"))
    row |= says.per(incident.date_per, "date_per")
    row |= {"published": one.published, "updated": one.updated, "state": incident.state}
    row |= {name: value for name, value in lists.items() if value}
    row["page"] = f"{base_url}incidents/{incident.id}/"
    return row


def tombstone_json(one: ExportedTombstone, base_url: str) -> Row:
    """Id, state, reason, dates and where to go; nothing else."""
    return {**msgspec.structs.asdict(one), "page": f"{base_url}incidents/{one.id}/"}


def archive_json(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """All public records, each on a line of its own; the prose of an incident stands in its own JSON file."""
    encode = msgspec.json.Encoder().encode
    lists = {
        "incidents": (incident_json(one, view.names, view.base_url) for one in incidents),
        "gone": [tombstone_json(one, view.base_url) for one in view.tombstones],
        "regions": [
            {
                **plain(one, ("record",)),
                **(plain(one.record, ("region", "name", "iso", "kind")) if one.record else {}),
            }
            for one in view.regions
        ],
        "actors": [plain(one) for one in view.actors],
        "sources": [
            {**plain(node.record.source), "id": node.key, "incidents": node.incidents}
            for node in view.sources
            if node.record
        ],
    }
    head = encode({"title": view.title, "licence": view.licence, "updated": view.updated})
    parts = [encode(name) + b":[\n" + b",\n".join(map(encode, rows)) + b"\n]" for name, rows in lists.items()]
    return head[:-1] + b",\n" + b",\n".join(parts) + b"}\n"


def incident_json_bytes(view: IncidentExportView, words: str) -> bytes:
    """One incident with its prose as plain words."""
    row = incident_json(decode_incident(view.incident), view.names, view.base_url)
    return json_bytes({**row, **({"text": words} if words else {}), "archive_licence": view.licence})


def _feature(place: Place, one: ExportedIncident, names: Mapping[str, str], base_url: str) -> Row:
    incident = one.incident
    point = place.point
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": (point[1], point[0])} if point else None,
        "properties": {
            "incident": incident.id,
            "title": incident.title,
            **(date_keys("date", incident.date) if incident.date else {}),
            **plain(place, ("point", "per", "name", "precision")),
            "name": name_in(place.name, ""),
            "precision": place.precision or "not stated",
            **_Speakers(incident, names).per(place.per),
            "page": f"{base_url}incidents/{incident.id}/",
        },
    }


def places_geojson(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """A feature for each place of each incident: with its precision, and whose word it is.

    A place that is known by its region alone has no geometry: a point would say more than is known.
    """
    features = [_feature(place, one, view.names, view.base_url) for one in incidents for place in one.incident.places]
    rows = b",\n".join(msgspec.json.encode(feature) for feature in features)
    return b'{"type":"FeatureCollection","features":[\n' + rows + b"\n]}\n"
