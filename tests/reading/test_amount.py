"""Counts and amounts as a source gives them."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.amount import Amount
from sitegen.reading.amount import AmountError, parse_amount


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("0", Amount("0", low=0, best=0, high=0)),
        ("3", Amount("3", low=3, best=3, high=3)),
        ("8+", Amount("8+", low=8, at_least=True)),
        ("<5", Amount("<5", low=0, high=4, below=True)),
        ("3-5", Amount("3-5", low=3, high=5)),
        ("~20", Amount("~20", best=20, approximate=True)),
        ("unknown", Amount("unknown", unknown=True)),
        ({"low": "3", "high": "5"}, Amount("3-5", low=3, high=5)),
        ({"low": "8"}, Amount("8+", low=8, at_least=True)),
        ({"best": "20"}, Amount("{best: 20}", best=20)),
        ({"high": "5"}, Amount("{high: 5}", high=5)),
        ({"low": "1", "best": "2", "high": "3"}, Amount("{low: 1, best: 2, high: 3}", low=1, best=2, high=3)),
        ({"words": "dozens"}, Amount("dozens", words="dozens")),
        ({"low": "20", "words": " dozens  of "}, Amount("20+", low=20, at_least=True, words="dozens of")),
    ],
)
def test_each_form_keeps_its_doubt(value: str | dict[str, str], amount: Amount) -> None:
    """What is given is there, what is not given is None."""
    assert parse_amount(value, whole=True) == amount


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("1.5", 1.5, 1.5), ("1.5-2.5", 1.5, 2.5), ("<2.5", 0, 2.5), ("<5", 0, 5), ("0.000001", 0.000001, 0.000001)],
)
def test_what_has_a_unit_may_have_decimals(value: str, low: float, high: float) -> None:
    """Below a limit, the limit itself stands for the highest value."""
    amount = parse_amount(value, whole=False)
    assert (amount.low, amount.high) == (low, high)
    assert parse_amount({"low": "0.5", "best": "0.75"}, whole=False).text == "{low: 0.5, best: 0.75}"


def test_words_and_unknown_are_no_numbers() -> None:
    """Neither adds to a total, and neither is 0."""
    assert not parse_amount({"words": "dozens"}, whole=True).has_number
    assert not parse_amount("unknown", whole=True).has_number
    assert parse_amount("0", whole=True).has_number


MENDS = [
    ("several", "{words: several}"),
    ("dozens", "{words: dozens}"),
    ("many", "{words: many}"),
    ("dozens: of", "{words: …}"),
    ("-3", "3"),
    ("5-3", "3-5"),
    ("1,000", "1000"),
    ("1.000", "1000"),
    ("1 000", "1000"),
    ("1,000+", "1000+"),
    ("10k", "10000"),
    ("1.2 million", "1200000"),
    ("1.23456789 million", None),
    ("8 +", "8+"),
    ("+8", "8+"),
    ("at least 8", "8+"),
    ("at least eight", "8+"),
    ("8 or more", "8+"),
    ("more than 8", "9+"),
    (">8", "9+"),
    ("≥8", "8+"),
    ("fewer than 5", "<5"),
    ("up to 5", "{high: 5}"),
    ("≤ 5", "{high: 5}"),
    ("5 or fewer", "{high: 5}"),
    ("about 20", "~20"),
    ("c. 20", "~20"),
    ("8?", "~8"),
    ("3 to 5", "3-5"),
    ("3–5", "3-5"),
    ("between 3 and 5", "3-5"),
    ("5 to 3", "3-5"),
    ("eight", "8"),
    ("none", "0"),
    ("8 people", "8"),
    ("1,200 people", "1200"),
    ("08", "8"),
    ("8.0", "8"),
    ("?", "unknown"),
    ("Unknown", "unknown"),
    ("<0", "0"),
    ("<1", "0"),
    ("2.5", None),
    ("0.125", None),
    ("~8+", None),
    ("", None),
    ("8 wounded, 3 badly", None),
    ("9" * 16, None),
    ("٨", None),
]


@pytest.mark.parametrize(("text", "meant"), MENDS)
def test_what_is_no_amount_gets_its_mend(text: str, meant: str | None) -> None:
    """A count written in another way is refused, and the right form is named where it can be told."""
    with pytest.raises(AmountError) as caught:
        parse_amount(text, whole=True)
    assert caught.value.message
    assert not meant or f"`{meant}`" in caught.value.help


@pytest.mark.parametrize(
    ("value", "message", "mend"),
    [
        ({"low": "5", "high": "3"}, "`low` (5) is more than `high` (3)", "low ≤ best ≤ high"),
        ({"low": "2", "best": "1"}, "`low` (2) is more than `best` (1)", "low ≤ best ≤ high"),
        ({"low": "unknown"}, "`low` takes a number, and this is `unknown`", "leave `low` out"),
        ({"low": "8+"}, "`low` takes a number, and this is `8+`", "write `low: 8`"),
        ({"high": "dozens"}, "`high` takes a number, and this is `dozens`", "`words: dozens`"),
        ({"low": "2.5"}, "people and things are counted in whole numbers, and `2.5` has a part of one", "whole"),
        ({}, "this amount says nothing", "`{low: 3"),
        ({"words": "  "}, "this amount says nothing", "`{low: 3"),
        ({"words": "x" * 300}, "the words of this amount are very long", "`note`"),
    ],
)
def test_a_mapping_that_cannot_be_gets_its_mend(value: dict[str, str], message: str, mend: str) -> None:
    """Bounds are numbers, in order, and something must be said."""
    with pytest.raises(AmountError) as caught:
        parse_amount(value, whole=True)
    assert caught.value.message == message
    assert mend in caught.value.help


def test_decimals_are_proposed_where_they_may_stand() -> None:
    """A comma before decimals becomes a point; with whole numbers it gets no such advice."""
    with pytest.raises(AmountError) as caught:
        parse_amount("1,5", whole=False)
    assert caught.value.help == "write `1.5`"
    with pytest.raises(AmountError) as caught:
        parse_amount("1.5 m", whole=False)
    assert caught.value.help == "write `1.5`"
    with pytest.raises(AmountError) as caught:
        parse_amount("more than 1.5", whole=False)
    assert caught.value.help == "write `1.5+`"


def test_an_error_survives_the_way_between_processes() -> None:
    """It is made anew from its two texts."""
    copy = pickle.loads(pickle.dumps(AmountError("a", "b")))
    assert (copy.message, copy.help) == ("a", "b")


def read(value: str | dict[str, str], whole: bool) -> Amount | AmountError:
    """The amount, or what is said instead."""
    try:
        return parse_amount(value, whole)
    except AmountError as error:
        return error


@given(st.text() | st.text("0123456789+-<~., ", max_size=12), st.booleans())
def test_any_text_is_an_amount_or_has_a_message(text: str, whole: bool) -> None:
    """Nothing else comes out; bounds are in order; the canonical text is read as the same amount."""
    amount = read(text, whole)
    if isinstance(amount, AmountError):
        assert amount.message
        return
    known = [number for number in (amount.low, amount.best, amount.high) if number is not None]
    assert known == sorted(known)
    assert parse_amount(amount.text, whole) == amount


number = st.integers(0, 10**9).map(str)


@given(st.fixed_dictionaries({}, optional={"low": number, "best": number, "high": number}))
def test_a_mapping_keeps_what_it_is_given(value: dict[str, str]) -> None:
    """Each bound is the number that was written, or the mapping is refused."""
    amount = read(value, whole=True)
    if isinstance(amount, AmountError):
        numbers = [int(value[key]) for key in ("low", "best", "high") if key in value]
        assert not numbers or numbers != sorted(numbers)
        return
    for key in ("low", "best", "high"):
        assert getattr(amount, key) == (int(value[key]) if key in value else None)
