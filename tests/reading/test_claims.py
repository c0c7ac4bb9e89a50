"""Claims: who says what, and what speaks against it."""

import pytest

A = "claims:\n  - id: a\n    text: It burned.\n    by: harbour-office\n"


def test_a_claim_is_read_whole(read_fields):
    """Each key of the schema has its place in the record."""
    draft = read_fields(
        "claims:\n"
        "  - id: a\n    text: It burned.\n    by: [harbour-office, The  Mayor]\n    date: 2023-05-23\n    stance: assesses\n"
        "    disputes: [b, 2023-04-quay-fire#smoke-seen, source:post]\n    supports: raid#b\n    quote: It burns!\n    lang: nb\n"
        "    sources: post\n    verdict: corroborated\n    why: Two pictures.\n    assessed: 2023-06\n    retracted: 2023-07\n"
        "    note: Later.\n"
        "  - {id: b, text: No fire., by: archive, why: Seen.}\n"
        "sources: {id: post}\n"
    )
    assert draft.problems == ()
    claim = draft.record.claims[0]
    assert claim.by == ("harbour-office", "The Mayor")
    assert claim.disputes == ("b", "2023-04-quay-fire#smoke-seen", "source:post")
    assert (claim.supports, claim.sources) == (("raid#b",), ("post",))
    assert (claim.stance, claim.verdict, claim.quote, claim.lang, claim.note) == (
        "assesses",
        "corroborated",
        "It burns!",
        "nb",
        "Later.",
    )
    assert [w.text for w in (claim.date, claim.assessed, claim.retracted)] == ["2023-05-23", "2023-06", "2023-07"]
    assert draft.record.claims[1].by == ("archive",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("claims:\n  - id: a\n    text: x\n", [("claim-without-speaker", 2, 5)]),
        ("claims:\n  - text: x\n    by: y\n", [("key-missing", 2, 5)]),
        ("claims:\n  - {id: a, by: y}\n", [("key-missing", 2, 5)]),
        (A + "    stance: denies\n", [("denial-of-nothing", 5, 13)]),
        (A + "    stance: denys\n", [("word-unknown", 5, 13)]),
        (A + "    disputes: a\n", [("claim-against-itself", 5, 15)]),
        (A + "    supports: [raid#a]\n", [("claim-against-itself", 5, 16)]),
        (A + "    disputes: aa\n", [("claim-unknown", 5, 15)]),
        (A + "    disputes: raid#aa\n", [("claim-unknown", 5, 15)]),
        (A + "    disputes: other/a\n", [("reference-form", 5, 15)]),
        (A + "    sources: post\n", [("source-unknown", 5, 14)]),
        (A + "    verdict: confirmed\n", [("verdict-without-reason", 5, 14)]),
        (A + "    verdict: refuted\n    why: x\n", [("verdict-without-reason", 5, 14)]),
        (A + "    verdict: contested\n", [("word-unknown", 5, 14)]),
        (A + "  - id: a\n    text: x\n    by: y\n", [("id-twice", 5, 9)]),
        ("claims:\n  - id: 1a\n    text: x\n    by: y\ndate_per: 1a\n", [("id-form", 2, 9)]),
        ("claims:\n  - id: '-'\n    text: x\n    by: y\n", [("id-form", 2, 9)]),
        ("claims:\n  - id: '7'\n    text: x\n    by: y\n", [("id-form", 2, 9)]),
        ("claims:\n  - id: a\n    text: x\n    by: archive\n", [("archive-without-reason", 4, 9)]),
        ("claims: It burned.\n", [("value-form", 1, 9)]),
        ("claims: [[a]]\ndate_per: a\n", [("value-form", 1, 10)]),
        (A + "    verdit: confirmed\n", [("key-unknown", 5, 5)]),
        (A + "date_per: b\n", [("claim-unknown", 5, 11)]),
        (A + "date_per: [[a]]\n", [("value-form", 5, 12)]),
    ],
)
def test_a_mistake_in_a_claim_gives_one_message(codes, fields, expected):
    """At the row for what is missing, at the key for what is unknown, else at the value."""
    assert codes(fields) == expected


def test_a_claim_with_a_bad_field_is_still_there(read_fields):
    """So that nothing that names it is called wrong as well."""
    draft = read_fields("claims:\n  - id: a\n    text: x\n    by: y\n    date: soon\ndate_per: a\n")
    assert [p.code for p in draft.problems] == ["date-form"]
    assert draft.record.claims[0].id == "a"
    assert draft.record.date_per == ("a",)


def test_the_nearest_claim_is_proposed(read_fields):
    """A reader of the message sees what was meant."""
    assert (
        read_fields(A.replace("id: a", "id: houses-hit") + "date_per: house-hit\n").problems[0].help
        == "did you mean `houses-hit`?"
    )


def test_a_speakers_name_is_not_cut(codes):
    """A comment behind an id is a comment; behind a name it may be a part of the name."""
    assert codes("claims:\n  - id: a\n    text: x\n    by: Ward #4\n") == [("value-cut", 4, 14)]
    assert codes("claims:\n  - id: a\n    text: x\n    by: navy # of Norway\n") == []
