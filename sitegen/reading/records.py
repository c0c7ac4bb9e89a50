"""The other files: regions, actors, shared sources, pages."""

import re
from typing import Any

from yaml.nodes import MappingNode, Node

from sitegen.model.incident import Source
from sitegen.model.records import ActorRecord, PageRecord, RegionRecord, SourceRecord
from sitegen.reading.forms import many, names, text, title
from sitegen.reading.own_fields import identifiers
from sitegen.reading.places import point, region
from sitegen.reading.reader import Fields, Reader, read_fields, require
from sitegen.reading.sources import SOURCE
from sitegen.reading.terms import incident_id, source_id, word

_ISO = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", re.ASCII)
_BOUNDARY = re.compile(r"[a-z0-9-]+\.(?:geo)?json", re.ASCII)
_ORDER = re.compile(r"-?[0-9]{1,9}", re.ASCII)


def _iso(reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or _ISO.fullmatch(value):
        return value
    help_ = f"write `{value.upper()}`" if _ISO.fullmatch(value.upper()) else "write it as `NO` or `NO-03`"
    reader.report("iso-form", node, f"`{value}` is not a code of ISO 3166", help_)
    return None


def _boundary(reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or _BOUNDARY.fullmatch(value):
        return value
    reader.report(
        "boundary-form",
        node,
        f"`{value}` is not the name of a GeoJSON file beside this one",
        "write it as `oslo.geojson`",
    )
    return None


def _order(reader: Reader, node: Node) -> int | None:
    value = text(reader, node)
    if value is None:
        return None
    if _ORDER.fullmatch(value):
        return int(value)
    reader.report(
        "number-form", node, f"`{reader.key}` takes a whole number, and this is `{value}`", "write digits, as `10`"
    )
    return None


REGION: Fields = {
    "name": names,
    "iso": _iso,
    "kind": text,
    "point": point,
    "boundary": _boundary,
    "claimed_by": many(region),
    "aliases": many(region),
}
ACTOR: Fields = {
    "name": names,
    "other_names": many(title),
    "kind": word("actor-kinds"),
    "part_of": incident_id,
    "members": many(incident_id),
    "region": region,
    "identifiers": identifiers,
    "aliases": many(incident_id),
}
SOURCE_RECORD: Fields = {**SOURCE, "aliases": many(source_id)}
PAGE: Fields = {"title": title, "order": _order}


def _values(reader: Reader, root: MappingNode | None, fields: Fields, required: str = "") -> dict[str, Any]:
    if root is None:
        return {}
    values, nodes = read_fields(reader, root, fields)
    if required:
        require(reader, root, nodes, required, f"add `{required}:`")
    return values


def read_region(reader: Reader, root: MappingNode | None) -> RegionRecord:
    """The record of a region; without a name it is called by its code or its slug."""
    return RegionRecord(region=reader.id, path=reader.path, **_values(reader, root, REGION))


def read_actor(reader: Reader, root: MappingNode | None) -> ActorRecord:
    """The record of an actor."""
    return ActorRecord(id=reader.id, path=reader.path, **_values(reader, root, ACTOR, "name"))


def read_source(reader: Reader, root: MappingNode | None) -> SourceRecord:
    """The record of a shared source."""
    values = _values(reader, root, SOURCE_RECORD)
    aliases = values.pop("aliases", ())
    return SourceRecord(id=reader.id, path=reader.path, source=Source(id=reader.id, **values), aliases=aliases)


def read_page(reader: Reader, root: MappingNode | None) -> PageRecord:
    """The record of a page."""
    return PageRecord(id=reader.id, path=reader.path, **_values(reader, root, PAGE, "title"))
