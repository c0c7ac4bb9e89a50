"""What the settings say that an archive covers, in sentences: they stand under totals and drawings."""

from sitegen.model.archive import Archive
from sitegen.rendering.addresses import region_address
from sitegen.rendering.date_words import period_words
from sitegen.rendering.language import language_name
from sitegen.rendering.names import name_in
from sitegen.rendering.phrases import text
from sitegen.rendering.views.head import Link


def covered_places(archive: Archive, lang: str) -> tuple[Link, ...]:
    """The regions that an archive covers, those of the tree by their names."""
    places = []
    for place in archive.settings.coverage.places:
        path = archive.region_aliases.get(place, place)
        node = archive.regions.get(path)
        named = name_in(node.name, lang, path.rpartition("/")[2]) if node else place
        places.append(Link(named, region_address(path) if node else ""))
    return tuple(places)


def covers(archive: Archive, lang: str) -> tuple[str, ...]:
    """Whole sentences; none where the settings say nothing."""
    said = archive.settings.coverage
    parts = {
        "places": ", ".join(place.title for place in covered_places(archive, lang)),
        "since": period_words(said.since, lang),
        "until": period_words(said.until, lang),
    }
    first = _first(lang, places=bool(said.places), since=bool(said.since), until=bool(said.until))
    sentences = [first % parts] if first else []
    if said.languages:
        languages = ", ".join(language_name(tag, lang) for tag in said.languages)
        sentences.append(text(lang, "Read for it: sources in %(languages)s.") % {"languages": languages})
    note = name_in(said.note, lang)
    return (*sentences, note) if note else tuple(sentences)


def _first(lang: str, *, places: bool, since: bool, until: bool) -> str:  # noqa: PLR0911 - one return for each sentence
    if places:
        if since and until:
            return text(lang, "The archive covers %(places)s from %(since)s to %(until)s.")
        if since:
            return text(lang, "The archive covers %(places)s since %(since)s.")
        if until:
            return text(lang, "The archive covers %(places)s until %(until)s.")
        return text(lang, "The archive covers %(places)s.")
    if since and until:
        return text(lang, "The archive covers %(since)s to %(until)s.")
    if since:
        return text(lang, "The archive covers what happened since %(since)s.")
    return text(lang, "The archive covers what happened until %(until)s.") if until else ""
