"""Actors of an incident: who had which part in it, and on whose word."""

from yaml.nodes import Node, ScalarNode

from sitegen.model.incident import Involvement, Outcome
from sitegen.reading.forms import names, prose
from sitegen.reading.reader import Fields, Reader, read_fields, rows
from sitegen.reading.terms import incident_id, per, when, word

_OUTCOME: Fields = {"word": word("outcomes"), "on": when}


def _outcome(reader: Reader, node: Node) -> Outcome | None:
    if node.__class__ is ScalarNode:
        only = _OUTCOME["word"](reader, node)
        return Outcome(word=only) if only else None
    values, nodes = read_fields(reader, node, _OUTCOME)
    if nodes and "word" not in nodes:
        reader.report(
            "key-missing", node, "`word` is missing in `outcome`", "write it as `outcome: {word: charged, on: 2023-06}`"
        )
    return Outcome(**values) if "word" in values else None


ACTOR: Fields = {
    "actor": incident_id,
    "name": names,
    "role": word("actor-roles"),
    "outcome": _outcome,
    "note": prose,
    "per": per,
}


def actors(reader: Reader, node: Node) -> tuple[Involvement, ...]:
    """The actors of an incident."""
    return tuple([actor for row in rows(reader, node) if (actor := _read_actor(reader, row)) is not None])


def _read_actor(reader: Reader, row: Node) -> Involvement | None:
    if row.__class__ is ScalarNode:
        reader.report(
            "value-form", row, "an actor is a row with keys", f"write `actor: {row.value}` or `name: {row.value}`"
        )
        return None
    values, nodes = read_fields(reader, row, ACTOR)
    if not nodes:
        return None
    if "actor" in nodes and "name" in nodes:
        reader.report(
            "actor-and-name", nodes["name"], "`name` cannot stand beside `actor`", "keep `actor`: its file has the name"
        )
        values.pop("name", None)
    elif "actor" not in nodes and "name" not in nodes:
        reader.report(
            "actor-missing", row, "nobody is named in this row of `actors`", "add `actor:` with an id, or `name:`"
        )
    _check_role(reader, values, nodes)
    return Involvement(**values) if "actor" in values or "name" in values else None


def _check_role(reader: Reader, values: dict[str, object], nodes: dict[str, Node]) -> None:
    role, per_claims = values.get("role"), values.get("per")
    if role == "alleged-perpetrator" and "per" not in nodes:
        reader.report(
            "alleged-without-claim",
            nodes["role"],
            "an alleged perpetrator needs the claims that say so",
            "add `per:` with the ids of these claims",
        )
    # Where `per` names a claim that is not there, that has been said.
    if role == "perpetrator" and reader.claims_are_known and ("per" not in nodes or per_claims):
        verdicts = {claim.id: claim.verdict for claim in reader.claims}
        if not isinstance(per_claims, tuple) or "confirmed" not in [verdicts.get(id_) for id_ in per_claims]:
            reader.report(
                "perpetrator-unconfirmed",
                nodes["role"],
                "`perpetrator` needs `per` with a claim whose verdict is `confirmed`",
                "write `alleged-perpetrator`, with `per:` for who says so",
            )
