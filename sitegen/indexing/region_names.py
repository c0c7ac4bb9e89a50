"""What regions are called: by their file, by the lists of countries and subdivisions, else by their path."""

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.model.incident import Names
from sitegen.model.records import RegionRecord
from sitegen.model.settings import Settings

_COUNTRY = 2
"""Letters of an ISO 3166-1 code."""


def region_names(
    paths: Iterable[str], records: Mapping[str, RegionRecord], settings: Settings
) -> tuple[dict[str, Names], dict[str, str]]:
    """A name for each path that its file or a list names, and the ISO code of those that a list names."""
    names: dict[str, Names] = {path: record.name for path, record in records.items() if record.name}
    if not settings.regions.geographic:
        return names, {}
    unnamed = [path for path in paths if path not in names]
    countries = [path for path in unnamed if len(path) == _COUNTRY]
    subdivisions = [path for path in unnamed if path[2:3] == "/" and path.count("/") == 1]
    codes = {}
    if countries:
        found = _by_cldr(countries, dict.fromkeys((settings.language, *settings.languages)))
        names.update(found)
        codes.update({path: path.upper() for path in found})
    if any(_code(path) for path in subdivisions):
        for path, name in _by_list(subdivisions).items():
            names[path] = {"": name}
            codes[path] = _code(path)
    return names, codes


def by_slug(path: str) -> Names:
    """The last part of a path, in words."""
    return {"": path.rpartition("/")[2].replace("-", " ").title()}


def _code(path: str) -> str:
    """`US-CA` of us/ca and of us/us-ca; "" of what cannot be an ISO 3166-2 code."""
    country, _, part = path.upper().partition("/")
    part = part.removeprefix(f"{country}-")
    return f"{country}-{part}" if 0 < len(part) <= 3 and part.isalnum() else ""  # noqa: PLR2004 (ISO 3166-2: up to three)


def _by_cldr(codes: Iterable[str], languages: Iterable[str]) -> dict[str, Names]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (costs 60 ms; most archives name their countries)

    found: dict[str, Names] = {}
    for language in languages:
        try:
            territories = Locale.parse(language, sep="-").territories
        except (UnknownLocaleError, ValueError):
            continue
        for code in codes:
            name = territories.get(code.upper())
            if name and code != "zz":
                found.setdefault(code, {})[language] = name
    return found


def _by_list(paths: Iterable[str]) -> dict[str, str]:
    import pycountry  # noqa: PLC0415 (reads a list of 5,000 subdivisions)

    subdivisions: Any = pycountry.subdivisions
    found = {}
    for path in paths:
        code = _code(path)
        subdivision = subdivisions.get(code=code) if code else None
        if subdivision is not None:
            found[path] = subdivision.name
    return found
