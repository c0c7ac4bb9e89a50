"""The plain forms of a value: a text, a list, yes or no, a number, a name in several languages."""

import re
from collections.abc import Callable
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.model.incident import Names
from sitegen.reading.reader import Hole, Reader, rows

T = TypeVar("T")

_COMMENT = re.compile(r"[ \t]+#[^\n]*")
LANG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""A language tag of BCP 47."""


def text(reader: Reader, node: Node) -> str | None:
    """The text of a scalar: whatever stands there, as written."""
    if node.__class__ is ScalarNode:
        value: str = node.value.strip()
        return value
    reader.wrong_form(node, "a text")
    return None


def prose(reader: Reader, node: Node) -> str | None:
    """The text of a scalar; a ` #` that cuts it short is reported."""
    if node.__class__ is not ScalarNode:
        reader.wrong_form(node, "a text")
        return None
    value: str = node.value.strip()
    if reader.has_comments and not node.style:
        end = node.end_mark.index
        match = _COMMENT.match(reader.text, end)
        if match:
            whole = reader.text[node.start_mark.index : match.end()].replace('"', "'")
            reader.report_at(
                "value-cut",
                reader.span(end + len(match.group()) - len(match.group().lstrip()), match.end()),
                f"`{reader.key}` is cut here, since ` #` begins a comment",
                f'put the text in quotes: "{whole}"' if len(whole) <= 80 else "put the text in quotes",  # noqa: PLR2004
            )
    return value


def title(reader: Reader, node: Node) -> str | None:
    """A text of one line."""
    value = prose(reader, node)
    return " ".join(value.split()) if value and "\n" in value else value


def many(read: Callable[[Reader, Node], T | None]) -> Callable[[Reader, Node], tuple[T, ...] | None]:
    """A reader of a list; one value stands for a list of one."""

    def read_many(reader: Reader, node: Node) -> tuple[T, ...]:
        if node.__class__ is ScalarNode:
            only = read(reader, node)
            return () if only is None else (only,)
        return tuple([value for row in rows(reader, node) if (value := read(reader, row)) is not None])

    return read_many


def yes_or_no(reader: Reader, node: Node) -> bool | None:
    """True or False, for `true` and `false` alone."""
    if node.__class__ is not ScalarNode:
        reader.wrong_form(node, "true or false")
        return None
    if node.value == "true":
        return True
    if node.value != "false":
        meant = {"yes": "true", "on": "true", "y": "true", "1": "true"}.get(node.value.lower())
        meant = meant or {"no": "false", "off": "false", "n": "false", "0": "false"}.get(node.value.lower())
        meant = meant or (node.value.lower() if node.value.lower() in ("true", "false") else None)
        help_ = f"write `{meant}`" if meant else "write `true` or `false`"
        reader.report("yes-or-no", node, f"`{reader.key}` is true or false, and this is `{node.value}`", help_)
        return None
    return False


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?", re.ASCII)


def is_number(value: str) -> bool:
    """Whether a text is a number in digits, with a point before decimals."""
    return _NUMBER.fullmatch(value) is not None


def number(reader: Reader, node: Node) -> float | None:
    """A number in digits."""
    value = text(reader, node)
    if value is None:
        return None
    if not is_number(value):
        reader.report(
            "number-form",
            node,
            f"`{reader.key}` takes a number, and this is `{value}`",
            f"write `{value.replace(',', '.')}`"
            if is_number(value.replace(",", "."))
            else "write digits, as `12` or `0.5`",
        )
        return None
    return float(value)


def length_km(reader: Reader, node: Node) -> float | None:
    """A distance above 0 that fits on Earth."""
    value = number(reader, node)
    if value is None or 0 < value <= 20_000:  # noqa: PLR2004
        return value
    reader.report(
        "number-form", node, f"`{reader.key}` is a distance above 0 km and at most 20,000 km", "write it in km, as `5`"
    )
    return None


def lang(reader: Reader, node: Node) -> str | None:
    """A language tag of BCP 47."""
    value = text(reader, node)
    if value is None or _is_lang(reader, node, value):
        return value
    return None


def _is_lang(reader: Reader, node: Node, value: str) -> bool:
    if LANG.fullmatch(value):
        return True
    proposed = value.strip().replace("_", "-")
    reader.report(
        "lang-form",
        node,
        f"`{value}` is not a language tag",
        f"write `{proposed}`"
        if LANG.fullmatch(proposed)
        else "write the code of the language, as `en`, `uk` or `pt-BR`",
    )
    return False


def names(reader: Reader, node: Node) -> Names | None:
    """A name that holds for all languages, or one for each language."""
    if node.__class__ is ScalarNode:
        value = title(reader, node)
        return {"": value} if value else None
    if node.__class__ is not MappingNode:
        reader.wrong_form(node, "a text, or a text for each language")
        return None
    found: Names = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if key_node.__class__ is not ScalarNode or not _is_lang(reader, key_node, key):
            if key_node.__class__ is not ScalarNode:
                reader.report("key-form", key_node, "a key is a word, not a list or a mapping", "write `key: value`")
            continue
        if key in found:
            reader.report("key-twice", key_node, f"`{key}` stands here for the second time", "keep one of the two")
            continue
        if isinstance(value_node, ScalarNode) and reader.refuses_blank(value_node):
            continue
        value = title(reader, value_node) if value_node.__class__ is not Hole else None
        if value:
            found[key] = value
    return found or None
