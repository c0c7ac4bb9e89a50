"""The front door to planning: an archive becomes the pages to be made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import msgspec

from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.terms import Terms
from sitegen.rendering.addresses import is_of_language
from sitegen.rendering.cards import cards_of
from sitegen.rendering.jobs import collisions, in_language, job_for
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_actors import plan_actors
from sitegen.rendering.plan_claims import contested_refs, plan_claims, plan_corrections
from sitegen.rendering.plan_codebook import plan_codebook
from sitegen.rendering.plan_coverage import plan_coverage
from sitegen.rendering.plan_dates import plan_dates
from sitegen.rendering.plan_dossiers import plan_dossiers
from sitegen.rendering.plan_exports import plan_exports
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.plan_incidents import plan_incidents
from sitegen.rendering.plan_map import plan_map
from sitegen.rendering.plan_maps import plan_map_of_all
from sitegen.rendering.plan_regions import plan_regions
from sitegen.rendering.plan_search import plan_search, plan_words
from sitegen.rendering.plan_sharing import CARD, plan_sharing
from sitegen.rendering.plan_site import plan_data, plan_home, plan_pages, plan_redirects
from sitegen.rendering.plan_sources import plan_sources
from sitegen.rendering.plan_terms import plan_terms
from sitegen.rendering.plan_timeline import plan_timeline
from sitegen.rendering.sitemap import RobotsView, sitemap_views
from sitegen.rendering.untranslated import untranslated_notes
from sitegen.rendering.views.head import Link

NO_BASE_URL = "base_url is not set: no sitemap.xml, no canonical links, and addresses in feeds are relative"
_UNLISTED = frozenset({"redirect.html", "tombstone.html", "404.html", "embed.html", "dossier.html"})
"""Templates whose pages search engines need not know."""
NO_TERMS: Mapping[str, Terms] = {}
_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True)
class Plan:
    """The pages to be made, what stands in their way, and what a person should know."""

    jobs: tuple[PageJob, ...]
    """Sorted by path."""
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def plan(
    archive: Archive,
    *,
    fingerprint: str,
    terms: Mapping[str, Terms] = NO_TERMS,
    offline: bool = False,
    drafts: bool = False,
    languages: Sequence[str] = (),
) -> Plan:
    """The plan of a whole site; the arguments are those of `jobs_of`."""
    found = jobs_of(archive, fingerprint=fingerprint, terms=terms, offline=offline, drafts=drafts, languages=languages)
    jobs = sorted(found, key=lambda job: job.path)
    return Plan(tuple(jobs), problems_of(archive, jobs), notes_of(archive))


def jobs_of(
    archive: Archive,
    *,
    fingerprint: str,
    terms: Mapping[str, Terms] = NO_TERMS,
    offline: bool = False,
    drafts: bool = False,
    languages: Sequence[str] = (),
) -> Iterator[PageJob]:
    """The pages to be made, one after the other, so that the first can be made while others are planned; the longest first.

    Args:
        archive: with drafts in `entries` where they are to be shown.
        fingerprint: of the renderer: templates, settings, versions; part of every key.
        terms: by the path of a file: the words that search finds its incident by.
        offline: whether links end in `index.html`.
        drafts: whether drafts are shown; such a site tells search engines to stay away.
        languages: those of the settings, in their order, with their words; without any, the archive's own without.
    """
    first, *others = languages or (archive.settings.language,)
    lookup = Lookup(archive, first, cards_of(archive, first))
    listed: list[tuple[str, str]] = []
    pages = _pages(lookup, Feeds(lookup, fingerprint, offline))
    search = chain(plan_search(lookup, fingerprint), plan_words(lookup, terms, fingerprint))
    for job in chain(plan_exports(lookup, fingerprint), pages, search):
        listed += _listed(lookup, job)
        yield job
    for lang in others:
        for job in _in_language(archive, lang, fingerprint, offline=offline):
            listed += _listed(lookup, job)
            yield job
    yield from _around(lookup, listed, fingerprint, drafts=drafts)


def _in_language(archive: Archive, lang: str, fingerprint: str, *, offline: bool) -> Iterator[PageJob]:
    """The pages and feeds of the site in another language; downloads and the page for lost addresses are there once."""
    lookup = Lookup(archive, lang, cards_of(archive, lang))
    for job in _pages(lookup, Feeds(lookup, fingerprint, offline)):
        if is_of_language(job.path) or job.template == CARD:
            yield in_language(job, lang)
    for job in plan_search(lookup, fingerprint):
        yield in_language(job, lang)


def problems_of(archive: Archive, jobs: Iterable[PageJob]) -> tuple[Problem, ...]:
    """What stands in the way of planned pages: two that want one place."""
    return collisions(jobs, _files(archive), archive.settings.path)


def notes_of(archive: Archive, languages: Sequence[str] = ()) -> tuple[str, ...]:
    """What a person should know of a site."""
    return (*(() if archive.settings.base_url else (NO_BASE_URL,)), *untranslated_notes(archive, languages))


def _files(archive: Archive) -> dict[str, str]:
    """By path in output/: the files whose names are addresses of their own choice."""
    return {f"{id_}/index.html": page.path for id_, page in archive.pages.items()}


def _pages(lookup: Lookup, feeds: Feeds) -> Iterator[PageJob]:
    fingerprint = feeds.fingerprint
    new = feeds.of_list("/", "", lookup.archive.entries)
    lang = lookup.lang
    changed = feeds.changed(text(lang, "Changed incidents"))
    corrected = feeds.corrections(text(lang, "Corrections"))
    contested = feeds.contested(text(lang, "Contested claims"), contested_refs(lookup))
    found = {
        text(lang, "New incidents"): new,
        text(lang, "Changed incidents"): changed,
        text(lang, "Corrections"): corrected,
        text(lang, "Contested claims"): contested,
    }
    yield from (feed for feed in found.values() if feed)
    of_all = plan_map_of_all(lookup) if lookup.settings.regions.geographic else None
    yield plan_home(lookup, new, of_all, fingerprint)
    yield from plan_incidents(lookup, fingerprint)
    yield from plan_sharing(lookup, fingerprint)
    yield from plan_dossiers(lookup, fingerprint)
    yield from plan_regions(lookup, feeds)
    yield from plan_dates(lookup, feeds)
    yield from plan_actors(lookup, feeds)
    yield from plan_terms(lookup, feeds)
    yield from plan_sources(lookup, fingerprint)
    yield from plan_claims(lookup, feeds, contested)
    yield from plan_corrections(lookup, feeds, corrected)
    yield from plan_map(lookup, of_all, fingerprint)
    yield from plan_timeline(lookup, fingerprint)
    yield plan_data(lookup, [Link(name, f"/{feed.path}") for name, feed in found.items() if feed], fingerprint)
    yield from plan_coverage(lookup, fingerprint)
    yield from plan_codebook(lookup, fingerprint)
    yield from plan_pages(lookup, fingerprint)
    yield from plan_redirects(lookup, fingerprint)


def _around(lookup: Lookup, addresses: list[tuple[str, str]], fingerprint: str, *, drafts: bool) -> Iterator[PageJob]:
    """The files beside the pages: sitemap, robots.txt, and what tells a host to publish the site as it is."""
    base_url = lookup.settings.base_url
    listed = bool(base_url) and not drafts
    if listed:
        for path, view in sitemap_views(base_url, sorted(addresses)):
            yield job_for(path, "<sitemap>", _ENCODER.encode(view), fingerprint=fingerprint)
    robots = RobotsView(sitemap=f"{base_url}sitemap.xml" if listed else "", closed=drafts)
    yield job_for("robots.txt", "<robots>", _ENCODER.encode(robots), fingerprint=fingerprint)
    yield job_for(".nojekyll", "<empty>", b"", fingerprint=fingerprint)


def _listed(lookup: Lookup, job: PageJob) -> Iterator[tuple[str, str]]:
    """The address of a page, with the day on which an incident's record changed; nothing for what need not be known."""
    if job.path.endswith("index.html") and job.template not in _UNLISTED:
        address = f"/{job.path.removesuffix('index.html')}"
        path = job.path.removeprefix(f"{job.lang}/")
        entry = lookup.archive.entries.get(path.split("/")[1]) if path.startswith("incidents/") else None
        yield address, entry.updated if entry else ""
