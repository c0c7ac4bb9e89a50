"""The page of the time line, and the files that its script loads."""

from collections.abc import Iterator

import msgspec

from sitegen.model.incident import Incident
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import incident_address
from sitegen.rendering.date_words import when_words
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import speakers_of
from sitegen.rendering.packing import packed, packed_gaps
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_dates import period_row
from sitegen.rendering.plan_facets import TITLES
from sitegen.rendering.time_marks import Mark, mark_of
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.timeline import TimelineView, TimeRow, TimeView, WhenView

LATEST = 100
"""Rows that stand on the page itself."""
_YEAR = 4
_ENCODER = msgspec.msgpack.Encoder()


def plan_timeline(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of `/timeline/`, of `search/time.js` and of the dates in words."""
    archive = lookup.archive
    dated = [id_ for id_, entry in archive.entries.items() if entry.incident.date and entry.incident.date.begins]
    view = TimelineView(
        head=Head(
            title=text(lookup.lang, "Time line"),
            address="/timeline/",
            section="/timeline/",
            description=text(
                lookup.lang, "All incidents in time: when each begins, how long it went on, and how well that is known."
            ),
            updated=archive.updated,
        ),
        counts=lookup.counts(archive.entries),
        chart=lookup.chart,
        rows=tuple(time_row(lookup, id_) for id_ in dated[-LATEST:]),
        years=tuple(period_row(lookup, period) for key, period in archive.periods.items() if len(key) == _YEAR),
    )
    yield page_job("/timeline/", "timeline.html", view, fingerprint=fingerprint)
    yield from _data(lookup, fingerprint)


def time_row(lookup: Lookup, incident: str) -> TimeRow:
    """A public incident on a time line."""
    one = lookup.archive.entries[incident].incident
    lang = "" if one.lang in {"", lookup.lang} else one.lang
    return TimeRow(one.title, incident_address(incident), lang, one.date, _says(lookup, one))


def _says(lookup: Lookup, incident: Incident) -> str:
    """Whose word the date is; "" where the record knows it."""
    return ", ".join(speakers_of(incident, incident.date_per, lookup.actor_names)) if incident.date_per else ""


def _words(lookup: Lookup, incident: Incident) -> str:
    """A date in words, with whose word it is."""
    words = when_words(incident.date, lookup.lang, True) if incident.date else ""  # noqa: FBT003
    who = _says(lookup, incident)
    return text(lookup.lang, "%(date)s, says %(who)s") % {"date": words, "who": who} if who and words else words


def _data(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    stamp = lookup.stamp
    incidents = [entry.incident for entry in lookup.archive.entries.values()]
    marks = [mark_of(incident.date) for incident in incidents]
    fuzzy = [at for at, mark in enumerate(marks) if _start_doubt(mark) or _end_doubt(mark)]
    view = TimeView(
        stamp=stamp,
        kinds="".join(map(kind_of, marks)),
        fuzzy=packed_gaps(fuzzy),
        starts=packed(_start_doubt(marks[at]) for at in fuzzy),
        ends=packed(_end_doubt(marks[at]) for at in fuzzy),
        about=packed_gaps([at for at, mark in enumerate(marks) if mark.about]),
    )
    yield job_for("search/time.js", "<time.js>", _ENCODER.encode(view), fingerprint=fingerprint)
    for number, start in enumerate(range(0, len(incidents), TITLES)):
        rows = [_words(lookup, incident) for incident in incidents[start : start + TITLES]]
        words = WhenView(stamp=stamp, number=number, rows=rows)
        yield job_for(f"search/when/{number}.js", "<when.js>", _ENCODER.encode(words), fingerprint=fingerprint)


def kind_of(mark: Mark) -> str:
    """How a date is drawn, in one digit (see `TimeView.kinds`)."""
    if mark.kind != "span":
        return {"none": "0", "day": "1", "within": "2"}[mark.kind]
    if mark.open_end:
        return "4"
    if not mark.sure_last:
        return "5"
    return "3" if mark.sure_first else "6"


def _start_doubt(mark: Mark) -> int:
    return mark.sure_first - mark.first if mark.sure_first and mark.first else 0


def _end_doubt(mark: Mark) -> int:
    return mark.last - mark.sure_last if mark.sure_last and mark.last else 0
