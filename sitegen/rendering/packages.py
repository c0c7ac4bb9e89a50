"""datapackage.json: the tables of the downloads, described as the Data Package standard has it."""

from collections.abc import Iterable
from typing import Any

from sitegen.rendering.export_csv import (
    CLAIM_COLUMNS,
    COVERAGE_COLUMNS,
    SOURCE_COLUMNS,
    figure_columns,
    incident_columns,
)
from sitegen.rendering.export_json import json_bytes
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import name_in
from sitegen.rendering.phrases import text
from sitegen.rendering.schema_words import schema_fields
from sitegen.rendering.views.coverage import PackageTable, PackageView

_WHOLE = frozenset({"claims", "claims_contested", "incidents", "given", "unknown", "not_recorded"})
_ENDS = ("_low", "_best", "_high")


def package_view(lookup: Lookup) -> PackageView:
    """What datapackage.json is made from."""
    settings, lang = lookup.settings, lookup.lang
    tables = (
        ("incidents", text(lang, "One row for each incident"), incident_columns(settings.fields, settings.identifiers)),
        ("claims", text(lang, "One row for each claim"), CLAIM_COLUMNS),
        ("figures", text(lang, "One row for each row of figures"), figure_columns(lookup.measures)),
        ("sources", text(lang, "One row for each source"), SOURCE_COLUMNS),
        ("coverage", text(lang, "One row for each field and year or region"), COVERAGE_COLUMNS),
    )
    means = _means(lang)
    means |= {f"fields_{id_}": name_in(field.help, lang) for id_, field in settings.fields.items()}
    many = {f"fields_{id_}" for id_, field in settings.fields.items() if field.many}
    return PackageView(
        title=settings.title,
        description=settings.description,
        licence=settings.licence,
        base_url=settings.base_url,
        updated=lookup.archive.updated,
        tables=tuple(
            PackageTable(name, about, tuple(_column(name, column, means, many, lang) for column in columns))
            for name, about, columns in tables
        ),
    )


def _means(lang: str) -> dict[str, str]:
    """By the name of a column: what the field means that it is made of."""
    return {field.name.replace(".", "_"): field.means for field in schema_fields(lang)}


def _column(table: str, column: str, means: dict[str, str], many: set[str], lang: str) -> tuple[str, str, str]:
    ends = {
        "_earliest": text(lang, "The earliest day that is possible; empty where there is no limit"),
        "_latest": text(lang, "The latest day that is possible; empty where there is no limit"),
        "_precision": text(lang, "How exactly the date is known"),
        "_low": text(lang, "The lowest that it can be"),
        "_best": text(lang, "The best value, where one is given"),
        "_high": text(lang, "The highest that it can be; empty where it is open"),
        "_words": text(lang, "The source’s own words, where it gives no number"),
        "_speakers": text(lang, "Who makes the claims that it rests on"),
    }
    found = means.get(column) or means.get(f"{table}_{column}", "")
    found = found or next((words for end, words in ends.items() if column.endswith(end)), "")
    # Several values stand in one cell, so that their numbers are a text.
    is_number = column.endswith(_ENDS) and column.rpartition("_")[0] not in many
    kind = "number" if is_number else "integer" if _is_whole(table, column) else "string"
    return column, kind, found


def _is_whole(table: str, column: str) -> bool:
    return (table == "incidents" and column in ("claims", "claims_contested")) or (
        table == "coverage" and column in _WHOLE
    )


def package_json(view: PackageView) -> bytes:
    """The descriptor; its paths lead from its own folder."""
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "archive",
        "title": view.title,
        "description": view.description,
        "homepage": view.base_url,
        "version": view.updated,
        "licenses": [{"name": view.licence}] if view.licence else [],
        "resources": [_resource(table) for table in view.tables],
    }
    kept = {key: value for key, value in package.items() if value}
    return json_bytes(kept)


def _resource(table: PackageTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.means,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": list(_fields(table.columns)), "missingValues": [""]},
    }


def _fields(columns: Iterable[tuple[str, str, str]]) -> Iterable[dict[str, str]]:
    for name, kind, means in columns:
        yield {"name": name, "type": kind, **({"description": means} if means else {})}
