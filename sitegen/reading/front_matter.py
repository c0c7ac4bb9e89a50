"""The front matter of a file as nodes with positions, and the prose behind it."""

import re
from typing import NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.reading.compose import compose, each_node, mark
from sitegen.reading.escapes import refuse_escaped
from sitegen.reading.limits import is_within_limits
from sitegen.reading.reader import Reader
from sitegen.reading.salvage import salvage

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_LATE_OPENING = re.compile(r"\s+---[ \t]*\n")
_LIKE_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:[ \t\n]|\Z)")
_NOT_PROSE = re.compile(r"[ \t]|[\w.-]+[ \t]*:(?:\s|\Z)|-[ \t]|#|[\[\]{}\"'?]|\n|\Z")


class Fences(NamedTuple):
    """Where the front matter begins and ends, and where the prose begins, in characters from 0."""

    start: int
    end: int
    prose: int


class Opened(NamedTuple):
    """A file's front matter and prose."""

    root: MappingNode | None
    """None where nothing of the front matter could be read."""
    prose: str
    prose_line: int


class NodeHandler(BaseHandler):
    """A handler of python-frontmatter that keeps every scalar as text and every position.

    It belongs to one file: the fences are found before, since `frontmatter.parse` strips what it hands to `split`.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, text: str, fences: Fences) -> None:
        super().__init__()
        self.text = text
        self.fences = fences
        self.root: Node | None = None

    def split(self, _text: str) -> tuple[str, str]:
        """The text up to the closing fence, so that positions are those of the file, and the prose."""
        return self.text[: self.fences.end], self.text[self.fences.prose :]

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """The nodes of the values by key; `root` has their positions."""
        self.root = compose(fm)
        if self.root.__class__ is not MappingNode:
            return {}
        assert isinstance(self.root, MappingNode)
        return {key.value: value for key, value in self.root.value if key.__class__ is ScalarNode}


def open_front_matter(reader: Reader) -> Opened:
    """The front matter and the prose of the reader's text; what is wrong with either's form is reported."""
    fences = _find_fences(reader)
    if fences is None:
        return Opened(None, "", 1)
    find = reader.text.find
    reader.has_comments = any(find(sign, fences.start, fences.end) >= 0 for sign in (" #", "\t#"))
    root: MappingNode | None = None
    if is_within_limits(reader, fences.start, fences.end):
        handler = NodeHandler(reader.text, fences)
        try:
            frontmatter.parse(reader.text, handler=handler)
            node = handler.root
            if node is None or (isinstance(node, ScalarNode) and not node.value):
                node = MappingNode("", [], mark(0), mark(3))
        except yaml.YAMLError:
            fences = _without_prose(reader, fences)
            node = salvage(reader, fences.start, fences.end)
        root = checked_root(reader, node, fences.start, fences.end, "between the lines `---`")
    prose_line = reader.text.count("\n", 0, fences.prose) + 1
    return Opened(root, reader.text[fences.prose :], prose_line)


def checked_root(reader: Reader, root: Node, start: int, end: int, place: str) -> MappingNode | None:
    """The root, if it is a mapping; a tag in it is reported. `place` says in words where it stands."""
    if reader.text.find("!", start, end) >= 0:
        for node in each_node(root):
            if not node.tag:
                continue
            reader.report(
                "yaml-first-character", node, "a value cannot begin with `!` without quotes", "put the value in quotes"
            )
    if reader.text.find("\\", start, end) >= 0:
        refuse_escaped(reader, root)
    if isinstance(root, MappingNode):
        return root
    if not reader.has_holes or isinstance(root, SequenceNode):
        is_ = "a list" if isinstance(root, SequenceNode) else "a text"
        reader.report("front-matter-form", root, f"{is_} stands {place}, where fields are asked", _help_for(root))
    return None


def _help_for(root: Node) -> str:
    glued = re.match(r"([\w-]+):(\S[^\n]*)", root.value) if isinstance(root, ScalarNode) else None
    if glued and len(glued[2]) <= 80:  # noqa: PLR2004
        return f"write `{glued[1]}: {glued[2]}`, with a space behind the colon"
    return "write lines of the form `key: value`, as `title: Fire at the harbour`"


def _find_fences(reader: Reader) -> Fences | None:
    text = reader.text
    if not text.strip():
        reader.report_at(
            "file-empty",
            reader.span(0, 0),
            "the file is empty",
            "begin with `---`, the fields, and `---`; or delete it",
        )
        return None
    opening = _OPENING.match(text)
    if opening:
        start = opening.end()
    else:
        found = _begins_late(reader)
        if found is None:
            return None
        start = found
    end = _closing(text, start)
    if end is not None:
        line_end = text.find("\n", end)
        return Fences(start, end, len(text) if line_end < 0 else line_end + 1)
    return _without_closing(reader, start)


def _closing(text: str, start: int) -> int | None:
    """Where the next line of `---` alone begins."""
    at = start if text.startswith("---", start) else text.find("\n---", start) + 1
    while at > 0:
        line_end = text.find("\n", at)
        if not text[at + 3 : line_end if line_end >= 0 else len(text)].strip(" \t"):
            return at
        at = text.find("\n---", at) + 1
    return None


def _begins_late(reader: Reader) -> int | None:
    """Where the front matter begins, though not with `---` on the first line; None where there is none."""
    text = reader.text
    late = _LATE_OPENING.match(text)
    first = len(text) - len(text.lstrip())
    line_end = text.find("\n", first)
    span = reader.span(first, line_end if line_end >= 0 else len(text))
    if late:
        reader.report_at(
            "front-matter-missing", span, "`---` stands here and not on the first line", "delete what stands before it"
        )
        return late.end()
    has_keys = _LIKE_KEY.match(text, first) is not None
    reader.report_at(
        "front-matter-missing",
        span,
        "the file does not begin with a line `---`",
        "put a line `---` before this line"
        if has_keys
        else "begin with `---`, lines of the form `key: value`, and `---`",
    )
    return first if has_keys and _closing(text, first) is not None else None


def _prose_begins(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The first line that is no YAML, and whether a blank line stands before it."""
    at = start
    is_after_blank = False
    while at < end:
        if _NOT_PROSE.match(text, at) is None:
            return at, is_after_blank
        line_end = text.find("\n", at)
        if line_end < 0:
            return None
        is_after_blank = not text[at:line_end].strip()
        at = line_end + 1
    return None


def _without_closing(reader: Reader, start: int) -> Fences:
    text = reader.text
    begins = _prose_begins(text, start, len(text))
    if begins:
        at = begins[0]
    else:
        blank = re.compile(r"^[ \t]*\n", re.MULTILINE).search(text, start)
        at = blank.end() if blank else len(text)
    reader.report_at(
        "front-matter-open",
        reader.span(0, 3),
        "the fields are not closed: a second line `---` is missing",
        f"put a line `---` before line {reader.position(at)[0]}"
        if at < len(text)
        else "put a line `---` behind the last field",
    )
    return Fences(start, at, at)


def _without_prose(reader: Reader, fences: Fences) -> Fences:
    """The fences, or narrower ones where a rule in the prose was taken for the closing fence."""
    begins = _prose_begins(reader.text, fences.start, fences.end)
    if begins is None or not begins[1]:
        return fences
    at = begins[0]
    line_end = reader.text.find("\n", at)
    reader.report_at(
        "front-matter-swallows-prose",
        reader.span(at, line_end),
        f"the fields go on into the prose, up to the line `---` on line {reader.position(fences.end)[0]}",
        "put a line `---` before this line",
    )
    return Fences(fences.start, at, at)
