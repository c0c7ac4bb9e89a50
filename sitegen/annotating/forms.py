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
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:(?=[ ]*\S)", re.MULTILINE)
_BARE = re.compile(
    r"(?<!\]: )(?:(?<=[\s*_~])|(?<=(?<!\])\()|^)(?:https?://|www\.)[^\s<>\x60]*[^\s<>\x60?!.,:*_~'\")\]]", re.MULTILINE
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

    def _place(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset) - 1
        return self._first + row, offset - self._starts[row] + 1


def mark_forms(prose: str) -> tuple[str, tuple[Form, ...]]:
    """The prose with a mark before each form, and the forms; what a backslash takes back is none."""
    forms = [form for form in _find_forms(prose) if not is_escaped(prose, form.offset)]
    pieces: list[str] = []
    done = 0
    for number, form in enumerate(forms):
        pieces.append(f"{prose[done : form.offset]}{MARK}{number}{MARK}")
        done = form.offset
    return "".join((*pieces, prose[done:])), tuple(forms)


def _find_forms(prose: str) -> list[Form]:
    """All that looks like a form, in the order of the prose."""
    found = [
        Form(_KINDS.get(match[0][:2], "tag"), match.start(), match.start() + (1 if match[0][0] in "<)" else 2))
        for match in _OPENINGS.finditer(prose)
    ]
    more: list[Form] = []
    if "]:" in prose:
        more += [Form("definition", match.start(), match.end()) for match in _DEFINITION.finditer(prose)]
    if "://" in prose or "www." in prose:
        more += [Form("bare", match.start(), match.end()) for match in _BARE.finditer(prose)]
    return sorted((*found, *more), key=lambda form: form.offset) if more else found


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
