"""Sizes, encodings and characters, before anything is parsed."""

import pytest

HEAD = b"---\ntitle: a\ndate: 2023\nsummary: "


def found(draft):
    return [(p.code, p.span and (p.span.line, p.span.column)) for p in draft.problems]


def test_a_large_file_is_not_read(read_text):
    """It is an incident all the same."""
    draft = read_text(HEAD + b"x" * 1_000_000 + b"\n---\n")
    assert found(draft) == [("file-too-large", None)]
    assert draft.record.id == "raid"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (HEAD + b"Fl\xe4che\n---\n", (4, 12)),
        (HEAD + "Ж".encode() + b"\xff\n---\n", (4, 11)),
        (b"\xef\xbb\xbf" + HEAD + b"\xff\n---\n", (4, 10)),
        (b"\xff\xfe-\x00-\x00-\x00", (1, 1)),
    ],
)
def test_what_is_not_utf8_is_an_error_at_its_byte(read_text, data, place):
    """The rest of the file is read."""
    draft = read_text(data)
    assert found(draft) == [("not-utf8", place)]
    assert draft.record.id == "raid"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "control-character"),
        ("\x07", "control-character"),
        ("\x7f", "control-character"),
        ("\x85", "control-character"),
        ("\r", "control-character"),
        ("\u2028", "control-character"),
        ("\uffff", "control-character"),
        ("\ue000", "content-refused"),
        ("\ue01f", "content-refused"),
    ],
)
def test_characters_that_cannot_be_published_are_refused(read_text, character, code):
    """In fields and in prose, and nothing of them is handed on."""
    draft = read_text(HEAD + f"a{character}b\n---\nProse {character}.\n".encode())
    assert found(draft) == [(code, (4, 11)), (code, (6, 7))]
    assert draft.record.summary == "a\ufffdb"
    assert draft.prose == "Prose \ufffd.\n"


def test_other_characters_are_nobodys_business(read_text):
    """Tabs in prose, other private-use characters, any script."""
    assert read_text(HEAD + "é§ Ж 漢 \ue020 \u200f“”–\n---\na\tb\n".encode()).problems == ()


def test_a_binary_file_does_not_fill_the_screen(read_text):
    """The first twenty are shown."""
    assert len(read_text(b"\x00" * 5000).problems) <= 21
