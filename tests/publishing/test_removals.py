"""Incidents that were published and are gone."""

import pytest

from sitegen.publishing.removals import removal_problems, removed_incidents

TEN = tuple(f"incident-{number}" for number in range(10))


def codes(gone, before=10, allowed=()):
    return [problem.code for problem in removal_problems(gone, before=before, allowed=allowed, content="content")]


def test_what_is_known_is_not_gone() -> None:
    """An id that content/ still has, in any state or as an alias, needs no word."""
    assert removed_incidents(("b", "a", "c"), {"a"}) == ("b", "c")


def test_each_is_named() -> None:
    """Each incident that is gone is a warning with its id and the ways out."""
    [problem] = removal_problems(("one",), before=2, allowed=(), content="content")
    assert "one" in problem.message
    assert "--allow-removal one" in problem.help


def test_those_let_go_are_not_named() -> None:
    """An id that was allowed is no problem; `all` allows any."""
    assert codes(("a", "b"), allowed=("a",)) == ["incident-removed"]
    assert codes(TEN, allowed=("all",)) == []


@pytest.mark.parametrize(
    ("gone", "before", "expected"),
    [(6, 10, "incidents-lost"), (5, 10, "incident-removed"), (9, 9, "incident-removed"), (7, 12, "incidents-lost")],
)
def test_more_than_half_of_ten_is_an_accident(gone: int, before: int, expected: str) -> None:
    """More than half of ten or more gone is one error, whatever single ids are allowed."""
    assert set(codes(TEN[:gone], before, allowed=("incident-0",))) == {expected}
