"""Counts that keep their doubt: at least eight, dozens, unknown, and a nought that somebody claims."""

import msgspec

Number = int | float


class Amount(msgspec.Struct, frozen=True, array_like=True):
    """A count or an amount; words never become a number, and unknown is not 0."""

    text: str
    """As written; of a mapping, its canonical short form or its words."""
    low: Number | None = None
    """The lowest it can be; None where no lower end is given."""
    best: Number | None = None
    """The value given as the best one; for a plain number, that number."""
    high: Number | None = None
    """The highest it can be; None where the upper end is open or not given."""
    words: str = ""
    """The source's own word ("dozens"); adds to no total."""
    at_least: bool = False
    """`8+`: low is 8, the upper end is open."""
    below: bool = False
    """`<5`: less than `high` + the smallest step; for whole numbers low is 0 and high is 4."""
    approximate: bool = False
    """`~20`: best is 20, low and high are None."""
    unknown: bool = False
    """The archive cannot tell: neither 0 nor absent."""

    @property
    def has_number(self) -> bool:
        """Whether it can be added up."""
        return self.low is not None or self.best is not None or self.high is not None


def ends(amount: Amount) -> tuple[Number, Number | None]:
    """The lowest and the highest that a count can be; None where the upper end is open."""
    low = amount.low if amount.low is not None else amount.best if amount.best is not None else 0
    if amount.high is not None:
        return low, amount.high
    return low, None if amount.at_least or amount.best is None else amount.best
