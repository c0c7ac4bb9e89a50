"""The tree of the prose to safe HTML with slots."""

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

from sitegen.annotating.findings import Findings
from sitegen.annotating.forms import MARKED
from sitegen.annotating.meaning import Meaning
from sitegen.annotating.notes import Note
from sitegen.annotating.slugs import unique_slug
from sitegen.model.account import CITE, END, IMAGE, LINK, LINK_END, MARK, NOTE, PASSAGE, PASSAGE_END, RESULT, Block

_ESCAPED = re.compile("\x02(\\d+)\x03")
_VOID = ("br", "hr")
_WRITTEN = frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "br",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
_ATTRIBUTED = frozenset(["ol", "td", "th"])
_SPACED = frozenset(["p", "li", "blockquote", "pre", "td", "th", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6"])
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HIGHEST = 3
"""The level of the account's highest heading: its page has h1 and h2 above it."""


class Writer:
    """Writes one account; `meaning` keeps what its slots stand for."""

    def __init__(self, meaning: Meaning, findings: Findings, notes: dict[str, Note]) -> None:
        self.meaning = meaning
        self.findings = findings
        self.notes = notes
        self.called: list[str] = []
        self.headings: list[tuple[int, str, str]] = []
        self._html: list[str] = []
        self._words: list[str] = []
        self._slugs: dict[str, int] = {}
        self._lowest = 1
        self._level = HIGHEST - 1
        self._inside: list[str] = []
        self._top: list[Element] = []
        self._writers: dict[str, Callable[[Element], None]] = {
            "a": self._link,
            "cite": self._citation,
            "incident": self._incident,
            "img": self._image,
            "code": self._code,
            "pre": self._block_of_code,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def write_blocks(self, root: Element) -> tuple[list[Block], str]:
        """Each child of the root as a block, and all words."""
        levels = [int(element.tag[1]) for element in root.iter() if element.tag in HEADINGS]
        self._lowest = min(levels, default=1)
        self._top = list(root)
        blocks = [self._block(child) for child in root]
        return [block for block, _ in blocks], " ".join(words for _, words in blocks if words)

    def write_note(self, note: Note) -> str:
        """The HTML of an editor's note; a note of one paragraph has none around it."""
        self._html, self._words = [], []
        content = note.content
        if len(content) == 1 and content[0].tag == "p":
            content = content[0]
        self._inner(content)
        return "".join(self._html).strip()

    def _block(self, element: Element) -> tuple[Block, str]:
        self._html, self._words = [], []
        passages, notes = len(self.meaning.passages), len(self.called)
        self._element(element)
        words = " ".join("".join(self._words).split())
        tag = element.tag if element.tag not in HEADINGS else f"h{self._level}"
        if tag == "pre" and RESULT in self._html[0]:
            tag = "incidents"
        if tag == "p" and len(element) and all(child.tag == "img" for child in element) and not words:
            tag = "figure"
        stated = tuple(range(passages, len(self.meaning.passages)))
        called = tuple(range(notes + 1, len(self.called) + 1))
        return Block("".join(self._html), tag, len(words), stated, called), words

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in _WRITTEN:
            self._html.append(f"<{tag}{_attributes(element)}>" if tag in _ATTRIBUTED else f"<{tag}>")
            if tag not in _VOID:
                self._inner(element)
                self._html.append(f"</{tag}>")
            if tag in _SPACED:
                self._words.append(" ")
        else:
            self._writers.get(tag, self._inner)(element)

    def _inner(self, element: Element) -> None:
        if element.text:
            self._text(element.text)
        for child in element:
            self._element(child)
            if child.tail:
                self._text(child.tail)

    def _text(self, text: str) -> None:
        if MARK in text:
            for number in MARKED.findall(text):
                self.meaning.leave(int(number), in_link="a" in self._inside)
            text = MARKED.sub("", text)
        if "\x02" in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1])), text)
        self._words.append(text)
        if "&" in text or "<" in text or ">" in text:
            text = escape(text, quote=False)
        self._html.append(text)

    def _block_of_code(self, element: Element) -> None:
        """Fenced or indented code; of a page, in place of a block `incidents`, what its query finds."""
        row = element.get("row")
        if row is not None:
            number = self.meaning.block(int(row), alone=element in self._top)
            if number is not None:
                self._html.append(f"{RESULT}{number}{END}")
                return
        self._code(element)

    def _code(self, element: Element) -> None:
        """Code as it is written: forms in it are none."""
        inner = element[0] if element.tag == "pre" and len(element) else element
        # The stock parser escapes code that is indented or between backticks, and keeps fenced code as it is held.
        text = inner.text or ""
        if MARK in text:
            self.findings.open -= {int(number) for number in MARKED.findall(text)}
            text = MARKED.sub("", text)
        text = _ESCAPED.sub(lambda found: "\\" + chr(int(found[1])), text)
        is_block = element.tag == "pre"
        text = text.rstrip() + "\n" if is_block else text
        self._words.append(f" {_unescape(text)} " if is_block else _unescape(text))
        self._html.append(f"<pre><code>{text}</code></pre>" if is_block else f"<code>{text}</code>")

    def _heading(self, element: Element) -> None:
        wanted = int(element.tag[1]) - self._lowest + HIGHEST
        self._level = min(wanted, self._level + 1, 6)
        mark, start = len(self._words), len(self._html)
        self._inner(element)
        words = " ".join("".join(self._words[mark:]).split())
        inner = "".join(self._html[start:])
        del self._html[start:]
        found = unique_slug(words, self._slugs)
        self.meaning.check_heading(found, words)
        self.headings.append((self._level, f"h-{found}", words))
        self._html.append(f'<h{self._level} id="h-{escape(found)}">{inner}</h{self._level}>')
        self._words.append(" ")

    def _link(self, element: Element) -> None:
        number = int(element.get("form", "-1"))
        self.findings.open.discard(number)
        address = _address(element.get("href", ""))
        link = self.meaning.read_link(number, address, inside=self._inside)
        if link.kind == "passage":
            index = self.meaning.open_passage(link.claims)
            self._html.append(f"{PASSAGE}{index}{END}")
            start = len(self._words)
            self._within("passage", element)
            self.meaning.close_passage(index, " ".join("".join(self._words[start:]).split()))
            self._html.append(f"{PASSAGE_END}{index}{END}")
        elif link.kind == "record":
            self._html.append(f"{LINK}{link.index}{END}")
            self._within("a", element)
            self._html.append(f"{LINK_END}{link.index}{END}")
        elif link.kind == "address":
            title = _plain_text(element.get("title", ""))
            shown = f' title="{escape(title)}"' if title and MARK not in title else ""
            self._html.append(f'<a href="{escape(link.address)}"{shown}>')
            self._within("a", element)
            self._html.append("</a>")
        else:
            self._within("a", element)

    def _within(self, name: str, element: Element) -> None:
        self._inside.append(name)
        self._inner(element)
        self._inside.pop()

    def _citation(self, element: Element) -> None:
        number, written = int(element.get("form", "-1")), _plain_text(element.get("to", ""))
        self.findings.open.discard(number)
        name, _, locator = written.partition(":")
        name, locator = name.strip(), locator.strip()
        if self.meaning.is_note(name, self.notes):
            if name not in self.called:
                self.called.append(name)
            self._html.append(f"{NOTE}{self.called.index(name) + 1}{END}")
        else:
            index = self.meaning.cite(number, name, locator, self.notes)
            if index is not None:
                self._html.append(f"{CITE}{index}{END}")

    def _incident(self, element: Element) -> None:
        number, target = int(element.get("form", "-1")), _plain_text(element.get("to", "")).strip()
        self.findings.open.discard(number)
        index = self.meaning.link_incident(number, target, inside=self._inside)
        if index is None:
            self._text(element.text or target)
            return
        self._html.append(f"{LINK}{index}{END}")
        if element.text or len(element):
            self._within("a", element)
        else:
            self._words.append(target)
        self._html.append(f"{LINK_END}{index}{END}")

    def _image(self, element: Element) -> None:
        number = int(element.get("form", "-1"))
        self.findings.open.discard(number)
        alt = _plain_text(element.get("alt", "")).strip()
        index = self.meaning.picture(
            number, _address(element.get("src", "")), alt, _plain_text(element.get("title", ""))
        )
        if index is not None:
            self._html.append(f"{IMAGE}{index}{END}")


def _attributes(element: Element) -> str:
    """The few attributes that the parser itself writes: where a list starts, how a column stands."""
    start, style = element.get("start"), element.get("style", "")
    if start:
        return f' start="{int(start)}"'
    return f' class="{style.removeprefix("text-align: ").rstrip(";")}"' if style.startswith("text-align: ") else ""


def _plain_text(text: str) -> str:
    if MARK in text:
        text = MARKED.sub("", text)
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text) if "\x02" in text else text


def _address(text: str) -> str:
    return _plain_text(text).strip()


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
