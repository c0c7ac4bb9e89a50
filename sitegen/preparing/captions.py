"""Captions and transcripts: the words of a film or a sound, as text."""

from html import unescape

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from sitegen.preparing.unreadable import UnreadableError

LONGEST = 200_000
"""Characters of a transcript that a page shows."""


def words_of_captions(data: bytes) -> str:
    """The words of a WebVTT file, a line for each caption, with who speaks where it says so."""
    try:
        captions = WebVTT.from_string(_text(data).replace("\r\n", "\n").replace("\r", "\n"), strict=True).captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise UnreadableError(f"it is no WebVTT ({error})") from None
    if not captions:
        raise UnreadableError("it has no caption in it")
    rows: list[str] = []
    for caption in captions:
        words = " ".join(unescape(caption.text).split())
        row = f"{unescape(caption.voice)}: {words}" if caption.voice else words
        if words and row not in rows[-1:]:
            rows.append(row)
    return "\n".join(rows)[:LONGEST]


def words_of_transcript(data: bytes) -> str:
    """The words of a text."""
    rows = [" ".join(row.split()) for row in _text(data).splitlines()]
    return "\n".join(filter(None, rows))[:LONGEST]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8") from None
