"""Which paragraphs can have their cards level with their lines: where the cards fit, by estimate."""

from collections.abc import Sequence

import msgspec

MOST_BESIDE = 6
"""Cards that stand beside a block; more stand below it, in columns."""
LONGEST_CARD = 190
"""Characters in four lines."""
_TEXT = (65, 1.82)
"""Characters in a line of the account, and its height in rem."""
_CARD = (45, 1.22)
_GAP = 0.7
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Row(msgspec.Struct, frozen=True):
    """A block of the account with its cards."""

    tag: str
    html: str
    cards: tuple[str, ...]
    lengths: tuple[int, ...]
    """Characters of each card."""
    length: int
    """Characters of the block."""
    plain: bool
    """A paragraph whose passages are its own children, as the style needs it."""


def levelled(rows: Sequence[Row]) -> list[bool]:
    """For each row whether its cards stand level with their lines.

    Rows that follow one another, with headings between them at most, are a run; cards may hang down into the next row of
    a run, so only the last has to hold its own.
    """
    found = [_may(row) for row in rows]
    follows = False
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        if row.tag in _HEADINGS:
            continue
        if found[place] and not follows and not _holds(row):
            found[place] = False
        follows = found[place]
    return found


def _may(row: Row) -> bool:
    return row.plain and 0 < len(row.cards) <= MOST_BESIDE and max(row.lengths) <= LONGEST_CARD


def _holds(row: Row) -> bool:
    text = _lines(row.length, _TEXT[0]) * _TEXT[1]
    return text >= sum(_lines(length, _CARD[0]) * _CARD[1] + _GAP for length in row.lengths)


def _lines(length: int, characters: int) -> int:
    return -(-length // characters)
