"""Lines of strangers' files, shown on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.commands.excerpt import CUT, WIDEST, excerpt, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – Київ", "plain – Київ"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2066b", "a<U+2066>b"),
        ("a\nb", "a<U+000A>b"),
        ("a\u00a0b", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ue000", "<U+E000>"),
        ("\x9b31m", "<U+009B>31m"),
    ],
)
def test_nothing_steers_the_terminal(text: str, expected: str) -> None:
    """Controls, bidirectional marks and private characters are written as their numbers; words stay as they are."""
    assert visible(text) == expected


@given(st.text())
def test_visible_text_has_no_controls(text: str) -> None:
    """Whatever is put in, no control, format or line break comes out but the joiners of ordinary words."""
    assert {unicodedata.category(c) for c in visible(text) if c not in "\u200c\u200d"} & {
        "Cc",
        "Cf",
        "Zl",
        "Zp",
        "Co",
        "Cs",
        "Cn",
    } == set()


@pytest.mark.parametrize(
    ("line", "span", "expected"),
    [
        ("title: Raid", (1, 6), ("title: Raid", 0, 5)),
        ("  x", (3, 4), ("  x", 2, 1)),
        ("\tx", (2, 3), ("    x", 4, 1)),
        ("東京 x", (4, 5), ("東京 x", 5, 1)),
        ("東京 x", (1, 3), ("東京 x", 0, 4)),
        ("e\u0301x", (3, 4), ("e\u0301x", 1, 1)),
        ("\x1bx", (2, 3), ("<U+001B>x", 8, 1)),
        ("abc", (4, 4), ("abc", 3, 1)),
        ("abc", (9, 12), ("abc", 3, 1)),
        ("", (1, 1), ("", 0, 1)),
    ],
)
def test_the_mark_stands_under_its_words(line: str, span: tuple[int, int], expected: tuple[str, int, int]) -> None:
    """Tabs, wide, combining and hidden characters move the mark as a terminal moves them."""
    assert excerpt(line, *span) == expected


@pytest.mark.parametrize("column", [1, 50, 500, 990, 1000])
def test_a_long_line_is_cut_around_the_mark(column: int) -> None:
    """Of a long line the part around the mark is shown."""
    line = "a" * (column - 1) + "X" + "b" * (1000 - column)
    text, indent, width = excerpt(line, column, column + 1)
    assert text[indent : indent + width] == "X"
    assert len(text) <= WIDEST + 2 * len(CUT)


def test_a_long_mark_is_cut() -> None:
    """A mark that is longer than the part that is shown ends with it."""
    text, indent, width = excerpt("x" * 1000, 1, 1001)
    assert (indent, width) == (0, WIDEST)
    assert text.endswith(CUT)
