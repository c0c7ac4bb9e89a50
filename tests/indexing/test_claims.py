"""What holds of a claim, and who stands against whom."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.archive import ClaimRef
from sitegen.model.incident import Question, Source


def holds(made):
    return {f"{ref.incident}#{ref.claim}": node.holds for ref, node in made.claims.items()}


def test_a_dispute_makes_both_contested(make):
    """Dispute is symmetric: one side writes it."""
    made = make.archive(make.incident("x", claims=(make.claim("a"), make.claim("b", disputes=("a",)), make.claim("c"))))

    assert made.entries["x"].holds == {"a": "contested", "b": "contested", "c": "unverified"}
    assert made.entries["x"].contested == 2
    assert made.claims[ClaimRef("x", "a")].disputed_by == (ClaimRef("x", "b"),)
    assert made.claims[ClaimRef("x", "b")].disputes == (ClaimRef("x", "a"),)


def test_a_verdict_decides(make):
    """What is corroborated, confirmed or refuted is not contested, nor does a refuted claim contest another."""
    made = make.archive(
        make.incident(
            "x",
            claims=(
                make.claim("a"),
                make.claim("b", disputes=("a",), verdict="refuted"),
                make.claim("c"),
                make.claim("d", disputes=("c",), verdict="confirmed"),
            ),
        )
    )

    assert made.entries["x"].holds == {"a": "unverified", "b": "refuted", "c": "contested", "d": "confirmed"}


def test_what_is_taken_back_contests_nothing(make):
    """A retracted claim is retracted, and leaves the other alone."""
    made = make.archive(
        make.incident(
            "x", claims=(make.claim("a"), make.claim("b", disputes=("a",), retracted=make.when("2023-06-01")))
        )
    )

    assert made.entries["x"].holds == {"a": "unverified", "b": "retracted"}


def test_disputes_reach_other_files_through_aliases_and_merges(make):
    """A claim has one home; other files point to it by the ids that they know."""
    made = make.archive(
        make.incident("home", claims=(make.claim("a"),), aliases=("old",)),
        make.incident("gone", state="merged", into=("home",)),
        make.incident("x", claims=(make.claim("b", disputes=("old#a",)),)),
        make.incident("y", claims=(make.claim("c", supports=("gone#a",)),)),
    )
    node = made.claims[ClaimRef("home", "a")]

    assert holds(made) == {"home#a": "contested", "x#b": "contested", "y#c": "unverified"}
    assert (node.disputed_by, node.supported_by) == ((ClaimRef("x", "b"),), (ClaimRef("y", "c"),))


def test_a_hidden_claim_contests_nothing(make):
    """What is held back changes no page."""
    made = make.archive(
        make.incident("x", claims=(make.claim("a"),)),
        make.incident(
            "y", state="draft", claims=(make.claim("b", disputes=("x#a",)), make.claim("c", disputes=("b",)))
        ),
    )

    assert holds(made) == {"x#a": "unverified"}
    assert made.claims[ClaimRef("x", "a")].disputed_by == ()


def test_a_claim_of_another_file_must_be_there(make):
    """The nearest claim of that file is proposed, and the incident is looked for first."""
    home = make.incident("home", claims=(make.claim("smoke-seen"),))
    wrong = make.incident("x", claims=(make.claim("b", disputes=("home#smoke-sen", "hime#smoke-seen")),))
    one = make.problem(home, wrong, code="claim-unknown-elsewhere")

    assert (one.where, one.help) == ("claims.0.disputes.0", "did you mean `smoke-seen`?")
    assert make.problem(home, wrong, code="incident-unknown").where == "claims.0.disputes.1"


def test_a_dispute_with_a_withdrawn_incident_is_a_warning(make):
    """Its claims are gone."""
    assert make.found(
        make.incident("w", state="withdrawn", claims=(make.claim("a"),)),
        make.incident("x", claims=(make.claim("b", disputes=("w#a",)),)),
    ) == [("reference-to-gone", "x.md", "claims.0.disputes.0")]


def test_disputed_sources_know_who_disputes_them(make):
    """Own sources first, then shared ones, by their ids of now."""
    made = make.archive(
        make.shared("film", aliases=("old-film",)),
        make.incident(
            "x",
            sources=(Source(id="post"), Source(id="film", shared=True)),
            claims=(make.claim("a", disputes=("source:post", "source:old-film"), sources=("post",)),),
        ),
    )
    ref = ClaimRef("x", "a")

    assert made.claims[ref].disputed_sources == ("x/post", "film")
    assert made.sources["x/post"].disputed_by == made.sources["film"].disputed_by == (ref,)
    assert made.sources["x/post"].claims == (ref,)


def test_a_disputed_source_must_be_there(make):
    """Neither the file nor the archive has it."""
    wrong = make.incident("x", sources=(Source(id="post"),), claims=(make.claim("a", disputes=("source:pist",)),))

    assert make.problem(wrong, code="shared-source-unknown").help == "did you mean `post`?"


def test_a_dispute_has_two_sides_with_those_who_support_them(make):
    """Supporters that dispute nobody stand with whom they support, theirs as well."""
    made = make.archive(
        make.incident(
            "x",
            claims=(
                make.claim("a"),
                make.claim("b", disputes=("a",)),
                make.claim("c", disputes=("b",)),
                make.claim("d", supports=("b",)),
                make.claim("e", supports=("d",)),
            ),
        )
    )
    (one,) = made.disputes

    assert [[ref.claim for ref in side] for side in one.sides] == [["a", "c"], ["b", "d", "e"]]
    assert (one.incident, one.question) == ("x", "")


def test_three_that_stand_each_against_the_others_have_one_side(make):
    """Where there are not two sides, none are made."""
    claims = (make.claim("a"), make.claim("b", disputes=("a",)), make.claim("c", disputes=("a", "b")))
    (one,) = make.archive(make.incident("x", claims=claims)).disputes

    assert [[ref.claim for ref in side] for side in one.sides] == [["a", "b", "c"]]


def test_a_question_names_a_dispute(make):
    """The incident that asks heads it, even where most claims are elsewhere; disputed sources stand with it."""
    made = make.archive(
        make.incident(
            "x",
            sources=(Source(id="film"),),
            claims=(make.claim("a"), make.claim("b", disputes=("a", "source:film"))),
        ),
        make.incident("y", "2023-06-01", questions=(Question(text="Who did it?", claims=("x#a",)),)),
    )
    (one,) = made.disputes

    assert (one.incident, one.question, one.sources) == ("y", "Who did it?", ("x/film",))


def test_a_dispute_without_a_question_is_headed_by_the_incident_with_most_claims(make):
    """The first in order, where two have as many."""
    made = make.archive(
        make.incident("y", "2023-06-01", claims=(make.claim("a"), make.claim("b", disputes=("a", "x#c")))),
        make.incident("x", claims=(make.claim("c"), make.claim("d"))),
        make.incident("z", "2023-01-01", claims=(make.claim("e", disputes=("x#d",)),)),
    )

    assert [one.incident for one in made.disputes] == ["z", "y"]


def test_settled_disputes_are_none(make):
    """Where no claim is contested, nothing is in dispute."""
    claims = (make.claim("a", verdict="confirmed"), make.claim("b", disputes=("a",), verdict="refuted"))

    assert make.archive(make.incident("x", claims=claims)).disputes == ()


VERDICTS = st.sampled_from(["unverified", "unverified", "corroborated", "confirmed", "refuted"])


@st.composite
def tangles(draw):
    count = draw(st.integers(1, 7))
    rows = []
    for _ in range(count):
        against = draw(st.lists(st.integers(0, count - 1), max_size=3))
        rows.append((draw(VERDICTS), draw(st.booleans()), against))
    return rows


@given(tangles())
def test_contested_is_symmetric_and_derived(make, rows):
    """A claim is contested exactly if it is unverified and live, and a live one stands on the other end of a dispute;
    and it is then in exactly one dispute."""
    claims = tuple(
        make.claim(
            f"c{k}",
            verdict=verdict,
            retracted=make.when("2023-06-01") if retracted else None,
            disputes=tuple(f"c{other}" for other in against if other != k),
        )
        for k, (verdict, retracted, against) in enumerate(rows)
    )
    made = make.archive(make.incident("x", claims=claims))

    live = [verdict != "refuted" and not retracted for verdict, retracted, _ in rows]
    pairs = {(k, other) for k, (_, _, against) in enumerate(rows) for other in against if other != k}
    pairs |= {(other, k) for k, other in pairs}
    for k, (verdict, retracted, _) in enumerate(rows):
        contested = verdict == "unverified" and not retracted and any(live[other] for one, other in pairs if one == k)
        assert (made.entries["x"].holds[f"c{k}"] == "contested") is contested
        times = sum(ref.claim == f"c{k}" for one in made.disputes for side in one.sides for ref in side)
        assert times == 1 if contested else times <= 1
    for one in made.disputes:
        if len(one.sides) == 2:
            for side in one.sides:
                numbers = [int(ref.claim[1:]) for ref in side]
                assert not [
                    pair
                    for pair in pairs
                    if set(pair) <= set(numbers)
                    and live[pair[0]]
                    and live[pair[1]]
                    and "contested" in {made.entries["x"].holds[f"c{number}"] for number in pair}
                ]
