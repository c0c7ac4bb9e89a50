"""Actors with their parts, and who is named how."""

import pytest

from sitegen.model.archive import ClaimRef
from sitegen.model.incident import Involvement, Source


def test_an_actor_has_what_its_parts_and_members_said_and_did(make):
    """At any depth; what it said itself stands apart."""
    made = make.archive(
        make.actor("russia"),
        make.actor("kremlin", part_of="russia"),
        make.actor("spokesman", part_of="kremlin"),
        make.actor("csto", members=("russia",)),
        make.shared("decree", by=("spokesman",)),
        make.incident(
            "a",
            actors=(Involvement(actor="kremlin"),),
            claims=(make.claim("x", "spokesman"), make.claim("y", "russia"), make.claim("z", "csto")),
            sources=(Source(id="post", by=("russia",)),),
        ),
        make.incident("b", "2023-06-01", claims=(make.claim("w", "kremlin"),)),
    )
    russia = made.actors["russia"]

    assert (russia.parts, russia.groups, russia.part_of) == (("kremlin", "spokesman"), ("csto",), ())
    assert russia.claims == (ClaimRef("a", "x"), ClaimRef("a", "y"), ClaimRef("b", "w"))
    assert russia.own_claims == (ClaimRef("a", "y"),)
    assert (russia.incidents, russia.roles, russia.sources) == (("a", "b"), (("a", 0),), ("decree", "a/post"))
    assert made.actors["spokesman"].part_of == ("kremlin", "russia")
    assert made.actors["csto"].parts == ("russia", "kremlin", "spokesman")


def test_former_ids_of_actors_are_followed(make):
    """Roles, claims and sources stand under the id of now, and are shown so."""
    made = make.archive(
        make.actor("new", aliases=("old",)),
        make.actor("part", part_of="old"),
        make.actor("group", members=("old",)),
        make.shared("s", by=("old",)),
        make.incident(
            "a",
            actors=(Involvement(actor="old"),),
            claims=(make.claim("x", ("old", "Somebody")),),
            sources=(Source(id="post", by=("old",)),),
        ),
        make.incident("b"),
    )
    node, incident = made.actors["new"], made.entries["a"].incident

    assert (node.parts, node.groups, node.claims) == (("part",), ("group",), (ClaimRef("a", "x"),))
    assert node.sources == ("s", "a/post")
    assert (incident.actors[0].actor, incident.claims[0].by) == ("new", ("new", "Somebody"))
    assert incident.sources[0].by == ("new",)
    assert made.actors["part"].part_of == ("new",)


def test_a_circle_of_parts_is_one_error(make):
    """Where the part is written, `part_of` or `members`."""
    assert make.found(make.actor("a", part_of="b"), make.actor("b", part_of="c"), make.actor("c", part_of="a")) == [
        ("circle-of-actors", "a.md", "part_of")
    ]
    assert make.found(make.actor("a", members=("b",)), make.actor("b", members=("c", "a")), make.actor("c")) == [
        ("circle-of-actors", "b.md", "members.1")
    ]


def test_a_circle_of_parts_still_makes_an_archive(make):
    """A mistake never hides its file from other checks."""
    made = make.archive(make.actor("a", part_of="b"), make.actor("b", part_of="a"), make.actor("c", part_of="c"))

    assert (made.actors["a"].parts, made.actors["a"].part_of) == (("b",), ("b",))
    assert (made.actors["c"].parts, made.actors["c"].part_of) == ((), ())


def test_an_id_must_have_its_file(make):
    """Wherever somebody is named by an id; the nearest is proposed."""
    records = [
        make.actor("harbour-office", part_of="cityy", members=("x1",)),
        make.actor("city"),
        make.shared("s", by=("habour-office",)),
        make.incident(
            "a",
            claims=(make.claim("x", ("harbour-office", "harbor-office")), make.claim("y", "archive")),
            actors=(Involvement(actor="harbour-offce"), Involvement(actor="city")),
            sources=(Source(id="p", by=("nobody-near",)),),
        ),
    ]

    assert make.found(*records) == [
        ("actor-unknown", "a.md", "claims.0.by.1"),
        ("actor-unknown", "a.md", "sources.0.by.0"),
        ("actor-unknown", "a.md", "actors.0.actor"),
        ("actor-unknown", "s.md", "by.0"),
        ("actor-unknown", "harbour-office.md", "members.0"),
        ("actor-unknown", "harbour-office.md", "part_of"),
    ]
    helps = [problem.help for problem in make.run(*records)[1]]
    assert helps[0] == "did you mean `harbour-office`?"
    assert helps[1] == "write content/actors/nobody-near.md, or the name in words"


@pytest.mark.parametrize("name", ["Harbour Office", "harbour  office", "Havnekontoret", "The Port"])
def test_a_name_that_a_file_carries_is_a_warning_with_the_id(make, name):
    """In any language, and other names too; in each place where it is written."""
    office = make.actor(
        "harbour-office", name={"en": "Harbour Office", "nb": "Havnekontoret"}, other_names=("The Port",)
    )
    wrong = make.incident("a", claims=(make.claim("x", name),), actors=(Involvement(name={"": name}),))

    assert make.found(office, wrong) == [
        ("actor-by-name", "a.md", "claims.0.by.0"),
        ("actor-by-name", "a.md", "actors.0.name"),
    ]
    assert make.run(office, wrong)[1][0].help == "write `harbour-office`"


def test_other_names_are_names(make):
    """Nobody has to have a file; a word in small letters beside `name` is no id."""
    names = (Involvement(name={"en": "Residents", "nb": "beboere"}), Involvement(name={"nb": "Havna"}))
    office = make.actor("office", other_names=("Havna",))

    assert make.found(office, make.incident("a", claims=(make.claim("x", "Local residents"),), actors=names)) == [
        ("actor-by-name", "a.md", "actors.1.name.nb")
    ]


def test_the_archive_is_no_actor(make):
    """`archive` is a reserved id."""
    assert make.found(make.actor("archive")) == [("actor-id-reserved", "archive.md", "")]


def test_a_name_that_is_missing_is_the_id(make):
    """A page needs something to be called."""
    assert make.archive(make.actor("x", name={})).actors["x"].name == {"": "x"}
