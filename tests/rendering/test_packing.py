from hypothesis import given
from hypothesis import strategies as st

from sitegen.rendering.packing import LAST, MORE, column_of, packed, packed_gaps, unpacked_gaps, zigzag


def test_digits_need_no_escape() -> None:
    """No digit is one that JSON or a script would have to write in another way, and none is there twice."""
    assert len(set(LAST + MORE)) == 64
    assert not set(LAST + MORE) & set("\"\\<>&'/")


@given(st.sets(st.integers(0, 200_000)))
def test_gaps_come_back(numbers: set[int]) -> None:
    """Rising numbers are the same after packing and unpacking."""
    rising = sorted(numbers)

    assert unpacked_gaps(packed_gaps(rising)) == rising


def test_small_numbers_are_one_character() -> None:
    """What is below 32 takes one character, what is below 1,024 two."""
    assert [len(packed([number])) for number in (0, 31, 32, 1023, 1024, 32767, 32768)] == [1, 1, 2, 2, 3, 3, 4]


def test_zigzag() -> None:
    """Numbers of either sign stay small."""
    assert [zigzag(number) for number in (0, -1, 1, -2, 2)] == [0, 1, 2, 3, 4]


def test_column_is_the_shorter_way() -> None:
    """Lists that come again and again are told by their number, lists that are all different one by one."""
    assert column_of([(1, 2, 3)] * 50 + [()] * 50) == {"sets": [[], [1, 2, 3]], "which": "1" * 50 + "0" * 50}
    assert column_of([(1,), (2,), (0, 3)]) == {"each": "112", "values": "1203"}
