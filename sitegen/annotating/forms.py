"""The forms of the prose, each found and marked before Markdown is parsed, so that none is lost silently."""

import re
from bisect import bisect_right
from typing import Literal

import msgspec

from sitegen.model.account import MARK
from sitegen.model.problem import Span

FormKind = Literal["link", "incident", "citation", "tag", "bare", "gap", "turned", "definition"]

MARKED = re.compile(f"{MARK}(\\d+){MARK}")
"""A mark with the number of its form."""

_OPENINGS = re.compile(
    r"[\[\]<)](?:(?<=\])(?:\(|[ ]+\((?=(?:#|\.\./)[^)\n]*\)))|(?<=\[)[\[^]|(?<=<)[A-Za-z/!?]|(?<=\))\[(?=#[^\]\n]*\]))"
)
_KINDS: dict[str, FormKind] = {"](": "link", "] ": "gap", "[[": "incident", "[^": "citation", ")[": "turned"}
_DEFINITION = re.compile(r"\]:(?=[ ]*\S)")
_DEFINED = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]\n]+")
_ADDRESS_REST = r"[^\s<>\x60]*[^\s<>\x60?!.,:*_~'\")\]]"
_BARE = re.compile(rf"(?<!\]: )(?:(?<=[\s*_~])|(?<=(?<!\])\()|^)(?:https?://|www\.){_ADDRESS_REST}", re.MULTILINE)
# The same for prose without "www.": what stands before is asked behind the letters that are quick to find.
_BARE_HTTP = re.compile(
    rf"http(?<!\]: http)(?:(?<=[\s*_~]http)|(?<=(?<!\])\(http)|(?<=^http))s?://{_ADDRESS_REST}", re.MULTILINE
)


class Form(msgspec.Struct, frozen=True, array_like=True):
    """Where a form begins in the prose."""

    kind: FormKind
    offset: int
    end: int
    """Behind the characters that begin it; of a bare address, behind the whole."""


class Lines:
    """Positions in the prose, as lines and columns of the file."""

    def __init__(self, prose: str, first_line: int) -> None:
        self.prose = prose
        self._first = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", prose))]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets of the prose."""
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(line, column, end_line, end_column)

    def row_span(self, row: int) -> Span:
        """The span of a line of the prose, from 0."""
        start = self._starts[row]
        end = self.prose.find("\n", start)
        return self.span(start, end if end >= 0 else len(self.prose))

    def line_of(self, row: int) -> int:
        """The line of the file that a line of the prose, from 0, is."""
        return self._first + row

    def _place(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset) - 1
        return self._first + row, offset - self._starts[row] + 1


def mark_forms(prose: str) -> tuple[str, tuple[Form, ...]]:
    """The prose with a mark before each form, and the forms; what a backslash takes back is none."""
    forms = _find_forms(prose)
    if "\\" in prose:
        forms = [form for form in forms if not is_escaped(prose, form.offset)]
    pieces: list[str] = []
    done = 0
    for number, form in enumerate(forms):
        offset = form.offset
        pieces.append(f"{prose[done:offset]}{MARK}{number}{MARK}")
        done = offset
    pieces.append(prose[done:])
    return "".join(pieces), tuple(forms)


def _find_forms(prose: str) -> list[Form]:
    """All that looks like a form, in the order of the prose."""
    found: list[Form] = []
    for match in _OPENINGS.finditer(prose):
        first, start = match[0][:2], match.start()
        found.append(Form(_KINDS.get(first, "tag"), start, start + (1 if first[0] in "<)" else 2)))
    more = _find_definitions(prose) if "]:" in prose else []
    if "www." in prose:
        more += [Form("bare", match.start(), match.end()) for match in _BARE.finditer(prose)]
    elif "://" in prose:
        more += [Form("bare", match.start(), match.end()) for match in _BARE_HTTP.finditer(prose)]
    return sorted((*found, *more), key=lambda form: form.offset) if more else found


def _find_definitions(prose: str) -> list[Form]:
    """The definitions of addresses, each at the start of a line."""
    found: list[Form] = []
    for match in _DEFINITION.finditer(prose):
        start = prose.rfind("\n", 0, match.start()) + 1
        if _DEFINED.fullmatch(prose, start, match.start()):
            found.append(Form("definition", start, match.end()))
    return found


def is_escaped(prose: str, offset: int) -> bool:
    """Whether an odd number of backslashes stands before it."""
    if not offset or prose[offset - 1] != "\\":
        return False
    before = offset
    while before and prose[before - 1] == "\\":
        before -= 1
    return (offset - before) % 2 == 1


def extent(prose: str, form: Form) -> int:
    """The offset behind a form that nothing read, as far as its own line tells."""
    line_end = prose.find("\n", form.end)
    line_end = len(prose) if line_end < 0 else line_end
    closing = {"link": ")", "incident": "]]", "citation": "]", "tag": ">", "gap": ")", "turned": "]"}.get(form.kind, "")
    found = prose.find(closing, form.end, line_end) if closing else -1
    return found + len(closing) if found >= 0 else form.end
