"""The known name that somebody meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.nearest import edit_distance, nearest

WORDS = ("armed-clash", "shelling", "air-strike", "accident", "explosion")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("shellnig", "shelling"),
        ("sheling", "shelling"),
        ("Shelling", "shelling"),
        ("air_strike", "air-strike"),
        ("acident", "accident"),
        ("xplosion", "explosion"),
        ("earthquake", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_the_one_with_the_fewest_edits(word: str, meant: str | None) -> None:
    """Case and underscores cost nothing; a name that shares little with any is near to none."""
    assert nearest(word, WORDS) == meant


def test_two_exchanged_letters_are_one_edit() -> None:
    """So that a short name with two letters exchanged is still known."""
    assert edit_distance("titel", "title", 3) == 1
    assert nearest("dtae", ["date", "data-set"]) == "date"


def test_of_names_as_near_the_first_by_the_alphabet_is_given() -> None:
    """Whatever the order in which they are known."""
    assert nearest("bat", ["rat", "cat", "hat"]) == nearest("bat", ["hat", "rat", "cat"]) == "cat"


def test_the_name_itself_is_no_answer() -> None:
    """A word that is known cannot be meant for itself."""
    assert nearest("rat", ["rat"]) is None


def plain_distance(a: str, b: str) -> int:
    """The textbook's table, without a limit."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(a), len(b)]


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 7))
def test_the_limit_alters_no_distance_below_it(a: str, b: str, at_most: int) -> None:
    """The distance is the textbook's, or one more than the limit."""
    assert edit_distance(a, b, at_most) == min(plain_distance(a, b), at_most + 1)
