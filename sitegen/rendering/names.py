"""Names in a language, and the names of those who speak."""

from collections.abc import Iterable, Mapping

from sitegen.model.archive import RegionNode
from sitegen.model.incident import Incident, Names, Source
from sitegen.model.settings import Settings, Term
from sitegen.model.vocabulary import DEFAULTS
from sitegen.rendering.language import country_name
from sitegen.rendering.phrases import text, text_in

ARCHIVE = "archive"
"""The id under which the archive itself speaks."""


def key_in(names: Names, lang: str, default: str = "en") -> str | None:
    """Under which language a name is found: the asked one, else all languages, else the archive's, else the first; None without any."""
    for key in (lang, lang.partition("-")[0], "", default, "en"):
        if names.get(key):
            return str(key)
    return next(iter(names), None)


def name_in(names: Names, lang: str, otherwise: str = "", default: str = "en") -> str:
    """The name in a language; else the one for all languages, else that in the archive's, else the English one, else the first."""
    key = key_in(names, lang, default) if names else None
    return names[key] or otherwise if key is not None else otherwise


def region_name(node: RegionNode, lang: str, default: str) -> str:
    """What a region is called in a language: as its file or the lists have it, a country as CLDR has it."""
    if not {str(lang), lang.partition("-")[0]} & node.name.keys() and lang != default:
        found = country_name(node.iso, lang)
        if found:
            return found
    return name_in(node.name, lang, node.region.rpartition("/")[2], default)


def regions_label(settings: Settings, lang: str) -> str:
    """What the tree of regions is called."""
    names = settings.regions.label
    return name_in(names, lang, "", settings.language) or text(lang, "Regions")


def title_language(source: Source, lang: str) -> str:
    """The language of a source's title, where it is known to be another one."""
    key = key_in(source.title, lang) or ""
    return key if key not in {lang, lang.partition("-")[0]} else ""


def term_label(vocabulary: str, term: Term, lang: str, default: str = "en") -> str:
    """What a word of a vocabulary is called: as the archive has it, else as the catalogue of a language has the one that ships."""
    shipped = DEFAULTS.get(vocabulary, {}).get(term.word)
    if shipped and shipped.label == term.label:
        message = shipped.label[""]
        return text_in(lang, vocabulary, message)
    return name_in(term.label, lang, term.word, default)


def term_means(vocabulary: str, term: Term, lang: str, default: str = "en") -> str:
    """What a word of a vocabulary means, likewise."""
    shipped = DEFAULTS.get(vocabulary, {}).get(term.word)
    if shipped and shipped.means and shipped.means == term.means:
        message = shipped.means[""]
        return text_in(lang, vocabulary, message)
    return name_in(term.means, lang, "", default)


def term_inverse(vocabulary: str, term: Term, lang: str, default: str = "en") -> str:
    """What a relation is called from its other side, likewise."""
    if not term.inverse:
        return term_label(vocabulary, term, lang, default)
    shipped = DEFAULTS.get(vocabulary, {}).get(term.word)
    if shipped and shipped.inverse == term.inverse:
        message = shipped.inverse[""]
        return text_in(lang, vocabulary, message)
    return name_in(term.inverse, lang, term.word, default)


def speakers_of(incident: Incident, per: Iterable[str], actors: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those who make the claims `per`, each once, in the order of the claims.

    `actors` has the name of each actor by id.
    """
    wanted = set(per)
    ids = (who for claim in incident.claims if claim.id in wanted for who in claim.by)
    return tuple(dict.fromkeys(actors.get(who, who) for who in ids))
