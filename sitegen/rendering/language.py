"""Languages: which way they are written, what they are called."""

from babel.core import get_global

from sitegen.rendering.phrases import locale_of

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def direction_of(lang: str) -> str:
    """The value of the attribute dir: rtl or ltr."""
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def language_name(tag: str, lang: str) -> str:
    """What a language is called in another one; its tag where nothing is known of it."""
    names = locale_of(lang).languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag)


def og_locale(tag: str) -> str:
    """A language with a country, as OpenGraph writes it: `en_GB`; the country is where most of its speakers live."""
    locale = locale_of(tag)
    if locale.language != tag.partition("-")[0]:
        return tag.replace("-", "_")
    known = get_global("likely_subtags")
    likely = known.get(tag.replace("-", "_")) or known.get(locale.language, "")
    territory = locale.territory or str(likely).rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
