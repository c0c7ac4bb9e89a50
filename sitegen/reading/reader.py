"""One file being read: what is found in it, and the problems that were met on the way."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.model.incident import Claim, Source
from sitegen.model.nearest import nearest
from sitegen.model.problem import Problem, Span
from sitegen.model.settings import Settings
from sitegen.model.when import When

FieldReader = Callable[["Reader", Node], Any]
"""Gives the value of a node, or None after it reported what is wrong with it."""
Fields = Mapping[str, FieldReader]

_NULLS = frozenset(("null", "Null", "NULL", "~"))
_PROSE = frozenset(("title", "text", "summary", "alt", "quote", "why", "caption"))
_COMMENT = re.compile(r"[ \t]*(#\S[^\n]*)")
_MANY = 20
_LONGEST_LINE = 400
_PROPOSING = 50
"""Problems of one file after which no nearest name is looked for: a hostile file gets no free work."""


class Hole(Node):
    """Stands for a value that could not be read; whatever is wrong with it has been said."""


class Reader:
    """A file's text and settings, what was read so far, and its problems."""

    def __init__(self, path: str, id_: str, text: str, settings: Settings) -> None:
        self.path = path
        self.id = id_
        self.text = text
        self.settings = settings
        self.problems: list[Problem] = []
        self.key = ""
        """The key whose value is being read."""
        self.has_comments = False
        """Whether a `#` in the front matter may begin a comment."""
        self.has_holes = False
        """Whether something could not be read as YAML."""
        self.dates: dict[str, When] = {}
        self.claims: list[Claim] = []
        self.claim_nodes: dict[str, Node] = {}
        """Rows of the claims of this file, by id."""
        self.claims_are_known = True
        """False where a claim's id could not be read: then no claim is called unknown."""
        self.sources: list[Source] = []
        self.source_nodes: dict[str, Node] = {}
        self.sources_are_known = True
        self.accessed: list[tuple[Node, When]] = []
        self._lines: list[int] = []

    def position(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of the text."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch of the text, without white space at its end."""
        end = start + (len(self.text[start:end].rstrip()) or end - start)
        return Span(*self.position(start), *self.position(end))

    def node_span(self, node: Node) -> Span:
        """The span of a node; of a list or mapping, its first line."""
        start, end = node.start_mark.index, node.end_mark.index
        if node.__class__ is not ScalarNode:
            line_end = self.text.find("\n", start)
            end = min(end, line_end) if line_end >= 0 else end
        return self.span(start, end)

    def report(
        self, code: str, node: Node, message: str, help_: str = "", *, label: str = "", mend: str | None = None
    ) -> None:
        """Keep a problem of this node; nothing, where the node's mistake has been said.

        Args:
            mend: the value to write instead, if it is a plain scalar of one line.
        """
        if node.__class__ is Hole:
            return
        span = self.node_span(node)
        is_plain = isinstance(node, ScalarNode) and not node.style and span.line == span.end_line
        self.report_at(code, span, message, help_, label=label, mend=mend if is_plain else None)

    def report_at(
        self, code: str, span: Span, message: str, help_: str = "", *, label: str = "", mend: str | None = None
    ) -> None:
        """Keep a problem of this place; values in its words are cut to one line of a readable length."""
        self.problems.append(
            Problem(
                code=code,
                path=self.path,
                span=span,
                message=_line(message),
                help=_line(help_),
                label=label,
                mend=mend,
            )
        )

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The known name that is nearest, if one is near."""
        if len(self.problems) > _PROPOSING or len(word) > 100:  # noqa: PLR2004
            return None
        return nearest(word, known)

    def propose(self, word: str, known: Iterable[str], otherwise: str = "") -> str:
        """The help that names the nearest known name."""
        if "," in word:
            return f"for several, write a list: `[{word}]`"
        near = self.nearest(word, known)
        return f"did you mean `{near}`?" if near else otherwise

    def refuses_blank(self, node: ScalarNode) -> bool:
        """Whether a scalar that says nothing is `null`, or empty before a `#`; then it is reported."""
        if node.style:
            return False
        if node.value in _NULLS:
            message = f"`{node.value}` is not a value"
            self.report("null-value", node, message, "leave the value empty, or take the key away")
            return True
        match = _COMMENT.match(self.text, node.start_mark.index) if self.has_comments and self.key in _PROSE else None
        if match is None:
            return False
        message = f"`{self.key}` is empty, since `#` begins a comment"
        self.report_at("value-cut", self.span(match.start(1), match.end(1)), message, "put the text in quotes")
        return True

    def wrong_row(self, node: Node, fields: Fields) -> None:
        """Report that a node is no mapping, where keys with values are asked."""
        if not isinstance(node, ScalarNode):
            self.wrong_form(node, "keys with values")
            return
        key = "text" if "text" in fields else next(iter(fields))
        message = f"`{self.key}` takes keys with values, and this is a text"
        self.report(
            "value-form", node, message, f"write it as `{key}: {node.value.strip()}`, with the other keys below"
        )

    def wrong_form(self, node: Node, asked: str) -> None:
        """Report that a node is no text, list or mapping, where one is asked."""
        if node.__class__ is MappingNode and any(value.__class__ is Hole for _, value in node.value):
            return
        is_ = {SequenceNode: "a list", MappingNode: "a mapping", ScalarNode: "a text"}.get(type(node), "")
        help_ = f"write {asked} behind `{self.key}:`"
        self.report("value-form", node, f"`{self.key}` takes {asked}, and this is {is_}", help_)


def _line(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        text = text[:_LONGEST_LINE] + " …"
    return " ".join(text.split()) if "\n" in text else text


def read_fields(reader: Reader, node: Node, fields: Fields) -> tuple[dict[str, Any], dict[str, Node]]:
    """The good values of a mapping by key, and the nodes of all values that are given, good or bad.

    Reports a key that is unknown or stands twice; an empty value counts as absent.
    """
    values: dict[str, Any] = {}
    nodes: dict[str, Node] = {}
    if node.__class__ is not MappingNode:
        reader.wrong_row(node, fields)
        return values, nodes
    absent = []
    outer = reader.key
    for key_node, value_node in node.value:
        key = key_node.value
        read = fields.get(key) if key.__class__ is str else None
        if read is None:
            _report_unknown_key(reader, key_node, value_node, fields, outer)
            continue
        if key in nodes:
            reader.report("key-twice", key_node, f"`{key}` stands here for the second time", "keep one of the two")
            continue
        nodes[key] = value_node
        reader.key = key
        value = value_node.value
        # Most values end here: "" and white space sort before every visible sign.
        if (value < "!" or value in _NULLS) if value.__class__ is str else not value:
            kind = _blank_kind(reader, value_node)
            if kind == "absent":
                absent.append(key)
            if kind != "value":
                continue
        result = read(reader, value_node)
        if result is not None:
            values[key] = result
    for key in absent:
        del nodes[key]
    reader.key = outer
    return values, nodes


def _blank_kind(reader: Reader, node: Node) -> Literal["absent", "reported", "value"]:
    """Whether a value that looks empty is absent, wrong, or a value after all (as `null` in quotes)."""
    if not isinstance(node, ScalarNode):
        return "reported" if node.__class__ is Hole else "absent"
    if reader.refuses_blank(node):
        return "reported"
    return "value" if node.value.strip() else "absent"


def _report_unknown_key(reader: Reader, key_node: Node, value_node: Node, fields: Fields, outer: str) -> None:
    key = key_node.value
    if value_node.__class__ is Hole:
        return
    if not isinstance(key, str):
        reader.report("key-form", key_node, "a key is a word, not a list or a mapping", "write `key: value`")
    elif key == "<<":
        reader.report("yaml-merge-key", key_node, "merge keys (`<<`) are not read", "write the keys out")
    else:
        where = f" in `{outer}`" if outer else ""
        otherwise = f"known here: {', '.join(fields)}" if len(fields) < _MANY else "take it away, or correct its name"
        help_ = reader.propose(key, fields)
        if not help_ and len(reader.problems) <= _PROPOSING:
            from sitegen.reading.other_words import key_for  # noqa: PLC0415 - only mistakes need it

            other = key_for(key, fields)
            help_ = f"did you mean `{other}`?" if other else ""
        reader.report("key-unknown", key_node, f"the key `{key}` is not known{where}", help_ or otherwise)


def rows(reader: Reader, node: Node) -> list[Node]:
    """The elements of a list, the empty ones left out; one value stands for a list of one."""
    if node.__class__ is SequenceNode:
        return [
            element
            for element in node.value
            if not isinstance(element, ScalarNode) or not (reader.refuses_blank(element) or not element.value.strip())
        ]
    return [node] if node.__class__ is not Hole else []


def require(reader: Reader, node: Node, nodes: Mapping[str, Node], key: str, help_: str = "") -> bool:
    """Whether a row has this key; reports the row where it has not."""
    if key in nodes:
        return True
    where = f" in `{reader.key}`" if reader.key else ""
    reader.report("key-missing", node, f"`{key}` is missing{where}", help_)
    return False
