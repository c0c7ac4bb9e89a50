"""How complete the archive is: /data/coverage/ and its download."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from sitegen.model.coverage import Cover, CoveredField
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import period_address, region_address
from sitegen.rendering.covers import covered_places
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import name_in
from sitegen.rendering.phrases import text
from sitegen.rendering.views.coverage import (
    CoverageFileView,
    CoverageView,
    CoverCell,
    CoverColumn,
    CoverRow,
    CoverTable,
)
from sitegen.rendering.views.head import Head

MOST_YEARS = 10
"""Years with a column of their own, the newest; those before are one column. The download has all."""
MOST_REGIONS = 10
ANCHORS = {
    "measures": "measures-",
    "fields": "field-fields-",
    "identifiers": "field-identifiers-",
}


def plan_coverage(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The job of /data/coverage/, and that of the same as a table."""
    archive, lang = lookup.archive, lookup.lang
    coverage = archive.coverage
    columns, picks = _years(lookup)
    by_year = _table(lookup, columns, [_of_years(field, picks) for field in coverage.fields])
    columns, chosen = _regions(lookup)
    by_region = _table(lookup, columns, [[field.regions[number] for number in chosen] for field in coverage.fields])
    head = Head(
        title=text(lang, "How complete it is"), address="/data/coverage/", section="/data/", updated=archive.updated
    )
    view = CoverageView(
        head=head,
        incidents=coverage.incidents,
        places=covered_places(archive, lang),
        years=by_year,
        regions=by_region if chosen else None,
        left=len(coverage.regions) - len(chosen),
    )
    yield page_job(head.address, "coverage.html", view, fingerprint=fingerprint)
    encoded = msgspec.msgpack.encode(CoverageFileView(coverage))
    yield job_for("data/coverage.csv", "<coverage.csv>", encoded, fingerprint=fingerprint)


def _years(lookup: Lookup) -> tuple[list[CoverColumn], list[list[int]]]:
    """The columns, and which years of the coverage each of them adds up."""
    years, lang = lookup.archive.coverage.years, lookup.lang
    known = [number for number, (year, _) in enumerate(years) if year]
    without = [number for number, (year, _) in enumerate(years) if not year]
    before, newest = known[:-MOST_YEARS], known[-MOST_YEARS:]
    columns, picks = [], []
    if before:
        label = text(lang, "before %(year)s") % {"year": years[newest[0]][0]}
        columns.append(CoverColumn(label, sum(years[number][1] for number in before)))
        picks.append(before)
    for number in newest:
        year, incidents = years[number]
        columns.append(CoverColumn(year, incidents, period_address(year)))
        picks.append([number])
    if without:
        columns.append(CoverColumn(text(lang, "year unknown"), years[without[0]][1], period_address("")))
        picks.append(without)
    return columns, picks


def _of_years(field: CoveredField, picks: Iterable[list[int]]) -> list[Cover]:
    return [
        Cover(
            sum(field.years[number].given for number in pick),
            sum(field.years[number].unknown for number in pick),
        )
        for pick in picks
    ]


def _regions(lookup: Lookup) -> tuple[list[CoverColumn], list[int]]:
    """The columns of the regions with the most incidents, by name, and which of the coverage they are."""
    regions = lookup.archive.coverage.regions
    most = sorted(range(len(regions)), key=lambda number: (-regions[number][1], regions[number][0]))[:MOST_REGIONS]
    chosen = sorted(most, key=lambda number: lookup.region_names.get(regions[number][0], regions[number][0]))
    columns = []
    for number in chosen:
        path, incidents = regions[number]
        columns.append(CoverColumn(lookup.region_names.get(path, path), incidents, region_address(path)))
    return columns, chosen


def _table(lookup: Lookup, columns: Sequence[CoverColumn], covers: Sequence[Sequence[Cover]]) -> CoverTable:
    coverage, lang = lookup.archive.coverage, lookup.lang
    whole = CoverColumn(text(lang, "All"), coverage.incidents)
    rows = [
        (field.kind, _row(lookup, field, covered, columns))
        for field, covered in zip(coverage.fields, covers, strict=True)
    ]
    headings = _headings(lang)
    groups = tuple(
        (headings[kind], tuple(row for _, row in found)) for kind, found in groupby(rows, key=lambda row: row[0])
    )
    return CoverTable((whole, *columns), groups)


def _row(lookup: Lookup, field: CoveredField, covers: Iterable[Cover], columns: Sequence[CoverColumn]) -> CoverRow:
    whole = CoverCell(field.all.given, field.all.unknown, lookup.archive.coverage.incidents)
    cells = (
        CoverCell(cover.given, cover.unknown, column.incidents) for cover, column in zip(covers, columns, strict=True)
    )
    anchor = ANCHORS.get(field.kind)
    name = f"{anchor}{field.field}" if anchor else f"field-{field.field.partition('.')[0]}"
    return CoverRow(_label(lookup, field), f"/data/codebook/#{name}", (whole, *cells))


def _headings(lang: str) -> dict[str, str]:
    return {
        "date": text(lang, "When"),
        "what": text(lang, "What"),
        "places": text(lang, "Where"),
        "actors": text(lang, "Who"),
        "claims": text(lang, "Claims"),
        "sources": text(lang, "Sources"),
        "more": text(lang, "The record"),
        "measures": text(lang, "Figures"),
        "fields": text(lang, "Fields of the archive’s own"),
        "identifiers": text(lang, "Ids in other databases"),
    }


def _label(lookup: Lookup, field: CoveredField) -> str:
    lang, settings = lookup.lang, lookup.settings
    if field.kind == "measures":
        return lookup.label("measures", field.field)
    if field.kind == "fields":
        return name_in(settings.fields[field.field].label, lang, field.field)
    if field.kind == "identifiers":
        return name_in(settings.identifiers[field.field].label, lang, field.field)
    return {
        "date.year": text(lang, "Date: the year"),
        "date.month": text(lang, "Date: the month"),
        "date.day": text(lang, "Date: the day"),
        "time": text(lang, "Time of day"),
        "reported": text(lang, "Day of the first report"),
        "summary": text(lang, "Summary"),
        "categories": text(lang, "A category"),
        "tags": text(lang, "A tag"),
        "places.region": text(lang, "A region"),
        "places.point": text(lang, "A place with a point"),
        "places.precision": text(lang, "A place with its precision"),
        "actors": text(lang, "Somebody involved"),
        "actors.file": text(lang, "An actor with a page"),
        "claims": text(lang, "A claim"),
        "claims.sources": text(lang, "Each claim with a source"),
        "claims.date": text(lang, "Each claim with its day"),
        "claims.verdict": text(lang, "A claim with a verdict"),
        "sources": text(lang, "A source"),
        "sources.address": text(lang, "Each source with its address"),
        "sources.archived": text(lang, "Each source with an archived copy"),
        "relations": text(lang, "A relation to another incident"),
        "media": text(lang, "Pictures and files"),
        "review": text(lang, "State of review"),
    }[field.field]
