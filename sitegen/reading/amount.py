"""Counts and amounts as a source gives them, with exactly the doubt that they carry."""

import re
from itertools import pairwise

from sitegen.model.amount import Amount, Number

_NUMBER = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"
_PLAIN = re.compile(_NUMBER, re.ASCII)
_FORM = re.compile(rf"([<~]?)({_NUMBER})(\+|-{_NUMBER})?", re.ASCII)
_FORMS = "write it as `8`, `8+`, `<5`, `3-5`, `~20`, `unknown` or `{low: 3, high: 5, words: several}`"
_YAML_PLAIN = re.compile(r"[^\W_][\w ()'-]*")
_KEYS = ("low", "best", "high", "words")
_LONGEST_WORDS = 200


class AmountError(ValueError):
    """A text that is no amount: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_


def parse_amount(value: str | dict[str, str], whole: bool) -> Amount:
    """The amount that a text, or a mapping of `low`, `best`, `high` and `words`, says.

    Args:
        whole: people or things are counted, so that only whole numbers can be; amounts with a unit may have decimals.

    Raises:
        AmountError: it is no amount, or runs backwards.
    """
    if not isinstance(value, str):
        return _of_mapping(value, whole)
    if value == "unknown":
        return Amount(value, unknown=True)
    match = _FORM.fullmatch(value)
    if match is None or (match[1] and match[3]):
        raise _refusal(value, whole)
    sign, number, more = match.groups()
    amount = _number(number, whole, value)
    if sign == "<":
        return _below(value, amount, whole)
    if sign == "~":
        return Amount(value, best=amount, approximate=True)
    return _from(value, amount, more, whole)


def _from(text: str, low: Number, more: str | None, whole: bool) -> Amount:
    """A number with nothing, a plus, or a second number behind it."""
    if more is None:
        return Amount(text, low=low, best=low, high=low)
    if more == "+":
        return Amount(text, low=low, at_least=True)
    high = _number(more[1:], whole, text)
    if low > high:
        raise AmountError(f"the range `{text}` runs backwards", f"write `{more[1:]}-{_shown(low)}`")
    return Amount(text, low=low, high=high)


def _below(text: str, limit: Number, whole: bool) -> Amount:
    if limit == 0:
        raise AmountError(f"nothing is less than 0, as `{text}` says", "write `0`")
    if whole and limit == 1:
        raise AmountError(f"`{text}` leaves nothing but 0", "write `0`")
    # Of what has a unit no highest value below the limit can be named, so that the limit itself stands for it.
    return Amount(text, low=0, high=limit - 1 if whole else limit, below=True)


def _number(text: str, whole: bool, shown: str) -> Number:
    if "." not in text:
        return int(text)
    if whole:
        raise AmountError(
            f"people and things are counted in whole numbers, and `{_cut(shown)}` has a part of one",
            _whole_help(text),
        )
    return float(text)


def _whole_help(text: str) -> str:
    before, _, after = text.partition(".")
    if len(after) == 3 and before != "0":  # noqa: PLR2004 - a full stop between thousands
        return f"write `{before}{after}` for thousands"
    return f"write `{before}`" if not after.strip("0") else "write a whole number, or a range as `2-3`"


def _of_mapping(value: dict[str, str], whole: bool) -> Amount:
    words = " ".join(value.get("words", "").split())
    if len(words) > _LONGEST_WORDS:
        raise AmountError(
            "the words of this amount are very long", "give the source's own word, and the rest in `note`"
        )
    numbers: dict[str, Number] = {}
    for key in _KEYS[:3]:
        if key in value:
            text = value[key].strip()
            if not _PLAIN.fullmatch(text):
                raise AmountError(f"`{key}` takes a number, and this is `{_cut(text)}`", _bound_help(key, text))
            numbers[key] = _number(text, whole, text)
    if not numbers:
        if words:
            return Amount(words, words=words)
        raise AmountError("this amount says nothing", _FORMS)
    ordered = list(numbers.items())
    for (lower, first), (higher, second) in pairwise(ordered):
        if first > second:
            raise AmountError(
                f"`{lower}` ({_shown(first)}) is more than `{higher}` ({_shown(second)})", "low ≤ best ≤ high"
            )
    return _composed(numbers, words)


def _composed(numbers: dict[str, Number], words: str) -> Amount:
    low, best, high = (numbers.get(key) for key in _KEYS[:3])
    text = "{" + ", ".join(f"{key}: {_shown(number)}" for key, number in numbers.items()) + "}"
    if best is None and low is not None:
        text = f"{_shown(low)}+" if high is None else f"{_shown(low)}-{_shown(high)}"
    return Amount(text, low=low, best=best, high=high, words=words, at_least=best is None and high is None)


def _shown(number: Number) -> str:
    return format(number, "f").rstrip("0").rstrip(".") if isinstance(number, float) else str(number)


def _bound_help(key: str, text: str) -> str:
    if text == "unknown":
        return f"leave `{key}` out where it is not known"
    mended = text.strip("<>~+≤≥ ").replace(",", "").replace(" ", "")
    if _PLAIN.fullmatch(mended):
        return f"write `{key}: {mended}`"
    return f"write digits; what a source says in words goes to `words`, as `words: {_cut(text)}`"


def _cut(text: str) -> str:
    text = " ".join(text[:61].split())
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004


def _refusal(text: str, whole: bool) -> AmountError:
    from sitegen.reading.amount_proposals import propose  # noqa: PLC0415 - only mistakes need it

    shown = _cut(text)
    if not shown:
        return AmountError("the amount is empty", _FORMS)
    if re.fullmatch(r"[-\u2212]\s?[0-9.,]+", shown):
        return AmountError(
            f"an amount is 0 or more, and this is `{shown}`", f"write `{shown[1:].strip()}` if the sign is a slip"
        )
    for proposal in propose(shown):
        if _is_amount(proposal, whole):
            return AmountError(f"`{shown}` is not an amount as the archive writes it", f"write `{proposal}`")
    if any(letter.isdecimal() for letter in shown):
        return AmountError(f"`{shown}` is not an amount", _FORMS)
    words = shown if _YAML_PLAIN.fullmatch(shown) else "…"
    return AmountError(f"`{shown}` is a word, and words never become a number", f"write `{{words: {words}}}`")


def _is_amount(text: str, whole: bool) -> bool:
    """Whether a proposal is itself an amount, so that nothing wrong is ever proposed."""
    if text.startswith("{high: "):
        text = text[7:-1]
    match = _FORM.fullmatch(text)
    if match is None or (match[1] and match[3]):
        return text == "unknown"
    ends = [match[2], *([match[3][1:]] if match[3] and match[3] != "+" else [])]
    return not (whole and any("." in end for end in ends)) and float(ends[0]) <= float(ends[-1])
