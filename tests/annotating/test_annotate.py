"""Every form of the prose is read, or reported at its own line and column."""

import pytest

from sitegen.annotating.annotate import annotate
from sitegen.annotating.hosts import fix
from sitegen.model.account import PASSAGE, Citation, Image, Link
from sitegen.model.incident import Claim, Incident, Source, Translation
from sitegen.model.reading import Annotated, Draft
from sitegen.model.records import PageRecord
from sitegen.model.settings import Settings

PATH = "content/incidents/2023/2023-05-raid.md"
INCIDENT = Incident(
    id="2023-05-raid",
    path=PATH,
    claims=(Claim(id="houses-hit", sources=("post",)), Claim(id="no-part", sources=("story",))),
    sources=(Source(id="post"), Source(id="story")),
)


def annotated(prose: str, record=INCIDENT) -> Annotated:
    return annotate(Draft(record=record, prose=prose, prose_line=10), Settings())


def found(prose: str) -> list[tuple[str, int, int]]:
    unused = ("claim-unstated", "source-uncited")
    return [(p.code, p.span.line, p.span.column) for p in annotated(prose).problems if p.code not in unused]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("a [b](#houses-hit)", []),
        ("a [b](#houses-hit,#no-part)[^post] [^story: p. 4]", []),
        ("[a *b* [^post]](#houses-hit)", []),
        ("[a [[2023-04-other]] b](#houses-hit)", []),
        ("[a [b](../2022/o.md) c](#houses-hit)", []),
        ("`[a] (#b)` and `[[x` and `[^y]` and `<b>`", []),
        ("```\n[[x\n<b>\n```", []),
        ("    [[x", []),
        ("a \\[^x] \\[[b]] 1 \\< 2 and a < b, <3", []),
        ("<https://example.org/> [а](https://пример.рф/путь)", []),
        ("## Was war\n\n[a](#was-war)", []),
        ("## Что было\n\n[a](#что-было)", []),
        ("x\n\ny [a](#hous-hit)", [("passage-unknown", 12, 7)]),
        ("[a](#houses-hit,#no-prt)", [("passage-unknown", 10, 17)]),
        ("[a](#houses-hit, #no-part)", [("link-with-space", 10, 5)]),
        ("[a](#)", [("passage-unknown", 10, 5)]),
        ("[a] (#houses-hit)", [("form-unread", 10, 3)]),
        ("(a)[#houses-hit]", [("form-turned-round", 10, 3)]),
        ("[a [b](#houses-hit) c](#no-part)", [("passage-nested", 10, 6)]),
        ("[a [b](#houses-hit) c](https://example.org)", [("passage-nested", 10, 6)]),
        ("[a\n\nb](#houses-hit)", [("form-unread", 12, 2)]),
        ("- [a\n- b](#houses-hit)", [("form-unread", 11, 4)]),
        ("a](#houses-hit)", [("form-unread", 10, 2)]),
        ("[a](#houses-hit", [("form-unread", 10, 3)]),
        ("|a|b|\n|-|-|\n|[[x|y]]|c|", [("form-unread", 12, 2)]),
        ("|a|b|\n|-|-|\n|[[x\\|y]]|c|", []),
        ("[[]]", [("form-unread", 10, 1)]),
        ("a[^post: p. [4]]", [("form-unread", 10, 2)]),
        ("a[^pots]", [("citation-unknown", 10, 2)]),
        ("a[^1]", [("note-unknown", 10, 2)]),
        ("a\n\n[^1]: b", [("note-uncalled", 12, 1)]),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", [("note-twice", 14, 1)]),
        ("a[^post]\n\n[^post]: b", [("note-of-source", 12, 1)]),
        ("## houses hit\n\n[a](#houses-hit)", [("heading-of-claim", 10, 1)]),
        ("a <b>c</b>", [("raw-html", 10, 3)]),
        ("a\n<!-- x -->", [("raw-html", 11, 1)]),
        ("[a](javascript:alert(1))", [("link-scheme", 10, 5)]),
        ("[a](data:text/html,x)", [("link-scheme", 10, 5)]),
        ("<javascript:alert(1)>", [("link-scheme", 10, 1)]),
        ("[a](https:///x)", [("link-scheme", 10, 5)]),
        ("[a](https://example.org/a b)", [("link-with-space", 10, 5)]),
        ("[a](/incidents/x/)", [("link-path", 10, 5)]),
        ("[a](../2023/x)", [("link-path", 10, 5)]),
        ("[a](../../../etc/x.md)", [("link-path", 10, 5)]),
        ("![](../../media/a.jpg)", [("image-without-alt", 10, 1)]),
        ("![a](https://example.org/a.jpg)", [("image-elsewhere", 10, 6)]),
        ("a https://example.org/x.", [("bare-address", 10, 3)]),
        ("[a][b]\n\n[b]: https://example.org", [("form-unread", 12, 1)]),
        ("a\n- b", [("list-without-blank-line", 11, 1)]),
        ("- a\n  - b", [("list-nested-by-two", 11, 1)]),
        ("a\n|b|c|\n|-|-|\n|d|e|", [("table-without-blank-line", 11, 1)]),
        ("> " * 20 + "a", [("prose-too-complex", 10, 1)]),
        ("a " + "*" * 80, [("prose-too-complex", 10, 3)]),
        ("[a " * 60_000, [("prose-too-complex", 10, 1)]),
        ("a" * 200_001, [("prose-too-complex", 10, 200_001)]),
        ("a\n\n" + "- " * 12 + "a", [("prose-too-complex", 12, 1)]),
        ("a\n\n" + "- " * 12 + "\n\nb", []),
        ("- - -\n" * 5_000, [("prose-too-complex", 10, 1)]),
        ("*a* b\n\n" * 20_000, []),
        ("[a](mailto:b) [c](mailto:d@example.org)", [("link-scheme", 10, 5)]),
        ("[a](#houses-hit,#)", [("passage-unknown", 10, 17)]),
        ("[a](2023-05-raid.md#houses-hit) [b](2023-05-raid.md#no-part)", []),
        ("[a [b](../2022/o.md#x) c](#no-part)", [("passage-nested", 10, 6)]),
        ("[a [[2023-04-other]] b](https://example.org)", [("passage-nested", 10, 4)]),
        ("[a [b](https://example.com) c](https://example.org)", [("passage-nested", 10, 6)]),
        ("[a [b](../2022/o.md) c](../2022/p.md)", [("passage-nested", 10, 6)]),
        ("[[2023-04-other|its *words*]] [[2023-04-other|a]]", []),
        ("[a](../2022/o.md 'Title') [b](https://example.org \"Title\")", []),
        ("[a](../pages/about.md?x)", [("link-path", 10, 5)]),
        ("[a](../../regions/ru/belgorod.md) [b](../../regions/ru.md)", []),
        ("[a](../../elsewhere/x.md)", [("link-path", 10, 5)]),
        ("[a](../../regions/)", [("link-path", 10, 5)]),
        ("[a](../../regions/x.txt)", [("link-path", 10, 5)]),
        ("[a](about.txt)", [("link-path", 10, 5)]),
        ("[a]()", [("link-path", 10, 5)]),
        ("[a](2022/o.md)", []),
        ("[a\n\nb] c](#houses-hit)", [("form-unread", 12, 5)]),
        ("|a|b|\n|-|-|\n|[c|d](#houses-hit)|", [("form-unread", 12, 6)]),
        ("a[^", [("form-unread", 10, 2)]),
        ("## A\n\n## A\n\n[b](#a-1)", []),
        ("a\n\n```\n[[b\n\n    c\n```\n\n> ```\n> [[d\n\ne", []),
        ("1. a\n\n    ```\n    [[b\n    ```\n", []),
        ("> a\n>\n>     [[b\n", []),
        ("`[a](#x)` ``<b>`` and `\\*`", []),
        ("- a\n\nb\n\n    ```\n    [[c\n    ```", []),
        ("|a|b|\n|:-|-:|\n|*c*|`d`|\n\n3. e\n4. f", []),
        ("a &copy; &#8203; &lt;b&gt; \\& c", []),
    ],
)
def test_forms_are_read_or_reported(prose: str, expected: list[tuple[str, int, int]]) -> None:
    """A form gives no problem, or one at its exact place."""
    assert found(prose) == expected


def test_slots_survive_the_cleaner() -> None:
    """What the whole archive must fill in stands in the HTML as slots, in the order of the text."""
    account = annotated("[a](#houses-hit)[^post] [b](../2023/o.md) ![c](../../media/d.jpg)[^1]\n\n[^1]: *n*").account

    assert account is not None
    assert account.blocks[0].html.startswith(f"<p>{PASSAGE}0")
    assert account.passages[0].text == "a"
    assert account.citations == (Citation("post"),)
    assert account.links == (Link("incident", "o"),)
    assert account.images == (Image("d.jpg", "c"),)
    assert account.notes == ("<em>n</em>",)
    assert account.blocks[0].notes == (1,)


def test_record_says_what_its_prose_states_and_cites() -> None:
    """Claims and sources stand in the order of the account, each once."""
    record = annotated("[a](#no-part)[^story] [b](#houses-hit)[^post] [c](#no-part)\n\n# H").record

    assert isinstance(record, Incident)
    assert (record.stated, record.cited) == (("no-part", "houses-hit"), ("story", "post"))
    assert record.headings == ("h",)
    assert len(record.account) == 32


def test_claim_of_another_incident_is_handed_on() -> None:
    """Whether another file has the claim is known only when all are read."""
    record = annotated("[a](../2022/o.md#x)").record

    assert isinstance(record, Incident)
    ref = record.refs[0]
    assert (ref.kind, ref.target, ref.line, ref.file) == ("claim", "o#x", 10, "content/incidents/2022/o.md")


def test_translation_hands_on_claims_and_sources() -> None:
    """A translation names its incident's claims and sources, which stand in another file."""
    result = annotated("[a](#x)[^y]", Translation(lang="ru", path="content/incidents/2023/2023-05-raid.ru.md"))

    assert result.problems == ()
    assert isinstance(result.record, Translation)
    assert [(ref.kind, ref.target) for ref in result.record.refs] == [
        ("claim", "2023-05-raid#x"),
        ("citation", "2023-05-raid#y"),
    ]


def test_page_has_no_claims() -> None:
    """A page links to other files by their paths."""
    result = annotated("[a](../regions/ru.md) [b](#c)", PageRecord(id="about", path="content/pages/about.md"))

    assert [problem.code for problem in result.problems] == ["passage-unknown"]
    assert isinstance(result.record, PageRecord)
    assert (result.record.refs[0].kind, result.record.refs[0].target) == ("region", "ru")


def test_headings_begin_at_the_third_level_without_jumps() -> None:
    """The account's highest heading is h3, and none is skipped on the way down."""
    account = annotated("# A\n\n#### B\n\n## C").account

    assert account is not None
    assert [level for level, _, _ in account.headings] == [3, 4, 4]


def test_nothing_is_run_from_prose() -> None:
    """HTML in prose is text on the page."""
    account = annotated('<script>x</script> `<i>` <img src=x onerror="y"> &lt;b&gt;').account

    assert account is not None
    assert "<script" not in account.blocks[0].html
    assert "<img" not in account.blocks[0].html
    assert "<b>" not in account.blocks[0].html


def test_fix_mends_what_hosts_show_otherwise() -> None:
    """Blank lines and four spaces, and nothing else."""
    assert fix("a\n- b\n  - c\n\nd\n|e|f|\n|-|-|\n") == "a\n\n- b\n    - c\n\nd\n\n|e|f|\n|-|-|\n"
