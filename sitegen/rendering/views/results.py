"""A page of content/pages, and what each of its blocks `incidents` finds."""

import msgspec

from sitegen.model.records import Show
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import Counts
from sitegen.rendering.views.maps import RegionMapView
from sitegen.rendering.views.prose import Prose


class ResultRow(msgspec.Struct, frozen=True, array_like=True):
    card: msgspec.Raw
    """Encoded; `brief_of` reads it."""
    figures: tuple[str, ...] = ()
    """For each measure of the table: what is counted, in words with whose figure it is."""


class ResultView(msgspec.Struct, frozen=True, array_like=True):
    number: int
    """Of the block on its page, from 1."""
    show: Show
    title: str
    empty: str
    address: str
    """The search page with the same query."""
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    """Each key of the query with its values, in words."""
    counts: Counts
    """Of all that is found."""
    rows: tuple[ResultRow, ...] = ()
    """Those that are shown."""
    measures: tuple[str, ...] = ()
    """Labels of the measures that the query asks for."""
    chart: ChartView | None = None
    """Of a time line."""
    map: RegionMapView | None = None
    """Of a map."""


class ContentView(msgspec.Struct, frozen=True, array_like=True):
    """A page of content/pages."""

    head: Head
    prose: Prose
    lang: str = ""
    """Of the title, where it is another than the site's."""
    untranslated: str = ""
    """The language that it is shown in, where nobody has translated it yet."""
    results: tuple[ResultView, ...] = ()
    """What its blocks `incidents` find; they stand in its prose."""
