"""What makes the files that no template makes: feeds, downloads, the files for search engines and hosts."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from sitegen.rendering.citations import bibtex, citation_file, csl_json
from sitegen.rendering.export_csv import claims_csv, figures_csv, incidents_csv, media_csv, sources_csv
from sitegen.rendering.export_json import archive_json, incident_json_bytes, places_geojson
from sitegen.rendering.feeds import feed_bytes
from sitegen.rendering.search_scripts import facets_script, time_script, titles_script, when_script
from sitegen.rendering.sitemap import RobotsView, SitemapView, robots_bytes, sitemap_bytes
from sitegen.rendering.views.export import ExportedIncident, ExportView, IncidentExportView, decode_incident
from sitegen.rendering.views.facets import FacetsView, TitlesView
from sitegen.rendering.views.feed import FeedView
from sitegen.rendering.views.sharing import CitationView
from sitegen.rendering.views.timeline import TimeView, WordsView

_FEED = msgspec.msgpack.Decoder(FeedView)
_SITEMAP = msgspec.msgpack.Decoder(SitemapView)
_ROBOTS = msgspec.msgpack.Decoder(RobotsView)
_EXPORT = msgspec.msgpack.Decoder(ExportView)
_CITATION = msgspec.msgpack.Decoder(CitationView)
_INCIDENT = msgspec.msgpack.Decoder(IncidentExportView)
_FACETS = msgspec.msgpack.Decoder(FacetsView)
_TITLES = msgspec.msgpack.Decoder(TitlesView)

_TIME = msgspec.msgpack.Decoder(TimeView)
_WHEN = msgspec.msgpack.Decoder(WordsView)

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
