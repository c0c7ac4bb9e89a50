"""The known name that somebody most likely meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name with the fewest edits to `word`, or None where none is near; of equals, the first in order.

    An edit is a letter more, less or other, or two neighbours exchanged; up to one in four letters, at most three.
    """
    limit = min(3, max(1, len(word) // 4))
    letters, best = set(word), None
    for name in known:
        if abs(len(name) - len(word)) > limit or len(letters.symmetric_difference(name)) > 2 * limit:
            continue
        distance = edits(word, name)
        if distance <= limit and (best is None or (distance, name) < best):
            best = (distance, name)
    return best[1] if best else None


def edits(left: str, right: str) -> int:
    """How many edits lead from one word to the other, two neighbours exchanged counting as one."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
