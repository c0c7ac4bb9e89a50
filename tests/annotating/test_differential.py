"""The quick parser is the stock parser: the same tree for any prose."""

from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.annotating.forms import mark_forms
from sitegen.annotating.parser import Parser

QUICK = Parser()
STOCK = Parser(quick=False)


def read_by(parser: Parser, prose: str) -> list[object]:
    """All that a parser says of prose, as bytes."""
    marked, _ = mark_forms(prose)
    parsed = parser.parse(marked)
    notes = [(note.id, note.form, tostring(note.content)) for note in parsed.notes]
    root = tostring(parsed.root)
    # A placeholder that was cut in two would stand in the text.
    assert b"klzzwxh" not in root
    return [root, notes, sorted(parsed.fenced)]


SAMPLES = [
    "",
    "\n\n\n",
    "a",
    "a\nb\n c\n    d",
    "a  \nb\\\nc   \n  \nd",
    "*a* **b** ***c*** _d_ __e__ ___f___ *g **h** i* **j *k* l** *m_n*o_ a*b*c a_b_c 2*3*4 * p *",
    "*a `b* c` d* **e\n\nf**",
    "***a* b** ***c** d* **e*f*g** *h**i**j*",
    "*[a](#b)* [*a*](#b) [**a *b* c**](#d) **[a *b*](#c) d** *a [^s] b*",
    "**_[[[^s]]]_** [[`x`]] [^`x`] [[\\*x\\*]]",
    "_[[x]]_ *[[x|y *z*]]* [[x\\|y]] [[x]][^y]",
    "[a [b](#c) d](#e) [a ![b](c.jpg) d](#e) [a [^b] c](#d) [a [[b]] c](#d) [a](b](c)",
    "[a](<b c> 'd') [a](b \"c\") [a]( b ) [a](b(c)d) [a](b 'c) [a]() [a](\nb\n) [](a) [a](b\"c) [a](b 'c' \"d\")",
    "[a\\]b](c) [a](b\\)c) [`a](b)` [a](`b`) [a](*b*) [a](b_c_d) [a](&amp;b) [a](b\\_c) [[a](b)](c)",
    "![a](b) ![a *b*](c 'd') ![](a) !\\[a](b) \\![a](b) ![a [b](c) d](e) ![a",
    "<https://a.b/c_d_e> <mailto:a@b.c> <a@b.c> <b> <b/> <!-- a --> a < b > c <>",
    "&amp; &lt;b&gt; &#35; &#x41; &nbsp; &nosuch; &; &#; & a",
    "`a` ``b ` c`` `d\n`` e `f\\` \\`g` \\\\`h` `*i*` `[^j]` `` ` ``",
    "\\* \\_ \\` \\[ \\] \\( \\) \\< \\> \\& \\\\ \\# \\a \\| \\",
    "# a\n## b ##\n### c\n#d\n####### e\na\n# f\nb\n\n# *g* [h](#i) \\#",
    "a\n===\nb\n---\nc\n=\n\n- d\n---\n\n===\n\na\n--- b",
    "***\n\n---\n\n___\n\n- - -\n\na\n***\nb\n\n*  *\n\n---a",
    "- a\n- b\n\n- c\n    - d\n        - e\n\n    f\n\n- g",
    "1. a\n2. b\n    1. c\n\n3. d\n\n7. e\n- f\n\n* g\n+ h\n\n٣. i",
    "- a\nb\n    c\n\n        d\n\n- # e\n  f\n- > g\n  h\n-\n-    i",
    "- [a](#b)[^c]\n- *d* **e**\n\n    [f](#g) `h`\n\n- i",
    "> a\nb\n> c\n\n> d\n>> e\n>\n> - f\n> - g\n>\n>     h\n\n   > i\n    > j\n\na\n> b\n>\n> c",
    "|a|b|\n|-|-|\n|c|d|\n\na|b\n:-|-:\n*c*|`d|e`\n\n|a|\n|-|\n|b|\n\n|a\\|b|c|\n|:-:|---|\n|[d](#e)|[[f\\|g]]|",
    "a | b\nc | d\n\n|a|b|\nc\n\n|",
    "```\n*a*\n\n[[b]]\n```\n\n~~~ c\n<d>\n~~~\ne\n```f```\n- g\n\n    ```\n    h\n    ```\n\n> ```\n> i\n> ```\n\n```\nj",
    "    a\n    *b* <c> & d\n\n\n        e\n\nf\n\n    g\nh",
    "a[^1] b[^2]\n\n[^1]: c\n    d\n\n    e *f*\n\n    - g\n\n[^2]: h\n[^3]: i\nj\n\n[^4]: \n\nk\n[^5]: l",
    "[^1]:a\n\n[^a]: b\n\n[^1] c\n[^2]\n[^3]:",
    "[a]: https://b.c\n[d][a] [a] [a][]",
    "ä\u00a0b *ц* _ж_ж_ **日本**語 «*a*» ’*b*’ \u2014_c_\u2014 🙂*d*🙂 e\u0301*f* \u200b*g*",
    "a\tb\n\tc\n\n\t- d\n -\te\n1.\tf",
    "a   \n   b\n\n \n  c\n   \n   # d\n   - e\n   > f\n   1. g\n   ***\n   |h|i|",
    "*a\n\n*b*\n\nc* _d\n\n**e\n- f**\n> *g\n> h*",
    "[a](../2023/b.md#c) [a](#b,#c) [a] (#b) (a)[#b] www.a.b https://a.b/*c*_d_ a]( b",
    "a *b [c *d* e](#f) g* h **i [j](#k) *l* m** *n `o` p [^q] r* <https://s.t> *u*",
    "*a**b*[^s]",
    "![_[<https://a.b/c>](#a)_ *b [[c|*d*]]*](../../media/f.jpg '*e* [g](#h)')",
    "*a*[^s]\n\n\\**[b](#c)**[d](#e)*[^s: p. 4]_f_",
    "**a [[b|c **d** e]] f** [g **h](#i) j** *k [l* m](#n)",
]


@pytest.mark.parametrize("prose", SAMPLES)
def test_samples_are_read_alike(prose: str) -> None:
    """Each construct of Markdown and each form, by itself and beside its near misses."""
    assert read_by(QUICK, prose) == read_by(STOCK, prose)


@pytest.mark.parametrize("at", range(len(SAMPLES)))
def test_samples_are_read_alike_within_others(at: int) -> None:
    """In quotations, in lists, indented, and one behind the other."""
    one, other = SAMPLES[at], SAMPLES[at - 1]
    for first, rest in (
        ("> ", "> "),
        ("- ", "    "),
        ("1. ", "   "),
        ("[^1]: ", "    "),
        ("    ", "    "),
        ("> - ", ">   "),
    ):
        prose = first + f"{one}\n\n{other}".replace("\n", f"\n{rest}")
        assert read_by(QUICK, prose) == read_by(STOCK, prose)


WORDS = st.sampled_from(
    ["a", "b", "Ж", "日", "é", "🙂", "1", "12", "\u00a0", "\u200b", "word", "two words", "a.", "x_y_z", "2*3"]
)
SIGNS = st.sampled_from(
    [
        *"*_`[]()<>!&\\#|-+=~:.,'\"^/ \n",
        "**",
        "***",
        "__",
        "``",
        "](",
        "[[",
        "[^",
        "![",
        "]]",
        "  \n",
        "\\\n",
        "\n\n",
        "\n    ",
    ]
)


def wrapped(before: str, after: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return inner.map(lambda text: f"{before}{text}{after}")


def extend(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Inline constructs around others."""
    around = [
        ("*", "*"), ("**", "**"), ("***", "***"), ("_", "_"), ("__", "__"), ("`", "`"), ("``", "``"), ("[", "](#a)"),
        ("[", "](../2023/b.md 'c')"), ("[", "](<d e>)"), ("![", "](../../media/f.jpg)"), ("[[g|", "]]"), ("(", ")"),
        ("[", "]"), ("\\", ""), ("<", ">"),
    ]  # fmt: skip
    joined = st.lists(inner, min_size=1, max_size=4).flatmap(
        lambda parts: st.sampled_from(["", " ", "\n", "  \n"]).map(lambda by: by.join(parts))
    )
    return st.one_of(joined, *(wrapped(before, after, inner) for before, after in around))


LEAVES = st.one_of(
    WORDS,
    SIGNS,
    st.sampled_from(
        ["[^s]", "[^s: p. 4]", "[^1]", "[[2023-a]]", "<https://a.b/c>", "<a@b.c>", "&amp;", "&#65;", "&x;"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=6),
)
INLINE = st.recursive(LEAVES, extend, max_leaves=12)
LINE_STARTS = st.sampled_from(
    [
        *("", "", "", " ", "  ", "    ", "        ", "\t", "- ", "* ", "+ ", "1. ", "2. ", "> ", ">", "# ", "## ", "#"),
        *("   - ", "    - ", "        - ", "    1. ", "> - ", "> > ", "- > ", "[^1]: ", "[^2]: ", "|", "| ", ":", "-"),
    ]
)
LINES = st.one_of(
    st.tuples(LINE_STARTS, INLINE).map("".join),
    st.lists(INLINE, min_size=1, max_size=3).map(lambda cells: f"|{'|'.join(cells)}|"),
    st.sampled_from(
        ["---", "===", "***", "- - -", "```", "~~~", "|-|-|", "|:-|-:|", "-|-", "", "", "   ", "[^1]:", ">", "-"]
    ),
)


def document(lines: list[tuple[str, int]]) -> str:
    return "".join(line + "\n" * ends for line, ends in lines)


DOCUMENTS = st.lists(st.tuples(LINES, st.sampled_from([1, 1, 2, 2, 3])), min_size=1, max_size=10).map(document)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_documents_are_read_alike(prose: str) -> None:
    """Documents made of all constructs, whole and broken."""
    assert read_by(QUICK, prose) == read_by(STOCK, prose)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(WORDS, SIGNS), max_size=40).map("".join))
def test_punctuation_is_read_alike(prose: str) -> None:
    """Marks in any order."""
    assert read_by(QUICK, prose) == read_by(STOCK, prose)


SIMPLE = st.sampled_from(
    [
        *(
            "a",
            "b c",
            "é",
            " ",
            " ",
            "\n",
            "  \n",
            "[^s]",
            "[^s: p. 4]",
            "[[x]]",
            "[[x|y z]]",
            "[d e](#f)",
            "*g*",
            "**h i**",
        ),
        *(
            "[j](../k/l_m.md#n)",
            "[*o*](#p)",
            "[^1]:",
            ":",
            "!",
            "(",
            ")",
            "*",
            "**",
            "_",
            "[",
            "]",
            "](",
            "https://q.r/",
            "\\*",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SIMPLE, max_size=14).map("".join))
def test_simple_forms_are_read_alike(prose: str) -> None:
    """Forms side by side, with few signs between them that belong to none."""
    assert read_by(QUICK, prose) == read_by(STOCK, prose)
