"""What a site in several languages has not in one of them: counted for a note, and one by one."""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.model.archive import Archive
from sitegen.model.incident import Names
from sitegen.model.settings import Term
from sitegen.model.vocabulary import DEFAULTS
from sitegen.rendering.language import Language, country_name


def untranslated_notes(archive: Archive, languages: Sequence[str]) -> tuple[str, ...]:
    """A line for each language that lacks something: `not in uk: 5 of 6 incidents, 3 words`."""
    notes = []
    for lang in languages[1:]:
        parts = [f"{len(missing)} of {total} {what}" for what, missing, total in _missing(archive, lang) if missing]
        if _lacks_words(lang):
            parts.insert(0, "the interface")
        if parts:
            notes.append(f"not in {lang}: {', '.join(parts)}; -v lists them")
    return tuple(notes)


def untranslated_details(archive: Archive, languages: Sequence[str]) -> tuple[str, ...]:
    """A line for each thing that a language lacks: where its translation would stand."""
    lines = []
    for lang in languages[1:]:
        if _lacks_words(lang):
            lines.append(f"not in {lang}: the interface, in {archive.settings.templates}/locale/{lang}.po")
        for _, missing, _ in _missing(archive, lang):
            lines += [f"not in {lang}: {one}" for one in missing]
    return tuple(lines)


def _lacks_words(lang: str) -> bool:
    return not lang.startswith("en") and not (isinstance(lang, Language) and lang.catalogue.messages)


def _missing(archive: Archive, lang: str) -> Iterator[tuple[str, list[str], int]]:
    """What kind of thing, where each is that lacks the language, and how many there are."""
    settings = archive.settings
    entries = archive.entries.values()
    incidents = [
        entry.incident.path.removesuffix(".md") + f".{lang}.md"
        for entry in entries
        if (entry.incident.lang or settings.language) != lang and str(lang) not in entry.translations
    ]
    yield "incidents", incidents, len(entries)
    words = dict(_words(settings.vocabulary))
    yield "words", _unnamed(words.items(), lang), len(words)
    fields = dict(_fields(archive))
    yield "fields", _unnamed(fields.items(), lang), len(fields)
    regions = [
        node.record.path if node.record else f"{settings.content}/regions/{node.region}.md"
        for node in archive.regions.values()
        if not _has(node.name, lang) and not country_name(node.iso, lang)
    ]
    yield "regions", regions, len(archive.regions)
    actors = {node.record.path: node.name for node in archive.actors.values()}
    yield "actors", _unnamed(actors.items(), lang), len(actors)
    pages = [
        page.path.removesuffix(".md") + f".{lang}.md"
        for page in archive.pages.values()
        if str(lang) not in page.translations
    ]
    yield "pages", pages, len(archive.pages)


def _words(vocabulary: dict[str, dict[str, Term]]) -> Iterator[tuple[str, Names]]:
    """The archive's own words with their labels; those that ship are in the catalogues."""
    for name, terms in vocabulary.items():
        for word, term in terms.items():
            shipped = DEFAULTS.get(name, {}).get(word)
            if not shipped or shipped.label != term.label:
                yield f"vocabulary.{name}.{word}.label", term.label


def _fields(archive: Archive) -> Iterator[tuple[str, Names]]:
    for field in archive.settings.fields.values():
        yield f"fields.{field.id}.label", field.label
        for word, term in field.choices.items():
            yield f"fields.{field.id}.choices.{word}.label", term.label


def _unnamed(names: Iterable[tuple[str, Names]], lang: str) -> list[str]:
    return [where for where, given in names if not _has(given, lang)]


def _has(names: Names, lang: str) -> bool:
    return bool(names.get(str(lang)) or names.get(lang.partition("-")[0]))
