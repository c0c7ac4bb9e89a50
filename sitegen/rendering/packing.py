"""Columns of small numbers as short text that a script reads quickly: each number in base 32, lowest digit first.

A digit that another follows is one of `MORE`, the last is one of `LAST`; so a number below 32 is one character.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import sub

LAST = "0123456789abcdefghijklmnopqrstuv"
MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()"
_SHORT = 1 << 15


def packed(numbers: Iterable[int]) -> str:
    """Numbers from 0, one after the other."""
    short = _short_words()
    return "".join([short[number] if number < _SHORT else _word(number) for number in numbers])


def packed_gaps(numbers: Sequence[int]) -> str:
    """Rising numbers from 0 on, as the gaps between them: a gap is at least 1, since the first counts from -1."""
    return packed(map(sub, numbers, chain((-1,), numbers)))


def unpacked_gaps(text: str) -> list[int]:
    """What `packed_gaps` packed."""
    found: list[int] = []
    at, number, weight = -1, 0, 1
    for digit in text:
        place = LAST.find(digit)
        if place < 0:
            number += MORE.index(digit) * weight
            weight *= 32
            continue
        at += number + place * weight
        found.append(at)
        number, weight = 0, 1
    return found


def zigzag(number: int) -> int:
    """A number of either sign as one from 0: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4."""
    return number * 2 if number >= 0 else -number * 2 - 1


def column_of(lists: Sequence[Sequence[int]]) -> dict[str, object]:
    """A list of numbers for each row, as what is shorter: the lists themselves, or the number of each in a table of lists.

    `each` has the length of each list and `values` what stands in them; or `sets` has the lists and `which` the number
    of the one that a row has.
    """
    rows = [tuple(row) for row in lists]
    frequency: dict[tuple[int, ...], int] = {}
    for row in rows:
        frequency[row] = frequency.get(row, 0) + 1
    sets = sorted(frequency, key=lambda row: (-frequency[row], row))
    plain = {"each": packed(map(len, rows)), "values": packed(chain.from_iterable(rows))}
    size = sum(map(len, plain.values()))
    if len(sets) * 3 > size:
        return {**plain}
    number = {row: position for position, row in enumerate(sets)}
    which = packed(number[row] for row in rows)
    if len(which) + sum(2 + 3 * len(row) for row in sets) > size:
        return {**plain}
    return {"sets": [list(row) for row in sets], "which": which}


def _word(number: int) -> str:
    digits = []
    while number > 31:  # noqa: PLR2004 - the largest last digit
        digits.append(MORE[number & 31])
        number >>= 5
    return "".join(digits) + LAST[number]


@lru_cache(maxsize=1)
def _short_words() -> list[str]:
    """The words of all numbers below `_SHORT`."""
    two = ["".join(pair) for last in LAST for pair in zip(MORE, repeat(last), strict=False)]
    three = [digit + pair for pair in two for digit in MORE]
    return [*LAST, *two[32:], *three[32 * 32 :]]
