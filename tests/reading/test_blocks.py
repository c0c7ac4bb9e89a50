"""Blocks `incidents` of a page: read with positions of the page's file, each mistake told at its place."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.problem import Problem
from sitegen.model.reading import SourceFile
from sitegen.model.records import PageRecord
from sitegen.model.settings import Field, Settings
from sitegen.reading.blocks import MOST_BLOCKS, find_blocks
from sitegen.reading.locate import locate
from sitegen.reading.read import read

START = "---\ntitle: An essay\n---\nWords.\n\n"


def page_of(block: str) -> str:
    return f"{START}```incidents\n{block}\n```\n"


@pytest.fixture
def read_page(read_text, settings):
    """Reads a page: its record, and (code, line, column, message) of each problem."""

    def read_it(text: str):
        fields = {id_: msgspec.structs.replace(field, facet=True) for id_, field in settings.fields.items()}
        fields["plain"] = Field(id="plain")
        draft = read_text(text, "page", "essay", more=msgspec.structs.replace(settings, fields=fields))
        assert isinstance(draft.record, PageRecord)
        rows = [(one.code, one.span.line, one.span.column, one.message) for one in draft.problems if one.span]
        assert len(rows) == len(draft.problems)
        return draft.record, rows

    return read_it


def test_all_keys(read_page) -> None:
    """Each key of the search, and how the result is shown."""
    record, problems = read_page(
        page_of(
            "show: table\ntitle: Raids\nempty: None known to us.\nsort: newest\nlimit: 7\nregion: [ru/belgorod, ua]\n"
            "from: 2023-05\nto: 2023-05-22\ncategory: accident\ntag: night\nactor: navy\nholds: contested\n"
            "review: [none, stub]\nstate: draft\nkilled: [1+, unknown]\nusd-stolen: <5.5\nfield.a-choice: bomber\n"
            "field.a-yesno: true\nfield.a-number: 3-5\nfield.a-text: Anything"
        )
    )
    (block,) = record.blocks
    assert problems == []
    assert (block.line, block.show, block.title, block.empty) == (6, "table", "Raids", "None known to us.")
    assert (block.sort, block.limit) == ("newest", 7)
    asked = dict(block.query.terms)
    assert asked["region"] == ("ru/belgorod", "ua")
    assert (asked["from"], asked["to"]) == (("2023-05",), ("2023-05-22",))
    assert (asked["review"], asked["killed"]) == (("none", "stub"), ("1+", "unknown"))
    assert (asked["field.a-yesno"], asked["field.a-text"]) == (("yes",), ("Anything",))


def test_an_empty_block_is_everything(read_page) -> None:
    """Nothing asked is all incidents, as a list."""
    for empty in ("", "\n", "# nothing yet"):
        record, problems = read_page(page_of(empty))
        assert problems == []
        assert (record.blocks[0].query.terms, record.blocks[0].show) == ((), "list")


WRONG = [
    ("regoin: no", "key-unknown", 1),
    ("show: tabel", "word-unknown", 7),
    ("from: 22 May 2023", "query-value", 7),
    ("from: 2023-05/2023-06", "query-value", 7),
    ("from: 2023-02-30", "date-form", 7),
    ("from: [2023, 2024]", "value-form", 7),
    ("killed: 5-3", "query-value", 9),
    ("killed: dozens", "query-value", 9),
    ("limit: 1001", "query-value", 8),
    ("sort: relevance", "word-unknown", 7),
    ("q: fire", "query-value", 4),
    ("category: arson", "word-unknown", 11),
    ("category: fire", "word-retired", 11),
    ("region: NO", "region-form", 9),
    ("region: no, se", "region-form", 9),
    ("actor: The Navy", "id-form", 8),
    ("holds: disputed", "word-unknown", 8),
    ("field.plain: x", "query-value", 14),
    ("field.a-choice: boat", "word-unknown", 17),
    ("field.a-amount: many", "query-value", 17),
    ("field.none: x", "key-unknown", 1),
    ("tag: night\ntag: day", "key-twice", 1),
    ("title: Fires: all", "yaml-colon", 13),
    ("- a\n- b", "front-matter-form", 1),
    ("just words", "front-matter-form", 1),
    ("tag: !x night", "yaml-first-character", 6),
    ("tag: [night", "yaml-unclosed", 6),
]


@pytest.mark.parametrize(("block", "code", "column"), WRONG, ids=[block for block, _, _ in WRONG])
def test_mistakes(read_page, block: str, code: str, column: int) -> None:
    """Each is told once, at its line and column in the page's file."""
    _, problems = read_page(page_of(block))
    line = 7 + (code == "key-twice")
    assert [(found, row, at) for found, row, at, _ in problems] == [(code, line, column)]


def test_a_time_that_runs_backwards(read_page) -> None:
    """`to` lies before `from`; a month holds its days."""
    _, problems = read_page(page_of("from: 2023-05-02\nto: 2023-05-01"))
    assert [(code, line, column) for code, line, column, _ in problems] == [("query-value", 8, 5)]
    for sound in ("from: 2023-05-22\nto: 2023-05", "from: 2023-05\nto: 2023-05-01", "from: 2023\nto: 2023"):
        assert read_page(page_of(sound))[1] == []


def test_one_mistake_costs_one_value(read_page) -> None:
    """What stands beside it is read; and so are the other blocks of the page."""
    record, problems = read_page(
        page_of("region: no\nkilled: many\ntag: night") + "\n" + page_of("tag: day")[len(START) :]
    )
    assert dict(record.blocks[0].query.terms) == {"region": ("no",), "tag": ("night",)}
    assert dict(record.blocks[1].query.terms) == {"tag": ("day",)}
    assert len(problems) == 1


def test_so_many_blocks(read_page) -> None:
    """A page that asks the archive too often is told so, and the rest of it is not read."""
    one = "```incidents\nshow: nothing\n```\n"
    record, problems = read_page(START + one.replace("nothing", "count") * MOST_BLOCKS + one * 100)
    assert len(record.blocks) == MOST_BLOCKS
    assert [(code, line) for code, line, _, _ in problems] == [("prose-too-complex", 6 + 3 * MOST_BLOCKS)]


def test_fences() -> None:
    """Blocks by three marks or more, of either kind, closed or not; other code is left alone, and what stands in it."""
    text = (
        "```\n```incidents\n```\n"  # a fence with a word does not close another
        "````yaml\n```incidents\na: 1\n```\n````\n"
        "~~~~ incidents\na: 2\n~~~\n~~~~\n"
        "   ```incidents extra\na: 3\n   ```\n"
        "    ```incidents\n"
        "```incidentsx\n```\n"
        "```incidents\na: 4"
    )
    assert [(found.line, found.content) for found in find_blocks(text, 1)] == [
        (9, "a: 2\n~~~"),
        (13, "a: 3"),
        (19, "a: 4"),
    ]


def test_places_are_found_again(read_page) -> None:
    """What only the whole archive knows is located in the block that asks for it."""

    text = page_of("show: table") + "\n" + page_of("region:\n  - no\n  - se/x\nactor: navy")[len(START) :]
    for where, place in (
        ("blocks.1.region.se/x", (13, 5)),
        ("blocks.1.region.no", (12, 5)),
        ("blocks.1.actor.navy", (14, 8)),
        ("blocks.1.tag.x", (10, 1)),
        ("blocks.7.tag.x", (1, 1)),
    ):
        found = locate(Problem(code="region-unknown", path="p.md", message="", where=where), text.encode())
        assert found.span is not None
        assert (found.span.line, found.span.column) == place, where


@settings(deadline=None)
@given(st.text(alphabet="abc:-[]{}'\"!&*#|>\n ~`,1<+?%@\\", max_size=60))
def test_nothing_raises(block: str) -> None:
    """Whatever stands in a block is read or told, and each problem lies within the file."""

    text = page_of(block)
    draft = read(SourceFile("content/pages/p.md", "page", "p"), text.encode(), Settings())
    lines = text.count("\n") + 1
    assert all(one.span is not None and 1 <= one.span.line <= lines for one in draft.problems)
