"""The account: slots filled, cards beside the text, headings in order."""

import re

import pytest

from sitegen.model.account import (
    CITE,
    END,
    IMAGE,
    LINK,
    LINK_END,
    NOTE,
    PASSAGE,
    PASSAGE_END,
    Account,
    Block,
    Citation,
    Image,
    Link,
    Passage,
)
from sitegen.rendering.account import Meanings, account_html, intro_html
from sitegen.rendering.claim_rows import own_key, told_key
from sitegen.rendering.views.prose import Target, ToldClaim


def same(address: str) -> str:
    return address


def slot(kind: str, number: int = 0) -> str:
    return f"{kind}{number}{END}"


def passage(words: str, number: int = 0) -> str:
    return f"{slot(PASSAGE, number)}{words}{slot(PASSAGE_END, number)}"


TOLD = ToldClaim("c", "/incidents/other/#claim-x", "Other & more", ("Kyiv",), "contested", "It was so.")
KEYS = {
    "a": own_key("a", "a", "Moscow", "unverified", "en"),
    "b": own_key("b", "b", "Kyiv & others", "contested", "en"),
    "other#x": told_key(TOLD, same, "en"),
}
CARDS = {"a": "<p>card a</p>\n", "b": "<p>card b</p>\n"}


def html_of(account: Account, **more) -> str:
    return str(account_html(account, Meanings(same, KEYS, CARDS, **more)))


def paragraph(html: str, **more) -> Account:
    return Account(blocks=(Block(f"<p>{html}</p>", "p", 100),), **more)


def test_passage_is_a_mark_with_its_link_and_button_behind_it() -> None:
    """A passage is a mark, its own link to the claim's row, and a button that opens its card."""
    html = html_of(paragraph(passage("a bang"), passages=(Passage(("a",), "q-a", "a bang"),)))

    assert '<mark class="q unverified" id="q-a" aria-details="note-a" style="anchor-name:--q1">a bang' in html
    assert '</mark><a class="ref" href="#claim-a" aria-label="Claim a: Moscow, unverified">a</a>' in html
    assert (
        '<button class="key unverified" popovertarget="note-a" aria-label="Claim a: Moscow, unverified">a</button>'
        in html
    )
    assert '<div class="card unverified" id="note-a" popover>' in html
    assert html.index("card a") > html.index("</mark>")


def test_passage_of_several_claims_has_the_line_of_the_most_doubtful() -> None:
    """A passage that states several claims is drawn as the most doubtful one, and has a link to each."""
    html = html_of(paragraph(passage("both"), passages=(Passage(("a", "b"), "q-a", "both"),)))

    assert '<mark class="q contested"' in html
    assert html.count('class="ref"') == 2
    assert "card a" in html
    assert "card b" in html
    assert 'aria-label="a,b: Claim a: Moscow, unverified; Claim b: Kyiv &amp; others, contested">a,b<' in html


def test_passage_of_another_incident_leads_there() -> None:
    """A claim of another incident is marked, with an arrow, and leads to its own page."""
    html = html_of(paragraph(passage("so"), passages=(Passage(("other#x",), "q-x", "so"),)))

    assert '<mark class="q contested" id="q-x">' in html
    assert 'href="/incidents/other/#claim-x" aria-label="Claim c of “Other &amp; more”: Kyiv, contested">→c</a>' in html
    assert "popover" not in html


def test_heading_of_another_incident_written_like_a_claim_is_a_link() -> None:
    """What names no claim of another incident names its heading."""
    account = paragraph(passage("there"), passages=(Passage(("gone#the-end",), "q-x", "there"),))

    html = html_of(account, targets={"incident:gone": Target("/incidents/gone/", "Gone")})

    assert html == '<p><a href="/incidents/gone/#h-the-end">there</a></p>'


def test_citation_shows_its_number_and_where() -> None:
    """A citation leads to the source's row, under its number, with the place in it."""
    account = paragraph(slot(CITE), citations=(Citation("news", "p. <4>"),))

    html = html_of(account, numbers={"news": 2})

    assert '<sup class="r"><a href="#source-news" aria-label="Source 2, p. &lt;4&gt;">2, p. &lt;4&gt;</a></sup>' in html


def test_citation_of_nothing_known_is_left_out() -> None:
    """Without a number there is nothing to lead to."""
    assert html_of(paragraph(slot(CITE), citations=(Citation("news"),))) == "<p></p>"


@pytest.mark.parametrize(
    ("target", "words", "html"),
    [
        (Target("/incidents/x/", "A & B"), "", '<a href="/incidents/x/">A &amp; B</a>'),
        (Target("/incidents/x/", "A"), "its words", '<a href="/incidents/x/">its words</a>'),
        (Target("/incidents/x/", "x", "withdrawn"), "", '<a href="/incidents/x/">x</a> (withdrawn)'),
        (Target("", ""), "its words", "its words"),
        (Target("", ""), "", "a record that is not public"),
    ],
)
def test_link_to_an_incident(target: Target, words: str, html: str) -> None:
    """A link has its words or the title; one to a tombstone says so; one to a hidden incident is words alone."""
    account = paragraph(f"{slot(LINK)}{words}{slot(LINK_END)}", links=(Link("incident", "x"),))

    assert html_of(account, targets={"incident:x": target}) == f"<p>{html}</p>"


def test_link_to_a_heading_and_to_what_is_not_known() -> None:
    """A link leads to the heading that it names; one without a target is words alone."""
    account = paragraph(
        f"{slot(LINK)}one{slot(LINK_END)} {slot(LINK, 1)}two{slot(LINK_END, 1)}",
        links=(Link("incident", "x", "h-end"), Link("page", "y")),
    )

    html = html_of(account, targets={"incident:x": Target("/incidents/x/", "X")})

    assert html == '<p><a href="/incidents/x/#h-end">one</a> two</p>'


def test_note_stands_beside_the_text_once() -> None:
    """The first call of a note brings its text beside the paragraph; a passage in it has no card of its own."""
    account = Account(
        blocks=(Block(f"<p>One{slot(NOTE, 1)}</p>", "p", 10), Block(f"<p>Two{slot(NOTE, 1)}</p>", "p", 10)),
        passages=(Passage(("a",), "q-a", "a bang"),),
        notes=(f"<p>Said of {passage('a bang')}.</p>",),
    )

    html = html_of(account)

    assert html.count('id="ed-1"') == 1
    assert html.count('href="#ed-1"') == 2
    assert "note-a" not in html


def test_headings_stand_below_the_heading_of_the_account() -> None:
    """The highest heading of the prose is a third-level one, whatever it was written as."""
    account = Account(
        blocks=(Block('<h1 id="h-one">One</h1>', "h1", 3), Block('<h2 id="h-two">Two</h2>', "h2", 3)),
        headings=((1, "h-one", "One"), (2, "h-two", "Two")),
    )

    assert re.findall("<h.", html_of(account)) == ["<h3", "<h4"]


def test_table_can_be_scrolled_and_says_what_its_heads_are_of() -> None:
    """A table of the account scrolls in its frame, with the keyboard as well; its heads have a scope."""
    html = html_of(
        Account(blocks=(Block('<table><thead><tr><th>A</th><th align="left">B</th></tr></thead></table>', "table", 2),))
    )

    assert html.startswith('<div class="wide" role="region" aria-label="Table" tabindex="0"><table>')
    assert html.count('<th scope="col"') == 2
    assert "<thead>" in html


def test_picture_alone_is_a_figure_and_may_be_covered() -> None:
    """A picture that is a paragraph is a figure; a sensitive one is covered until it is asked for."""
    account = paragraph(slot(IMAGE), images=(Image("A b.JPG", 'A "view"', "Seen"),))

    plain, hidden = html_of(account), html_of(account, covered={"A b.JPG": "It shows <people>."})

    assert plain == (
        '<figure><a class="picture" href="/media/a%20b.jpg"><img src="/media/a%20b.jpg" alt="A &#34;view&#34;" '
        'loading="lazy" decoding="async"></a><figcaption><p>Seen</p></figcaption></figure>'
    )
    assert hidden.startswith('<details class="covered">')
    assert "It shows &lt;people&gt;." in hidden


def test_covered_picture_in_a_line_is_a_link_to_it() -> None:
    """Within a line nothing can be covered; there a link leads to where it is."""
    account = paragraph(f"See {slot(IMAGE)}", images=(Image("a.jpg", "A view"),))

    assert '<img src="/media/a.jpg"' in html_of(account)
    listed = html_of(account, covered={"a.jpg": ""}, listed=frozenset(["a.jpg"]))
    assert listed == '<p>See <a href="#media">A view</a></p>'
    assert html_of(account, covered={"a.jpg": ""}) == '<p>See <a href="/media/a.jpg">A view</a></p>'


def test_prose_without_cards_has_its_notes_at_its_end() -> None:
    """The introduction of a region has nothing beside it."""
    account = paragraph(f"Words{slot(NOTE, 1)}", notes=("<p>A note.</p>",))

    html = str(intro_html(account, Meanings(same)))

    assert "<p>Words<sup" in html
    assert html.count("A note.") == 1
    assert html.index('<ol class="notes"') < html.index("A note.")
    assert 'class="card' not in html
