"""Translations: the few keys that a file of another language has; all else is the incident's own."""

import re
from collections.abc import Callable

from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.model.incident import Translation
from sitegen.reading.forms import prose, title
from sitegen.reading.incident import INCIDENT
from sitegen.reading.reader import FieldReader, Fields, Reader, read_fields

_CLAIM_ID = re.compile(r"[a-z][a-z0-9-]{0,99}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


def _by(pattern: re.Pattern[str], asked: str, example: str) -> FieldReader:
    def read(reader: Reader, node: Node) -> dict[str, str] | None:
        return _texts(reader, node, pattern, asked, example)

    return read


def _texts(reader: Reader, node: Node, pattern: re.Pattern[str], asked: str, example: str) -> dict[str, str] | None:
    """Texts by id or by number."""
    if node.__class__ is not MappingNode:
        reader.wrong_form(node, f"a mapping from {asked} to texts")
        return None
    fields: dict[str, Callable[[Reader, Node], str | None]] = {}
    for key_node, _ in node.value:
        if key_node.__class__ is ScalarNode and pattern.fullmatch(key_node.value):
            fields[key_node.value] = prose
        else:
            reader.report(
                "translation-key",
                key_node,
                f"`{reader.key}` takes {asked} here",
                f"write {asked} as keys, as `{example}: text`",
            )
            fields[str(key_node.value)] = _nothing
    values, _ = read_fields(reader, node, fields)
    return values


def _nothing(_reader: Reader, _node: Node) -> None:
    return None


_BY_NUMBER = _by(_NUMBER, "numbers of rows, from 1,", "1")
TRANSLATION: Fields = {
    "title": title,
    "summary": prose,
    "warning": prose,
    "claims": _by(_CLAIM_ID, "ids of claims", "claim-id"),
    "figures": _BY_NUMBER,
    "media": _BY_NUMBER,
    "log": _BY_NUMBER,
}


def _inherited(reader: Reader, node: Node) -> None:
    reader.report(
        "translation-inherits",
        node,
        f"`{reader.key}` is the incident's own in every language",
        "take it away here; change it in the incident's file",
    )


_ALL: Fields = {**dict.fromkeys(INCIDENT, _inherited), **TRANSLATION}


def read_translation(reader: Reader, root: MappingNode | None, lang: str) -> Translation:
    """The record of a translation."""
    values = read_fields(reader, root, _ALL)[0] if root is not None else {}
    return Translation(lang=lang, path=reader.path, **values)
