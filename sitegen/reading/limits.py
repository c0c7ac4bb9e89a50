"""What a front matter may be at most, so that no file can hold up or end a build."""

import re

import yaml

from sitegen.reading.reader import Reader

MAX_FRONT_MATTER = 256_000
MAX_DEPTH = 50
MAX_ALIASES = 20

_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_LINE = re.compile(r"^(?:[ \t]|[-?:](?=[ \t])){100}", re.MULTILINE)
_LIKE_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[^\s\]},*]")


def is_within_limits(reader: Reader, start: int, end: int) -> bool:
    """Whether a front matter is small, flat and plain enough to be parsed; reports the first limit that is passed."""
    if end - start > MAX_FRONT_MATTER:
        reader.report_at(
            "front-matter-too-large",
            reader.span(0, 3),
            f"the fields have {end - start:,} characters, and {MAX_FRONT_MATTER:,} is the most that is read",
            "move long texts into the prose, or split the incident",
        )
        return False
    text = reader.text
    deep = (
        _deep_bracket(text, start, end) if text.count("[", start, end) + text.count("{", start, end) > MAX_DEPTH else -1
    )
    if deep < 0 and _may_be_deep(text, start, end):
        match = _DEEP_LINE.search(text, start, end)
        deep = match.start() if match else -1
    if deep >= 0:
        reader.report_at(
            "front-matter-too-deep",
            reader.span(deep, deep + 1),
            f"lists and mappings stand in one another more than {MAX_DEPTH} deep",
            "no field asks for more than five; take the brackets or spaces away",
        )
        return False
    if text.find("*", start, end) >= 0 and len(_LIKE_ALIAS.findall(text, start, end)) > MAX_ALIASES:
        return _has_few_aliases(reader, end)
    return True


def _may_be_deep(text: str, start: int, end: int) -> bool:
    """Whether lines may nest too deep: a quick look that spares most files the search."""
    signs = text.count("- ", start, end) + text.count("? ", start, end)
    return signs > MAX_DEPTH or text.find(" " * MAX_DEPTH, start, end) >= 0


def _deep_bracket(text: str, start: int, end: int) -> int:
    depth = 0
    for match in _BRACKET.finditer(text, start, end):
        depth = depth + 1 if match.group() in "[{" else max(depth - 1, 0)
        if depth > MAX_DEPTH:
            return match.start()
    return -1


def _has_few_aliases(reader: Reader, end: int) -> bool:
    count = 0
    try:
        for event in yaml.parse(reader.text[:end], Loader=yaml.CBaseLoader):
            count += isinstance(event, yaml.AliasEvent)
            if count > MAX_ALIASES:
                start, behind = event.start_mark, event.end_mark
                assert start is not None
                assert behind is not None
                reader.report_at(
                    "yaml-aliases",
                    reader.span(start.index, behind.index),
                    f"this is more than the {MAX_ALIASES} YAML aliases that one file may have",
                    "write the values out",
                )
                return False
    except yaml.YAMLError:
        # What is wrong with it is said where it is composed.
        return True
    return True
