"""The front page, /data/, the archive's own pages, the page for addresses that do not exist, and what sends on."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from sitegen.model.page import PageJob
from sitegen.rendering.addresses import (
    actor_address,
    category_address,
    embed_address,
    incident_address,
    region_address,
    source_address,
)
from sitegen.rendering.bands import bands_of
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_claims import change_row, dispute_row
from sitegen.rendering.plan_results import results_of
from sitegen.rendering.plan_sharing import makes_embeds
from sitegen.rendering.references import prose_of
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import DataView, HomeView, RedirectView, SimpleView
from sitegen.rendering.views.maps import RegionMapView
from sitegen.rendering.views.results import ContentView

NEWEST = 10
FEW = 5


def plan_home(lookup: Lookup, feed: PageJob | None, of_all: RegionMapView | None, fingerprint: str) -> PageJob:
    """The job of the front page.

    Args:
        feed: that of new incidents.
        of_all: the map of all incidents.
    """
    archive = lookup.archive
    newest = heapq.nlargest(NEWEST, ((entry.published, id_) for id_, entry in archive.entries.items()))
    years = [key for key in archive.periods if len(key) == 4]  # noqa: PLR2004 - a year
    view = HomeView(
        head=Head(
            title="",
            address="/",
            description=lookup.name(lookup.settings.descriptions, lookup.settings.description),
            section="/",
            updated=archive.updated,
            feed="/feed.xml" if feed else "",
        ),
        counts=lookup.counts(archive.entries),
        totals=lookup.totals(archive.totals),
        chart=lookup.chart,
        bands=bands_of(lookup, tuple(archive.entries)),
        newest=tuple(lookup.cards[id_] for _, id_ in newest),
        disputes=tuple(dispute_row(lookup, one, number) for number, one in enumerate(archive.disputes[:FEW])),
        changes=tuple(change_row(lookup, change) for change in archive.changes[:FEW]),
        last_year=max(years, default=""),
        map=of_all,
    )
    return page_job("/", "home.html", view, fingerprint=fingerprint)


def plan_data(lookup: Lookup, feeds: Iterable[Link], fingerprint: str) -> PageJob:
    """The job of /data/: what there is to take away."""
    archive = lookup.archive
    view = DataView(
        head=Head(title=text(lookup.lang, "Data"), address="/data/", section="/data/", updated=archive.updated),
        counts=lookup.counts(archive.entries),
        changes=len(archive.changes),
        gone=len(archive.tombstones),
        feeds=tuple(feeds),
    )
    return page_job("/data/", "data.html", view, fingerprint=fingerprint)


def plan_pages(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of content/pages, each at the address of its id, and of 404.html."""
    for id_, record in lookup.archive.pages.items():
        told = record.translations.get(str(lookup.lang), record)
        foreign = lookup.settings.language if lookup.home and told is record else ""
        view = ContentView(
            head=Head(title=told.title or record.title or id_, address=f"/{id_}/", section=f"/{id_}/"),
            prose=msgspec.structs.replace(prose_of(lookup, told.account, told.refs), lang=foreign),
            lang=foreign,
            untranslated=foreign,
            results=results_of(lookup, told),
        )
        yield page_job(view.head.address, "page.html", view, fingerprint=fingerprint, accounts=(told.account,))
    missing = SimpleView(
        head=Head(title=text(lookup.lang, "No page at this address"), address="/404.html", indexed=False)
    )
    yield job_for("404.html", "404.html", msgspec.msgpack.encode(missing), fingerprint=fingerprint)


def plan_redirects(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of former addresses: of incidents, regions, actors, sources, retired categories."""
    archive = lookup.archive
    for former, now in archive.aliases.items():
        if now in archive.entries or now in archive.tombstones:
            to = lookup.incident_link(now)
            yield _redirect(incident_address(former), to, fingerprint)
            if makes_embeds(lookup.settings):
                yield _redirect(embed_address(former), Link(to.title, embed_address(now)), fingerprint)
    yield from _moved(archive.region_aliases, archive.regions, region_address, lookup.region_names, fingerprint)
    yield from _moved(archive.actor_aliases, archive.actors, actor_address, lookup.actor_names, fingerprint)
    titles = {now: lookup.source_title(now) for now in archive.source_aliases.values() if now in archive.sources}
    yield from _moved(archive.source_aliases, archive.sources, source_address, titles, fingerprint)
    for word, term in lookup.settings.vocabulary.get("categories", {}).items():
        if term.replaced_by in lookup.used_categories and word not in lookup.used_categories:
            yield _redirect(category_address(word), lookup.category_link(term.replaced_by), fingerprint)


def _moved(
    aliases: Mapping[str, str],
    there: Mapping[str, object],
    address: Callable[[str], str],
    names: Mapping[str, str],
    fingerprint: str,
) -> Iterator[PageJob]:
    for former, now in aliases.items():
        if now in there and former not in there:
            yield _redirect(address(former), Link(names[now], address(now)), fingerprint)


def _redirect(address: str, to: Link, fingerprint: str) -> PageJob:
    view = RedirectView(head=Head(title=to.title, address=to.address), to=to)
    return page_job(address, "redirect.html", view, fingerprint=fingerprint)
