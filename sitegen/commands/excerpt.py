"""A line of a file as a terminal may show it: a stranger wrote it."""

import unicodedata

TAB = "    "
WIDEST = 100
"""Columns of an excerpt; of a longer line, the part around the mark is shown."""
CUT = "..."
JOINERS = "\u200c\u200d"
"""Part of ordinary words in Persian and in the scripts of India, and of emoji."""


def visible(text: str) -> str:
    """A text in one line, in which whatever could steer a terminal or reorder its line is written as its number."""
    return "".join(_shown(character) for character in text)


def excerpt(line: str, column: int, end_column: int) -> tuple[str, int, int]:
    """A line with a mark under it: the text to show, the columns before the mark, and the mark's width (at least 1).

    Args:
        column, end_column: in characters from 1, the end behind the last one.
    """
    column = max(1, min(column, len(line) + 1))
    end_column = max(column, min(end_column, len(line) + 1))
    start, stop = _window(line, column, end_column)
    before = _text_of(line[start : column - 1])
    marked = _text_of(line[column - 1 : min(end_column - 1, stop)])
    behind = _text_of(line[end_column - 1 : stop])
    head = CUT if start else ""
    tail = CUT if stop < len(line) else ""
    return head + before + marked + behind + tail, len(head) + _width(before), max(1, _width(marked))


def _window(line: str, column: int, end_column: int) -> tuple[int, int]:
    """The part of a line to show, in characters."""
    if len(line) <= WIDEST:
        return 0, len(line)
    length = min(end_column - column, WIDEST // 2)
    start = max(0, min(column - 1 - (WIDEST - length) // 2, len(line) - WIDEST))
    return start, start + WIDEST


def _text_of(part: str) -> str:
    return "".join(TAB if character == "\t" else _shown(character) for character in part)


def _shown(character: str) -> str:
    if character.isprintable() or character in JOINERS:
        return character
    # Not printable: controls, formats (bidirectional ones among them), private use, surrogates, separators.
    return " " if unicodedata.category(character) == "Zs" else f"<U+{ord(character):04X}>"


def _width(text: str) -> int:
    """Columns of a terminal."""
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
