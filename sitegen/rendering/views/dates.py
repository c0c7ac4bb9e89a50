"""All dates, a year, a month, a day."""

import msgspec

from sitegen.rendering.views.bands import BandsView
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Counts, Listing, Statement, TotalRow


class PeriodRow(msgspec.Struct, frozen=True, array_like=True):
    """A period inside another: what begins in it."""

    key: str
    known: int
    """On a known day."""
    unknown: int
    """The day is not known."""
    going_on: int
    page: bool
    """Whether it has a page."""


class DatesView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    years: tuple[PeriodRow, ...]
    chart: ChartView | None
    listing: Listing
    """The shelf "year unknown"."""


class DayCell(msgspec.Struct, frozen=True, array_like=True):
    """A day that has a page."""

    key: str
    incidents: int
    entries: tuple[Link, ...] = ()
    """The first of what begins on it, in a month's calendar."""


class Shelf(msgspec.Struct, frozen=True, array_like=True):
    """What is known to a month and no finer, in the calendar of its year."""

    key: str
    total: int
    entries: tuple[Link, ...]
    """The first of them."""


class YearView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    year: str
    counts: Counts
    days: tuple[DayCell, ...]
    shelves: tuple[Shelf, ...]
    months: tuple[PeriodRow, ...]
    totals: tuple[TotalRow, ...]
    bands: BandsView | None
    before: Link | None
    after: Link | None
    listing: Listing
    dossier: str = ""
    """The address of its dossier; "" where it has none."""


class MonthView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    month: str
    counts: Counts
    days: tuple[DayCell, ...]
    totals: tuple[TotalRow, ...]
    before: Link | None
    after: Link | None
    year_page: bool
    listing: Listing
    dossier: str = ""
    """The address of its dossier; "" where it has none."""


class DayView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    day: str
    counts: Counts
    said: tuple[Statement, ...]
    before: Link | None
    after: Link | None
    month_page: bool
    day_unknown: int
    """Incidents of its month, on a day that is not known, beside those that this page shows."""
    listing: Listing
