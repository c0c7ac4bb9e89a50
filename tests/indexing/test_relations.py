"""Relations from both ends, and what they lead to."""

import pytest

from sitegen.indexing.circles import circles
from sitegen.model.archive import Related
from sitegen.model.incident import Relation


def to(id_, type_="part-of", **more):
    return (Relation(incident=id_, type=type_, **more),)


def test_the_inverse_stands_on_the_other_page(make):
    """Nobody writes it."""
    made = make.archive(make.incident("a", relations=to("b", note="n", per=("c",))), make.incident("b"))

    assert made.entries["a"].related == (Related(incident="b", type="part-of", note="n", per=("c",)),)
    assert made.entries["b"].related == (Related(incident="a", type="part-of", inverse=True, note="n", per=("c",)),)


def test_what_reads_the_same_from_both_ends_stands_once(make):
    """Where both files say it."""
    made = make.archive(
        make.incident("a", relations=to("b", "similar-to")),
        make.incident("b", relations=to("a", "similar-to") + to("a", "response-to")),
        make.incident("c", relations=to("a", "response-to")),
    )

    assert [(one.incident, one.type, one.inverse) for one in made.entries["a"].related] == [
        ("b", "similar-to", False),
        ("b", "response-to", True),
        ("c", "response-to", True),
    ]
    assert [one.inverse for one in made.entries["b"].related] == [False, False]


def test_aliases_and_merges_are_followed(make):
    """The relation leads to where the incident is now."""
    made = make.archive(
        make.incident("a", relations=to("old") + to("m")),
        make.incident("b", aliases=("old",)),
        make.incident("m", state="merged", into=("c",)),
        make.incident("c"),
    )

    assert [one.incident for one in made.entries["a"].related] == ["b", "c"]


def test_what_is_gone_or_hidden_is_a_warning(make):
    """The relation stays, for its words; a hidden file's own relations are seen by nobody."""
    records = [
        make.incident("a", relations=to("w") + to("s") + to("d") + to("m")),
        make.incident("w", state="withdrawn"),
        make.incident("s", state="split", into=("a", "b")),
        make.incident("m", state="merged", into=("w",)),
        make.incident("d", state="draft", relations=to("b") + to("d2") + to("w")),
        make.incident("d2", state="draft"),
        make.incident("b"),
    ]
    made, problems = make.run(*records)

    assert [one.incident for one in made.entries["a"].related] == ["w", "s", "d", "m"]
    assert make.found(*records, but=("held-back",)) == [
        ("reference-to-gone", "a.md", "relations.0.incident"),
        ("reference-to-gone", "a.md", "relations.1.incident"),
        ("reference-to-hidden", "a.md", "relations.2.incident"),
        ("reference-to-gone", "a.md", "relations.3.incident"),
        ("reference-to-gone", "d.md", "relations.2.incident"),
    ]
    assert any("`a` or `b`" in problem.help for problem in problems)


def test_a_missing_incident_is_an_error_with_the_nearest(make):
    """It is related to nothing."""
    records = [make.incident("quay-fire"), make.incident("b", relations=to("quay-fires"))]
    one = make.problem(*records, code="incident-unknown")

    assert (one.where, one.help) == ("relations.0.incident", "did you mean `quay-fire`?")
    assert make.archive(*records).entries["b"].related == ()


@pytest.mark.parametrize("type_", ["part-of", "follows"])
def test_a_circle_is_one_error(make, type_):
    """At the relation that closes it, through aliases as well; a draft closes one too."""
    records = [
        make.incident("a", relations=to("context-of-a", "context") + to("b", type_)),
        make.incident("b", relations=to("old-c", type_)),
        make.incident("c", state="draft", aliases=("old-c",), relations=to("a", "context") + to("a", type_)),
        make.incident("context-of-a"),
    ]

    assert make.found(*records, but=("held-back", "reference-to-hidden")) == [
        ("circle-of-relations", "c.md", "relations.1.incident")
    ]
    assert make.archive(*records).entries


def test_other_relations_may_go_round(make):
    """Two incidents may be responses to one another."""
    records = [
        make.incident("a", relations=to("b", "response-to")),
        make.incident("b", relations=to("a", "response-to")),
    ]

    assert make.found(*records) == []


def test_a_relation_to_itself_is_a_circle(make):
    """And is shown nowhere."""
    records = [make.incident("a", relations=to("a"))]

    assert make.found(*records) == [("circle-of-relations", "a.md", "relations.0.incident")]
    assert make.archive(*records).entries["a"].related == ()


def test_circles_are_each_found_once():
    """Two that share a node, and a way that leads into one."""
    edges = {"s": ["a"], "a": ["b", "c"], "b": ["a"], "c": ["a", "gone"], "d": []}

    assert list(circles(edges)) == [("a", "b"), ("a", "c")]
