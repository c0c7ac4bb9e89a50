"""Values with rules of their own: dates, times, words of a list, ids, addresses."""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import islice

from yaml.nodes import Node, ScalarNode

from sitegen.model.when import TIME_WORDS, When
from sitegen.reading.edtf import EdtfError, parse_edtf
from sitegen.reading.forms import many, prose, text
from sitegen.reading.reader import Reader

_INCIDENT_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
_INNER_ID = re.compile(r"[a-z][a-z0-9-]{0,99}", re.ASCII)
_TAG = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+", re.ASCII)
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = re.compile(rf"~?{_CLOCK}|{_CLOCK}/{_CLOCK}", re.ASCII)
_SHORT_TIME = re.compile(r"(~?)([0-9]):([0-5][0-9])|(~?)([0-2]?[0-9])[.hH]([0-5][0-9])", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WHITE = re.compile(r"\s+")
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def when(reader: Reader, node: Node) -> When | None:
    """An EDTF date."""
    if node.__class__ is not ScalarNode:
        reader.wrong_form(node, "a date")
        return None
    value: str = node.value
    found = reader.dates.get(value)
    if found is None:
        try:
            found = reader.dates[value] = parse_edtf(value.strip())
        except EdtfError as error:
            reader.report("date-form", node, error.message, error.help)
    return found


def day(reader: Reader, node: Node) -> str | None:
    """A full day, `YYYY-MM-DD`."""
    found = when(reader, node)
    if found is None:
        return None
    if _DAY.fullmatch(found.text):
        return found.text
    reader.report(
        "day-form", node, f"`{reader.key}` takes a full day, and this is `{found.text}`", "write it as `2023-05-22`"
    )
    return None


def time(reader: Reader, node: Node) -> str | None:
    """A time of day, as the source gives it."""
    value = text(reader, node)
    if value is None or value in TIME_WORDS or _TIME.fullmatch(value):
        return value
    short = _SHORT_TIME.fullmatch(value)
    if short:
        about, hours, minutes = (short[1] or "", short[2], short[3]) if short[2] else (short[4], short[5], short[6])
        proposed = f"{about}{hours:0>2}:{minutes}"
        help_ = f"write `{proposed}`" if _TIME.fullmatch(proposed) else ""
    else:
        near = reader.nearest(value, TIME_WORDS)
        help_ = f"did you mean `{near}`?" if near else ""
    reader.report(
        "time-form",
        node,
        f"`{value}` is not a time of day",
        help_ or f"write it as `04:30`, `~04:30`, `04:30/06:00` or a word: {', '.join(TIME_WORDS)}",
    )
    return None


@cache
def _zones() -> frozenset[str]:
    """All names of time zones; collected once, when the first file names one."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - most archives name none

    return frozenset(available_timezones())


def timezone(reader: Reader, node: Node) -> str | None:
    """A time zone by its IANA name."""
    value = text(reader, node)
    if value is None:
        return None
    zones = _zones()
    if value in zones:
        return value
    help_ = reader.propose(value, sorted(zones), "write its IANA name, as `Europe/Kyiv`")
    reader.report("timezone-unknown", node, f"the time zone `{value}` is not known", help_)
    return None


def of(known: tuple[str, ...]) -> Callable[[Reader, Node], str | None]:
    """A reader of one word of a fixed list."""
    return partial(_fixed_word, known)


def _fixed_word(known: tuple[str, ...], reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or value in known:
        return value
    report_word(reader, node, value, known)
    return None


def word(vocabulary: str) -> Callable[[Reader, Node], str | None]:
    """A reader of one word of a vocabulary."""
    return partial(_vocabulary_word, vocabulary)


def words(vocabulary: str) -> Callable[[Reader, Node], tuple[str, ...] | None]:
    """A reader of words of a vocabulary, each of which stands once."""
    read = many(partial(_vocabulary_word, vocabulary))

    def read_words(reader: Reader, node: Node) -> tuple[str, ...] | None:
        found = read(reader, node)
        return tuple(dict.fromkeys(found)) if found else found

    return read_words


def _vocabulary_word(vocabulary: str, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None:
        return None
    terms = reader.settings.vocabulary.get(vocabulary, {})
    term = terms.get(value)
    if term is None:
        report_word(reader, node, value, [known for known, term in terms.items() if not term.replaced_by])
        return None
    if term.replaced_by:
        report_retired(reader, node, value, term.replaced_by)
        return term.replaced_by
    return value


def report_word(reader: Reader, node: Node, value: str, known: Iterable[str]) -> None:
    """Report that a word is not on its list."""
    listed = list(known)
    help_ = reader.propose(value, listed, f"one of {', '.join(listed)}")
    reader.report("word-unknown", node, f"`{value}` is not a word of `{reader.key}`", help_)


def report_retired(reader: Reader, node: Node, value: str, now: str) -> None:
    """Report that a word has been replaced by another."""
    reader.report("word-retired", node, f"the word `{value}` is no longer used", f"write `{now}`")


def proposed_id(value: str) -> str:
    """The id that comes nearest to a text."""
    return _NOT_IN_IDS.sub("-", value.lower()).strip("-")[:100]


def _shaped(pattern: re.Pattern[str], what: str, reader: Reader, node: Node) -> str | None:
    value = text(reader, node)
    if value is None or pattern.fullmatch(value):
        return value
    proposed = proposed_id(value)
    help_ = f"write `{proposed}`" if pattern.fullmatch(proposed) else "small letters, digits and hyphens; at most 100"
    if "," in value:
        help_ = f"for several, write a list: `[{value}]`"
    reader.report("id-form", node, f"`{value}` is not {what}", help_)
    return None


incident_id = partial(_shaped, _INCIDENT_ID, "an id")
"""The id of an incident, actor or shared source."""
tag = partial(_shaped, _TAG, "a tag")


def _inner_id(of: str, reader: Reader, node: Node) -> str | None:
    """An id that begins with a letter; a bad one is reported and still given, so that what names it is not wrong as well."""
    value = text(reader, node)
    if value is None or _INNER_ID.fullmatch(value):
        return value
    proposed = proposed_id(value).lstrip("0123456789-")
    help_ = f"write `{proposed}`" if proposed else "begin with a small letter; then small letters, digits, hyphens"
    if "," in value:
        help_ = f"for several, write a list: `[{value}]`"
    reader.report("id-form", node, f"`{value}` is not an id of a {of}", help_)
    return value


claim_id = partial(_inner_id, "claim")
source_id = partial(_inner_id, "source")


def address(reader: Reader, node: Node) -> str | None:
    """An http, https or mailto address, in any script."""
    value = text(reader, node)
    if value is None:
        return None
    scheme = _SCHEME.match(value)
    if scheme is None or (scheme[1].lower() not in ("http", "https", "mailto") and _is_host(value)):
        is_web = _is_host(value)
        reader.report(
            "address-form",
            node,
            f"`{_shortened(value)}` is not a full address",
            f"write `https://{_shortened(value)}`" if is_web else "begin with https://, http:// or mailto:",
        )
        return None
    if scheme[1].lower() not in ("http", "https", "mailto"):
        reader.report(
            "address-scheme",
            node,
            f"addresses that begin with `{scheme[1]}:` are not published",
            "begin with https://, http:// or mailto:",
        )
        return None
    if _WHITE.search(value):
        mended = _WHITE.sub("%20", value)
        help_ = f"write `{_shortened(mended)}`"
        reader.report("address-form", node, "the address has white space in it", help_, mend=mended)
        return None
    rest = value[scheme.end() :]
    if not rest.strip("/") or (scheme[1].lower() != "mailto" and not re.match(r"//[^/?#]", rest)):
        reader.report(
            "address-form",
            node,
            f"`{_shortened(value)}` is not a full address",
            "write the whole of it, as https://example.org/page",
        )
        return None
    return value


def _is_host(value: str) -> bool:
    return re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#]|\Z)", value) is not None


def _shortened(value: str) -> str:
    return value if len(value) <= 120 else value[:117] + "…"  # noqa: PLR2004


def sha256(reader: Reader, node: Node) -> str | None:
    """A SHA-256 in small hexadecimal digits."""
    value = text(reader, node)
    if value is None or _SHA256.fullmatch(value):
        return value
    help_ = (
        f"write `{value.lower()}`"
        if _SHA256.fullmatch(value.lower())
        else "write 64 digits of 0–9 and a–f, as sha256sum prints them"
    )
    reader.report("hash-form", node, f"`{value}` is not a SHA-256", help_)
    return None


def speaker(reader: Reader, node: Node) -> str | None:
    """An actor's id, or a name."""
    value = text(reader, node)
    if value and reader.has_comments and not _INCIDENT_ID.fullmatch(value):
        value = prose(reader, node)
    return " ".join(value.split()) if value else value


speakers = many(speaker)
"""Who says it: one, or several together."""


def own_claim(reader: Reader, node: Node) -> str | None:
    """The id of a claim of this file."""
    value = text(reader, node)
    if value is None or value in reader.claim_nodes or not reader.claims_are_known:
        return value
    report_claim(reader, node, value)
    return None


def report_claim(reader: Reader, node: Node, value: str) -> None:
    """Report a claim that this file has not."""
    known = ", ".join(f"`{id_}`" for id_ in islice(reader.claim_nodes, 6))
    otherwise = f"name a claim of this file, as {known}" if known else "write it under `claims` of this file first"
    help_ = reader.propose(value, reader.claim_nodes, otherwise)
    reader.report("claim-unknown", node, f"this file has no claim `{value}`", help_)


def own_source(reader: Reader, node: Node) -> str | None:
    """The id of a source that this file lists."""
    value = text(reader, node)
    if value is None or value in reader.source_nodes or not reader.sources_are_known:
        return value
    help_ = reader.propose(value, reader.source_nodes, "list it under `sources` of this file first")
    reader.report("source-unknown", node, f"this file lists no source `{value}`", help_)
    return None


per = many(own_claim)
"""Claims of this file on whose word something stands."""
