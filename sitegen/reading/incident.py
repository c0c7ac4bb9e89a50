"""Incidents: the fields of an incident file, and the checks that one file allows."""

from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from sitegen.model.incident import GONE, Claim, Incident, Source
from sitegen.model.vocabulary import STATES
from sitegen.model.when import When
from sitegen.reading import threads
from sitegen.reading.actors import actors
from sitegen.reading.claims import read_claims
from sitegen.reading.figures import figures
from sitegen.reading.forms import lang, many, prose, text, title
from sitegen.reading.media import media
from sitegen.reading.own_fields import identifiers, own_fields
from sitegen.reading.places import one_region, places
from sitegen.reading.reader import Fields, Reader, read_fields, require
from sitegen.reading.sources import read_sources
from sitegen.reading.terms import day, incident_id, of, per, tag, time, timezone, when, words


def _sources(reader: Reader, _: Node) -> tuple[Source, ...]:
    return tuple(reader.sources)


def _claims(reader: Reader, _: Node) -> tuple[Claim, ...]:
    return tuple(reader.claims)


INCIDENT: Fields = {
    "title": title,
    "date": when,
    "summary": prose,
    "date_note": prose,
    "date_per": per,
    "time": time,
    "timezone": timezone,
    "reported": when,
    "published": when,
    "categories": words("categories"),
    "tags": many(tag),
    "places": places,
    "region": one_region,
    "actors": actors,
    "sources": _sources,
    "claims": _claims,
    "questions": threads.questions,
    "figures": figures,
    "relations": threads.relations,
    "fields": own_fields,
    "identifiers": identifiers,
    "media": media,
    "warning": prose,
    "log": threads.log,
    "aliases": many(incident_id),
    "lang": lang,
    "licence": text,
    "state": of(STATES),
    "into": many(incident_id),
    "reason": prose,
    "review": threads.review,
    "publish_after": day,
}


def read_incident(reader: Reader, root: MappingNode | None) -> Incident:
    """The record of an incident file, with all that could be read of it."""
    if root is None:
        return Incident(id=reader.id, path=reader.path)
    _read_first(reader, root)
    values, nodes = read_fields(reader, root, INCIDENT)
    state = values.get("state", "published")
    if state not in GONE:
        _check_required(reader, root, nodes)
    _check_state(reader, nodes, state)
    _check_region(reader, values, nodes)
    _check_dates(reader, values, nodes)
    if reader.settings.repository:
        _check_public(reader, values, nodes)
    return Incident(id=reader.id, path=reader.path, **values)


def _read_first(reader: Reader, root: MappingNode) -> None:
    """Read sources, then claims, wherever they stand: other fields name them."""
    first: dict[str, Node] = {}
    for key_node, value_node in root.value:
        if key_node.value in ("sources", "claims"):
            first.setdefault(key_node.value, value_node)
    for key, read in (("sources", read_sources), ("claims", read_claims)):
        node = first.get(key)
        if node is not None and (node.value or node.__class__ not in (MappingNode, SequenceNode)):
            read(reader, node)
    reader.key = ""


def _check_required(reader: Reader, root: MappingNode, nodes: dict[str, Node]) -> None:
    require(reader, root, nodes, "title", "add `title:` with a line that says what happened")
    require(reader, root, nodes, "date", "add `date:`, as `2023-05-22`, `2023-05`, `2023` or `unknown`")
    given = nodes.get("fields")
    has_field = {key.value for key, _ in given.value} if isinstance(given, MappingNode) else set()
    for id_, field in reader.settings.fields.items():
        if field.required and id_ not in has_field and (given is None or isinstance(given, MappingNode)):
            reader.report(
                "field-required",
                given if given is not None else root,
                f"this archive asks for the field `{id_}`",
                f"add `{id_}:` under `fields:`" + (", or `unknown`" if field.unknown else ""),
            )


def _check_state(reader: Reader, nodes: dict[str, Node], state: str) -> None:
    missing = []
    if state in GONE and "reason" not in nodes:
        missing.append("reason")
    if state in ("merged", "split") and "into" not in nodes:
        missing.append("into")
    for key in missing:
        help_ = "say in a sentence why" if key == "reason" else "name the incidents that take its place"
        reader.report("state-incomplete", nodes["state"], f"a {state} incident needs `{key}`", f"add `{key}:`; {help_}")
    if "into" in nodes and state not in ("merged", "split"):
        reader.report(
            "into-without-state",
            nodes["into"],
            f"`into` has no meaning for an incident whose state is `{state}`",
            "add `state: merged` or `state: split`, or take `into` away",
        )


def _check_region(reader: Reader, values: dict[str, Any], nodes: dict[str, Node]) -> None:
    one = values.pop("region", None)
    if "region" in nodes and "places" in nodes:
        reader.report(
            "region-beside-places",
            nodes["region"],
            "`region` cannot stand beside `places`",
            "move it into a row of `places`",
        )
    elif one:
        values["places"] = one


def _check_dates(reader: Reader, values: dict[str, Any], nodes: dict[str, Node]) -> None:
    date: When | None = values.get("date")
    if date is None or not date.earliest:
        return
    later = [(nodes["reported"], "reported", values["reported"])] if "reported" in values else []
    later += [(node, "accessed", accessed) for node, accessed in reader.accessed]
    for node, key, found in later:
        if found.latest and found.latest < date.earliest:
            reader.report(
                "date-before-incident",
                node,
                f"`{key}` is before {date.earliest}, the first day on which the incident can have been",
                "correct one of the two dates",
            )


def _check_public(reader: Reader, values: dict[str, Any], nodes: dict[str, Node]) -> None:
    for key, node in (("publish_after", nodes.get("publish_after")), ("state", nodes.get("state"))):
        if node is not None and values.get(key) not in (None, "published", "withdrawn", "merged", "split"):
            what = "a draft" if key == "state" else "what is held back"
            reader.report(
                "sensitive-in-public",
                node,
                f"{what} can be read by everybody in the public repository",
                "keep it out of the repository as long as it endangers somebody",
            )
