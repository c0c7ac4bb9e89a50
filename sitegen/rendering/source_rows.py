"""The sources of an incident as its page shows them, numbered as cited."""

from collections.abc import Callable, Mapping

import msgspec
from markupsafe import Markup

from sitegen.model.incident import Source
from sitegen.rendering.addresses import source_address
from sitegen.rendering.claim_rows import ClaimKey, SourceKey, linked_names, links_to, source_key, speaker_words
from sitegen.rendering.language import language_name
from sitegen.rendering.names import name_in, title_language
from sitegen.rendering.phrases import text
from sitegen.rendering.views.incident import IncidentView
from sitegen.rendering.words import when_words


class SourceRow(msgspec.Struct, frozen=True):
    id: str
    number: int
    title: str
    title_lang: str
    """Its language, where it is another than the page's."""
    address: str
    """Of its page, where it is shared."""
    url: str
    speakers: Markup
    """Who speaks in it, linked to their pages."""
    publisher: str
    medium: str
    date: str
    kind: str
    language: str
    via: SourceKey | None
    via_title: str
    accessed: str
    archived: str
    sha256: str
    reliability: str
    note: str
    cited_for: Markup
    """Letters of claims, as links."""
    disputed_by: tuple[ClaimKey, ...]
    short: str
    """A few words that it can be told by: `Telegram, 23 May 2023`."""


def source_rows(
    view: IncidentView,
    lang: str,
    keys: Mapping[str, ClaimKey],
    label: Callable[[str, str], str],
    href: Callable[[str], str],
) -> tuple[SourceRow, ...]:
    """The sources by their numbers."""
    cited: dict[str, list[ClaimKey]] = {}
    for claim in view.incident.claims:
        for source in claim.sources:
            cited.setdefault(source, []).append(keys[claim.id])
    numbers = view.numbers
    rows = sorted(view.incident.sources, key=lambda source: numbers.get(source.id, 0))
    return tuple(_row(row, view, lang, keys, cited.get(row.id, []), label=label, href=href) for row in rows)


def _row(
    row: Source,
    view: IncidentView,
    lang: str,
    keys: Mapping[str, ClaimKey],
    cited: list[ClaimKey],
    *,
    label: Callable[[str, str], str],
    href: Callable[[str], str],
) -> SourceRow:
    source = view.sources.get(row.id, row) if row.shared else row
    names = view.names
    date = when_words(source.date, lang, gaps=True) if source.date else ""
    accessed = row.accessed or source.accessed
    cited.sort(key=lambda key: (len(key.letter), key.letter))
    return SourceRow(
        id=row.id,
        number=view.numbers.get(row.id, 0),
        title=name_in(source.title, lang),
        title_lang=title_language(source, lang),
        address=source_address(row.id) if row.shared else "",
        url=source.url,
        speakers=linked_names(source.by, names, href, lang),
        publisher="" if any(names.get(who, who) == source.publisher for who in source.by) else source.publisher,
        medium=source.medium,
        date=date,
        kind=label("source-kinds", source.kind) if source.kind else "",
        language=language_name(source.lang, lang) if source.lang else "",
        via=source_key(source.via, view) if source.via else None,
        via_title=_whose(view.sources[source.via], names, lang) if source.via in view.sources else "",
        accessed=when_words(accessed, lang) if accessed else "",
        archived=source.archived,
        sha256=source.sha256,
        reliability=source.reliability,
        note=" ".join(note for note in dict.fromkeys((source.note, row.note)) if note),
        cited_for=links_to(cited, lang),
        disputed_by=tuple(keys[one] for one in view.disputed_sources.get(row.id, ()) if one in keys),
        short=text(lang, ", ").join((source.medium or _whose(source, names, lang), date or text(lang, "day unknown"))),
    )


def _whose(source: Source, names: Mapping[str, str], lang: str) -> str:
    """Who published it or speaks in it, else its id."""
    if source.publisher or not source.by:
        return source.publisher or source.id
    return speaker_words(source.by, names, lang)
