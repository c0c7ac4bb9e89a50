"""coverage.csv: of each field and year, and of each field and region, how many incidents give it."""

from collections.abc import Iterator

from sitegen.model.coverage import Cover, Coverage
from sitegen.rendering.export_csv import COVERAGE_COLUMNS, Row, csv_bytes


def coverage_csv(coverage: Coverage) -> bytes:
    """One row for each field in the whole archive, in each year and in each region at the top of the tree."""
    return csv_bytes(COVERAGE_COLUMNS, _rows(coverage))


def _rows(coverage: Coverage) -> Iterator[Row]:
    for field in coverage.fields:
        start = {"kind": field.kind, "field": field.field}
        yield start | {"year": "all", "region": "all"} | _cells(field.all, coverage.incidents)
        for (year, incidents), cover in zip(coverage.years, field.years, strict=True):
            yield start | {"year": year or "unknown", "region": "all"} | _cells(cover, incidents)
        for (region, incidents), cover in zip(coverage.regions, field.regions, strict=True):
            yield start | {"year": "all", "region": region} | _cells(cover, incidents)


def _cells(cover: Cover, incidents: int) -> Row:
    return {
        "incidents": str(incidents),
        "given": str(cover.given),
        "unknown": str(cover.unknown),
        "not_recorded": str(incidents - cover.given - cover.unknown),
    }
