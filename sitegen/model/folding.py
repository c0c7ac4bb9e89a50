"""Words as search knows them: folded, brought into Latin letters, and cut to a stem, so that forms of one word meet.

Белгород, белгородской and Belgorod become `belgorod`; Straße and STRASSE `stras`; المدينة and مدينه the same four letters.
templates/static/folding.js has the same rules, for what a reader types; tests/browser/test_folding.py holds both together.
A rule may join words that differ: it costs a few results too many. What must not happen is that forms of one word fall apart.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

LONGEST = 24
"""Letters of a word that are kept."""
_DROPPED = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u00ad\u061c"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\ufeff'’ʼʹ`´]"
)
"""Accents and vowel signs, marks of direction, and apostrophes, which do not part words."""
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Letters of scripts without spaces: each is a word."""
_WORD = re.compile(f"[{_SINGLE}]|[^\\W_{_SINGLE}]+")
_ASCII_WORDS = re.compile("[a-z0-9]+")
_LETTERS = str.maketrans(
    {
        **dict(zip("ßæœøłđðþħŧıς", ("ss", "ae", "oe", "o", "l", "d", "d", "th", "h", "t", "i", "σ"), strict=True)),
        **dict(zip("ٱىةیکگ", "ايهيكك", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
    }
)
_LATIN = str.maketrans(
    {
        **dict(
            zip(
                "абвгґдеєзиіклмнопрстуфхцчшщъыьэ",
                [
                    "a",
                    "b",
                    "v",
                    "g",
                    "g",
                    "d",
                    "e",
                    "e",
                    "z",
                    "i",
                    "i",
                    "k",
                    "l",
                    "m",
                    "n",
                    "o",
                    "p",
                    "r",
                    "s",
                    "t",
                    "u",
                    "f",
                    "h",
                    "ts",
                    "ch",
                    "sh",
                    "sh",
                    "",
                    "i",
                    "",
                    "e",
                ],
                strict=True,
            )
        ),
        "ж": "zh",
        "ю": "iu",
        "я": "ia",
    }
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ENDING = re.compile(
    "^(.{3,}?)(?:иями|ыми|ими|іми|ями|ами|ього|ьому|ого|его|ому|ему|иях|ях|ах|иям|ям|ам|ием|ем|ом|ым|им|ім|ых|их|іх|ові|еві|єві)$"
)
"""Endings of Russian and Ukrainian that have a consonant; those of vowels alone fall with the vowels at the end."""
_PLURAL_OF = re.compile("^(.{3,})(?:ов|ев|єв|ів)$")
"""A genitive plural, or a name: both are kept."""
_ARABIC = re.compile("^[\u0620-\u06d3]+$")
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(.{3,})$")
_ARABIC_ENDING = re.compile("^(.{3,}?)(?:يا|يه|ات|ون|ين|ان|ها|ه|ي)$")
_ASCII_WORD = re.compile("^[a-z]+$")
_ENGLISH = re.compile("^(.{4,}?)(?:ings?|ed)$")
_PLURAL = re.compile("^(.{2,}[^su])s$")
_VOWELS = re.compile("^(.{3,}?)[aeiou]+$")
_ADJECTIVE = re.compile("^(.{4,})sk$")
_DOUBLED = re.compile("([b-df-hj-np-tv-z])\\1+")
_LEADING = re.compile("^ie")


def terms_of(text: str) -> set[str]:
    """The words of a text, each in every form under which it may be asked for."""
    return set(chain.from_iterable(map(forms_of, set(words_of(text)))))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without accents; not yet cut."""
    text = text.lower()
    if text.isascii():
        return _ASCII_WORDS.findall(text.replace("'", "").replace("`", ""))
    return _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFKD", text)))


@lru_cache(maxsize=1 << 16)
def forms_of(word: str) -> tuple[str, ...]:
    """A word as search knows it: most often one form; a Cyrillic one may have several."""
    word = word.translate(_LETTERS)
    if _CYRILLIC.search(word):
        return _cyrillic(word)
    if _ARABIC.match(word):
        return (_arabic(word)[:LONGEST],)
    if _ASCII_WORD.match(word):
        return (_cut(_english(word)),)
    return (word[:LONGEST],)


def _cyrillic(word: str) -> tuple[str, ...]:
    stems = [_ENDING.sub("\\1", word)]
    stems += _PLURAL_OF.findall(stems[0])
    latin = [stem.translate(_LATIN) for stem in stems]
    # г is h in Ukrainian and g in Russian; neither says which it is.
    latin += [stem.translate(_LATIN).replace("g", "h") for stem in stems if "г" in stem]
    return tuple(dict.fromkeys(_cut(one) for one in latin))


def _arabic(word: str) -> str:
    return _ARABIC_ENDING.sub("\\1", _ARTICLE.sub("\\1", word))


def _english(word: str) -> str:
    """The word without the endings that English gives it."""
    return _ENGLISH.sub("\\1", _PLURAL.sub("\\1", word))


def _cut(word: str) -> str:
    """A word of Latin letters in one spelling, without the vowels at its end and the -sk of adjectives."""
    word = word.replace("y", "i").replace("shch", "sh").replace("kh", "h")
    word = re.sub("i+", "i", _LEADING.sub("e", word))
    word = _ADJECTIVE.sub("\\1", _VOWELS.sub("\\1", word))
    return _DOUBLED.sub("\\1", word)[:LONGEST]
