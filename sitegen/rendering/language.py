"""Languages: the words that the interface has in them, which way they are written, what they are called."""

import gettext
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from markupsafe import Markup

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
LEFT_TO_RIGHT_SCRIPTS = frozenset({"latn", "cyrl"})
CONTEXT = "\4"
"""Between a message's context and the message, as gettext has it."""
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%(.)")

Forms = str | tuple[str, ...]


class Catalogue:
    """The messages of the interface in a language; what it has not is said in English."""

    __slots__ = ("_plural", "digest", "messages")

    def __init__(self, messages: Mapping[str, Forms], plural: str = "n != 1", digest: str = "") -> None:
        """Take the messages.

        Args:
            messages: by message, with its context and CONTEXT before it where it has one.
            plural: the expression of the header Plural-Forms.
            digest: tells it from other catalogues of its language.
        """
        self.messages = messages
        self.digest = digest
        self._plural: Callable[[int], int] = gettext.c2py(plural)

    def text(self, message: str) -> str:
        """The message in this language."""
        found = self.messages.get(message)
        if found is None:
            return message.rpartition(CONTEXT)[2]
        return found if isinstance(found, str) else found[0]

    def texts(self, one: str, many: str, count: int) -> str:
        """The message for a count."""
        found = self.messages.get(one)
        if found is None or isinstance(found, str):
            return one if count == 1 else many
        return found[min(self._plural(int(count)), len(found) - 1)]


ENGLISH = Catalogue({})


class Language(str):
    """A language by its tag, with the words of the interface; everything that takes a tag takes it."""

    __slots__ = ("catalogue",)
    catalogue: Catalogue

    def __new__(cls, tag: str, catalogue: Catalogue = ENGLISH) -> Self:
        made = super().__new__(cls, tag)
        made.catalogue = catalogue
        return made

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        """Whether it is the same tag; two that know their words must know the same."""
        if isinstance(other, Language) and other.catalogue.digest != self.catalogue.digest:
            return False
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def placeholders_of(message: str) -> set[str]:
    """The names of a message's placeholders; a wrong one stands as it is written."""
    return {match[1] or match[0] for match in _PLACEHOLDER.finditer(message) if match[0] != "%%"}


def direction_of(tag: str) -> str:
    """The value of the attribute dir: rtl or ltr."""
    first, *rest = tag.lower().split("-")
    return "rtl" if first in RIGHT_TO_LEFT and not LEFT_TO_RIGHT_SCRIPTS & set(rest) else "ltr"


def language_attributes(tag: str, lang: str) -> Markup:
    """The attributes lang and dir of words in another language than their surroundings; "" in the same."""
    return _attributes(str(tag)) if tag and tag != lang else Markup()


@lru_cache(maxsize=256)
def _attributes(tag: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(tag, direction_of(tag))


@lru_cache(maxsize=256)
def locale_of(lang: str) -> Locale:
    """The conventions of a language; days stand before months in plain English; English where nothing is known of it."""
    if lang == "en":
        return Locale("en", "GB")
    for tag in (lang, lang.partition("-")[0]):
        try:
            return Locale.parse(str(tag), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


@lru_cache(maxsize=1024)
def language_name(tag: str, lang: str) -> str:
    """What a language is called in another one; its tag where nothing is known of it."""
    names = locale_of(lang).languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag)


@lru_cache(maxsize=256)
def og_locale(tag: str) -> str:
    """A language with a country, as OpenGraph writes it: `en_GB`; the country is where most of its speakers live."""
    locale = locale_of(str(tag))
    if locale.language != tag.partition("-")[0]:
        return tag.replace("-", "_")
    known = get_global("likely_subtags")
    likely = known.get(tag.replace("-", "_")) or known.get(locale.language, "")
    territory = locale.territory or str(likely).rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language


@lru_cache(maxsize=256)
def own_name(tag: str) -> str:
    """What a language calls itself; its tag where nothing is known of it."""
    try:
        name = Locale.parse(str(tag), sep="-").get_language_name() or tag
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:]


def country_name(iso: str, lang: str) -> str:
    """What CLDR calls a country (`RU`) in a language; "" for what is no country, or unknown."""
    if len(iso) != 2:  # noqa: PLR2004 - codes of subdivisions are longer, and CLDR's names of them do not come with Babel
        return ""
    return str(locale_of(lang).territories.get(iso, ""))
