"""The types of settings: each reader gives the value that holds, or None after it reported what is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, get_args

from sitegen.model.nearest import nearest
from sitegen.model.query import DAY, first_day
from sitegen.model.settings import FieldType, PointOfView
from sitegen.reading.settings_check import Check, has_kind
from sitegen.reading.settings_keys import TYPES, known_keys
from sitegen.reading.toml_positions import Path

WORD = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
_LANGUAGE = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?((?:-[a-z0-9]{4,8})*)", re.ASCII | re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
_AUTHORITY = re.compile(r"(?:[\w.+-]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*,[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)
_LARGEST_PAGE = 1000


def read_table(check: Check, where: Path, table: Mapping[str, Any], form: str) -> dict[str, Any]:
    """The good values of a table, by key; `form` is its name in KEYS. Tables inside are left to the caller."""
    known = known_keys(form)
    start = f"{form}." if form else ""
    values = {}
    for key, value in table.items():
        if key not in known:
            check.unknown_key((*where, key), known)
            continue
        kind = TYPES[start + key]
        if kind == "table":
            continue
        read = READERS[kind](check, (*where, key), value)
        if read is not None:
            values[key] = read
    return values


def tables(check: Check, where: Path, value: object) -> dict[str, dict[str, Any]]:
    """The tables inside a table, by name; whatever else stands there is reported."""
    if not has_kind(check, where, value, dict):
        return {}
    assert isinstance(value, dict)
    return {key: inner for key, inner in value.items() if has_kind(check, (*where, key), inner, dict)}


def text(check: Check, where: Path, value: object) -> str | None:
    """A text without blanks around it; an empty one counts as absent."""
    return " ".join(str(value).split()) or None if has_kind(check, where, value, str) else None


def flag(check: Check, where: Path, value: object) -> bool | None:
    """True or false."""
    return bool(value) if has_kind(check, where, value, bool) else None


def names(check: Check, where: Path, value: object) -> dict[str, str] | None:
    """A text for all languages, or one for each."""
    if isinstance(value, str):
        given = text(check, where, value)
        return {"": given} if given else None
    if not isinstance(value, dict):
        has_kind(check, where, value, str)
        return None
    found = {}
    for key, inner in value.items():
        tag = language(check, (*where, key), key) if key else ""
        given = None if tag is None else text(check, (*where, key), inner)
        if tag is not None and given:
            found[tag] = given
    return found or None


def language(check: Check, where: Path, value: object) -> str | None:
    """A BCP 47 tag, in the usual capitals."""
    tag = text(check, where, value)
    if tag is None:
        return None
    match = _LANGUAGE.fullmatch(tag)
    if match:
        first, script, region, variants = match.groups()
        parts = [first.lower(), script.title() if script else "", region.upper() if region else ""]
        return "-".join(filter(None, parts)) + variants.lower()
    check.bad(where, f"`{tag}` is not a language", _language_help(tag))
    return None


def _language_help(tag: str) -> str:
    if _LANGUAGE.fullmatch(tag.replace("_", "-")):
        return f"write `{tag.replace('_', '-')}`"
    from babel import Locale  # noqa: PLC0415 - only a mistake needs it

    for code, name in sorted(Locale("en").languages.items()):
        if tag.casefold() == name.casefold():
            return f"write `{code.replace('_', '-')}`"
    return "write a language tag, as `en`, `uk` or `zh-Hant`"


def languages(check: Check, where: Path, value: object) -> tuple[str, ...] | None:
    """Several languages, each once."""
    if not has_kind(check, where, value, list):
        return None
    assert isinstance(value, list)
    found: list[str] = []
    for number, inner in enumerate(value):
        tag = language(check, (*where, number), inner)
        if tag in found:
            check.bad((*where, number), f"`{tag}` stands here twice", "keep one of the two")
        elif tag:
            found.append(tag)
    return tuple(found)


def timezone(check: Check, where: Path, value: object) -> str | None:
    """A time zone by its IANA name."""
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415 - few archives name a zone

    name = text(check, where, value)
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        near = nearest(name, sorted(available_timezones()))
        help_ = f"did you mean `{near}`?" if near else "write its IANA name, as `Europe/Kyiv`"
        check.bad(where, f"the time zone `{name}` is not known", help_)
        return None
    return name


def address(check: Check, where: Path, value: object) -> str | None:
    """An http or https address without query and fragment, and without slashes at its end."""
    given = text(check, where, value)
    if given is None or _ADDRESS.fullmatch(given):
        return given.rstrip("/") if given else None
    mended = given if "://" in given else f"https://{given}"
    mended = re.sub(r"[?#].*|\s", "", mended)
    help_ = f"write `{mended}`" if _ADDRESS.fullmatch(mended) else "write it as `https://example.org/archive/`"
    check.bad(where, f"`{given}` is not the address of a site", help_)
    return None


def id_address(check: Check, where: Path, value: object) -> str | None:
    """An http or https address with `{id}` in it."""
    given = text(check, where, value)
    if given is None:
        return None
    if not re.fullmatch(r"https?://[^\s/?#]+\S*", given):
        check.bad(where, f"`{given}` is not a full address", "write it as `https://example.org/{id}`")
        return None
    if "{id}" not in given:
        check.bad(where, "the address has no place for the identifier", "write `{id}` where the identifier goes")
        return None
    return given


def authority(check: Check, where: Path, value: object) -> str | None:
    """A domain (or e-mail address) and a date on which the archive held it, as tag: addresses need it."""
    given = text(check, where, value)
    if given is None or _AUTHORITY.fullmatch(given):
        return given
    check.bad(
        where,
        f"`{given}` is not a domain with a year",
        "write it as `example.org,2023`, with a year in which the domain was yours",
    )
    return None


def size(check: Check, where: Path, value: object) -> int | None:
    """A number of incidents, 1 to 1000."""
    if not has_kind(check, where, value, int):
        return None
    assert isinstance(value, int)
    if 1 <= value <= _LARGEST_PAGE:
        return value
    check.bad(where, f"a page cannot hold {value} incidents", f"write a number from 1 to {_LARGEST_PAGE}")
    return None


def folder(check: Check, where: Path, value: object) -> str | None:
    """A folder inside the archive's own."""
    given = text(check, where, value)
    if given is None:
        return None
    path = PurePosixPath(given)
    if path.is_absolute() or ".." in path.parts or "\\" in given or not path.parts:
        check.bad(where, f"`{given}` is not a folder inside the archive", f"write it as `{where[-1]}`")
        return None
    return str(path)


def pattern(check: Check, where: Path, value: object) -> str | None:
    """A regular expression."""
    given = text(check, where, value)
    if given is None:
        return None
    try:
        re.compile(given)
    except re.error as error:
        check.bad(
            where,
            f"the pattern is not a regular expression: {error}",
            "test it, and write `\\` twice or single quotes around it",
        )
        return None
    return given


def field_type(check: Check, where: Path, value: object) -> str | None:
    """One of the types of fields."""
    given = text(check, where, value)
    known = get_args(FieldType)
    if given is None or given in known:
        return given
    near = nearest(given, known)
    check.bad(
        where, f"`{given}` is not a type of field", f"did you mean `{near}`?" if near else f"one of {', '.join(known)}"
    )
    return None


def point_of_view(check: Check, where: Path, value: object) -> str | None:
    """Whose boundaries the maps draw."""
    given = text(check, where, value)
    known = get_args(PointOfView)
    if given is None or given in known:
        return given
    near = nearest(given, known)
    help_ = f"did you mean `{near}`?" if near else f"one of {', '.join(known)}"
    check.bad(where, f"`{given}` is not a point of view that sitegen knows", help_)
    return None


def choices(check: Check, where: Path, value: object) -> dict[str, Any] | None:
    """Words as a mapping to their tables, as they stand; a list gives words without more."""
    if isinstance(value, dict):
        return tables(check, where, value)
    if not has_kind(check, where, value, list):
        return None
    assert isinstance(value, list)
    found: dict[str, Any] = {}
    for number, inner in enumerate(value):
        word = text(check, (*where, number), inner)
        if word in found:
            check.bad((*where, number), f"`{word}` stands here twice", "keep one of the two")
        elif word and is_word(check, (*where, number), word):
            found[word] = {}
    return found


def is_word(check: Check, where: Path, word: str, *, key: bool = False) -> bool:
    """Whether a word has the form that addresses and files can carry; reports it where it has not."""
    if WORD.fullmatch(word):
        return True
    proposed = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")[:100]
    help_ = f"write `{proposed}`, and this as its `label`" if proposed else "small letters, digits and hyphens"
    check.report("settings-bad-value", where, f"`{word}` cannot be a word of files and addresses", help_, key=key)
    return False


def period(check: Check, where: Path, value: object) -> str | None:
    """A year, a month or a day, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    given = text(check, where, value)
    if given is None:
        return None
    if DAY.fullmatch(given):
        try:
            date.fromisoformat(first_day(given))
        except ValueError:
            check.bad(where, f"there is no day `{given}`", "write a day that the calendar has")
            return None
        return given
    check.bad(where, f"`{given}` is not a year, a month or a day", "write it as `2022`, `2022-02` or `2022-02-24`")
    return None


def texts(check: Check, where: Path, value: object) -> tuple[str, ...] | None:
    """Several texts, each once."""
    if not has_kind(check, where, value, list):
        return None
    assert isinstance(value, list)
    found = [given for number, inner in enumerate(value) if (given := text(check, (*where, number), inner))]
    return tuple(dict.fromkeys(found))


READERS: dict[str, Callable[[Check, Path, object], Any]] = {
    "text": text,
    "flag": flag,
    "names": names,
    "language": language,
    "languages": languages,
    "timezone": timezone,
    "address": address,
    "id-address": id_address,
    "authority": authority,
    "size": size,
    "folder": folder,
    "pattern": pattern,
    "field-type": field_type,
    "point-of-view": point_of_view,
    "choices": choices,
    "period": period,
    "texts": texts,
}
