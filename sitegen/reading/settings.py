"""The settings of an archive, from sitegen.toml or [tool.sitegen] of pyproject.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

from sitegen.model.errors import UserError
from sitegen.model.incident import plain_name
from sitegen.model.problem import Problem, Span, sort_key
from sitegen.model.query import first_day, last_day
from sitegen.model.settings import CoverageSettings, RegionSettings, Settings, SharingSettings
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.settings_check import Check, has_kind
from sitegen.reading.settings_values import read_table
from sitegen.reading.settings_words import read_fields, read_identifiers, read_vocabularies
from sitegen.reading.toml_positions import find_positions

_OWN, _SHARED = "sitegen.toml", "pyproject.toml"
_SECTION = ("tool", "sitegen")
_PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")
_FRIENDLY = (
    (
        re.compile(r"Cannot (?:overwrite|declare|mutate).*|.*already.*"),
        "this stands here for the second time",
        "keep one of the two",
    ),
    (re.compile(r"Expected '=' .*"), "an `=` is missing behind the key", 'write `key = "value"`'),
    (re.compile(r"Invalid value"), "this is not a value", 'put a text in quotes, as `title = "Archive"`'),
    (
        re.compile(r"Unterminated string|Illegal character '\\n'.*"),
        "a quote is missing at the end of the text",
        "close the text with the quote that it begins with",
    ),
    (re.compile(r"Unescaped '\\'.*"), "a single `\\` stands in this text", "write `\\\\`, or use single quotes"),
)


def read_settings(root: Path, config: str | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with their defaults filled in, and what is wrong with them.

    Args:
        root: the archive's folder.
        config: a settings file, relative to `root`; without it, the one of the two names that is there.

    Raises:
        UserError: no settings, two of them, or a file that cannot be read.
    """
    path = root / config if config else _find(root)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    content = _read_bytes(path, shown)
    defaults = Settings(path=shown, vocabulary=dict(DEFAULTS))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        span = Span(line, 1, line, 1)
        message = "the settings are not UTF-8"
        return defaults, (
            Problem(code="settings-syntax", path=shown, span=span, message=message, help="save the file as UTF-8"),
        )
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return defaults, (_syntax_problem(str(error), text, shown),)
    prefix = _SECTION if path.name == _SHARED else ()
    if prefix:
        tool = document.get("tool")
        if not isinstance(tool, dict) or "sitegen" not in tool:
            raise UserError(f"{shown} has no [tool.sitegen]")
        document = tool["sitegen"]
    check = Check(shown, find_positions(text), prefix)
    settings = _read(check, document, shown)
    return settings, tuple(sorted(check.problems, key=sort_key))


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"the settings {shown} cannot be read: {error.strerror}") from error


def _find(root: Path) -> Path:
    own, shared = root / _OWN, root / _SHARED
    has_section = _has_section(shared)
    if own.exists() and has_section:
        raise UserError(
            f"there are two settings, {_OWN} and [tool.sitegen] in {_SHARED}: keep one, or name it with --config"
        )
    if own.exists():
        return own
    if has_section:
        return shared
    raise UserError(
        f"no settings in {root}: neither {_OWN} nor [tool.sitegen] in {_SHARED}; `sitegen init` begins an archive"
    )


def _has_section(path: Path) -> bool:
    """Whether a pyproject.toml speaks of sitegen; of a broken one, whether it seems to."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return False
    try:
        tool = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return "[tool.sitegen" in text
    return isinstance(tool, dict) and "sitegen" in tool


def _syntax_problem(error: str, text: str, path: str) -> Problem:
    match = _PLACE.search(error)
    lines = text.split("\n")
    at_end = len(lines), len(lines[-1]) + 1
    line, column = (int(match[1]), int(match[2])) if match and match[1] else at_end
    said = error[: match.start()] if match else error
    message, help_ = f"this is not TOML: {said[:1].lower()}{said[1:]}", ""
    for pattern, friendly, mend in _FRIENDLY:
        if pattern.fullmatch(said):
            message, help_ = friendly, mend
    return Problem(
        code="settings-syntax", path=path, span=Span(line, column, line, column), message=message, help=help_
    )


def _read(check: Check, document: object, path: str) -> Settings:
    if not isinstance(document, dict):
        check.bad((), "the settings are a table", "write `[tool.sitegen]`")
        document = {}
    values = read_table(check, (), document, "")
    for key in _same_folders(values):
        check.bad((key,), f"the folder `{values[key]}` has another use already", f'write `{key} = "{key}"`')
        del values[key]
    language = values.get("language", "en")
    for key in ("title", "description"):
        if key in values:
            names = values[f"{key}s"] = values[key]
            values[key] = plain_name(names, language)
    languages = values.get("languages", ())
    values["languages"] = (language, *(tag for tag in languages if tag != language))
    if values.get("base_url"):
        values["base_url"] += "/"
    return Settings(
        path=path,
        regions=_read_regions(check, document.get("regions", {})),
        sharing=_read_sharing(check, document.get("sharing", {})),
        coverage=_read_coverage(check, document.get("coverage", {})),
        vocabulary=read_vocabularies(check, document.get("vocabulary", {})),
        fields=read_fields(check, document.get("fields", {})),
        identifiers=read_identifiers(check, document.get("identifiers", {})),
        **values,
    )


def _read_regions(check: Check, table: object) -> RegionSettings:
    if not has_kind(check, ("regions",), table, dict):
        return RegionSettings()
    assert isinstance(table, dict)
    return RegionSettings(**read_table(check, ("regions",), table, "regions"))


def _read_sharing(check: Check, table: object) -> SharingSettings:
    if not has_kind(check, ("sharing",), table, dict):
        return SharingSettings()
    assert isinstance(table, dict)
    return SharingSettings(**read_table(check, ("sharing",), table, "sharing"))


def _read_coverage(check: Check, table: object) -> CoverageSettings:
    if not has_kind(check, ("coverage",), table, dict):
        return CoverageSettings()
    assert isinstance(table, dict)
    found = CoverageSettings(**read_table(check, ("coverage",), table, "coverage"))
    if found.since and found.until and first_day(found.since) > last_day(found.until):
        message = f"`until` is `{found.until}`, which lies before `since`, `{found.since}`"
        check.bad(("coverage", "until"), message, f'write `since = "{found.until}"` and `until = "{found.since}"`')
    return found


def _same_folders(values: dict[str, Any]) -> list[str]:
    """Keys of folders that are another one, or lie in one another."""
    folders: dict[str, str] = {key: values.get(key, key) for key in ("content", "templates", "output")}
    wrong: list[str] = []
    for key in ("templates", "output", "content"):
        others = [folder for other, folder in folders.items() if other != key and other not in wrong]
        if key in values and any(_overlap(folders[key], other) for other in others):
            wrong.append(key)
    return wrong


def _overlap(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")
