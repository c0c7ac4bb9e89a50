"""Tables for spreadsheets: RFC 4180, UTF-8, no cell that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from sitegen.model.amount import Amount
from sitegen.model.incident import Claim, FieldValue, Incident, Source
from sitegen.model.media import published_name
from sitegen.model.settings import Field
from sitegen.model.when import When
from sitegen.rendering.names import name_in, speakers_of
from sitegen.rendering.views.export import ExportedIncident, ExportView

Row = dict[str, str]
BETWEEN = " | "
"""Between the values of a list in one cell; lists of one subject are equally long."""
RUNS = ("=", "+", "-", "@", "\t", "\r")
_FIRST = frozenset(RUNS)
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if text.startswith(RUNS) and not NUMBER.fullmatch(text):
        return "'" + text
    return text


def csv_bytes(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """A table with a head, in the order of the columns; what a row does not have is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        writer.writerow([safe_cell(cell) if cell[:1] in _FIRST else cell for cell in cells])
    return out.getvalue().encode()


def date_cells(name: str, when: When | None) -> Row:
    """A date as EDTF, its limits (empty where open) and its precision."""
    if when is None:
        return {}
    return {
        name: when.text,
        f"{name}_earliest": when.earliest,
        f"{name}_latest": when.latest,
        f"{name}_precision": when.precision,
    }


def date_columns(name: str) -> tuple[str, ...]:
    return (name, f"{name}_earliest", f"{name}_latest", f"{name}_precision")


def amount_cells(name: str, amount: Amount) -> Row:
    """A count as written, its ends and its words; `unknown` is written out and is no number."""
    return {name: amount.text, **{f"{name}_{end}": cell for end, cell in _ends(amount).items()}}


def _ends(amount: Amount) -> Row:
    ends = {"low": amount.low, "best": amount.best, "high": amount.high}
    return {**{end: "" if value is None else str(value) for end, value in ends.items()}, "words": amount.words}


def amount_columns(name: str) -> tuple[str, ...]:
    return (name, f"{name}_low", f"{name}_best", f"{name}_high", f"{name}_words")


INCIDENT_COLUMNS = (
    "id", "title", "summary", *date_columns("date"), "date_note", "date_per", "date_speakers", "time", "timezone",
    *date_columns("reported"), "published", "updated", "categories", "tags",
    "places_region", "places_name", "places_point", "places_precision", "places_radius_km", "places_role", "places_per",
    "places_speakers", "actors_actor", "actors_name", "actors_role", "actors_outcome", "actors_per", "actors_speakers",
    "relations_incident", "relations_type", "relations_per", "relations_speakers",
    "claims", "claims_contested", "sources", "warning", "lang", "licence", "aliases",
    "review_state", "review_by", "review_on", "log_date", "log_type", "log_why",
)  # fmt: skip
MEDIA_COLUMNS = ("file", "published", "sha256", "bytes", "width", "height", "sensitive", "incidents")
CLAIM_COLUMNS = (
    "incident", "id", "letter", "text", "by", "by_name", *date_columns("date"), "stance", "disputes", "disputed_by",
    "supports", "supported_by", "quote", "lang", "sources", "verdict", "holds", "why",
    *date_columns("assessed"), *date_columns("retracted"), "note",
)  # fmt: skip
SOURCE_COLUMNS = (
    "key", "incident", "id", "kind", "by", "by_name", "title", "publisher", "medium", *date_columns("date"),
    *date_columns("accessed"), "lang", "url", "archived", "sha256", "via", "reliability", "note", "incidents",
)  # fmt: skip


COVERAGE_COLUMNS = ("kind", "field", "year", "region", "incidents", "given", "unknown", "not_recorded")


def field_columns(fields: dict[str, Field]) -> tuple[str, ...]:
    """The columns of the archive's own fields, each with whose word its value is."""
    columns: list[str] = []
    for name, field in fields.items():
        key = f"fields_{name}"
        columns += amount_columns(key) if field.type == "amount" else (key,)
        columns += (f"{key}_per", f"{key}_speakers", f"{key}_estimate", f"{key}_note")
    return tuple(columns)


def incident_columns(fields: dict[str, Field], identifiers: Iterable[str]) -> tuple[str, ...]:
    """The columns of incidents.csv."""
    return INCIDENT_COLUMNS + tuple(f"identifiers_{kind}" for kind in identifiers) + field_columns(fields)


def figure_columns(measures: Iterable[str]) -> tuple[str, ...]:
    """The columns of figures.csv."""
    counted = (column for measure in measures for column in amount_columns(measure))
    return ("incident", "group", "per", "speakers", "estimate", "note", *counted)


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _spoken(incident: Incident, per: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(speakers_of(incident, per, names))


def _columns_of_list(prefix: str, rows: list[Row]) -> Row:
    """The rows of a list turned into cells of equally long lists."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {f"{prefix}_{key}": _joined(row.get(key, "") for row in rows) for key in keys}


def _places(incident: Incident, names: dict[str, str]) -> Row:
    return _columns_of_list(
        "places",
        [
            {
                "region": place.region,
                "name": name_in(place.name, ""),
                "point": f"{place.point[0]} {place.point[1]}" if place.point else "",
                "precision": place.precision,
                "radius_km": "" if place.radius_km is None else str(place.radius_km),
                "role": place.role,
                "per": ", ".join(place.per),
                "speakers": _spoken(incident, place.per, names),
            }
            for place in incident.places
        ],
    )


def _actors(incident: Incident, names: dict[str, str]) -> Row:
    return _columns_of_list(
        "actors",
        [
            {
                "actor": one.actor,
                "name": names.get(one.actor, "") or name_in(one.name, ""),
                "role": one.role,
                "outcome": _outcome(one.outcome.word, one.outcome.on) if one.outcome else "",
                "per": ", ".join(one.per),
                "speakers": _spoken(incident, one.per, names),
            }
            for one in incident.actors
        ],
    )


def _outcome(word: str, on: When | None) -> str:
    return f"{word} {on.text}" if on else word


def _field_cells(incident: Incident, names: dict[str, str]) -> Row:
    row: Row = {}
    for name, value in incident.fields.items():
        key = f"fields_{name}"
        row |= _value_cells(key, value)
        row[f"{key}_per"] = ", ".join(value.per)
        row[f"{key}_speakers"] = _spoken(incident, value.per, names)
        row[f"{key}_estimate"] = "true" if value.estimate else ""
        row[f"{key}_note"] = value.note
    return row


def _value_cells(key: str, value: FieldValue) -> Row:
    if value.unknown:
        return {key: "unknown"}
    if value.amounts:
        ends = _columns_of_list(key, [_ends(one) for one in value.amounts])
        return {key: _joined(one.text for one in value.amounts), **ends}
    return {key: _joined(value.values)}


def incident_row(one: ExportedIncident, names: dict[str, str]) -> Row:
    """One incident as a row; lists are cells, and a list of rows is several cells of equally long lists."""
    incident = one.incident
    row = {
        "id": incident.id,
        "title": incident.title,
        "summary": incident.summary,
        **date_cells("date", incident.date),
        "date_note": incident.date_note,
        "date_per": ", ".join(incident.date_per),
        "date_speakers": _spoken(incident, incident.date_per, names),
        "time": incident.time,
        "timezone": incident.timezone,
        **date_cells("reported", incident.reported),
        "published": one.published,
        "updated": one.updated,
        "categories": _joined(incident.categories),
        "tags": _joined(incident.tags),
        **_places(incident, names),
        **_actors(incident, names),
        **_relations(incident, names),
        "claims": str(len(incident.claims)),
        "claims_contested": str(sum(holds == "contested" for holds in one.holds.values())),
        "sources": _joined(source.id for source in incident.sources),
        "warning": incident.warning,
        "lang": incident.lang,
        "licence": incident.licence,
        "aliases": _joined(incident.aliases),
        **_columns_of_list(
            "log", [{"date": entry.date.text, "type": entry.type, "why": entry.why} for entry in incident.log]
        ),
        **{f"identifiers_{kind}": _joined(ids) for kind, ids in incident.identifiers.items()},
        **_field_cells(incident, names),
    }
    if incident.review:
        review = incident.review
        on = review.on.text if review.on else ""
        row |= {"review_state": review.state, "review_by": review.by, "review_on": on}
    return row


def _relations(incident: Incident, names: dict[str, str]) -> Row:
    return _columns_of_list(
        "relations",
        [
            {
                "incident": relation.incident,
                "type": relation.type,
                "per": ", ".join(relation.per),
                "speakers": _spoken(incident, relation.per, names),
            }
            for relation in incident.relations
        ],
    )


def claim_row(one: ExportedIncident, claim: Claim, names: dict[str, str]) -> Row:
    """One claim as a row: who says it, what holds of it, and what disputes it."""
    return {
        "incident": one.incident.id,
        "id": claim.id,
        "letter": one.letters.get(claim.id, ""),
        "text": claim.text,
        "by": _joined(claim.by),
        "by_name": _joined(names.get(who, who) for who in claim.by),
        **date_cells("date", claim.date),
        "stance": claim.stance,
        "disputes": _joined(claim.disputes),
        "disputed_by": _joined(one.disputed_by.get(claim.id, ())),
        "supports": _joined(claim.supports),
        "supported_by": _joined(one.supported_by.get(claim.id, ())),
        "quote": claim.quote,
        "lang": claim.lang,
        "sources": _joined(claim.sources),
        "verdict": claim.verdict,
        "holds": one.holds.get(claim.id, claim.verdict),
        "why": claim.why,
        **date_cells("assessed", claim.assessed),
        **date_cells("retracted", claim.retracted),
        "note": claim.note,
    }


def figure_rows(one: ExportedIncident, names: dict[str, str]) -> Iterator[Row]:
    """The rows of figures of one incident, each with whose figure it is."""
    for figure in one.incident.figures:
        row = {
            "incident": one.incident.id,
            "group": figure.group,
            "per": ", ".join(figure.per),
            "speakers": _spoken(one.incident, figure.per, names),
            "estimate": "true" if figure.estimate else "",
            "note": figure.note,
        }
        for measure, amount in figure.measures.items():
            row |= amount_cells(measure, amount)
        yield row


def source_row(key: str, incident: str, source: Source, names: dict[str, str], incidents: tuple[str, ...]) -> Row:
    """One source as a row: what it is, and what it was read via."""
    return {
        "key": key,
        "incident": incident,
        "id": source.id,
        "kind": source.kind,
        "by": _joined(source.by),
        "by_name": _joined(names.get(who, who) for who in source.by),
        "title": name_in(source.title, ""),
        "publisher": source.publisher,
        "medium": source.medium,
        **date_cells("date", source.date),
        **date_cells("accessed", source.accessed),
        "lang": source.lang,
        "url": source.url,
        "archived": source.archived,
        "sha256": source.sha256,
        "via": source.via,
        "reliability": source.reliability,
        "note": source.note,
        "incidents": _joined(incidents),
    }


def incidents_csv(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """One row for each incident."""
    columns = incident_columns(view.fields, view.identifiers)
    return csv_bytes(columns, (incident_row(one, view.names) for one in incidents))


def claims_csv(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """One row for each claim."""
    rows = (claim_row(one, claim, view.names) for one in incidents for claim in one.incident.claims)
    return csv_bytes(CLAIM_COLUMNS, rows)


def figures_csv(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """One row for each row of figures."""
    return csv_bytes(figure_columns(view.measures), (row for one in incidents for row in figure_rows(one, view.names)))


def media_csv(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """One row for each file of media that the site shows; hash and bytes are of the file as it was received."""
    shown_by: dict[str, list[str]] = {}
    for one in incidents:
        for name in one.media:
            shown_by.setdefault(name, []).append(one.incident.id)
    return csv_bytes(
        MEDIA_COLUMNS,
        (
            {
                "file": file.name,
                "published": published_name(file.name),
                "sha256": file.sha256,
                "bytes": str(file.size),
                "width": str(file.width or ""),
                "height": str(file.height or ""),
                "sensitive": "true" if file.sensitive else "",
                "incidents": BETWEEN.join(shown_by.get(file.name, ())),
            }
            for file in view.media
        ),
    )


def sources_csv(view: ExportView, incidents: Iterable[ExportedIncident]) -> bytes:
    """One row for each source: the shared ones, then those of one incident alone."""

    def rows() -> Iterator[Row]:
        for node in view.sources:
            if node.record:
                yield source_row(node.key, "", node.record.source, view.names, node.incidents)
        for one in incidents:
            for source in one.incident.sources:
                if not source.shared:
                    home = one.incident.id
                    yield source_row(f"{home}/{source.id}", home, source, view.names, (home,))

    return csv_bytes(SOURCE_COLUMNS, rows())
