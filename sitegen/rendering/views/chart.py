"""Incidents over time, counted: what a drawing and its table are made from."""

from typing import Literal

import msgspec

Unit = Literal["month", "year", "decade"]


class Lane(msgspec.Struct, frozen=True, array_like=True):
    """An incident that lasts: from a bucket to a bucket."""

    first: int
    last: int
    start_known: bool
    end_known: bool
    """False where it is still going on, or its end is not known."""
    open: bool = False
    """Still going on."""


class ChartView(msgspec.Struct, frozen=True, array_like=True):
    unit: Unit
    first: int
    """The first bucket: months since year 0, years, or decades (2020 is 202)."""
    known: tuple[int, ...]
    """By bucket: incidents that begin in it on a known day."""
    unknown: tuple[int, ...]
    """By bucket: incidents that begin in it, on a day that is not known."""
    going_on: tuple[int, ...]
    """By bucket: incidents that overlap it and begin elsewhere."""
    lanes: tuple[Lane, ...] = ()
    """Those that last, where they are few enough to draw."""
    coarser: int = 0
    """Incidents of these years whose month is not known, where months are drawn."""
    undated: int = 0
    """Incidents whose year is not known."""


class ChartRow(msgspec.Struct, frozen=True, array_like=True):
    """A row of the table: one bucket, or a run of buckets that say the same."""

    first: str
    last: str
    """`2023-05`, `2023` or `2020s`; the same as `first` for one bucket."""
    known: int
    unknown: int
    going_on: int
