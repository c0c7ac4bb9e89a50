"""Fenced blocks `incidents` of a page: a query in YAML, read with the care that front matter gets."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, get_args

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.model.query import (
    DAY,
    FIELD,
    HOLDS,
    KEYS,
    KNOWN,
    NONE,
    SINGLE,
    SORTS,
    STATES,
    UNKNOWN,
    Query,
    first_day,
    last_day,
    range_of,
)
from sitegen.model.records import IncidentsBlock, Show
from sitegen.model.settings import Field, Settings
from sitegen.reading.compose import compose
from sitegen.reading.edtf import EdtfError, parse_edtf
from sitegen.reading.forms import many, prose, text, title
from sitegen.reading.front_matter import checked_root
from sitegen.reading.limits import is_within_limits
from sitegen.reading.places import region
from sitegen.reading.reader import FieldReader, Fields, Reader, read_fields
from sitegen.reading.salvage import salvage
from sitegen.reading.terms import incident_id, of, report_word, tag, word

WORD = "incidents"
MOST_BLOCKS = 50
"""Of one page: each is a walk through the whole archive."""
MOST_ROWS = 1000
_OPENING = re.compile(r" {0,3}(`{3,}(?=[^`\n]*$)|~{3,})[ ]*([^\s`]*)")
_RANGES = "write `1+`, `0`, `3-5`, `<5`, `known` or `unknown`"


class Found(NamedTuple):
    """A block as it stands in the file."""

    line: int
    """Of its opening fence, from 1."""
    content: str


def find_blocks(text: str, first_line: int) -> Iterator[Found]:
    """The blocks `incidents` of a prose that begins on a line; those within lists or quotations are left out."""
    lines = text.split("\n")
    row = 0
    while row < len(lines):
        opening = _OPENING.match(lines[row])
        if opening is None:
            row += 1
            continue
        fence, start = opening[1], row + 1
        closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}")
        row = start
        while row < len(lines) and not closing.fullmatch(lines[row].strip()):
            row += 1
        if opening[2] == WORD:
            yield Found(first_line + start - 1, "\n".join(lines[start:row]))
        row += 1


def open_block(reader: Reader, found: Found) -> tuple[Reader, MappingNode | None]:
    """A reader whose positions are those of the file, and the block's keys with their values; None where there are none."""
    # So many empty lines before it that the block's lines have the numbers that they have in the file.
    start = found.line
    inner = Reader(reader.path, reader.id, "\n" * start + found.content, reader.settings)
    end = len(inner.text)
    inner.has_comments = " #" in found.content or "\t#" in found.content
    if not found.content.strip() or not is_within_limits(inner, start, end):
        return inner, None
    try:
        root: Node | None = compose(inner.text)
    except yaml.YAMLError:
        root = salvage(inner, start, end)
    if root is None or (isinstance(root, ScalarNode) and not root.value):
        return inner, None
    return inner, checked_root(inner, root, start, end, f"in a block `{WORD}`")


def read_blocks(reader: Reader, text: str, first_line: int) -> tuple[IncidentsBlock, ...]:
    """The blocks of a page, each as far as it could be read; what is wrong with them is reported."""
    blocks = []
    fields: Fields | None = None
    for number, found in enumerate(find_blocks(text, first_line)):
        if number == MOST_BLOCKS:
            message = f"this is more than the {MOST_BLOCKS} blocks `{WORD}` that one page may have"
            reader.report_at("prose-too-complex", _of_fence(reader, found), message, "write several pages")
            break
        fields = fields or fields_of(reader.settings)
        inner, root = open_block(reader, found)
        values, nodes = read_fields(inner, root, fields) if root is not None else ({}, {})
        _check_span(inner, values, nodes)
        reader.problems += inner.problems
        blocks.append(_block(found.line, values, fields))
    return tuple(blocks)


def _of_fence(reader: Reader, found: Found) -> Any:  # noqa: ANN401 - a span
    inner = Reader(reader.path, reader.id, "\n" * (found.line - 1) + f"```{WORD}", reader.settings)
    return inner.span(found.line - 1, len(inner.text))


def _block(line: int, values: dict[str, Any], fields: Fields) -> IncidentsBlock:
    own = {key: values.pop(key) for key in ("show", "title", "empty", "sort", "limit") if key in values}
    terms = ((key, (values[key],) if key in SINGLE else values[key]) for key in fields if values.get(key))
    return IncidentsBlock(line=line, query=Query(terms=tuple(terms)), **own)


def fields_of(settings: Settings) -> Fields:
    """A reader for each key that a block of this archive may have: those of the search, and how the result is shown."""
    plain: dict[str, FieldReader] = {
        "region": _several(region),
        "from": _day,
        "to": _day,
        "category": _several(word("categories")),
        "tag": _several(tag),
        "actor": _several(incident_id),
        "holds": _several(of(HOLDS)),
        "review": _several(_review),
        "state": _several(of(STATES)),
    }
    assert tuple(plain) == KEYS
    measures = {word: _several(_amount) for word in settings.vocabulary.get("measures", {}) if word not in plain}
    own = {f"{FIELD}{id_}": partial(_own_field, field) for id_, field in settings.fields.items()}
    shown: dict[str, FieldReader] = {
        "show": of(get_args(Show)),
        "title": title,
        "empty": prose,
        "sort": of(SORTS),
        "limit": _limit,
        "q": _no_words,
    }
    return {**plain, **{key: read for key, read in measures.items() if key not in shown}, **own, **shown}


def _several(read: Callable[[Reader, Node], str | None]) -> FieldReader:
    """A reader of one value or a list of them, each of which stands once."""
    read_many = many(read)

    def read_several(reader: Reader, node: Node) -> tuple[str, ...] | None:
        found = read_many(reader, node)
        return tuple(dict.fromkeys(found)) if found else None

    return read_several


def _day(reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None:
        return None
    if DAY.fullmatch(value):
        try:
            parse_edtf(value)
        except EdtfError as error:
            reader.report("date-form", node, error.message, error.help)
            return None
        return value
    message = f"`{reader.key}` takes a year, a month or a day, and this is `{value}`"
    reader.report("query-value", node, message, "write it as `2023`, `2023-05` or `2023-05-22`")
    return None


def _check_span(reader: Reader, values: dict[str, Any], nodes: dict[str, Node]) -> None:
    first, last = values.get("from"), values.get("to")
    if first and last and first_day(first) > last_day(last):
        message = f"`to` is `{last}`, which lies before `from`, `{first}`"
        reader.report("query-value", nodes["to"], message, f"write `from: {last}` and `to: {first}`")


def _review(reader: Reader, node: Node) -> str | None:
    return NONE if isinstance(node, ScalarNode) and node.value == NONE else word("review")(reader, node)


def _amount(reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or value in (UNKNOWN, KNOWN) or range_of(value):
        return value
    reader.report("query-value", node, f"`{value}` is not a range of numbers", _help_for_range(value))
    return None


def _help_for_range(value: str) -> str:
    first, dash, second = value.partition("-")
    if dash and range_of(f"{second}-{first}"):
        return f"the range runs backwards: write `{second}-{first}`"
    more = re.fullmatch(r"(>=?)\s*([0-9]+)", value)
    if more:
        return f"write `{int(more[2]) + (more[1] == '>')}+`"
    return _RANGES


def _limit(reader: Reader, node: Node) -> int | None:
    value = text(reader, node)
    if value is None:
        return None
    if re.fullmatch(r"[1-9][0-9]{0,3}", value, re.ASCII) and int(value) <= MOST_ROWS:
        return int(value)
    message = f"`limit` is a number of incidents from 1 to {MOST_ROWS}, and this is `{value}`"
    reader.report("query-value", node, message, "write `limit: 10`")
    return None


def _no_words(reader: Reader, node: Node) -> None:
    message = "words are searched for on /search/ alone"
    reader.report("query-value", node, message, "take `q` away, and ask by `tag`, `category`, `actor` or `region`")


def _own_field(field: Field, reader: Reader, node: Node) -> Any:  # noqa: ANN401 - the values
    if not field.facet:
        message = f"the field `{field.id}` is no filter"
        help_ = f"write `facet = true` under [fields.{field.id}] in {reader.settings.path}"
        reader.report("query-value", node, message, help_)
        return None
    return _several(partial(_own_value, field))(reader, node)


def _own_value(field: Field, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or value == UNKNOWN:
        return value
    if field.type in ("number", "amount"):
        return _amount(reader, node)
    if field.type == "choice" and value not in field.choices:
        report_word(reader, node, value, [choice for choice, term in field.choices.items() if not term.replaced_by])
        return None
    if field.type == "yesno":
        meant = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}.get(value)
        if meant is None:
            message = f"`{reader.key}` is yes or no, and this is `{value}`"
            reader.report("query-value", node, message, "write `yes`, `no` or `unknown`")
        return meant
    return value
