"""What can be read of a front matter that is not well-formed: each mistake costs its own value alone."""

import re

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from sitegen.reading.compose import compose, hole, mark, scalar, shift
from sitegen.reading.reader import Reader
from sitegen.reading.syntax import KEY, report_indent, report_reason, report_row_indent, report_syntax

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_GLUED = re.compile(r"([\w-]+):(?=\S)")
_ITEM = re.compile(r"-(?:[ \t]|$)", re.MULTILINE)


def salvage(reader: Reader, start: int, end: int) -> Node:
    """The nodes of the text between two beginnings of lines, with holes where something could not be read."""
    reader.has_holes = True
    said = len(reader.problems)
    try:
        compose(reader.text[:end])
    except yaml.YAMLError as error:
        node = _block(reader, reader.text[start:end], start)
        if len(reader.problems) == said:
            # Each part can be read, and all together cannot.
            report_reason(reader, 0, reader.text[:end], error)
        return node
    return _block(reader, reader.text[start:end], start)


def _block(reader: Reader, block: str, start: int) -> Node:
    try:
        node = compose(block)
    except yaml.YAMLError as error:
        return _broken(reader, block, start, error)
    return shift(node, start) if node is not None else scalar("", start)


def _broken(reader: Reader, block: str, start: int, error: yaml.YAMLError) -> Node:
    parts = _parts(block)
    if not parts:
        report_syntax(reader, start, block, error)
        return hole(start, start + len(block))
    lead = parts[0][0]
    if _ITEM.match(block, lead):
        return _list(reader, parts, block, start)
    _report_outdents(reader, parts, block, start)
    if not any(KEY.match(part) for _, part in parts):
        _report(reader, block, start, error)
        return hole(start, start + len(block))
    pairs: list[tuple[Node, Node]] = []
    for at, part in parts:
        pairs += _entry(reader, part, start + at)
    return MappingNode("", pairs, mark(start + lead), mark(start + len(block)))


def _list(reader: Reader, parts: list[tuple[int, str]], block: str, start: int) -> Node:
    """The rows of a list; a line that belongs to a row and is indented like a row makes a hole in it."""
    elements: list[Node] = []
    first = parts[0][0]
    column = first - _line_start(block, first)
    for at, part in parts:
        line_start = _line_start(block, at)
        if _ITEM.match(part):
            if at - line_start < column:
                report_indent(reader, start + at, part, column)
            inner = " " * (at - line_start) + part.replace("-", " ", 1)
            elements.append(_block(reader, inner, start + line_start))
            continue
        report_indent(reader, start + at, part, column + 2)
        key = KEY.match(part)
        row = elements[-1]
        if key and isinstance(row, MappingNode):
            pair = (scalar(key[1], start + at), hole(start + at, start + at + len(part)))
            row.value.append(pair)
    return SequenceNode("", elements, mark(start + first), mark(start + len(block)))


def _parts(block: str) -> list[tuple[int, str]]:
    """The stretches of a block that begin in the column of its first line, each without the blanks before it."""
    starts: list[int] = []
    column = -1
    for match in _LINE.finditer(block):
        line = match.group()
        content = line.lstrip(" ")
        if not content.strip() or content.startswith("#"):
            continue
        indent = len(line) - len(content)
        if column < 0:
            column = indent
        if indent <= column:
            starts.append(match.start() + indent)
    ends = [*starts[1:], len(block)]
    return [
        (at, block[at:end].rstrip(" ") if end < len(block) else block[at:end])
        for at, end in zip(starts, ends, strict=True)
    ]


def _report_outdents(reader: Reader, parts: list[tuple[int, str]], block: str, start: int) -> None:
    """Report the lines that begin before the column of their block."""
    columns = [at - _line_start(block, at) for at, _ in parts]
    for (at, part), column in zip(parts, columns, strict=True):
        if column < columns[0]:
            report_indent(reader, start + at, part, columns[0])


def _line_start(block: str, at: int) -> int:
    return block.rfind("\n", 0, at) + 1


def _entry(reader: Reader, part: str, start: int) -> list[tuple[Node, Node]]:
    """The keys and values of one `key: value`, whose value may be a block of lines below it."""
    indent = start - (reader.text.rfind("\n", 0, start) + 1)
    padded = " " * indent + part
    error: yaml.YAMLError = yaml.YAMLError()
    try:
        node = compose(padded)
    except yaml.YAMLError as caught:
        error = caught
        node = None
    if node.__class__ is MappingNode:
        pairs: list[tuple[Node, Node]] = shift(node, start - indent).value
        return pairs
    key = KEY.match(part)
    if node.__class__ is SequenceNode:
        report_row_indent(reader, start, part)
        return []
    if key is None:
        _report(reader, part, start, error)
        glued = _GLUED.match(part)
        return [(scalar(glued[1], start), hole(start, start + len(part)))] if glued else []
    key_node = scalar(key[1].strip("\"'"), start + key.start(1))
    first_line_end = part.find("\n", key.end())
    below = part[first_line_end + 1 :] if first_line_end >= 0 else ""
    if part[key.end() : first_line_end if first_line_end >= 0 else len(part)].strip() or not below.strip():
        _report(reader, part, start, error)
        return [(key_node, hole(start + key.end(), start + len(part)))]
    return [(key_node, _block(reader, below, start + first_line_end + 1))]


def _report(reader: Reader, block: str, start: int, error: yaml.YAMLError) -> None:
    """Report the mistake, but for an alias whose anchor stands in another part."""
    if getattr(error, "problem", "") == "found undefined alias":
        name = re.search(r"\*([\w-]+)", block)
        if name and re.search(rf"&{name[1]}\b", reader.text):
            return
    report_syntax(reader, start, block, error)
