"""A question to an archive: the keys and values of a search address, of a map, of a block in an essay.

Values of one key are alternatives; an incident has to match every key.
"""

import re

from sitegen.model.amount import Number
from sitegen.model.incident import Holds, Value

HOLDS: tuple[Holds, ...] = ("unverified", "contested", "corroborated", "confirmed", "refuted", "retracted")
STATES = ("published", "draft")
SORTS = ("date", "newest")
NONE = "none"
"""Of `review`: no state is given."""
UNKNOWN, KNOWN = "unknown", "known"
FIELD = "field."
"""Stands before the id of a field of the archive's own."""
KEYS = ("region", "from", "to", "category", "tag", "actor", "holds", "review", "state")
"""The keys that every archive has; behind them come its measures and the fields that are filters."""
SINGLE = ("from", "to")
"""Keys with one value."""

DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)
_NUMBER = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?"
_RANGE = re.compile(rf"(<?)({_NUMBER})(?:(\+)|-({_NUMBER}))?", re.ASCII)


class Query(Value, frozen=True):
    """What is asked; nothing asked is everything."""

    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each key with its values, in the order of the keys."""

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a key; none where it is not asked."""
        return next((values for asked, values in self.terms if asked == key), ())


class Range(Value, frozen=True):
    """Numbers from a lowest to a highest; None is open."""

    low: Number | None = None
    high: Number | None = None
    below: bool = False
    """The highest itself is not meant."""

    def meets(self, low: Number, high: Number | None) -> bool:
        """Whether any number of a stretch is meant; None is open."""
        if self.high is not None and (low >= self.high if self.below else low > self.high):
            return False
        return self.low is None or high is None or high >= self.low


def range_of(text: str) -> Range | None:
    """The range that `1+`, `0`, `3-5` or `<5` means; None of anything else, and of one that runs backwards."""
    match = _RANGE.fullmatch(text)
    if match is None or (match[1] and (match[3] or match[4])):
        return None
    number = _number(match[2])
    if match[1]:
        return Range(high=number, below=True)
    if match[3]:
        return Range(low=number)
    high = _number(match[4]) if match[4] else number
    return Range(low=number, high=high) if high >= number else None


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)


def first_day(text: str) -> str:
    """The first day of a year, month or day, to be compared with days."""
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]  # noqa: PLR2004 - a year


def last_day(text: str) -> str:
    """The last day of a year, month or day, to be compared with days."""
    return f"{text}-12-31"[:10] if len(text) == 4 else f"{text}-31"[:10]  # noqa: PLR2004 - a year
