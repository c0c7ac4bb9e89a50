"""Dates as doubtful as they are: a value for each EDTF form that an archive may write."""

from typing import Literal

import msgspec

Precision = Literal["day", "days", "month", "season", "year", "decade", "century", "unknown"]
Bound = Literal["given", "open", "unknown"]


class Moment(msgspec.Struct, frozen=True, array_like=True):
    """One EDTF date: a day, or a stretch of days one of which is meant."""

    text: str
    """As written, without `?`, `~` or `%`."""
    earliest: str
    """The earliest possible day, `YYYY-MM-DD`."""
    latest: str
    """The latest possible day, `YYYY-MM-DD`."""
    precision: Precision
    """`days` is a day within ten (2023-05-2X); `decade` is 202X; `century` 20XX."""
    uncertain: bool = False
    """`?` or `%`."""
    approximate: bool = False
    """`~` or `%`."""


class When(msgspec.Struct, frozen=True, array_like=True):
    """A date, an interval, one day within several, or a date that is not known."""

    text: str
    """EDTF, exactly as written."""
    form: Literal["date", "interval", "one-of", "unknown"]
    start: Moment | None = None
    """The date; or the beginning of an interval or of a choice, where one is given."""
    end: Moment | None = None
    """The end of an interval or of a choice, where one is given."""
    start_bound: Bound = "given"
    """How an interval begins: `given`, `open` (../x) or `unknown` (/x)."""
    end_bound: Bound = "given"
    """How an interval ends: `given`, `open` (x/.., still going on) or `unknown` (x/)."""
    earliest: str = ""
    """The earliest possible day, `YYYY-MM-DD`; empty where there is no limit."""
    latest: str = ""
    """The latest possible day, `YYYY-MM-DD`; empty where there is no limit."""
    precision: Precision = "unknown"
    """Of the beginning (of the end, where no beginning is known)."""
    begins: str = ""
    """The day, month or year on whose page it stands and is counted: `2023-05-22`, `2023-05`, `2023`; "": year unknown.
    An interval without a known beginning stands where it ends."""


TIME_WORDS = ("night", "dawn", "morning", "midday", "afternoon", "evening")
"""What may stand for a time of day, beside `HH:MM`, `~HH:MM` and `HH:MM/HH:MM`."""
