"""What is public, hidden or gone, and under which ids."""

import pytest


def test_drafts_and_embargoed_incidents_are_hidden_and_named(make):
    """A draft, and what is to be published later, is in no list; a warning says what is held back."""
    records = [
        make.incident("a"),
        make.incident("b", state="draft"),
        make.incident("c", publish_after="2024-01-02"),
        make.incident("d", publish_after="2024-01-01"),
    ]
    made = make.archive(*records, today="2024-01-01")

    assert list(made.entries) == ["a", "d"]
    assert list(made.hidden) == ["b", "c"]
    assert make.found(*records, today="2024-01-01") == [
        ("held-back", "b.md", "state"),
        ("held-back", "c.md", "publish_after"),
    ]


def test_drafts_are_let_in_where_they_are_asked_for(make):
    """With `drafts`, nothing is hidden and nothing is said."""
    records = [make.incident("b", state="draft"), make.incident("c", publish_after="2024-01-02")]

    assert list(make.archive(*records, today="2024-01-01", drafts=True).entries) == ["b", "c"]
    assert make.found(*records, today="2024-01-01", drafts=True) == []


def test_an_embargo_hides_a_withdrawn_incident_too(make):
    """What must not be known yet is not known to be withdrawn either."""
    made = make.archive(make.incident("a", state="withdrawn", publish_after="2031-01-01"))

    assert (list(made.tombstones), list(made.hidden)) == ([], ["a"])


@pytest.mark.parametrize("state", ["withdrawn", "merged", "split"])
def test_what_is_gone_is_a_tombstone_and_in_no_list(make, state):
    """A withdrawn, merged or split incident is counted nowhere."""
    made = make.archive(make.incident("a", state=state, region="no"), make.incident("b"), make.region("no"))

    assert list(made.tombstones) == ["a"]
    assert list(made.entries) == ["b"]
    assert made.regions["no"].incidents == ()
    assert made.periods["2023"].begins == ("b",)


def test_a_second_file_with_an_id_is_reported_and_left_out(make):
    """A file's name is its id, in whichever folder it stands; the later file is the one that is reported."""
    records = [make.incident("a", folder="2024"), make.incident("a", folder="2023", summary="first")]

    assert make.archive(*records).entries["a"].incident.summary == "first"
    assert make.problem(*records, code="id-of-another-file").path == "content/incidents/2024/a.md"


def test_an_alias_that_is_an_id_is_reported(make):
    """An alias cannot be another's id."""
    assert make.found(make.incident("a"), make.incident("b", aliases=("old", "a"))) == [
        ("alias-taken", "b.md", "aliases.1")
    ]


def test_an_alias_that_is_another_alias_is_reported_on_the_later_file(make):
    """An alias leads to one place."""
    records = [make.incident("a", aliases=("old",)), make.incident("b", aliases=("old",))]

    assert make.found(*records) == [("alias-taken", "b.md", "aliases.0")]
    assert make.archive(*records).aliases == {"old": "a"}


def test_an_alias_that_is_the_files_own_id_is_reported(make):
    """A file cannot be moved to where it is."""
    assert "id of this file" in make.problem(make.incident("a", aliases=("a",)), code="alias-taken").message


def test_an_alias_twice_in_one_file_is_reported(make):
    """One of the two says nothing."""
    assert "listed twice" in make.problem(make.incident("a", aliases=("o", "o")), code="alias-taken").message


def test_aliases_of_hidden_incidents_are_not_given_away(make):
    """A redirect would say that there is something."""
    assert make.archive(make.incident("a", state="draft", aliases=("old",))).aliases == {}


def test_merged_ids_lead_to_the_end(make):
    """Merges and aliases are followed until an incident with a page."""
    made = make.archive(
        make.incident("a", state="merged", into=("b",)),
        make.incident("b", state="merged", into=("old-c",)),
        make.incident("c", aliases=("old-c",)),
    )

    assert made.merged == {"a": "c", "b": "c"}


def test_merges_round_a_circle_are_one_problem_and_lead_nowhere(make):
    """One of them has to stay; what leads into the circle is not reported again."""
    records = [
        make.incident("a", state="merged", into=("b",)),
        make.incident("b", state="merged", into=("c",)),
        make.incident("c", state="merged", into=("b",)),
    ]

    assert make.found(*records) == [("circle-of-merges", "c.md", "into.0")]
    assert make.archive(*records).merged == {}


def test_into_must_be_there(make):
    """A tombstone leads to incidents that have a file; the nearest is proposed."""
    one = make.problem(
        make.incident("quay-fire"), make.incident("b", state="split", into=("quay-fir",)), code="incident-unknown"
    )

    assert (one.where, one.help) == ("into.0", "did you mean `quay-fire`?")


def test_translations_stand_with_their_incident(make):
    """By language, sorted."""
    made = make.archive(
        make.incident("a"), make.translation("a", "uk", title="У"), make.translation("a", "nb", title="N")
    )

    assert [(lang, one.title) for lang, one in made.entries["a"].translations.items()] == [("nb", "N"), ("uk", "У")]


def test_pages_stand_by_order_then_title(make):
    """Pages without an order come last."""
    made = make.archive(
        make.page("x", title="A"),
        make.page("y", title="Z", order=2),
        make.page("z", title="B"),
        make.page("w", order=1),
    )

    assert list(made.pages) == ["w", "y", "x", "z"]


def test_an_empty_archive_is_one(make):
    """Nothing is there, and nothing is wrong."""
    made, problems = make.run()

    assert (made.entries, made.updated, list(made.periods), problems) == ({}, "", [""], ())
