"""Dossiers: a region, a year or a month on one page, to be printed or handed over."""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.model.archive import Archive, Period, RegionNode
from sitegen.model.page import PageJob
from sitegen.model.settings import Settings
from sitegen.rendering.addresses import dossier_address, period_address, region_address
from sitegen.rendering.jobs import page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.plan_sharing import disputed_questions
from sitegen.rendering.views.dossier import DossierRow, DossierView
from sitegen.rendering.views.head import Head, Link

FEWEST = 2
"""Incidents from which on a dossier says more than the incident's own page."""
MOST = 100
"""Incidents that a dossier lists."""
_MONTH = 7
"""The length of a month's key; a year's is shorter."""


def region_dossier(node: RegionNode, settings: Settings) -> str:
    """The address of a region's dossier; "" where it has none."""
    has_one = settings.sharing.dossiers and len(node.incidents) >= FEWEST
    return dossier_address(region_address(node.region)) if has_one else ""


def period_dossier(period: Period, settings: Settings) -> str:
    """The address of a year's or month's dossier; "" where it has none."""
    has_one = settings.sharing.dossiers and 0 < len(period.key) <= _MONTH and len(period.begins) >= FEWEST
    return dossier_address(period_address(period.key)) if has_one else ""


def plan_dossiers(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of all dossiers."""
    archive, settings = lookup.archive, lookup.settings
    if not settings.sharing.dossiers:
        return
    rows = {
        id_: DossierRow(lookup.cards[id_], disputed_questions(entry), len(entry.incident.sources))
        for id_, entry in archive.entries.items()
    }
    for node in archive.regions.values():
        address = region_dossier(node, settings)
        if address:
            yield _job(_of_region(lookup, node, address, rows), fingerprint)
    for period in archive.periods.values():
        address = period_dossier(period, settings)
        if address:
            yield _job(_of_period(lookup, period, address, rows), fingerprint)


def _job(view: DossierView, fingerprint: str) -> PageJob:
    return page_job(view.head.address, "dossier.html", view, fingerprint=fingerprint)


def _of_region(lookup: Lookup, node: RegionNode, address: str, rows: dict[str, DossierRow]) -> DossierView:
    archive, name = lookup.archive, lookup.region_names[node.region]
    inside = (archive.regions[child] for child in node.children)
    return DossierView(
        head=_head(lookup, address, "/regions/", name, node.incidents),
        home=lookup.region_link(node.region),
        trail=lookup.region_trail(node.region),
        period=False,
        counts=lookup.counts(node.incidents),
        totals=lookup.totals(node.totals),
        rows=_rows(node.incidents[::-1], rows),
        parts=tuple(
            (Link(lookup.region_names[one.region], region_dossier(one, lookup.settings)), len(one.incidents))
            for one in (inside if len(node.incidents) > MOST else ())
            if one.incidents
        ),
    )


def _of_period(lookup: Lookup, period: Period, address: str, rows: dict[str, DossierRow]) -> DossierView:
    return DossierView(
        head=_head(lookup, address, "/dates/", period.key, period.begins),
        home=Link(period.key, period_address(period.key)),
        trail=(),
        period=True,
        counts=lookup.counts(period.begins),
        totals=lookup.totals(period.totals),
        rows=_rows(period.begins, rows),
        parts=tuple(_months(lookup.archive, lookup.settings, period)) if len(period.begins) > MOST else (),
        going_on=len(period.going_on),
    )


def _months(archive: Archive, settings: Settings, year: Period) -> Iterator[tuple[Link, int]]:
    if len(year.key) == _MONTH:
        return
    for number in range(1, 13):
        month = archive.periods.get(f"{year.key}-{number:02}")
        if month and month.begins:
            yield Link(month.key, period_dossier(month, settings)), len(month.begins)


def _head(lookup: Lookup, address: str, section: str, title: str, incidents: Iterable[str]) -> Head:
    return Head(title=title, address=address, section=section, updated=lookup.updated(incidents), indexed=False)


def _rows(incidents: Sequence[str], rows: dict[str, DossierRow]) -> tuple[DossierRow, ...]:
    return tuple(rows[id_] for id_ in incidents[:MOST])
