"""What prose, media, fields, identifiers and translations point to."""

import pytest

from sitegen.indexing.findings import Findings
from sitegen.model.incident import BodyReference, FieldValue, Figure, Medium, Source
from sitegen.model.problem import Span
from sitegen.model.records import MediaFile
from sitegen.model.settings import Field, IdentifierKind, Settings

PHOTO = MediaFile(name="quay.jpg", path="content/media/quay.jpg", size=1, sha256="0")


def refs(*rows):
    return tuple(BodyReference(kind, target, 7, 3, 7, 9) for kind, target in rows)


def test_links_in_prose_carry_their_span(make):
    """A link to a missing incident, with the nearest; from pages of every kind."""
    wrong = refs(("incident", "quay-fir"))
    records = [
        make.incident("quay-fire", refs=refs(("incident", "quay-fire"), ("incident", "old"))),
        make.incident("b", refs=wrong, aliases=("old",)),
        make.region("no", refs=wrong),
        make.actor("x", refs=wrong),
        make.page("about", refs=wrong),
    ]
    _, problems = make.run(*records)

    assert [problem.code for problem in problems] == ["incident-unknown"] * 4
    assert {(problem.span, problem.help) for problem in problems} == {(Span(7, 3, 7, 9), "did you mean `quay-fire`?")}


def test_links_to_what_is_gone_or_hidden_are_warnings(make):
    """A draft may link to a draft."""
    records = [
        make.incident("a", refs=refs(("incident", "w"), ("claim", "d#x"))),
        make.incident("w", state="withdrawn", refs=refs(("incident", "nowhere"))),
        make.incident("d", state="draft", claims=(make.claim("x"),), refs=refs(("incident", "d2"))),
        make.incident("d2", state="draft"),
    ]

    assert make.found(*records, but=("held-back",)) == [
        ("reference-to-gone", "a.md", ""),
        ("reference-to-hidden", "a.md", ""),
    ]


def test_a_link_to_a_part_names_a_claim_or_a_heading(make):
    """The nearest of both is proposed."""
    home = make.incident("home", claims=(make.claim("smoke-seen"),), headings=("what-followed",))
    good = make.incident("a", refs=refs(("claim", "home#smoke-seen"), ("claim", "home#what-followed")))
    wrong = make.incident("b", refs=refs(("claim", "home#smoke-sen")))
    one = make.problem(home, good, wrong, code="link-to-no-part")

    assert (one.path.rpartition("/")[2], one.help) == ("b.md", "did you mean `smoke-seen`?")


def test_links_to_pages_and_pictures_must_lead_somewhere(make):
    """And the files of `media` must be there."""
    good = refs(("page", "about"), ("page", "about#top"), ("media", "quay.jpg"))
    records = [
        make.page("about"),
        make.incident(
            "a", refs=good, media=(Medium(file="quay.jpg", alt="q"), Medium(url="https://a.example", alt="u"))
        ),
        make.incident(
            "b", refs=refs(("page", "abuot"), ("media", "quai.jpg")), media=(Medium(file="kai.jpg", alt="k"),)
        ),
    ]

    assert make.found(*records, media=(PHOTO,)) == [
        ("link-to-no-file", "b.md", ""),
        ("media-unknown", "b.md", ""),
        ("media-unknown", "b.md", "media.0.file"),
    ]
    assert [problem.help for problem in make.run(*records, media=(PHOTO,))[1]] == [
        "did you mean `about`?",
        "did you mean `quay.jpg`?",
        "put the file there, or correct the name",
    ]
    assert list(make.archive(*records, media=(PHOTO,)).media) == ["quay.jpg"]


@pytest.mark.parametrize("kind", ["region", "actor", "source"])
def test_links_to_other_records_must_lead_somewhere(make, kind):
    """By the ids of now and by former ones; a host finds no region that has no file."""
    records = [
        make.region("no", aliases=("former",)),
        make.actor("no", aliases=("former",)),
        make.shared("no", aliases=("former",)),
        make.incident("a", region="no/oslo", refs=refs((kind, "no"), (kind, "former"), (kind, "no/oslo"))),
    ]

    assert make.found(*records) == [("link-to-no-file", "a.md", "")]


def test_a_path_to_another_folder_is_an_error_with_the_right_one(make):
    """No host would follow it; a former id is followed by the site."""
    rows = [
        BodyReference("incident", "b", 7, 3, 7, 9, "content/incidents/2023/b.md"),
        BodyReference("claim", "b#x", 7, 3, 7, 9, "content/incidents/2022/b.md"),
        BodyReference("incident", "old", 7, 3, 7, 9, "content/incidents/2021/old.md"),
        BodyReference("actor", "navy", 7, 3, 7, 9, "content/actors/deep/navy.md"),
    ]
    records = [
        make.incident("a", refs=tuple(rows)),
        make.incident("b", folder="2022", claims=(make.claim("x"),), aliases=("old",)),
        make.actor("navy"),
    ]

    assert make.found(*records) == [("link-to-other-folder", "a.md", "")] * 2
    assert [problem.help for problem in make.run(*records)[1]] == [
        "write `../2022/b.md`",
        "write `../../actors/navy.md`",
    ]


def test_prose_of_a_translation_is_checked_as_the_incidents(make):
    """It states the incident's claims and cites its sources; of a tombstone nothing is asked."""
    home = make.incident("a", claims=(make.claim("smoke"),), sources=(Source(id="post"),))
    rows = refs(("claim", "a#smoke"), ("claim", "a#smok"), ("citation", "a#post"), ("citation", "a#posst"))
    gone = make.translation("w", refs=refs(("claim", "w#x")))

    assert make.found(home, make.translation("a", refs=rows), gone, make.incident("w", state="withdrawn")) == [
        ("link-to-no-part", "a.nb.md", ""),
        ("source-unknown-elsewhere", "a.nb.md", ""),
    ]


def test_fields_of_actors_and_incidents_must_have_their_file(make):
    """Other fields are not looked at."""
    settings = Settings(
        fields={
            "unit": Field(id="unit", type="actor", many=True),
            "case": Field(id="case", type="incident"),
            "note": Field(id="note"),
        }
    )
    records = [
        make.actor("navy", aliases=("fleet",)),
        make.incident(
            "a",
            fields={
                "unit": FieldValue(values=("navy", "fleet", "army")),
                "case": FieldValue(values=("b",)),
                "note": FieldValue(values=("x",)),
            },
        ),
        make.incident("b", fields={"unit": FieldValue(values=("nayv",))}),
        make.incident("c", fields={"case": FieldValue(values=("nothing",))}),
    ]

    assert make.found(*records, settings=settings) == [
        ("actor-unknown", "a.md", "fields.unit.2"),
        ("actor-unknown", "b.md", "fields.unit"),
        ("incident-unknown", "c.md", "fields.case"),
    ]


def test_unique_identifiers_stand_for_one_record(make):
    """Incidents and actors apart; others may be shared."""
    settings = Settings(identifiers={"acled": IdentifierKind(id="acled", unique=True), "cve": IdentifierKind(id="cve")})
    records = [
        make.incident("a", identifiers={"acled": ("N1",), "cve": ("C1",)}),
        make.incident("b", identifiers={"acled": ("N1",), "cve": ("C1",)}),
        make.incident("c", identifiers={"acled": ("N2", "N1")}),
        make.actor("x", identifiers={"acled": ("N1",)}),
    ]

    assert make.found(*records, settings=settings) == [
        ("identifier-twice", "b.md", "identifiers.acled"),
        ("identifier-twice", "c.md", "identifiers.acled.1"),
    ]


def test_translations_name_what_is_there(make):
    """Claims by id, rows by number from 1; of a tombstone nothing is asked."""
    home = make.incident(
        "a",
        claims=(make.claim("smoke"),),
        figures=(Figure(note="n"),),
        media=(Medium(alt="m"),),
        log=(make.log("2023-06-01", "addition"),),
    )
    good = make.translation("a", claims={"smoke": "røyk"}, figures={"1": "n"}, media={"1": "m"}, log={"1": "l"})
    wrong = make.translation("a", "uk", claims={"smok": "x"}, figures={"0": "n"}, media={"2": "m"}, log={"x": "l"})
    gone = make.translation("w", claims={"nothing": "x"})

    assert make.found(home, good, wrong, gone, make.incident("w", state="withdrawn")) == [
        ("translation-of-no-part", "a.uk.md", "claims.smok!"),
        ("translation-of-no-part", "a.uk.md", "figures.0!"),
        ("translation-of-no-part", "a.uk.md", "media.2!"),
        ("translation-of-no-part", "a.uk.md", "log.x!"),
    ]


def test_a_translation_needs_its_incident(make):
    """Beside it; and each language once."""
    assert make.found(make.translation("a")) == [("translation-of-nothing", "a.nb.md", "")]
    twice = [make.incident("a"), make.translation("a"), make.translation("a")]
    assert make.found(*twice) == [("id-of-another-file", "a.nb.md", "")]


def test_names_are_looked_for_a_hundred_times_at_most():
    """A hostile archive gets no more free work."""
    findings = Findings()
    helps = [findings.propose("quay", ["quai"], "none") for _ in range(101)]

    assert (helps[99], helps[100]) == ("did you mean `quai`?", "none")
