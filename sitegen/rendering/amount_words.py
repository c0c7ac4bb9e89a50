"""Amounts in words, with their doubt: "at least 8", "about 20", "“dozens”", "1,001 or more"."""

from functools import lru_cache

from babel.numbers import format_decimal

from sitegen.model.amount import Amount, Number
from sitegen.rendering.language import locale_of
from sitegen.rendering.phrases import say

_CACHED = 16384
_CURRENCY_LENGTH = 3


@lru_cache(maxsize=_CACHED)
def amount_words(amount: Amount, lang: str, unit: str = "") -> str:
    """An amount in words; a currency's code stands before each number, any other unit behind the whole."""
    if amount.unknown:
        return say(lang, "unknown")
    if not amount.has_number:
        return say(lang, "“%(words)s”", words=amount.words)
    number = _with_unit(_number_words(amount, lang, unit), lang, unit)
    return say(lang, "%(number)s (“%(words)s”)", number=number, words=amount.words) if amount.words else number


def _number_words(amount: Amount, lang: str, unit: str) -> str:
    low, best, high = amount.low, amount.best, amount.high
    if amount.below:
        # The limit itself is in the text alone: what is below 5 is at most 4 where whole things are counted.
        limit = _read(amount.text[1:])
        shown = _number(limit, lang, unit)
        return say(lang, "less than %(n)s", n=shown) if unit else say(lang, "fewer than %(n)s", n=shown)
    if best is None:
        return _ends(low, high, lang, unit)
    shown = _number(best, lang, unit)
    if amount.approximate:
        return say(lang, "about %(n)s", n=shown)
    if low is None and high is None:
        return say(lang, "%(n)s (best estimate)", n=shown)
    return shown if low == best == high else say(lang, "%(n)s (%(range)s)", n=shown, range=_ends(low, high, lang, unit))


def _ends(low: Number | None, high: Number | None, lang: str, unit: str) -> str:
    if low is None:
        assert high is not None
        return say(lang, "at most %(n)s", n=_number(high, lang, unit))
    if high is None:
        return say(lang, "at least %(n)s", n=_number(low, lang, unit))
    if low == high:
        return _number(low, lang, unit)
    return say(lang, "%(low)s to %(high)s", low=_number(low, lang, unit), high=_number(high, lang, unit))


@lru_cache(maxsize=_CACHED)
def range_words(low: Number | None, high: Number | None, about: bool, lang: str, unit: str = "") -> str:
    """A total in words: `8`, `3 to 5`, `1,001 or more`, `up to 5`, each perhaps with `about`; "" without both ends."""
    if low is None and high is None:
        return ""
    if high is None:
        assert low is not None
        words = say(lang, "%(n)s or more", n=_number(low, lang, unit))
    elif low is None:
        words = say(lang, "up to %(n)s", n=_number(high, lang, unit))
    else:
        words = _ends(low, high, lang, unit)
    return _with_unit(say(lang, "about %(n)s", n=words) if about else words, lang, unit)


@lru_cache(maxsize=_CACHED)
def number_words(number: Number, lang: str) -> str:
    """A number with its thousands grouped: `1,001`."""
    return str(format_decimal(number, locale=locale_of(lang), decimal_quantization=False))


def _number(number: Number, lang: str, unit: str) -> str:
    shown = number_words(number, lang)
    return say(lang, "%(unit)s %(number)s", unit=unit, number=shown) if _is_currency(unit) else shown


def _with_unit(number: str, lang: str, unit: str) -> str:
    return say(lang, "%(number)s %(unit)s", number=number, unit=unit) if unit and not _is_currency(unit) else number


def _is_currency(unit: str) -> bool:
    return len(unit) == _CURRENCY_LENGTH and unit.isascii() and unit.isupper()


def _read(text: str) -> Number:
    return float(text) if "." in text else int(text)
