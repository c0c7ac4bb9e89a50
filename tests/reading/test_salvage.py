"""YAML that is not well-formed: each mistake in our words, and nothing hidden by it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.reading import SourceFile
from sitegen.model.settings import Settings
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.read import read


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("summary: Raid: the first day\n", ("yaml-colon", 1, 14)),
        ("summary: as follows:\n", ("yaml-colon", 1, 20)),
        ("places:\n\t- region: no\n", ("yaml-tab", 2, 1)),
        ("places:\n  - region: no\n\t  name: x\n", ("yaml-tab", 3, 1)),
        ("summary: @harbour\n", ("yaml-first-character", 1, 10)),
        ("summary: `code`\n", ("yaml-first-character", 1, 10)),
        ("summary: %x\n", ("yaml-first-character", 1, 10)),
        ("summary: *bold* text\n", ("yaml-first-character", 1, 10)),
        ("summary: & more\n", ("yaml-first-character", 1, 10)),
        ("summary: | text\n", ("yaml-first-character", 1, 10)),
        ("summary: - text\n", ("yaml-first-character", 1, 10)),
        ("summary: ] text\n", ("yaml-first-character", 1, 10)),
        ("summary: [Raid] text\n", ("yaml-first-character", 1, 10)),
        ("tags: [a, b\n", ("yaml-unclosed", 1, 7)),
        ("review: {state: stub\n", ("yaml-unclosed", 1, 9)),
        ('summary: "Raid\n', ("yaml-unclosed", 1, 10)),
        ("summary: 'Raid\n", ("yaml-unclosed", 1, 10)),
        ('summary: "Raid" on x\n', ("yaml-quotes", 1, 16)),
        ("summary: 'it's'\n", ("yaml-quotes", 1, 14)),
        ('summary: "a\\d"\n', ("yaml-quotes", 1, 12)),
        ("summary:Raid\n", ("yaml-syntax", 1, 1)),
        ("summary\n", ("yaml-syntax", 1, 1)),
        ("A line of prose\n", ("yaml-syntax", 1, 1)),
        ("Prose: a, or not: a\n", ("yaml-colon", 1, 17)),
        ("summary: a\n  reason: b\n", ("yaml-indent", 2, 3)),
        ("places:\n  - region: no\n   name: x\n", ("yaml-indent", 3, 4)),
        ("...\nsummary: x\n", ("yaml-syntax", 1, 1)),
        ("claims:\n  -id: a\n   text: x\n", ("yaml-syntax", 2, 3)),
        ("places:\n  - region: no\n    - name: x\n", ("yaml-indent", 3, 5)),
        ("figures:\n  - estimate: true\n  killed: 3\n", ("yaml-indent", 3, 3)),
        ("tags:\n  - a\n - b\n", ("yaml-indent", 3, 2)),
        ("tags:\n  - a\n  - @b\n", ("yaml-first-character", 3, 5)),
        ("tags:\n  - a\n  - b: c: d\n", ("yaml-colon", 3, 9)),
    ],
)
def test_a_mistake_is_explained_at_its_place(codes, fields, expected):
    """One mistake, one message, and never in the parser's words."""
    assert codes(fields) == [expected]


@pytest.mark.parametrize(
    ("value", "proposed"),
    [
        ("Raid: a", '"Raid: a"'),
        ('The "first": a', "'The \"first\": a'"),
        ('@it\'s "x"', "'@it''s \"x\"'"),
        ('"Raid" on x', "'\"Raid\" on x'"),
        ("'Raid' on x", "\"'Raid' on x\""),
    ],
)
def test_the_proposal_reads_back_as_the_text(read_fields, value, proposed):
    """What the help says to write is well-formed and means the text."""
    problem = read_fields(f"summary: {value}\n").problems[0]
    assert proposed in problem.help
    again = read_fields(f"summary: {proposed}\n")
    assert (again.problems, again.record.summary) == ((), value)


def test_mistakes_do_not_hide_one_another(read_text):
    """Two of syntax, one of meaning, and the rest of the record is there."""
    draft = read_text(
        "---\ntitle: Raid: one\ndate: 2023-05\nclaims:\n  - id: a\n    text: foo: bar\n    by: x\n  - id: b\n"
        "    text: Good.\n    by: y\n    disputes: a\nregion: NO\n---\n[x](#a)\n"
    )
    assert [(p.code, p.span.line, p.span.column) for p in draft.problems] == [
        ("yaml-colon", 2, 12),
        ("yaml-colon", 6, 14),
        ("region-form", 12, 9),
    ]
    assert draft.record.date.text == "2023-05"
    assert [(claim.id, claim.by, claim.text) for claim in draft.record.claims] == [
        ("a", ("x",), ""),
        ("b", ("y",), "Good."),
    ]
    assert draft.prose == "[x](#a)\n"


def test_prose_is_not_judged_by_claims_that_could_not_be_read(read_text):
    """A claim whose id is lost is not called unknown where the prose names it."""
    draft = read_text(
        "---\ntitle: a\ndate: 2023\nclaims:\n  - id: @a\n    text: x\n    by: y\ndate_per: a\n---\n[x](#a)\n"
    )
    assert [p.code for p in draft.problems] == ["yaml-first-character"]
    assert draft.prose == ""


def test_broken_sources_are_not_unknown(read_text):
    """The same for sources."""
    draft = read_text(
        "---\ntitle: a\ndate: 2023\nsources: [a\nclaims:\n  - {id: b, text: x, by: y, sources: a}\n---\n[^a]\n"
    )
    assert [p.code for p in draft.problems] == ["yaml-unclosed"]
    assert draft.prose == ""


def test_an_alias_is_not_wrong_because_its_anchor_stands_elsewhere(read_text):
    """Only the real mistake is said."""
    draft = read_text("---\ntitle: a: b\ndate: &d 2023\nreported: *d\n---\n")
    assert [p.code for p in draft.problems] == ["yaml-colon"]


def test_what_cannot_be_read_is_never_passed_over(read_fields):
    """Where each part can be read and all together cannot, the parser's reason is given."""
    draft = read_fields("summary: 'R&x'\nreason: *x\n")
    assert [(p.code, p.span.line) for p in draft.problems] == [("yaml-syntax", 5)]


def test_twenty_thousand_mistakes_are_found_in_time(read_fields):
    """Each costs its own line alone."""
    started = time.perf_counter()
    draft = read_fields("tags:\n" + "  - @a\n" * 19_000)
    assert time.perf_counter() - started < 5
    assert len(draft.problems) == 19_000


def test_long_values_are_not_repeated(read_fields):
    """The help stays short."""
    assert read_fields("summary: a: " + "b " * 100 + "\n").problems[0].help == "put the value in quotes"
    assert read_fields('summary: "a" ' + "b " * 100 + "\n").problems[0].help == "put the whole of it in quotes"


LINES = st.sampled_from(
    [
        "title: a",
        "title: a: b",
        "claims:",
        "  - id: a",
        "    text: x",
        "    by: [",
        "  - ",
        "\t- a",
        "x",
        "",
        "# c",
        "- @",
        "a: &x *y",
        "? a",
        "---",
        "...",
        "  b: 'c",
        "!t a: b",
        "sources: {a: [b",
        "'",
        "places:",
        "  - point: [1, 2]",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_no_front_matter_ends_in_an_exception(lines):
    """Whatever stands there, a record comes back, and every problem has a place in the file."""
    text = "---\n" + "\n".join(lines) + "\n---\nProse.\n"
    draft = read(SourceFile("content/incidents/a.md", "incident", "a"), text.encode(), Settings(vocabulary=DEFAULTS))
    count = text.count("\n") + 1
    assert draft.record.id == "a"
    for problem in draft.problems:
        assert problem.span is not None
        assert 1 <= problem.span.line <= problem.span.end_line <= count
        assert "\n" not in problem.message + problem.help


@given(st.text(alphabet="ab:-#'\"[]{}&*!|>%@`,? \n\t~", max_size=60))
def test_no_text_ends_in_an_exception(text):
    """Nor does any text of YAML's own signs; and what is not read is reported."""
    read(SourceFile("a.md", "incident", "a"), f"---\ntitle: x\n{text}\n---\n".encode(), Settings(vocabulary=DEFAULTS))
