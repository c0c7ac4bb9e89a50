"""What makes the files that no template makes: feeds, downloads, the files for search engines and hosts."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from sitegen.model.account import Account
from sitegen.rendering.citations import bibtex, citation_file, csl_json
from sitegen.rendering.engine import Engine
from sitegen.rendering.export_codebook import codebook_json
from sitegen.rendering.export_coverage import coverage_csv
from sitegen.rendering.export_csv import claims_csv, figures_csv, incidents_csv, media_csv, sources_csv
from sitegen.rendering.export_json import archive_json, incident_json_bytes, places_geojson
from sitegen.rendering.feeds import feed_bytes
from sitegen.rendering.map_scripts import lands_script, places_script
from sitegen.rendering.packages import package_json
from sitegen.rendering.search_scripts import (
    cards_script,
    facets_script,
    shards_script,
    time_script,
    titles_script,
    when_script,
    words_script,
)
from sitegen.rendering.sitemap import RobotsView, SitemapView, robots_bytes, sitemap_bytes
from sitegen.rendering.views.coverage import CodebookView, CoverageFileView, PackageView
from sitegen.rendering.views.export import ExportedIncident, ExportView, IncidentExportView, decode_incident
from sitegen.rendering.views.facets import FacetsView, TitlesView
from sitegen.rendering.views.feed import FeedView
from sitegen.rendering.views.maps import LandsView, PlacesView
from sitegen.rendering.views.sharing import CitationView
from sitegen.rendering.views.timeline import TimeView, WhenView
from sitegen.rendering.views.words import CardsView, ShardsView, WordsView

_FEED = msgspec.msgpack.Decoder(FeedView)
_SITEMAP = msgspec.msgpack.Decoder(SitemapView)
_ROBOTS = msgspec.msgpack.Decoder(RobotsView)
_EXPORT = msgspec.msgpack.Decoder(ExportView)
_CITATION = msgspec.msgpack.Decoder(CitationView)
_COVERAGE = msgspec.msgpack.Decoder(CoverageFileView)
_CODEBOOK = msgspec.msgpack.Decoder(CodebookView)
_PACKAGE = msgspec.msgpack.Decoder(PackageView)
_INCIDENT = msgspec.msgpack.Decoder(IncidentExportView)
_FACETS = msgspec.msgpack.Decoder(FacetsView)
_PLACES = msgspec.msgpack.Decoder(PlacesView)
_LANDS = msgspec.msgpack.Decoder(LandsView)
_TITLES = msgspec.msgpack.Decoder(TitlesView)
_SHARDS = msgspec.msgpack.Decoder(ShardsView)
_WORDS = msgspec.msgpack.Decoder(WordsView)
_CARDS = msgspec.msgpack.Decoder(CardsView)

_TIME = msgspec.msgpack.Decoder(TimeView)
_WHEN = msgspec.msgpack.Decoder(WhenView)

Words = Callable[[], str]
"""Gives the plain words of the account that a page shows; "" where it has none."""


def _export(maker: Callable[[ExportView, Iterable[ExportedIncident]], bytes]) -> Callable[[bytes, Words], bytes]:
    def made(encoded: bytes, _words: Words) -> bytes:
        view = _EXPORT.decode(encoded)
        return maker(view, (decode_incident(raw) for raw in view.incidents))

    return made


MAKERS: Mapping[str, Callable[[bytes, Words], bytes]] = {
    "<feed>": lambda view, _words: feed_bytes(_FEED.decode(view)),
    "<incident.json>": lambda view, words: incident_json_bytes(_INCIDENT.decode(view), words()),
    "<incidents.csv>": _export(incidents_csv),
    "<claims.csv>": _export(claims_csv),
    "<figures.csv>": _export(figures_csv),
    "<sources.csv>": _export(sources_csv),
    "<media.csv>": _export(media_csv),
    "<archive.json>": _export(archive_json),
    "<places.geojson>": _export(places_geojson),
    "<coverage.csv>": lambda view, _words: coverage_csv(_COVERAGE.decode(view).coverage),
    "<codebook.json>": lambda view, _words: codebook_json(_CODEBOOK.decode(view)),
    "<datapackage.json>": lambda view, _words: package_json(_PACKAGE.decode(view)),
    "<shards.js>": lambda view, _words: shards_script(_SHARDS.decode(view)),
    "<words.js>": lambda view, _words: words_script(_WORDS.decode(view)),
    "<places.js>": lambda view, _words: places_script(_PLACES.decode(view)),
    "<lands.js>": lambda view, _words: lands_script(_LANDS.decode(view)),
    "<facets.js>": lambda view, _words: facets_script(_FACETS.decode(view)),
    "<titles.js>": lambda view, _words: titles_script(_TITLES.decode(view)),
    "<time.js>": lambda view, _words: time_script(_TIME.decode(view)),
    "<when.js>": lambda view, _words: when_script(_WHEN.decode(view)),
    "<citation.bib>": lambda view, _words: bibtex(_CITATION.decode(view)),
    "<citation.json>": lambda view, _words: csl_json(_CITATION.decode(view)),
    "<CITATION.cff>": lambda view, _words: citation_file(_CITATION.decode(view)),
    "<sitemap>": lambda view, _words: sitemap_bytes(_SITEMAP.decode(view)),
    "<robots>": lambda view, _words: robots_bytes(_ROBOTS.decode(view)),
    "<empty>": lambda _view, _words: b"",
}
"""By the name of the maker: from an encoded view to the file."""

WRITERS: Mapping[str, Callable[[bytes, Mapping[str, Account], Engine], bytes]] = {
    "<cards.js>": lambda view, accounts, engine: cards_script(_CARDS.decode(view), accounts, engine),
}
"""Likewise, of files that hold pieces of pages: from an encoded view, the accounts it shows, and what pages are made with."""
