"""Actors and figures: whose word they stand on."""

import pytest

A = "claims:\n  - {id: a, text: x, by: y}\n  - {id: b, text: x, by: y, verdict: confirmed, why: z, assessed: 2023}\n"


def test_figures_are_read_whole(read_fields):
    """Several measures in a row, a group, and a mapping."""
    draft = read_fields(
        A + "figures:\n  - {killed: 0, wounded: 8+, per: a, note: Drones only., group: civilians}\n"
        "  - {usd-stolen: {low: 1.5, high: 2, words: much}, estimate: true}\n"
    )
    assert draft.problems == ()
    first, second = draft.record.figures
    assert list(first.measures) == ["killed", "wounded"]
    assert (first.measures["killed"].best, first.measures["wounded"].low, first.measures["wounded"].high) == (
        0,
        8,
        None,
    )
    assert (first.group, first.per, first.note, first.estimate) == ("civilians", ("a",), "Drones only.", False)
    assert (second.estimate, second.measures["usd-stolen"].low) == (True, 1.5)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("  - killed: 3\n", [("figure-without-voice", 5, 5)]),
        ("  - {killed: 3, estimate: false}\n", [("figure-without-voice", 5, 5)]),
        ("  - {killed: several, per: a}\n", [("count-form", 5, 14)]),
        ("  - {killed: [3], per: a}\n", [("value-form", 5, 14)]),
        ("  - {killed: {lo: 3}, per: a}\n", [("key-unknown", 5, 15)]),
        ("  - {killed: {low: 3, high: 2}, per: a}\n", [("count-form", 5, 14)]),
        ("  - {killed: 3, per: a, estimate: true}\n", [("figure-in-two-voices", 5, 35)]),
        ("  - {killed: 3, per: a, estimate: yes}\n", [("yes-or-no", 5, 35)]),
        ("  - {per: a}\n", [("figure-without-measure", 5, 5)]),
        ("  - {kiled: 3, per: a}\n", [("figure-without-measure", 5, 5), ("key-unknown", 5, 6)]),
        ("  - {killed: 3, estimate: true}\n  - {killed: 4, estimate: true}\n", [("estimate-twice", 6, 14)]),
        ("  - {killed: 3, per: a, group: childen}\n", [("word-unknown", 5, 32)]),
        ("  - {hurt: 3, per: a}\n", [("word-retired", 5, 12)]),
        ("  - 3\n", [("value-form", 5, 5)]),
    ],
)
def test_a_mistake_in_a_figure_gives_its_message(codes, rows, expected):
    """A count is somebody's claim or the archive's estimate."""
    assert codes(A + "figures:\n" + rows) == expected


def test_estimates_of_other_groups_are_no_second_ones(codes):
    """Neither are other measures."""
    assert (
        codes(
            "figures:\n  - {killed: 3, estimate: true}\n  - {killed: 1, estimate: true, group: children}\n"
            "  - {wounded: 1, estimate: true}\n"
        )
        == []
    )


def test_a_retired_measure_counts_as_the_new_one(read_fields):
    """Nothing is lost by an old word."""
    assert list(read_fields(A + "figures: {hurt: 3, per: a}\n").record.figures[0].measures) == ["wounded"]


def test_a_row_without_a_good_count_is_left_out(read_fields):
    """And the others stay."""
    draft = read_fields(A + "figures:\n  - {killed: several, per: a}\n  - {killed: 3, per: a}\n")
    assert len(draft.record.figures) == 1


def test_actors_are_read_whole(read_fields):
    """By id or by name, with an outcome."""
    draft = read_fields(
        A
        + "actors:\n  - {actor: navy, role: perpetrator, per: [a, b], note: x, outcome: {word: charged, on: 2023-06}}\n"
        "  - {name: A man, role: alleged-perpetrator, per: a, outcome: arrested}\n  - {name: {en: A tug}}\n"
    )
    assert draft.problems == ()
    navy, man, tug = draft.record.actors
    assert (navy.actor, navy.role, navy.per, navy.outcome.word, navy.outcome.on.text) == (
        "navy",
        "perpetrator",
        ("a", "b"),
        "charged",
        "2023-06",
    )
    assert (man.name, man.outcome.word) == ({"": "A man"}, "arrested")
    assert (tug.name, tug.role) == ({"en": "A tug"}, "involved")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("{actor: navy, name: Navy}", [("actor-and-name", 5, 25)]),
        ("{role: victim}", [("actor-missing", 5, 5)]),
        ("{actor: The Navy}", [("id-form", 5, 13)]),
        ("navy", [("value-form", 5, 5)]),
        ("[navy]", [("value-form", 5, 5)]),
        ("{actor: navy, role: perpetrator}", [("perpetrator-unconfirmed", 5, 25)]),
        ("{actor: navy, role: perpetrator, per: a}", [("perpetrator-unconfirmed", 5, 25)]),
        ("{actor: navy, role: perpetrator, per: c}", [("claim-unknown", 5, 43)]),
        ("{actor: navy, role: alleged-perpetrator}", [("alleged-without-claim", 5, 25)]),
        ("{actor: navy, role: perpetraitor}", [("word-unknown", 5, 25)]),
        ("{actor: navy, outcome: {on: 2023}}", [("key-missing", 5, 28)]),
        ("{actor: navy, outcome: jailed}", [("word-unknown", 5, 28)]),
        ("{actor: navy, outcome: {word: jailed}}", [("word-unknown", 5, 35)]),
    ],
)
def test_a_mistake_in_an_actor_gives_one_message(codes, row, expected):
    """Nobody is called a perpetrator without a confirmed claim."""
    assert codes(A + f"actors:\n  - {row}\n") == expected
