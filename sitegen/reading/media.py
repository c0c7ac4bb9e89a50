"""Media of an incident: a picture, film or document, and the words that stand for it."""

import re

from yaml.nodes import Node, ScalarNode

from sitegen.model.incident import Medium
from sitegen.reading.forms import prose, text, yes_or_no
from sitegen.reading.reader import Fields, Reader, read_fields, rows
from sitegen.reading.terms import address, own_source

_FILE = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*", re.ASCII)
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)


def is_media_name(value: str) -> bool:
    """Whether a path below content/media has parts of `[A-Za-z0-9._-]+` alone, none of which begins with a dot."""
    return _FILE.fullmatch(value) is not None and not value.startswith(".") and "/." not in value


def proposed_media_name(value: str) -> str:
    """The allowed name that comes nearest."""
    parts = [_NOT_IN_NAMES.sub("-", part).replace("-.", ".").strip("-").lstrip(".") for part in value.split("/")]
    return "/".join(filter(None, parts))


def _file(reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or is_media_name(value):
        return value
    bare = value.removeprefix("./")
    while bare.startswith("../"):
        bare = bare[3:]
    proposed = proposed_media_name(bare.removeprefix("content/").removeprefix("media/"))
    help_ = (
        f"write `{proposed}`, the file's name in content/media"
        if proposed
        else "write the file's name in content/media"
    )
    reader.report("media-name", node, f"`{value}` is not a name of a file in content/media", help_)
    return None


MEDIUM: Fields = {
    "file": _file,
    "url": address,
    "alt": prose,
    "caption": prose,
    "credit": prose,
    "licence": text,
    "source": own_source,
    "sensitive": yes_or_no,
    "note": prose,
}


def media(reader: Reader, node: Node) -> tuple[Medium, ...]:
    """The media of an incident."""
    return tuple([medium for row in rows(reader, node) if (medium := _read_medium(reader, row)) is not None])


def _read_medium(reader: Reader, row: Node) -> Medium | None:
    if row.__class__ is ScalarNode:
        reader.report(
            "value-form",
            row,
            "a medium is a row with keys",
            f"write `file: {row.value}`, and `alt:` with what it shows",
        )
        return None
    values, nodes = read_fields(reader, row, MEDIUM)
    if not nodes:
        return None
    if "file" in nodes and "url" in nodes:
        reader.report(
            "media-twice",
            nodes["url"],
            "a row of `media` has a `file` or a `url`, not both",
            "keep one, or write two rows",
        )
        values.pop("file", None)
    elif "file" not in nodes and "url" not in nodes:
        reader.report(
            "media-empty",
            row,
            "this row of `media` names no file",
            "add `file:` with a name in content/media, or `url:`",
        )
    if "alt" not in nodes:
        reader.report(
            "media-without-alt",
            row,
            "nothing says what this shows to people who cannot see it",
            "add `alt:` with what can be seen",
        )
    return Medium(**values)
