"""Claims: who says what, with what right, and what speaks against it."""

import re

from yaml.nodes import Node, ScalarNode

from sitegen.model.incident import Claim
from sitegen.model.vocabulary import STANCES, VERDICTS
from sitegen.reading.forms import lang, many, prose, text
from sitegen.reading.reader import Fields, Hole, Reader, read_fields, require, rows
from sitegen.reading.terms import claim_id, of, own_claim, own_source, report_claim, speakers, when

_ELSEWHERE = re.compile(r"([a-z0-9][a-z0-9-]{0,99})#([a-z][a-z0-9-]{0,99})", re.ASCII)
_SOURCE = re.compile(r"source:[a-z][a-z0-9-]{0,99}", re.ASCII)


def target(reader: Reader, node: Node) -> str | None:
    """What a claim disputes or supports: `claim`, `incident#claim` or `source:id`."""
    value = text(reader, node)
    if value is None or _SOURCE.fullmatch(value):
        return value
    elsewhere = _ELSEWHERE.fullmatch(value)
    if elsewhere and elsewhere[1] != reader.id:
        return value
    if elsewhere:
        if elsewhere[2] in reader.claim_nodes or not reader.claims_are_known:
            return value
        report_claim(reader, node, elsewhere[2])
        return None
    if "#" in value or ":" in value or "/" in value:
        reader.report(
            "reference-form",
            node,
            f"`{value}` names neither a claim nor a source",
            "write `claim-id`, `incident-id#claim-id` or `source:source-id`",
        )
        return None
    return own_claim(reader, node)


CLAIM: Fields = {
    "id": claim_id,
    "text": prose,
    "by": speakers,
    "date": when,
    "stance": of(STANCES),
    "disputes": many(target),
    "supports": many(target),
    "quote": prose,
    "lang": lang,
    "sources": many(own_source),
    "verdict": of(VERDICTS),
    "why": prose,
    "assessed": when,
    "retracted": when,
    "note": prose,
}


def read_claims(reader: Reader, node: Node) -> None:
    """Keep the claims of a file, after their ids are known: rows point to one another in either direction."""
    reader.key = "claims"
    found = rows(reader, node)
    reader.claims_are_known = node.__class__ is not Hole and _note_ids(found, reader.claim_nodes)
    for row in found:
        claim = _read_claim(reader, row)
        if claim is not None:
            reader.claims.append(claim)


def _note_ids(found: list[Node], noted: dict[str, Node]) -> bool:
    """Whether each row has an id that can be read; notes the first row of each."""
    all_known = True
    for row in found:
        id_node = id_of(row)
        if id_node is None or not id_node.value.strip():
            all_known = False
        else:
            noted.setdefault(id_node.value.strip(), row)
    return all_known


def id_of(row: Node) -> Node | None:
    """The scalar that stands as `id` in a row."""
    if row.__class__ is ScalarNode or row.__class__ is Hole:
        return None
    for pair in row.value:
        if pair.__class__ is tuple and pair[0].value == "id" and pair[1].__class__ is ScalarNode:
            return pair[1]
    return None


def _read_claim(reader: Reader, row: Node) -> Claim | None:
    values, nodes = read_fields(reader, row, CLAIM)
    if not nodes:
        return None
    _check_words(reader, row, nodes)
    _check_against_itself(reader, values, nodes)
    _check_verdict(reader, values, nodes)
    id_ = values.get("id")
    if not id_:
        return None
    if reader.claim_nodes.get(id_, row) is not row:
        reader.report("id-twice", nodes["id"], f"two claims have the id `{id_}`", "give one of them another id")
        return None
    return Claim(**values)


def _check_words(reader: Reader, row: Node, nodes: dict[str, Node]) -> None:
    require(reader, row, nodes, "id", "give the claim an id, as `id: houses-hit`")
    require(reader, row, nodes, "text", "write what is claimed, as a sentence that the speaker would sign")
    if "by" not in nodes:
        reader.report(
            "claim-without-speaker",
            row,
            "nobody is named for this claim",
            "add `by:` with an actor's id or a name; `by: archive` is the archive itself",
            label="add `by:` (who says so)",
        )


def _check_against_itself(reader: Reader, values: dict[str, object], nodes: dict[str, Node]) -> None:
    itself = (values.get("id"), f"{reader.id}#{values.get('id')}")
    for key, verb in (("disputes", "disputes"), ("supports", "supports")):
        if key not in nodes:
            continue
        for row in rows(reader, nodes[key]):
            if row.value in itself:
                reader.report("claim-against-itself", row, f"this claim {verb} itself", "name another claim")
    if values.get("stance") == "denies" and "disputes" not in nodes:
        reader.report(
            "denial-of-nothing",
            nodes["stance"],
            "this denial does not say what it denies",
            "add `disputes:` with the ids of the claims that are denied",
        )


def _check_verdict(reader: Reader, values: dict[str, object], nodes: dict[str, Node]) -> None:
    if values.get("verdict", "unverified") != "unverified":
        missing = [key for key in ("why", "assessed") if key not in nodes]
        if missing:
            reader.report(
                "verdict-without-reason",
                nodes["verdict"],
                f"a verdict of `{values['verdict']}` needs {' and '.join(f'`{key}`' for key in missing)}",
                "say why in a sentence, and on which day it was assessed",
            )
    elif values.get("by") == ("archive",) and "why" not in nodes:
        reader.report(
            "archive-without-reason",
            nodes["by"],
            "the archive's own statement needs `why`",
            "add `why:` with what it rests on, or name who said it",
        )
