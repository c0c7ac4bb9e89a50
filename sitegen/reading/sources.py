"""Sources: an incident's own, and references to shared records."""

from yaml.nodes import Node, ScalarNode

from sitegen.model.incident import Source
from sitegen.model.vocabulary import RELIABILITIES
from sitegen.model.when import When
from sitegen.reading.forms import lang, names, prose
from sitegen.reading.reader import Fields, Hole, Reader, read_fields, require, rows
from sitegen.reading.terms import address, of, sha256, source_id, speakers, when, word


def _accessed(reader: Reader, node: Node) -> When | None:
    found = when(reader, node)
    if found is not None:
        reader.accessed.append((node, found))
    return found


SOURCE: Fields = {
    "kind": word("source-kinds"),
    "by": speakers,
    "title": names,
    "publisher": prose,
    "medium": prose,
    "date": when,
    "accessed": _accessed,
    "lang": lang,
    "url": address,
    "archived": address,
    "sha256": sha256,
    "via": source_id,
    "reliability": of(RELIABILITIES),
    "note": prose,
}
"""The keys of a record; of an incident's own it has an `id` besides."""

_OWN: Fields = {"id": source_id, "ref": source_id, **SOURCE}
_OF_REFERENCE = ("ref", "note", "accessed")


def read_sources(reader: Reader, node: Node) -> None:
    """Keep the sources that a file lists."""
    reader.key = "sources"
    if node.__class__ is Hole:
        reader.sources_are_known = False
        return
    for row in rows(reader, node):
        source, id_node = _read_shared(reader, row) if row.__class__ is ScalarNode else _read_row(reader, row)
        if source is None:
            reader.sources_are_known = False
        elif source.id in reader.source_nodes:
            reader.report(
                "id-twice",
                id_node,
                f"two sources have the id `{source.id}`",
                "list it once, or give one of them another id",
            )
        else:
            reader.source_nodes[source.id] = row
            reader.sources.append(source)


def _read_shared(reader: Reader, row: Node) -> tuple[Source | None, Node]:
    id_ = source_id(reader, row)
    return (Source(id=id_, shared=True) if id_ else None), row


def _read_row(reader: Reader, row: Node) -> tuple[Source | None, Node]:
    values, nodes = read_fields(reader, row, _OWN)
    if not nodes:
        return None, row
    if "ref" in nodes:
        return _read_reference(reader, row, values, nodes)
    require(reader, row, nodes, "id", "give the source an id, as `id: governor-post`, or name a shared record")
    id_ = values.get("id")
    if not id_:
        return None, row
    _check_via(reader, id_, values, nodes)
    return Source(**values), nodes["id"]


def _read_reference(
    reader: Reader, row: Node, values: dict[str, object], nodes: dict[str, Node]
) -> tuple[Source | None, Node]:
    for key, node in nodes.items():
        if key not in _OF_REFERENCE:
            reader.report(
                "source-repeats",
                node,
                f"`{key}` cannot be given beside `ref`: the shared record says it",
                "keep `ref`, `note` and `accessed`, or give the source an `id` of its own",
            )
    id_ = values.get("ref")
    if not isinstance(id_, str):
        return None, row
    kept = {key: values[key] for key in ("note", "accessed") if key in values}
    return Source(id=id_, shared=True, **kept), nodes["ref"]  # type: ignore[arg-type]


def _check_via(reader: Reader, id_: str, values: dict[str, object], nodes: dict[str, Node]) -> None:
    if values.get("via") == id_:
        reader.report(
            "source-via-itself", nodes["via"], "this source was read via itself", "name the source in which it was read"
        )
