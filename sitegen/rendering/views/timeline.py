"""The time line: all incidents in numbers, the latest of them as rows, and what a script draws the rest from."""

import msgspec

from sitegen.model.when import When
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.dates import PeriodRow
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import Counts


class TimeRow(msgspec.Struct, frozen=True, array_like=True):
    """An incident on a time line."""

    title: str
    address: str
    """"" for the page's own incident."""
    lang: str
    """Where it is another than the site's."""
    date: When | None
    says: str = ""
    """Whose word the date is; "" where the record knows it."""


class TimelineView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    counts: Counts
    chart: ChartView | None
    rows: tuple[TimeRow, ...]
    """The latest to begin, by the earliest day that is possible."""
    years: tuple[PeriodRow, ...]
    """Those that have a page."""


class TimeView(msgspec.Struct, frozen=True, kw_only=True):
    """How each incident's date is drawn, beside what filters know of it."""

    stamp: str
    kinds: str
    """For each incident: 0 not dated, 1 a day, 2 one day within many, 3 lasting, 4 still going on, 5 end not known,
    6 beginning not known."""
    fuzzy: str
    """Gaps between the incidents that last and whose beginning or end is not known to the day."""
    starts: str
    """Of these: days from the earliest possible beginning to the latest."""
    ends: str
    """Of these: days from the earliest possible end to the latest."""
    about: str
    """Gaps between the incidents whose date is about, or perhaps."""


class WhenView(msgspec.Struct, frozen=True, kw_only=True):
    """The dates of some consecutive incidents, in words with their doubt."""

    stamp: str
    number: int
    rows: list[str]
