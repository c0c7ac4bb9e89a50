"""Where keys and values stand in a TOML text, which the parser of the standard library does not tell."""

import re
import tomllib
from bisect import bisect_right

import msgspec

from sitegen.model.problem import Span

Path = tuple[str | int, ...]
"""The way to a value: keys of tables, and numbers in arrays from 0."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(
    r"""
    \"{3} (?:\\.|[^\\])*? \"{3} \"{0,2}
    | '{3} .*? '{3} '{0,2}
    | " (?:\\.|[^\\"\n])* "
    | ' [^'\n]* '
    """,
    re.DOTALL | re.VERBOSE,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9][^\s,\]}#]*|[^\s,\]}#]+")


class Position(msgspec.Struct, frozen=True, array_like=True):
    key: Span
    """Of the last part of the key; of an element of an array, the element."""
    value: Span
    """Of a table with a head of its own, the head's last part."""


def find_positions(text: str) -> dict[Path, Position]:
    """Position of every key and element of a TOML text; the text is one that `tomllib` takes, with LF line ends."""
    return _Scan(text).document()


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Position] = {}
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.counts: dict[Path, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> dict[Path, Position]:
        table: Path = ()
        while self.skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self.head()
            else:
                self.pair(table)
        return self.found

    def skip(self) -> int:
        match = _BLANK.match(self.text, self.at)
        assert match
        self.at = match.end()
        return self.at

    def head(self) -> Path:
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        table: Path = ()
        for part, span in self.key():
            table = (*table, part)
            self.found.setdefault(table, Position(span, span))
            if table in self.counts and not (is_array and self.text[self.at] == "]" and span == self.last):
                table = (*table, self.counts[table] - 1)
        if is_array:
            number = self.counts[table] = self.counts.get(table, 0) + 1
            table = (*table, number - 1)
            self.found[table] = Position(self.last, self.last)
        self.at += 2 if is_array else 1
        return table

    def key(self) -> list[tuple[str, Span]]:
        """The parts of a key with dots."""
        parts = []
        while True:
            self.skip()
            match = _BARE_KEY.match(self.text, self.at) or _STRING.match(self.text, self.at)
            assert match
            word = match[0]
            name = next(iter(tomllib.loads(f"{word} = 0"))) if word[0] in "\"'" else word
            self.last = self.span(self.at, match.end())
            parts.append((name, self.last))
            self.at = match.end()
            if self.text[self.skip()] != ".":
                return parts
            self.at += 1

    def pair(self, table: Path) -> None:
        path = table
        parts = self.key()
        for part, span in parts:
            path = (*path, part)
            self.found.setdefault(path, Position(span, span))
        self.at += 1  # the equals sign
        key = parts[-1][1]
        self.found[path] = Position(key, self.value(path))

    def value(self, path: Path) -> Span:
        start = self.skip()
        if self.text[start] == "[":
            self.array(path)
        elif self.text[start] == "{":
            self.inline_table(path)
        else:
            match = _STRING.match(self.text, start) or _BARE_VALUE.match(self.text, start)
            assert match
            self.at = match.end()
        return self.span(start, self.at)

    def array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self.text[self.skip()] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            span = self.value((*path, number))
            self.found[(*path, number)] = Position(span, span)
            number += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        while self.text[self.skip()] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.pair(path)
        self.at += 1

    def span(self, start: int, end: int) -> Span:
        return Span(*self.position(start), *self.position(end))

    def position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.lines, index)
        return line, index - self.lines[line - 1] + 1
