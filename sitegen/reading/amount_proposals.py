"""What somebody who wrote an amount in another way may have meant; loaded when one is wrong, and only then."""

import re
import unicodedata
from collections.abc import Iterator

_WORDS = dict(
    zip(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        map(str, range(13)),
        strict=True,
    )
)
_NOUGHT = frozenset(("none", "nobody", "no one", "nil", "nothing", "no"))
_UNKNOWN = frozenset(("unknown", "?", "??", "unk", "n/a", "not known", "unclear", "not stated", "tbd"))
_SCALES = {"k": 3, "thousand": 3, "million": 6, "mn": 6, "bn": 9, "billion": 9}
_N = r"([0-9]+(?:\.[0-9]+)?)"
_LEADS = (
    (r"(?:at least|no fewer than|no less than|min(?:imum)?(?: of)?|>=|≥|\+)\s*" + _N, "{0}+"),
    (_N + r"\s*(?:\+|or more|and more|and over|or over|plus|at least)", "{0}+"),
    (r"(?:more than|over|above|>)\s*" + _N, ">{0}"),
    (r"(?:fewer than|less than|under|below|<)\s*" + _N, "<{0}"),
    (r"(?:at most|up to|no more than|max(?:imum)?(?: of)?|<=|≤)\s*" + _N, "{{high: {0}}}"),
    (_N + r"\s*(?:or fewer|or less|at most)", "{{high: {0}}}"),
    (r"(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.?|some|nearly|almost|~|≈)\s*" + _N, "~{0}"),
    (_N + r"\s*\?", "~{0}"),
    (
        r"(?:between|from)?\s*" + _N + r"\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\.\.\.?|/|to|and|or)\s*" + _N,
        "{0}-{1}",
    ),
)


def propose(text: str) -> Iterator[str]:
    """Amounts that may be meant, the likeliest first; the caller leaves out what is none."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip("\"'“”")
    if plain in _UNKNOWN:
        yield "unknown"
    if plain in _NOUGHT:
        yield "0"
    plain = re.sub(r"[a-z]+", lambda match: _WORDS.get(match[0], match[0]), plain)
    for digits in _digits(plain):
        yield from _of_leads(digits)
        # A word behind the number says what is counted, as the measure does.
        less = re.fullmatch(r"(.*[0-9]\+?|.*or more|.*or fewer)\s+[^\W\d]+", digits)
        if less:
            yield from _of_leads(less[1])


def _digits(text: str) -> Iterator[str]:
    """The text with its numbers in plain digits: without signs between thousands, with a point before decimals."""
    without = re.sub(r"(?<![0-9.])([0-9]{1,3})((?:([, '_.\u2009])[0-9]{3})(?:\3[0-9]{3})*)(?![0-9])", _joined, text)
    scaled = re.sub(r"([0-9]+(?:\.[0-9]+)?)\s?(k|thousand|mn|million|bn|billion)\b", _scaled, without)
    stripped = re.sub(r"(?<![0-9.])0+(?=[0-9])", "", scaled)
    yield stripped
    yield re.sub(r"(?<=[0-9]),(?=[0-9])", ".", stripped)
    yield re.sub(r"\.0+(?![0-9])", "", stripped)


def _joined(match: re.Match[str]) -> str:
    return match[1] + re.sub(r"[^0-9]", "", match[2])


def _scaled(match: re.Match[str]) -> str:
    whole, _, part = match[1].partition(".")
    zeros = _SCALES[match[2]]
    return whole + part.ljust(zeros, "0") if len(part) <= zeros else match[0]


def _of_leads(text: str) -> Iterator[str]:
    yield text
    for pattern, form in _LEADS:
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        numbers = match.groups()
        if form == ">{0}":
            yield f"{int(numbers[0]) + 1}+" if numbers[0].isdecimal() else f"{numbers[0]}+"
        elif form == "{0}-{1}" and float(numbers[0]) > float(numbers[1]):
            yield form.format(numbers[1], numbers[0])
        else:
            yield form.format(*numbers)
