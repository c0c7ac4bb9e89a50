"""The files that filters load: the columns of all incidents, and their titles."""

from collections.abc import Iterator

import msgspec

from sitegen.model.page import PageJob
from sitegen.rendering.facets import day_number, facets_of
from sitegen.rendering.jobs import job_for
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.packing import packed, packed_gaps, zigzag
from sitegen.rendering.views.facets import FacetsView, TitlesView

TITLES = 500
"""Incidents in a file of titles."""
_ENCODER = msgspec.msgpack.Encoder()


def plan_facets(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of `search/facets.js` and of the files of titles."""
    stamp = lookup.stamp
    view = _facets_view(lookup, stamp)
    yield job_for("search/facets.js", "<facets.js>", _ENCODER.encode(view), fingerprint=fingerprint)
    ids = list(lookup.archive.entries)
    for number, start in enumerate(range(0, len(ids), TITLES)):
        rows = [_row(lookup, id_) for id_ in ids[start : start + TITLES]]
        titles = TitlesView(stamp=stamp, number=number, rows=rows)
        yield job_for(f"search/titles/{number}.js", "<titles.js>", _ENCODER.encode(titles), fingerprint=fingerprint)


def _row(lookup: Lookup, incident: str) -> tuple[str, ...]:
    title, lang = lookup.title(incident), lookup.title_language(incident)
    return (incident, title, lang) if lang else (incident, title)


def _facets_view(lookup: Lookup, stamp: str) -> FacetsView:
    entries = list(lookup.archive.entries.values())
    dates = [entry.incident.date for entry in entries]
    first = [day_number(date.earliest) if date and date.earliest else 0 for date in dates]
    last = [day_number(date.latest) if date and date.latest else 0 for date in dates]
    appeared = [day_number(entry.published) if entry.published else 0 for entry in entries]
    base = min((day for day in (*first, *last) if day), default=1) - 1
    steps, before = [], 0
    for day in first:
        step = day - base if day else 0
        steps.append(step - before)
        before = step
    return FacetsView(
        stamp=stamp,
        count=len(entries),
        base=base,
        earliest=packed(steps),
        span=packed(end - (start or base + 1) + 1 if end else 0 for start, end in zip(first, last, strict=True)),
        published=packed(
            zigzag(day - (start or base)) + 1 if day else 0 for day, start in zip(appeared, first, strict=True)
        ),
        undated=packed_gaps([at for at, date in enumerate(dates) if date is None or date.form == "unknown"]),
        facets=facets_of(lookup),
        chunk=TITLES,
    )
