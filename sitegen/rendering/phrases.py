"""Texts of the interface in a language: whole sentences, with placeholders that whoever asks fills in."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel.lists import format_list
from markupsafe import Markup, escape

from sitegen.model.incident import Holds
from sitegen.rendering.language import CONTEXT, Language, direction_of, locale_of

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""Around words whose direction is not that of the text around them."""

__all__ = [
    "holds_means",
    "holds_words",
    "listed",
    "locale_of",
    "say",
    "says",
    "state_words",
    "text",
    "text_in",
    "texts",
]


def text(lang: str, message: str) -> str:
    """A message of the interface in a language: English says the message itself. Its `%(name)s` are filled in by the caller."""
    return lang.catalogue.text(message) if isinstance(lang, Language) else message


def text_in(lang: str, context: str, message: str) -> str:
    """A message that means something else in another context: `Target` as a role of places, or of actors."""
    return lang.catalogue.text(f"{context}{CONTEXT}{message}") if isinstance(lang, Language) else message


def texts(lang: str, one: str, many: str, count: int) -> str:
    """The message for a count, in the form that a language has for it."""
    if isinstance(lang, Language):
        return lang.catalogue.texts(one, many, count)
    return one if count == 1 else many


def say(lang: str, message: str, **parts: object) -> str:
    """A message in a language, with its placeholders filled in."""
    return text(lang, message) % parts


def listed(words: Iterable[str], lang: str) -> str:
    """`a`, `a and b`, `a, b and c`, as the language has it; of HTML, HTML."""
    parts = [isolated(word, lang) for word in words]
    if any(isinstance(part, Markup) for part in parts):
        return Markup(_listed(tuple(str(escape(part)) for part in parts), lang))  # noqa: S704 - escaped here
    return _listed(tuple(parts), lang)


@lru_cache(maxsize=8192)
def _listed(words: tuple[str, ...], lang: str) -> str:
    return format_list(words, locale=locale_of(lang)) if words else ""


def isolated(words: str, lang: str) -> str:
    """Words that may be written the other way, kept apart from what stands around them; HTML stays HTML."""
    if words.isascii() and not _is_rtl(lang):
        return words
    return ISOLATE + words + END_OF_ISOLATE if _runs_against(words, _is_rtl(lang)) else words


@lru_cache(maxsize=64)
def _is_rtl(lang: str) -> bool:
    return direction_of(lang) == "rtl"


@lru_cache(maxsize=16384)
def _runs_against(words: str, rtl: bool) -> bool:
    has_rtl = any("\u0590" <= letter <= "\u08ff" for letter in words)
    return has_rtl != rtl and any(letter.isalpha() for letter in words)


def says(names: Sequence[str], lang: str) -> str:
    """Whose word something is: `says The National`, `say Moscow and Kyiv`."""
    return texts(lang, "says %(names)s", "say %(names)s", len(names)) % {"names": listed(names, lang)}


def holds_words(holds: str, lang: str) -> str:
    """What holds of a claim, in a word."""
    return _HOLDS[holds](lang)


_HOLDS = {
    "unverified": lambda lang: text(lang, "unverified"),
    "corroborated": lambda lang: text(lang, "corroborated"),
    "contested": lambda lang: text(lang, "contested"),
    "confirmed": lambda lang: text(lang, "confirmed"),
    "refuted": lambda lang: text(lang, "refuted"),
    "retracted": lambda lang: text(lang, "retracted"),
}


def holds_means(holds: Holds, lang: str) -> str:
    """What that word means."""
    match holds:
        case "unverified":
            message = text(
                lang, "the archive has reached no verdict; nobody outside the speaker has been found to say so"
            )
        case "corroborated":
            message = text(lang, "others, independent of the speaker, say the same")
        case "contested":
            message = text(
                lang, "unverified, and disputed: another claim on record disputes it, or it disputes another"
            )
        case "confirmed":
            message = text(lang, "shown by evidence that the archive has seen")
        case "refuted":
            message = text(lang, "shown to be wrong by evidence that the archive has seen")
        case "retracted":
            message = text(lang, "taken back by the speaker")
    return message


def state_words(state: str, lang: str) -> str:
    """The state of a record, in a word."""
    words = {
        "published": text(lang, "published"),
        "draft": text(lang, "draft"),
        "withdrawn": text(lang, "withdrawn"),
        "merged": text(lang, "merged"),
        "split": text(lang, "split"),
    }
    return words.get(state, state)
