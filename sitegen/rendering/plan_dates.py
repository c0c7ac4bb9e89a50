"""All dates, and the page of each year, month and day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from msgspec.structs import replace

from sitegen.model.archive import ClaimRef, Period
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import period_address
from sitegen.rendering.bands import bands_of
from sitegen.rendering.charts import chart_of
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import listings, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_dossiers import period_dossier
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.views.dates import DatesView, DayCell, DayView, MonthView, PeriodRow, Shelf, YearView
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Listing, SectionKind

YEAR, MONTH, DAY = 4, 7, 10
"""The length of a period's key."""
FEW = 3
"""So many titles stand in a day of a calendar, or on a month's shelf; the rest is on its page."""


@dataclass(frozen=True)
class _Calendar:
    """The periods that have a page, with their neighbours."""

    lookup: Lookup
    feeds: Feeds

    @property
    def periods(self) -> Mapping[str, Period]:
        return self.lookup.archive.periods

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for key in self.periods:
            found[len(key)].append(key)
        return found

    @cached_property
    def neighbours(self) -> dict[str, tuple[str, str]]:
        """The period before and after of the same kind that have a page; "" for none."""
        found: dict[str, tuple[str, str]] = {}
        for keys in self.by_length.values():
            ordered = sorted(keys)
            found |= {
                key: (before, after)
                for key, before, after in zip(ordered, ["", *ordered[:-1]], [*ordered[1:], ""], strict=True)
            }
        return found

    @cached_property
    def said_on(self) -> dict[str, list[ClaimRef]]:
        """By day: the claims that were made on it."""
        found: dict[str, list[ClaimRef]] = defaultdict(list)
        for ref, node in self.lookup.archive.claims.items():
            date = node.claim.date
            if date and date.form == "date" and len(date.begins) == DAY:
                found[date.begins].append(ref)
        return found

    def beside(self, key: str) -> tuple[Link | None, Link | None]:
        """Links to the neighbours; their titles are their keys, written out by the template."""
        before, after = self.neighbours[key]
        return (
            Link(before, period_address(before)) if before else None,
            Link(after, period_address(after)) if after else None,
        )

    def row(self, key: str) -> PeriodRow:
        """What begins in a period, by whether the day is known."""
        period = self.periods.get(key)
        if period is None:
            return PeriodRow(key, 0, 0, 0, page=False)
        return period_row(self.lookup, period)

    def cell(self, key: str, *, entries: bool) -> DayCell:
        """A day, with the first of what begins on it where they are asked for."""
        begins = self.periods[key].begins
        links = tuple(self.lookup.incident_link(id_) for id_ in begins[:FEW]) if entries else ()
        return DayCell(key, len(begins), links)

    def sections(self, period: Period) -> list[tuple[SectionKind, Sequence[str]]]:
        """What begins, what is known no finer, what may have been on a day, what was going on."""
        shelf = set(period.shelf)
        return [
            ("list", [id_ for id_ in period.begins if id_ not in shelf]),
            ("shelf", period.shelf),
            ("perhaps", self.perhaps_on(period.key) if len(period.key) == DAY else ()),
            ("going", period.going_on),
        ]

    def shelf_of_month(self, day: str) -> tuple[str, ...]:
        """What is known to the month of a day and no finer."""
        month = self.periods.get(day[:MONTH])
        return month.shelf if month else ()

    def perhaps_on(self, day: str) -> list[str]:
        """What may have begun on a day, by dates that are finer than its month: one day within a few weeks."""
        found = []
        for id_ in self.shelf_of_month(day):
            date = self.lookup.date(id_)
            is_finer = date is not None and (date.form == "one-of" or date.precision == "days")
            if date and is_finer and date.earliest <= day <= (date.latest or day):
                found.append(id_)
        return found

    def listings(self, period: Period) -> Iterator[Listing]:
        address = period_address(period.key)
        return listings(address, self.sections(period), self.lookup.cards, self.lookup.settings.page_size)

    def head(self, period: Period, title: str, feed: PageJob | None = None) -> Head:
        """The title is the period's key; the template writes it out."""
        return Head(
            title=title,
            address=period_address(period.key),
            section="/dates/",
            updated=self.lookup.updated((*period.begins, *period.going_on)),
            feed=f"{period_address(period.key)}feed.xml" if feed else "",
        )


def period_row(lookup: Lookup, period: Period) -> PeriodRow:
    """What begins in a period, by whether the day is known; and how much was going on then."""
    known = sum(lookup.stats[id_].known == DAY for id_ in period.begins)
    return PeriodRow(period.key, known, len(period.begins) - known, len(period.going_on), page=True)


def plan_dates(lookup: Lookup, feeds: Feeds) -> Iterator[PageJob]:
    """The jobs of /dates/, of each period with a page, and of the years' and months' feeds."""
    calendar = _Calendar(lookup, feeds)
    for key, period in lookup.archive.periods.items():
        if len(key) == YEAR:
            yield from _year(calendar, period)
        elif len(key) == MONTH:
            yield from _month(calendar, period)
        elif len(key) == DAY:
            yield from _day(calendar, period)
        else:
            yield from _dates(calendar, period)


def _dates(calendar: _Calendar, period: Period) -> Iterator[PageJob]:
    lookup = calendar.lookup
    head = Head(title=text(lookup.lang, "Dates"), address="/dates/", section="/dates/", updated=lookup.archive.updated)
    years = tuple(calendar.row(key) for key in sorted(calendar.by_length.get(YEAR, ()), reverse=True))
    chart = chart_of(lookup.dates(lookup.archive.entries))
    address = "/dates/"
    pages = listings(address, [("shelf", period.shelf)], lookup.cards, lookup.settings.page_size)
    for listing in pages:
        view = DatesView(turned(head, listing.page, listing.pages), years, chart, listing)
        yield page_job(view.head.address, "dates.html", view, fingerprint=calendar.feeds.fingerprint)


def _year(calendar: _Calendar, period: Period) -> Iterator[PageJob]:
    lookup, year = calendar.lookup, period.key
    months = [f"{year}-{number:02}" for number in range(1, 13)]
    days = [key for month in months if month in calendar.periods for key in calendar.periods[month].children]
    feed = calendar.feeds.of_list(period_address(year), year, period.begins)
    before, after = calendar.beside(year)
    view_of = partial(
        YearView,
        year=year,
        counts=lookup.counts(period.begins),
        days=tuple(calendar.cell(key, entries=False) for key in days),
        shelves=tuple(_shelf(calendar, month) for month in months if month in calendar.periods),
        months=tuple(calendar.row(month) for month in months),
        totals=lookup.totals(period.totals),
        bands=bands_of(lookup, period.begins),
        before=before,
        after=after,
        dossier=period_dossier(period, lookup.settings),
    )
    head = calendar.head(period, year, feed)
    for listing in calendar.listings(period):
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, days=(), shelves=(), months=(), totals=(), bands=None)
        yield page_job(view.head.address, "year.html", view, fingerprint=calendar.feeds.fingerprint)
    if feed:
        yield feed


def _shelf(calendar: _Calendar, month: str) -> Shelf:
    shelf = calendar.periods[month].shelf
    return Shelf(month, len(shelf), tuple(calendar.lookup.incident_link(id_) for id_ in shelf[:FEW]))


def _month(calendar: _Calendar, period: Period) -> Iterator[PageJob]:
    lookup, month = calendar.lookup, period.key
    before, after = calendar.beside(month)
    feed = calendar.feeds.of_list(period_address(month), month, period.begins)
    head = calendar.head(period, month, feed)
    view_of = partial(
        MonthView,
        month=month,
        counts=lookup.counts(period.begins),
        days=tuple(calendar.cell(key, entries=True) for key in period.children),
        totals=lookup.totals(period.totals),
        before=before,
        after=after,
        year_page=month[:YEAR] in calendar.periods,
        dossier=period_dossier(period, lookup.settings),
    )
    for listing in calendar.listings(period):
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, days=(), totals=())
        yield page_job(view.head.address, "month.html", view, fingerprint=calendar.feeds.fingerprint)
    if feed:
        yield feed


def _day(calendar: _Calendar, period: Period) -> Iterator[PageJob]:
    lookup, day = calendar.lookup, period.key
    before, after = calendar.beside(day)
    said = calendar.said_on.get(day, ())[: lookup.settings.page_size]
    view_of = partial(
        DayView,
        day=day,
        counts=lookup.counts(period.begins),
        said=tuple(lookup.statement(ref) for ref in said),
        before=before,
        after=after,
        month_page=day[:MONTH] in calendar.periods,
        day_unknown=len(calendar.shelf_of_month(day)) - len(calendar.perhaps_on(day)),
    )
    head = calendar.head(period, day)
    for listing in calendar.listings(period):
        view = view_of(head=turned(head, listing.page, listing.pages), listing=listing)
        if listing.page > 1:
            view = replace(view, said=())
        yield page_job(view.head.address, "day.html", view, fingerprint=calendar.feeds.fingerprint)
