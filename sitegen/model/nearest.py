"""The known name that somebody meant."""

from collections.abc import Iterable

_ROUGH = 3
"""Letters of a name for each edit that is still taken for a slip."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name with the fewest edits from `word`; None where none is near; the first by the alphabet of several.

    An edit is a letter more, a letter less, another letter, or two neighbours exchanged. A third of the letters may be
    wrong, one at least. Case, and `_` or a blank for `-`, cost nothing, but the same name again is no answer.
    """
    folded = _folded(word)
    allowed = max(1, len(folded) // _ROUGH)
    best: tuple[int, str] | None = None
    for name in known:
        if name == word:
            continue
        edits = edit_distance(folded, _folded(name), allowed)
        if edits <= allowed and (best is None or (edits, name) < best):
            best = (edits, name)
            allowed = edits
    return best[1] if best else None


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def edit_distance(a: str, b: str, at_most: int) -> int:
    """Edits between two words, two exchanged neighbours being one (optimal string alignment); `at_most + 1` if more."""
    if a == b:
        return 0
    if abs(len(a) - len(b)) > at_most:
        return at_most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most and min(before) > at_most:
            return at_most + 1
    return min(row[-1], at_most + 1)
