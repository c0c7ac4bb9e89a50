"""Where cards stand level with the lines of their passages, and how much room a block keeps for them, by estimate.

A card that is level hangs from its line, or from the card before it, and takes no room of its own. So the last block of a
run keeps room for all that hangs; within a run cards may hang down beside the next block.
"""

import re
from collections.abc import Sequence

import msgspec

MOST_BESIDE = 6
"""Cards that stand beside a block; more stand below it, in columns."""
_TEXT = 1.82
"""The height of a line of the account, in rem."""
_FULL = 72
"""Characters in a line, at most: so that a block is no lower than it is taken for."""
_CARD_LINE, _GAP = 1.22, 0.7
_HANGS = 2.5
"""So far may the last card hang down beside the next block, where that is levelled as well: it pushes the next cards down."""
_MARGIN = 0.3
_BUTTON = "<button"
"""A line of a card that is not shown beside the text."""


class Page(msgspec.Struct, frozen=True):
    """How many characters a line holds, at the least."""

    text: int
    card: int


WIDE, FULL = Page(text=53, card=46), Page(text=62, card=58)
"""From 62rem, and from 75rem."""


_TAG = re.compile("<[^>]*>")
_LINES = re.compile("<(?:li|p|tr|br)[ >/]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTS = frozenset({"p", "ul", "ol", "blockquote", "table", *_HEADINGS})
"""Blocks that keep to the width of the text."""


class Row(msgspec.Struct, frozen=True):
    """A block of the account with its cards."""

    tag: str
    html: str
    cards: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """For each card, what its passage or its note's number begins with in the HTML."""
    length: int = 0
    """Characters of the block."""


def rooms(rows: Sequence[Row], page: Page = FULL) -> list[float | None]:
    """For each row whose cards stand level with their lines: the room that it keeps, in rem; None for the others."""
    found: list[float | None] = [None] * len(rows)
    hanging = 0.0
    for place, row in enumerate(rows):
        if not _keeps_to_the_text(row):
            hanging = 0.0
            continue
        height = row.length // _FULL * _TEXT
        if row.cards:
            bottom = _bottom(row, hanging, page)
            room = max(0.0, bottom - _HANGS) if _goes_on(rows, place) else bottom + _MARGIN
            found[place] = round(room, 1)
            height = max(height, room)
            hanging = max(hanging, bottom)
        hanging = max(0.0, hanging - height)
    return found


def levelled_html(row: Row) -> str:
    """The block with a name on each passage, for its card to hang from."""
    html = row.html
    for number, mark in enumerate(row.marks, 1):
        html = html.replace(mark, f'{mark} style="anchor-name:--q{number}"', 1)
    return html


def _keeps_to_the_text(row: Row) -> bool:
    return row.tag in _TEXTS and len(row.cards) <= MOST_BESIDE and "<figure" not in row.html


def _goes_on(rows: Sequence[Row], place: int) -> bool:
    """Whether another levelled row follows before anything that cards must not hang into."""
    for row in rows[place + 1 :]:
        if not _keeps_to_the_text(row):
            return False
        if row.cards:
            return True
    return False


def _bottom(row: Row, hanging: float, page: Page) -> float:
    """How far down the last card reaches, from the top of the block."""
    bottom = hanging or -_GAP
    for card, mark in zip(row.cards, row.marks, strict=True):
        before = row.html[: row.html.find(mark)]
        line = len(_TAG.sub("", before)) // page.text + max(0, len(_LINES.findall(before)) - 1)
        bottom = max(line * _TEXT, bottom + _GAP) + _lines(card, page.card) * _CARD_LINE
    return bottom


def _lines(card: str, width: int) -> int:
    parts = [_TAG.sub("", part) for part in card.split("\n") if not part.startswith(_BUTTON)]
    return sum(-(-len(part) // width) for part in parts)
