"""Fields and identifiers that the archive's settings declare."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.model.incident import FieldValue
from sitegen.model.settings import Field
from sitegen.reading.figures import amount_of_any_kind
from sitegen.reading.forms import is_number, many, prose, text, yes_or_no
from sitegen.reading.reader import Fields, Reader, read_fields, rows
from sitegen.reading.terms import address, incident_id, per, report_retired, when

_ID = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_LONGEST_IDENTIFIER = 200


def own_fields(reader: Reader, node: Node) -> dict[str, FieldValue] | None:
    """The values of the archive's own fields, by field."""
    declared = reader.settings.fields
    if not declared:
        first, name = _first_key(node)
        message = f"the field {name}is not declared: this archive has no fields of its own"
        reader.report("field-unknown", first, message, f"declare it under [fields] in {reader.settings.path}")
        return None
    values, _ = read_fields(reader, node, {id_: partial(_read_field, field) for id_, field in declared.items()})
    return values


def _first_key(node: Node) -> tuple[Node, str]:
    """The first key of a mapping, and its name in a message; the node itself where it has none."""
    if node.__class__ is not MappingNode or not node.value:
        return node, ""
    key = node.value[0][0]
    return key, f"`{key.value}` " if isinstance(key, ScalarNode) else ""


def _read_field(field: Field, reader: Reader, node: Node) -> FieldValue | None:
    wrapped = node.__class__ is MappingNode and (
        field.type != "amount" or any(key.value in _WRAPPER for key, _ in node.value)
    )
    if not wrapped:
        value = _read_values(field, reader, node)
        if value is not None and field.claimed and not value.unknown:
            _report_voice(field, reader, node)
        return value
    fields: Fields = {"value": partial(_read_values, field), "per": per, "note": prose, "estimate": yes_or_no}
    values, nodes = read_fields(reader, node, fields)
    if nodes and "value" not in nodes:
        reader.report(
            "key-missing", node, f"`value` is missing in `{field.id}`", "write it as `{value: …, per: [claim-id]}`"
        )
    if "per" in nodes and values.get("estimate"):
        reader.report(
            "figure-in-two-voices",
            nodes["estimate"],
            f"`{field.id}` is both claimed and the archive's estimate",
            "keep `per`, or keep `estimate: true`",
        )
    elif field.claimed and "per" not in nodes and values.get("estimate", "estimate" in nodes) is False:
        _report_voice(field, reader, node)
    inner: FieldValue | None = values.pop("value", None)
    return msgspec.structs.replace(inner, **values) if inner is not None else None


_WRAPPER = ("value", "per", "note", "estimate")


def _report_voice(field: Field, reader: Reader, node: Node) -> None:
    reader.report(
        "field-without-voice",
        node,
        f"nobody stands for the value of `{field.id}`",
        "write it as `{value: …, per: [claim-id]}`, or with `estimate: true` for the archive's own",
    )


def _read_values(field: Field, reader: Reader, node: Node) -> FieldValue | None:
    reader.key = field.id
    has_own_unknown = field.type in ("amount", "date")
    if node.__class__ is ScalarNode and node.value.strip() == "unknown" and (field.unknown or has_own_unknown):
        return FieldValue(unknown=True)
    found = rows(reader, node)
    if len(found) > 1 and not field.many:
        reader.report(
            "field-value",
            node,
            f"`{field.id}` takes one value",
            "keep one; or set `many = true` for this field in the settings",
        )
        return None
    values: list[Any] = [value for row in found if (value := _READERS[field.type](field, reader, row)) is not None]
    if not values:
        return None
    if field.type == "amount":
        return FieldValue(values=tuple(value.text for value in values), amounts=tuple(values))
    if field.type == "date":
        return FieldValue(values=tuple(value.text for value in values), dates=tuple(values))
    return FieldValue(values=tuple(values))


def _choice(field: Field, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None:
        return None
    term = field.choices.get(value)
    if term is None:
        known = [word for word, term in field.choices.items() if not term.replaced_by]
        help_ = reader.propose(value, known, f"one of {', '.join(known)}")
        reader.report("field-value", node, f"`{value}` is not a choice of `{field.id}`", help_)
    elif term.replaced_by:
        report_retired(reader, node, value, term.replaced_by)
        return term.replaced_by
    return value if term else None


def _number(field: Field, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or is_number(value):
        return value
    mended = value.replace(",", ".")
    help_ = f"write `{mended}`" if is_number(mended) else "write digits, as `12` or `0.5`"
    reader.report("field-value", node, f"`{field.id}` takes a number, and this is `{value}`", help_)
    return None


def _yes_or_no(_: Field, reader: Reader, node: Node) -> str | None:
    value = yes_or_no(reader, node)
    return None if value is None else str(value).lower()


def _id(field: Field, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or _ID.fullmatch(value):
        return value
    reader.report(
        "field-value",
        node,
        f"`{field.id}` takes an id, and `{value}` is none",
        "write letters, digits, `.`, `_` and `-`, without spaces",
    )
    return None


def _plain(read: Callable[[Reader, Node], Any]) -> Callable[[Field, Reader, Node], Any]:
    return lambda _, reader, node: read(reader, node)


_READERS: dict[str, Callable[[Field, Reader, Node], Any]] = {
    "text": _plain(prose),
    "choice": _choice,
    "yesno": _yes_or_no,
    "number": _number,
    "amount": _plain(amount_of_any_kind),
    "date": _plain(when),
    "link": _plain(address),
    "id": _id,
    "actor": _plain(incident_id),
    "incident": _plain(incident_id),
}


def identifiers(reader: Reader, node: Node) -> dict[str, tuple[str, ...]] | None:
    """Identifiers in other databases, by database."""
    declared = reader.settings.identifiers
    if not declared:
        first, name = _first_key(node)
        message = f"the database {name}is not declared: this archive names no other databases"
        help_ = f"declare it under [identifiers] in {reader.settings.path}"
        reader.report("identifier-unknown", first, message, help_)
        return None
    values, _ = read_fields(
        reader, node, {id_: many(partial(_identifier, kind.pattern)) for id_, kind in declared.items()}
    )
    return values


def _identifier(pattern: str, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or (len(value) <= _LONGEST_IDENTIFIER and (not pattern or re.fullmatch(pattern, value))):
        return value
    reader.report(
        "identifier-form",
        node,
        f"`{value[:_LONGEST_IDENTIFIER]}` is not an identifier of `{reader.key}`",
        _identifier_help(pattern, value[:_LONGEST_IDENTIFIER]),
    )
    return None


def _identifier_help(pattern: str, value: str) -> str:
    """What to write instead: the one part of the value that has the form, if there is one, else the form."""
    if not pattern:
        return f"write at most {_LONGEST_IDENTIFIER} characters"
    parts = [part for part in value.split() if re.fullmatch(pattern, part)]
    return f"write `{parts[0]}`" if len(parts) == 1 else f"write it in the form `{pattern}`"
