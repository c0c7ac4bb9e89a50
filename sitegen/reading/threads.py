"""What ties an incident to others and to its own history: relations, questions, the log, the review."""

from functools import partial

from yaml.nodes import Node, ScalarNode

from sitegen.model.incident import LogEntry, Question, Relation, Review
from sitegen.reading.claims import target
from sitegen.reading.forms import many, prose, text
from sitegen.reading.reader import FieldReader, Fields, Reader, read_fields, require, rows
from sitegen.reading.terms import incident_id, per, speaker, when, word

RELATION: Fields = {"incident": incident_id, "type": word("relation-types"), "note": prose, "per": per}
QUESTION: Fields = {"text": prose, "claims": many(target)}
LOG_ENTRY: Fields = {"date": when, "type": word("log-types"), "field": text, "why": prose}
REVIEW: Fields = {"state": word("review"), "by": speaker, "on": when}


def _rows_of(make: type, fields: Fields, required: tuple[str, ...], reader: Reader, node: Node) -> tuple[object, ...]:
    found = []
    for row in rows(reader, node):
        values, nodes = read_fields(reader, row, fields)
        missing = [key for key in required if nodes and key not in nodes]
        for key in missing:
            require(reader, row, nodes, key, f"add `{key}:` to this row")
        if values.keys() >= set(required):
            found.append(make(**values))
    return tuple(found)


relations: FieldReader = partial(_rows_of, Relation, RELATION, ("incident", "type"))
questions: FieldReader = partial(_rows_of, Question, QUESTION, ("text", "claims"))
log: FieldReader = partial(_rows_of, LogEntry, LOG_ENTRY, ("date", "type", "why"))


def review(reader: Reader, node: Node) -> Review | None:
    """A word of the list, or a mapping of `state`, `by` and `on`."""
    if node.__class__ is ScalarNode:
        state = REVIEW["state"](reader, node)
        return Review(state=state) if state else None
    values, nodes = read_fields(reader, node, REVIEW)
    if nodes:
        require(reader, node, nodes, "state", "write it as `review: {state: reviewed, by: NAME, on: DAY}`")
    return Review(**values) if "state" in values else None
