"""The HTML of an annotated prose: its slots filled with what they stand for, its notes beside the text.

Written in strings and not in a template, since it is done for every passage of every page.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

import msgspec
from markupsafe import Markup, escape

from sitegen.model.account import (
    CITE,
    IMAGE,
    LINK,
    LINK_END,
    NOTE,
    PASSAGE,
    Account,
    Block,
    Image,
)
from sitegen.model.account import Link as AccountLink
from sitegen.rendering.beside import MOST_BESIDE, WIDE, Row, levelled_html, rooms
from sitegen.rendering.claim_rows import ClaimKey
from sitegen.rendering.views.prose import Target

_SLOT = re.compile("[\ue000-\ue006][0-9]+\ue007")
_ALONE = re.compile(f"<p>{IMAGE}([0-9]+)\ue007</p>")
_HEADING = re.compile("(</?h)([1-6])")
_DOUBT = ("contested", "refuted", "retracted", "unverified", "corroborated", "confirmed")
"""A passage that states several claims has the line of the most doubtful one."""
_NO_BREAK = "\u2060"


class Meanings(msgspec.Struct, frozen=True):
    """What the slots of a prose stand for, on the page that shows it."""

    href: Callable[[str], str]
    keys: Mapping[str, ClaimKey] = {}
    cards: Mapping[str, str] = {}
    """By claim: the HTML of what is told of it beside the text; without one, a passage has its link alone."""
    numbers: Mapping[str, int] = {}
    """Of sources."""
    targets: Mapping[str, Target] = {}
    covered: Mapping[str, str] = {}
    """Media that are covered until asked for: by file, what is said of them instead."""


def account_html(account: Account, meanings: Meanings) -> Markup:
    """The account of an incident: each block with its cards behind it; headings below the page's own."""
    filler = _Filler(account, meanings)
    top = min((level for level, _, _ in account.headings), default=2)
    rows = [filler.row(block, 3 - top) for block in account.blocks]
    beside = zip(rows, rooms(rows), rooms(rows, WIDE), strict=True)
    return Markup("\n".join(_with_cards(row, full, wide) for row, full, wide in beside))  # noqa: S704 - sanitised


def intro_html(account: Account, meanings: Meanings) -> Markup:
    """A prose without anything beside it; notes stand at its end."""
    filler = _Filler(account, meanings)
    top = min((level for level, _, _ in account.headings), default=2)
    filler.aside = False
    html = [filler.block(block, 2 - top) for block in account.blocks]
    if account.notes:
        notes = "".join(
            f'<li id="ed-{number}">{filler.fill(note)}</li>' for number, note in enumerate(account.notes, 1)
        )
        html.append(f'<ol class="notes" aria-label="Editor’s notes">{notes}</ol>')
    return Markup("\n".join(html))  # noqa: S704 - sanitised


def _with_cards(row: Row, room: float | None, wide: float | None) -> str:
    """A block with its cards; with rooms, they stand level with their lines."""
    if not row.cards:
        return row.html
    how = "" if len(row.cards) <= MOST_BESIDE else " crowded"
    html, style = row.html, ""
    if room is not None and wide is not None:
        how, html, style = " levelled", levelled_html(row), f' style="--room:{room:g}rem;--wide:{wide:g}rem"'
    here = "in this paragraph" if row.tag == "p" else "here"
    return (
        f'<div class="row{how}"{style}>\n{html}\n<div class="cards" role="group" aria-label="Who says what {here}">\n'
        f"{''.join(row.cards)}</div>\n</div>"
    )


class _Filler:
    """Fills the slots of one account, and gathers the cards of each block as they are met."""

    def __init__(self, account: Account, meanings: Meanings) -> None:
        self.account = account
        self.meanings = meanings
        self.cards: list[str] = []
        self.marks: list[str] = []
        self.open: dict[int, int] = {}
        self.noted: set[int] = set()
        self.inner = False
        self.aside = True
        self.writers: dict[str, Callable[[int, re.Match[str]], str]] = {
            PASSAGE: self._passage,
            "\ue001": self._passage_end,
            CITE: self._cite,
            LINK: self._link,
            LINK_END: self._link_end,
            NOTE: self._note,
            IMAGE: self._image,
        }

    def row(self, block: Block, lower: int) -> Row:
        self.cards, self.marks = [], []
        html = self.block(block, lower)
        cards = tuple(self.cards)
        if block.tag == "table":
            html = f'<div class="wide" role="region" aria-label="Table" tabindex="0">{html}</div>'
        return Row(block.tag, html, cards, tuple(self.marks), block.length)

    def block(self, block: Block, lower: int) -> str:
        """The HTML of a block, its headings lowered by some levels."""
        html = block.html
        if block.tag[0] == "h" and block.tag != "hr" and lower:
            html = _HEADING.sub(lambda match: f"{match[1]}{min(6, int(match[2]) + lower)}", html)
        elif block.tag == "table":
            html = html.replace("<th ", '<th scope="col" ').replace("<th>", '<th scope="col">')
        alone = _ALONE.fullmatch(html.strip())
        return self.figure(int(alone[1])) if alone else self.fill(html)

    def fill(self, html: str) -> str:
        return _SLOT.sub(self._one, html)

    def _one(self, match: re.Match[str]) -> str:
        slot = match[0]
        return self.writers[slot[0]](int(slot[1:-1]), match)

    # passages

    def _known(self, number: int) -> list[tuple[str, ClaimKey]]:
        keys = self.meanings.keys
        return [(claim, keys[claim]) for claim in self.account.passages[number].claims if claim in keys]

    def _passage(self, number: int, _match: re.Match[str]) -> str:
        passage, known = self.account.passages[number], self._known(number)
        if not known:
            return self._open(self._heading_target(passage.claims[0]))
        holds = min((key.holds for _, key in known), key=_DOUBT.index)
        if not self._has_card(known):
            return f'<mark class="q {holds}" id="{passage.id}">'
        mark = f'<mark class="q {holds}" id="{passage.id}" aria-details="note-{passage.id[2:]}"'
        # Its card stands here, by where the passage begins: passages may stand in passages.
        self.open[number] = len(self.cards)
        self.cards.append("")
        self.marks.append(mark)
        return f"{mark}>"

    def _passage_end(self, number: int, _match: re.Match[str]) -> str:
        passage, known = self.account.passages[number], self._known(number)
        if not known:
            return "</a>" if self._heading_target(passage.claims[0]).address else ""
        links = "".join(self._reference(key) for _, key in known)
        if not self._has_card(known):
            return f"{_NO_BREAK}</mark>{links}"
        holds = min((key.holds for _, key in known), key=_DOUBT.index)
        letters = ",".join(_letter(key) for _, key in known)
        label = "; ".join(_label(key) for _, key in known)
        if len(known) > 1:
            label = f"{letters}: {label}"
        name = f"note-{passage.id[2:]}"
        told = "".join(self.meanings.cards[claim] for claim, _ in known if claim in self.meanings.cards)
        self.cards[self.open.pop(number)] = (
            f'<div class="card {holds}" id="{name}" popover>\n'
            f'<button class="close plain" popovertarget="{name}" popovertargetaction="hide">Close</button>\n{told}</div>\n'
        )
        return (
            f"{_NO_BREAK}</mark>{links}"
            f'<button class="key {holds}" popovertarget="{name}" aria-label="{label}">{letters}</button>{_NO_BREAK}'
        )

    def _has_card(self, known: list[tuple[str, ClaimKey]]) -> bool:
        return not self.inner and any(claim in self.meanings.cards for claim, _ in known)

    def _reference(self, key: ClaimKey) -> str:
        address = key.address if key.address[0] == "#" else self.meanings.href(key.address)
        return f'<a class="ref" href="{address}" aria-label="{_label(key)}">{_letter(key)}</a>'

    def _heading_target(self, claim: str) -> Target:
        """A heading of another incident that is written like a claim."""
        incident, _, fragment = claim.partition("#")
        target = self.meanings.targets.get(f"incident:{incident}", Target("", ""))
        if not target.address or not fragment or target.state:
            return target
        return Target(f"{target.address}#h-{quote(fragment.removeprefix('h-'))}", target.title)

    # citations, links, notes, pictures

    def _cite(self, number: int, _match: re.Match[str]) -> str:
        citation = self.account.citations[number]
        found = self.meanings.numbers.get(citation.source)
        if found is None:
            return ""
        where = f", {escape(citation.locator)}" if citation.locator else ""
        return f'<sup class="r"><a href="#source-{citation.source}" aria-label="Source {found}{where}">{found}{where}</a></sup>'

    def _link(self, number: int, match: re.Match[str]) -> str:
        link = self.account.links[number]
        target = self._target(link)
        empty = match.string.startswith(LINK_END, match.end())
        words = str(escape(target.title or "a record that is not public")) if empty else ""
        return self._open(target) + words

    def _link_end(self, number: int, _match: re.Match[str]) -> str:
        target = self._target(self.account.links[number])
        state = f" ({target.state})" if target.state else ""
        return ("</a>" if target.address else "") + state

    def _open(self, target: Target) -> str:
        return f'<a href="{escape(self.meanings.href(target.address))}">' if target.address else ""

    def _target(self, link: AccountLink) -> Target:
        found = self.meanings.targets.get(f"{link.kind}:{link.target.partition('#')[0]}")
        if found is None or not found.address:
            return found or Target("", "")
        if found.state or not link.fragment:
            return found
        key = self.meanings.keys.get(f"{link.target}#{link.fragment}")
        address = key.address if key else f"{found.address}#{quote(link.fragment)}"
        return Target(address, found.title)

    def _note(self, number: int, _match: re.Match[str]) -> str:
        if number not in self.noted and not self.inner:
            self.noted.add(number)
            self.inner = True
            text = self.fill(self.account.notes[number - 1])
            self.inner = False
            self.cards.append(
                f'<div class="card note" id="ed-{number}" popover>\n<button class="close plain" popovertarget="ed-{number}" '
                f'popovertargetaction="hide">Close</button>\n'
                f'<span class="who">Editor’s note {number}.</span> {text}</div>\n'
            )
            self.marks.append(f'<sup class="r n"><a href="#ed-{number}"')
        link = f'<sup class="r n"><a href="#ed-{number}" aria-label="Editor’s note {number}">note {number}</a></sup>'
        if not self.aside:
            return link
        return f'{link}<button class="key note" popovertarget="ed-{number}" aria-label="Editor’s note {number}">note {number}</button>'

    def _image(self, number: int, _match: re.Match[str]) -> str:
        image = self.account.images[number]
        if image.file in self.meanings.covered:
            return f'<a href="#media">{escape(image.alt)}</a>'
        return self._picture(image)

    def _picture(self, image: Image) -> str:
        address = self.meanings.href(f"/media/{quote(image.file.lower())}")
        return f'<img src="{address}" alt="{escape(image.alt)}" loading="lazy">'

    def figure(self, number: int) -> str:
        """A picture that is a block of its own."""
        image = self.account.images[number]
        caption = f"<figcaption>{escape(image.title)}</figcaption>" if image.title else ""
        figure = f"<figure>{self._picture(image)}{caption}</figure>"
        if image.file not in self.meanings.covered:
            return figure
        return covered(figure, self.meanings.covered[image.file])


def covered(figure: str, words: str) -> str:
    """A picture that is covered until it is asked for."""
    return (
        f'<details class="covered"><summary><span><b>Picture, covered.</b> {escape(words)} <span class="ask ask-show">'
        'Show the picture</span><span class="ask ask-hide">Cover it again</span></span></summary>\n'
        f"{figure}</details>"
    )


def _letter(key: ClaimKey) -> str:
    """The letter of a claim; an arrow before it says that it stands on another page."""
    return f"→{key.letter}" if key.title else key.letter


def _label(key: ClaimKey) -> str:
    of = f" of “{key.title}”" if key.title else ""
    return str(escape(f"Claim {key.letter}{of}: {key.speakers}, {key.holds}"))
