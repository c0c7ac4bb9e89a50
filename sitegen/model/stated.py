"""What each incident states of each measure, ready to be added up: for totals, and for what is drawn over time."""

from collections.abc import Mapping

import msgspec

from sitegen.model.amount import Number

ESTIMATE, CLAIMED, WORDS, UNKNOWN = range(4)
"""The voices."""


class Odd(msgspec.Struct, frozen=True):
    """What a plain number has not: an open end, `about`, words."""

    open: bool = False
    about: bool = False
    words: tuple[str, ...] = ()


Stated = tuple[int, Number, Number, Odd | None]
"""What one incident adds for one measure: slot, lowest, highest, and what is odd.

A slot is four times the number of the measure, and the voice: estimate, claimed, words, unknown. (A tuple, not a value
of its own: there are some for every incident on every page with totals.)
"""


class Counts(msgspec.Struct, frozen=True):
    """What every incident adds, and which of them stand for one another."""

    measures: tuple[str, ...] = ()
    """Those that any incident states, in the order of the vocabulary."""
    stated: Mapping[str, tuple[Stated, ...]] = {}
    """By incident."""
    before: Mapping[str, tuple[str, ...]] = {}
    """Of an incident that is part of others, or the same event as an earlier one: those, at any remove. Where one of
    them is in the set and has the measure, this incident adds nothing."""
