"""Text cut into lines for what is drawn."""

import pytest

from sitegen.rendering.text_lines import can_be_drawn, lines_of, turned, width_of

LONG = "An explosion at the substation, as told by the railway, the police and two neighbours"


@pytest.mark.parametrize("width", [330, 500, 1000])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    lines = lines_of(LONG, 50, width, 99)

    assert " ".join(lines) == LONG
    assert all(width_of(line, 50) <= width for line in lines)


def test_a_line_takes_as_many_words_as_fit() -> None:
    first, second, *_ = lines_of(LONG, 50, 600, 99)

    assert width_of(f"{first} {second.split()[0]}", 50) > 600


def test_what_is_too_much_is_cut_behind_a_word() -> None:
    lines = lines_of(LONG, 50, 600, 2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert LONG.startswith(" ".join(lines)[:-1])
    assert all(width_of(line, 50) <= 600 for line in lines)


def test_a_word_that_is_wider_than_a_line_is_broken() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    lines = lines_of(f"{word} burns", 50, 500, 99)

    assert "".join(lines).startswith(word)
    assert lines[-1].endswith("burns")
    assert all(width_of(line, 50) <= 500 for line in lines)


def test_bold_letters_are_wider() -> None:
    assert width_of(LONG, 50, bold=True) > width_of(LONG, 50)


def test_characters_that_turn_a_text_are_left_out() -> None:
    """A line that is cut could not end what they begin; so is what an SVG may not hold."""
    assert lines_of("a\u202eb\u2067c\x00d\ufffe", 50, 500, 1) == ["abcd"]


def test_an_empty_text_has_no_line() -> None:
    assert lines_of("  ", 50, 500, 3) == []


@pytest.mark.parametrize("text", ["Quay", "Прилёт у Ківшарівки", "هجوم على مُدُن", "Ελλάδα", "“ž” – №1 …", "a\n b"])
def test_what_the_font_has(text: str) -> None:
    assert can_be_drawn(text)


@pytest.mark.parametrize("text", ["東京", "fire 🔥"])
def test_what_the_font_has_not(text: str) -> None:
    assert not can_be_drawn(text)


def test_a_line_is_a_whole_that_runs_its_way() -> None:
    assert turned("abc", "rtl") == "\u2067abc\u2069"
    assert turned("abc", "ltr") == "\u2066abc\u2069"
    assert turned("abc") == "\u2068abc\u2069"
