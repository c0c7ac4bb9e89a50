"""The HTML of an annotated prose: its slots filled with what they stand for, its notes beside the text.

Written in strings and not in a template, since it is done for every passage of every page.
"""

import re
from collections.abc import Callable, Mapping, Sequence
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
    RESULT,
    Account,
    Block,
    Image,
)
from sitegen.model.account import Link as AccountLink
from sitegen.rendering.beside import MOST_BESIDE, WIDE, Row, levelled_html, rooms
from sitegen.rendering.claim_rows import ClaimKey
from sitegen.rendering.language import language_attributes
from sitegen.rendering.phrases import holds_words, say, state_words, text
from sitegen.rendering.pictures import address_of, asked_html, img_html, picture_html
from sitegen.rendering.views.media import ShownFile
from sitegen.rendering.views.prose import Target

_SLOT = re.compile("[\ue000-\ue006\ue008][0-9]+\ue007")
_TAG = re.compile("<[^>]*>")
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
    lang: str = "en"
    pictures: Mapping[str, ShownFile] = {}
    about: Mapping[str, Markup] = {}
    """By file: what stands below a picture about its file."""
    listed: frozenset[str] = frozenset()
    """Files that the page shows apart, under its own heading."""
    told_in: str = ""
    """The language of the prose, where it is another than the page's."""
    results: Sequence[str] = ()
    """Of a page: the HTML of what each of its blocks `incidents` finds."""


def account_html(account: Account, meanings: Meanings) -> Markup:
    """The account of an incident: each block with its cards behind it; headings below the page's own."""
    filler = _Filler(account, meanings)
    top = min((level for level, _, _ in account.headings), default=2)
    rows = [filler.row(block, 3 - top) for block in account.blocks]
    beside = zip(rows, rooms(rows), rooms(rows, WIDE), strict=True)
    lang, attributes = meanings.lang, _attributes_of_the_page(meanings)
    return Markup("\n".join(_with_cards(row, full, wide, lang, attributes) for row, full, wide in beside))  # noqa: S704 - sanitised


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
        label = escape(text(meanings.lang, "Editor’s notes"))
        html.append(f'<ol class="notes" aria-label="{label}">{notes}</ol>')
    return Markup("\n".join(html))  # noqa: S704 - sanitised


def _attributes_of_the_page(meanings: Meanings) -> str:
    """For the page's own words within a prose in another language."""
    return language_attributes(meanings.lang, meanings.told_in) if meanings.told_in else ""


def _with_cards(row: Row, room: float | None, wide: float | None, lang: str, attributes: str) -> str:
    """A block with its cards; with rooms, they stand level with their lines."""
    if not row.cards:
        return row.html
    how = "" if len(row.cards) <= MOST_BESIDE else " crowded"
    html, style = row.html, ""
    if room is not None and wide is not None:
        how, html, style = " levelled", levelled_html(row), f' style="--room:{room:g}rem;--wide:{wide:g}rem"'
    label = text(lang, "Who says what in this paragraph") if row.tag == "p" else text(lang, "Who says what here")
    return (
        f'<div class="row{how}"{style}>\n{html}\n<div class="cards" role="group" aria-label="{escape(label)}"{attributes}>\n'
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
            RESULT: self._result,
        }

    def row(self, block: Block, lower: int) -> Row:
        self.cards, self.marks = [], []
        html = self.block(block, lower)
        cards = tuple(self.cards)
        if block.tag == "table":
            label = escape(text(self.meanings.lang, "Table"))
            html = f'<div class="wide" role="region" aria-label="{label}" tabindex="0">{html}</div>'
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
        label = text(self.meanings.lang, "; ").join(self._label(key) for _, key in known)
        if len(known) > 1:
            label = f"{letters}: {label}"
        name = f"note-{passage.id[2:]}"
        told = "".join(self.meanings.cards[claim] for claim, _ in known if claim in self.meanings.cards)
        close = escape(text(self.meanings.lang, "Close"))
        self.cards[self.open.pop(number)] = (
            f'<div class="card {holds}" id="{name}" popover>\n'
            f'<button class="close plain" popovertarget="{name}" popovertargetaction="hide">{close}</button>\n{told}</div>\n'
        )
        return (
            f"{_NO_BREAK}</mark>{links}"
            f'<button class="key {holds}" popovertarget="{name}" aria-label="{label}">{letters}</button>{_NO_BREAK}'
        )

    def _has_card(self, known: list[tuple[str, ClaimKey]]) -> bool:
        return not self.inner and any(claim in self.meanings.cards for claim, _ in known)

    def _reference(self, key: ClaimKey) -> str:
        address = key.address if key.address[0] == "#" else self.meanings.href(key.address)
        return f'<a class="ref" href="{address}" aria-label="{self._label(key)}">{_letter(key)}</a>'

    def _label(self, key: ClaimKey) -> str:
        lang = self.meanings.lang
        parts = {"letter": key.letter, "speakers": key.speakers, "holds": holds_words(key.holds, lang)}
        if key.title:
            message = text(lang, "Claim %(letter)s of “%(title)s”: %(speakers)s, %(holds)s")
            return str(escape(message % (parts | {"title": key.title})))
        return str(escape(text(lang, "Claim %(letter)s: %(speakers)s, %(holds)s") % parts))

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
        lang = self.meanings.lang
        where = f"{text(lang, ', ')}{escape(citation.locator)}" if citation.locator else ""
        label = escape(say(lang, "Source %(number)s", number=found))
        return (
            f'<sup class="r"><a href="#source-{citation.source}" aria-label="{label}{where}">{found}{where}</a></sup>'
        )

    def _link(self, number: int, match: re.Match[str]) -> str:
        link = self.account.links[number]
        target = self._target(link)
        empty = match.string.startswith(LINK_END, match.end())
        words = str(escape(target.title or text(self.meanings.lang, "a record that is not public"))) if empty else ""
        return self._open(target) + words

    def _link_end(self, number: int, _match: re.Match[str]) -> str:
        target = self._target(self.account.links[number])
        state = f" ({state_words(target.state, self.meanings.lang)})" if target.state else ""
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
        lang = self.meanings.lang
        label = escape(say(lang, "Editor’s note %(number)s", number=number))
        own = _attributes_of_the_page(self.meanings)
        if number not in self.noted and not self.inner:
            self.noted.add(number)
            self.inner = True
            words = self.fill(self.account.notes[number - 1])
            if self.meanings.told_in:
                words = f"<span{language_attributes(self.meanings.told_in, lang)}>{words}</span>"
            self.inner = False
            self.cards.append(
                f'<div class="card note" id="ed-{number}" popover>\n<button class="close plain" popovertarget="ed-{number}" '
                f'popovertargetaction="hide">{escape(text(lang, "Close"))}</button>\n<span class="who">{label}.</span> {words}</div>\n'
            )
            self.marks.append(f'<sup class="r n"{own}><a href="#ed-{number}"')
        short = escape(say(lang, "note %(number)s", number=number))
        link = f'<sup class="r n"{own}><a href="#ed-{number}">{short}</a></sup>'
        if not self.aside:
            return link
        return f'{link}<button class="key note" popovertarget="ed-{number}"{own}>{short}</button>'

    def _result(self, number: int, _match: re.Match[str]) -> str:
        found = self.meanings.results[number] if number < len(self.meanings.results) else ""
        own = _attributes_of_the_page(self.meanings)
        return f"<div{own}>{found}</div>" if found and own else found

    def _image(self, number: int, _match: re.Match[str]) -> str:
        image = self.account.images[number]
        if image.file in self.meanings.covered:
            listed = image.file in self.meanings.listed
            where = "#media" if listed else self.meanings.href(address_of(image.file))
            return f'<a href="{escape(where)}">{escape(image.alt)}</a>'
        return img_html(self._file(image), image.alt, self.meanings.href)

    def _file(self, image: Image) -> ShownFile:
        return self.meanings.pictures.get(image.file) or ShownFile(image.file, 0, "")

    def figure(self, number: int) -> str:
        """A picture that is a block of its own."""
        image = self.account.images[number]
        told = f"<p>{escape(image.title)}</p>" if image.title else ""
        about, own = self.meanings.about.get(image.file, ""), _attributes_of_the_page(self.meanings)
        told += f"<div{own}>{about}</div>" if about and own else about
        caption = f"<figcaption>{told}</figcaption>" if told else ""
        is_covered = image.file in self.meanings.covered
        written = (asked_html if is_covered else picture_html)(self._file(image), image.alt, self.meanings.href)
        figure = f"<figure>{written}{caption}</figure>"
        if not is_covered:
            return figure
        return covered(figure, self.meanings.covered[image.file], self.meanings.lang)


def covered(figure: str, words: str, lang: str) -> str:
    """A picture that is covered until it is asked for."""
    return (
        f'<details class="covered"><summary><span><b>{text(lang, "Picture, covered.")}</b> {escape(words)} '
        f'<span class="ask ask-show">{text(lang, "Show the picture")}</span>'
        f'<span class="ask ask-hide">{text(lang, "Cover it again")}</span></span></summary>\n'
        f"{figure}</details>"
    )


def _letter(key: ClaimKey) -> str:
    """The letter of a claim; an arrow before it says that it stands on another page."""
    return f"→{key.letter}" if key.title else key.letter
