"""The phrases that dates and amounts are put into words with, by language; each has a name, for a catalogue to translate."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        # Dates. {a} and {b} are dates in words; a shorter {a} leaves out what {b} says again.
        "date-unknown": "date unknown",
        "day-unknown": "day unknown",
        "month-unknown": "month unknown",
        "year-unknown": "year unknown",
        "about": "about {a}",
        "perhaps": "perhaps {a}",
        "perhaps-about": "perhaps about {a}",
        "to": "{a} to {b}",
        "from-to": "from {a} to {b}",
        "from": "from {a}",
        "until": "until {a}",
        "still-going-on": "still going on",
        "end-unknown": "end unknown",
        "beginning-unknown": "beginning unknown",
        "beginning-open": "with no set beginning",
        "between": "between {a} and {b}",
        "one-day-between": "one day between {a} and {b}",
        "one-day-until": "one day until {a}",
        "one-day-from": "one day from {a} on",
        "spring": "spring {year}",
        "summer": "summer {year}",
        "autumn": "autumn {year}",
        "winter": "winter {year}–{following}",
        "decade": "the {year}s",
        "years": "the years {a} to {b}",
        # A certain part and its doubt.
        "with-doubt": "{certain}, {doubt}",
        # Amounts. {n} is a number, with its unit where that stands before it.
        "amount-unknown": "unknown",
        "at-least": "at least {n}",
        "or-more": "{n} or more",
        "at-most": "at most {n}",
        "up-to": "up to {n}",
        "fewer-than": "fewer than {n}",
        "less-than": "less than {n}",
        "around": "about {n}",
        "range": "{low} to {high}",
        "best": "{n} (best estimate)",
        "best-in-range": "{n} ({range})",
        "quoted": "“{words}”",
        "number-and-words": "{number} (“{words}”)",
        "unit": "{number} {unit}",
        "currency": "{unit} {number}",
    }
}


def phrase(name: str, lang: str, **parts: object) -> str:
    """A phrase in a language, with its parts filled in; English where the language has none."""
    table = PHRASES.get(lang) or PHRASES.get(lang.partition("-")[0]) or PHRASES["en"]
    return (table.get(name) or PHRASES["en"][name]).format(**parts)


def text(lang: str, message: str) -> str:  # noqa: ARG001 - English until there are catalogues
    """A message of the interface in a language: English says the message itself. Its `%(name)s` are filled in by the caller."""
    return message


def texts(lang: str, one: str, many: str, count: int) -> str:  # noqa: ARG001
    """The message for a count, in the form that a language has for it."""
    return one if count == 1 else many


@lru_cache(maxsize=256)
def locale_of(lang: str) -> Locale:
    """The conventions of a language; days stand before months in plain English; English where nothing is known of it."""
    if lang == "en":
        return Locale("en", "GB")
    for tag in (lang, lang.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
