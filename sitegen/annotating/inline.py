"""What Markdown's parser reads within a paragraph: our own forms, and links that keep the number of their form."""

import html
import re
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    Delimiter,
    DelimiterProcessor,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor as InlineReader
from markdown.util import INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

from sitegen.model.account import MARK

_TRAILING = re.compile(f"{MARK}(\\d+){MARK}$")
CITATION = rf"{MARK}(\d+){MARK}\[\^([^\[\]\n{STX}]+)\](?!:\s)"
INCIDENT = rf"{MARK}(\d+){MARK}\[\[([^\[\]|\\{STX}]+)(?:\\?\|([^\[\]]+))?\]\]"
ADDRESS = rf"{MARK}(\d+){MARK}<([A-Za-z][A-Za-z0-9+.-]*:[^<>\n]*|[^<>@\s/]+@[^<>@\s]+)>"
ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);"


class Reader(Protocol):
    """What reads the patterns of a text."""

    def read(self, text: str) -> str: ...


class Inline(InlineReader):
    """The stock reader of inline patterns."""

    def read(self, text: str) -> str:
        """The text with placeholders for what all patterns read in it."""
        # The stock reader has no public name for it.
        return self._InlineProcessor__handleInline(text)  # type: ignore[attr-defined,no-any-return]


class Citation(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        return Element("cite", form=m[1], to=m[2]), m.start(), m.end()


class IncidentLink(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        element = Element("incident", form=m[1], to=m[2])
        element.text = m[3]
        return element, m.start(), m.end()


class Address(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        address = m[2] if ":" in m[2] else f"mailto:{m[2]}"
        element = Element("a", form=m[1], href=address)
        element.text = AtomicString(m[2])
        return element, m.start(), m.end()


class Entity(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        said = html.unescape(m[0])
        # What reading refuses in a file must not come in by its number.
        is_plain = all(character.isprintable() or character in "\u00a0\u00ad" for character in said)
        return said if is_plain else m[0], m.start(), m.end()


class Emphasis(DelimiterProcessor):
    """Emphasis, found in the whole text at once and handed on piece by piece.

    The stock pattern guesses by how much what is left has moved, and at times cuts a placeholder in two; it also hands
    a piece on to the text within an earlier one. What is left is always the end of the text, so here it is compared.
    """

    _text = ""
    _rest = ""

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:  # noqa: PLR0917 - the stock signature
        """Keep a pair; of one whose end is longer than its signs, the opening that was meant is looked for."""
        if self._text[c:d] == delim.token * size:
            super().add_region(delim, a, b, c, d, size)
            return
        length = len(self._text[c:d]) - len(self._text[c:d].lstrip(delim.token))
        while delim.stack:
            opening = delim.stack.pop()
            if opening[-1] == length:
                super().add_region(delim, opening[1] - length, opening[1], c, c + length, length)
                return

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        moved = 0
        if not self.regions:
            self._text = data
            element, start, end = super().handleMatch(m, data)
        elif data.endswith(self._rest):
            moved = len(data) - len(self._rest) - self.regions[self.cache_index][0]
            # The stock pattern takes the difference of the two as the way that the text has moved.
            self.cache_pos = self.regions[self.cache_index][0]
            element, start, end = self.get_cached_result(self.cache_pos + moved, data)
        else:
            return None, m.start(), m.end()
        if self.regions:
            self._rest = data[self.regions[self.cache_index][0] + moved :]
        return element, start, end


class Addressed(LinkInlineProcessor):
    """Takes the words of what stands in an address, a title or a description, however deep they are."""

    def unescape(self, text: str) -> str:
        """The text with the words of each element in place of its placeholder."""
        before = ""
        while INLINE_PLACEHOLDER_PREFIX in text and text != before:
            before, text = text, super().unescape(text)
        return text


class Link(Addressed):
    """A link, whose words may hold links: the inner ones are read first, as CommonMark does."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        element, start, end = super().handleMatch(m, data)
        if not isinstance(element, Element):
            return None, None, None
        take_words(element, element.text or "")
        if "](" in (words := element.text or ""):
            reader: Reader = self.md.treeprocessors["inline"]  # type: ignore[assignment]
            element.text = reader.read(words)
        return element, start, end


def take_words(element: Element, words: str) -> Element:
    """The link with its words, and with the number of its form taken from their end."""
    if found := _TRAILING.search(words):
        element.set("form", found[1])
        words = words[: found.start()]
    element.text = words
    return element


class Picture(Addressed, ImageInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        element, start, end = super().handleMatch(m, data)
        if not isinstance(element, Element):
            return None, None, None
        if found := _TRAILING.search(element.get("alt", "")):
            element.set("form", found[1])
            element.set("alt", element.get("alt", "")[: found.start()])
        return element, start, end
