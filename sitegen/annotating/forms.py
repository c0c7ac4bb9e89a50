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

_FORMS = re.compile(
    r"(?P<link>\]\()"
    r"|(?P<incident>\[\[)"
    r"|(?P<definition>^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:(?=[ ]*\S))"
    r"|(?P<citation>\[\^)"
    r"|(?P<tag><(?=[A-Za-z/!?]))"
    r"|(?P<gap>\](?=[ ]+\((?:#|\.\./)[^)\n]*\)))"
    r"|(?P<turned>\)(?=\[#[^\]\n]*\]))"
    r"|(?P<bare>(?:(?<=[\s*_~(])|^)(?:https?://|www\.)[^\s<>\x60]*[^\s<>\x60?!.,:*_~'\")\]])",
    re.MULTILINE,
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
    forms: list[Form] = []
    pieces: list[str] = []
    done = 0
    for match in _FORMS.finditer(prose):
        start = match.start()
        if is_escaped(prose, start):
            continue
        kind: FormKind = match.lastgroup  # type: ignore[assignment]
        pieces.append(f"{prose[done:start]}{MARK}{len(forms)}{MARK}")
        forms.append(Form(kind, start, match.end()))
        done = start
    return "".join((*pieces, prose[done:])), tuple(forms)


def is_escaped(prose: str, offset: int) -> bool:
    """Whether an odd number of backslashes stands before it."""
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
