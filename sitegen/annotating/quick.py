"""Python-Markdown's own loops, written to spare work; what comes out is what the stock ones give, byte for byte."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor as InlineReader
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

from sitegen.annotating.inline import Emphasis, Link, take_words
from sitegen.model.account import MARK

TRIGGERS = {
    "backtick": "`",
    "escape": "\\",
    "citation": "[^",
    "incident": "[[",
    "link": "](",
    "image_link": "![",
    "address": "<",
    "entity": "&",
    "linebreak": "  \n",
}
"""What must stand in a text for a pattern to match in it; emphasis, the last of all patterns, has two."""
_ANY_TRIGGER = re.compile(rf"[`\\\[<&*_]|{INLINE_PLACEHOLDER_PREFIX}")
_PLACEHOLDER = re.compile(f"{INLINE_PLACEHOLDER_PREFIX}([0-9]+){ETX}")
_PARAGRAPH = re.compile(
    rf"(?!{MARK}\d+{MARK}\[\^)[^\s\d#=*_>+\-{STX}|][^\n|]*+(?:\n(?![ ]{{0,3}}(?:[#=*_>\-]|{MARK}\d+{MARK}\[\^))[^\n|]*+)*+"
)
"""A block that only the processor of paragraphs takes: no line of it begins as any other block does."""
_PLAIN_EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?=[^\s*_])([^*_]*+)(?<!\s)\1(?!\*)")
"""One or two stars, words without any sign of emphasis, and as many stars: what closes it is sure."""
_SIMPLE = re.compile(
    rf"{MARK}(\d+){MARK}\[(?:\^([^\[\]\n]+)\](?!:\s)|\[([^\[\]|]+)(?:\|([^\[\]*_]+))?\]\])"
    r"|(?<!!)\[([^\[\]*_]*)\]\(([^()'\"\[\]]*)\)"
    r"|(?<!\*)(\*\*?)(?=[^\s*_\[\]])([^*_\[\]]*+)(?<!\s)\7(?!\*)"
    r"|[\[\]*_]"
)
"""A citation, a link or emphasis that holds no other, or (without any group) a sign that is part of none of these."""
_CITATION, _LINK, _EMPHASIS = 2, 6, 8
"""The last groups of these; an incident has the ones between the first two."""
_PLAIN_LINK = re.compile(rf"([^\[\]]*)\]\(([^()'\"<{STX}]*)\)")
"""Behind the bracket of a link: words without brackets, an address without parentheses, quotation marks, title."""


class QuickBlocks(BlockParser):
    """Gives plain paragraphs at once to the processor that takes all that is left over."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        self._all: Sequence[BlockProcessor] = ()
        self._without_bars: Sequence[BlockProcessor] = ()

    def settle(self) -> None:
        """Take the processors as they are now, in their order, as those of this parser."""
        self._all = tuple(self.blockprocessors)
        for processor in self._all:
            processor.parser = self
        table = self.blockprocessors["table"]
        self._without_bars = tuple(processor for processor in self._all if processor is not table)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the stock parser's name
        paragraph = self._all[-1]
        while blocks:
            block = blocks[0]
            if _PARAGRAPH.fullmatch(block):
                paragraph.run(parent, blocks)
                continue
            for processor in self._all if "|" in block else self._without_bars:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class QuickInline(InlineReader):
    """Walks the tree without maps of parents, and asks a pattern only where its first characters stand."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.stashed_nodes: dict[str, Element | str] = {}
        self._patterns: tuple[tuple[Pattern, str], ...] = ()
        self._emphasis: Pattern | None = None

    def settle(self) -> None:
        """Take the patterns as they are now, in their order."""
        *patterns, self._emphasis = (found for found in self.md.inlinePatterns if isinstance(found, Pattern))
        names = {id(self.md.inlinePatterns[name]): name for name in TRIGGERS}
        self._patterns = tuple((pattern, TRIGGERS[names[id(pattern)]]) for pattern in patterns)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002 - the stock signature
        """The tree with every text read, in the stock order: level by level, each child's text before its tail."""
        self.stashed_nodes = {}
        has_trigger = _ANY_TRIGGER.search
        queue = [tree]
        # The queue grows while it is walked, and so do the children of an element.
        for element in queue:
            inner: list[tuple[Element, list[Element]]] = []
            for child in element:
                text, tail = child.text, child.tail
                if text and not isinstance(text, AtomicString) and (has_trigger(text) or "  \n" in text):
                    found = self._read_text(text, child)
                    if found:
                        queue += [node for node in found if len(node)]
                        inner.append((child, found))
                if tail and (has_trigger(tail) or "  \n" in tail):
                    self._read_tail(element, child, tail)
                if len(child):
                    queue.append(child)
            for child, found in inner:
                child[0:0] = found
        return tree

    def read(self, data: str, first: int = 0) -> str:
        """The text with placeholders for what the patterns from the given one on read in it."""
        if isinstance(data, AtomicString):
            return data
        for index, (pattern, trigger) in enumerate(self._patterns):
            if trigger in data and index >= first:
                data = self._apply(pattern, index, data)
        if ("*" in data or "_" in data) and first <= len(self._patterns):
            assert self._emphasis is not None
            data = self._apply(self._emphasis, len(self._patterns), data)
        return data

    def _read_text(self, text: str, parent: Element) -> list[Element]:
        """The elements that stand in the text of a parent, which keeps what is before the first."""
        simple = None if isinstance(text, AtomicString) else _read_simple(text)
        if simple is not None:
            parent.text, found = simple
            return found
        parent.text = None
        return self._resolve(self.read(text), parent)

    def _read_tail(self, element: Element, child: Element, tail: str) -> None:
        holder = Element("d")
        found = self._read_text(tail, holder)
        child.tail = holder.text
        if found:
            at = list(element).index(child) + 1
            element[at:at] = found

    def _apply(self, pattern: Pattern, index: int, data: str) -> str:
        """The text with a placeholder for each match of a pattern."""
        find, read_match, nodes = pattern.compiled_re.finditer, pattern.handleMatch, self.stashed_nodes
        at: int | None = 0
        while at is not None:
            start, at = at, None
            for match in find(data, start):
                node, begin, end = read_match(match, data)
                if begin is None or end is None:
                    continue
                at = end
                if node is not None:
                    if not isinstance(node, str) and not isinstance(node.text, AtomicString):
                        self._read_node(node, index)
                    id_ = f"{len(nodes):04d}"
                    nodes[id_] = node
                    held = f"{INLINE_PLACEHOLDER_PREFIX}{id_}{ETX}"
                    data = f"{data[:begin]}{held}{data[end:]}"
                    at = begin + len(held)
                break
        return data

    def _read_node(self, node: Element, index: int) -> None:
        """Read what stands in a new element and in its children, with the patterns that are left."""
        for child in (node, *node):
            if child.text:
                child.text = self.read(child.text, index + 1)
            if child.tail:
                child.tail = self.read(child.tail, index)

    def _resolve(self, data: str, parent: Element, *, is_text: bool = True) -> list[Element]:
        """The elements that the placeholders of a text stand for, with the text between them where it belongs.

        The parent's own text, or tail, is empty when this is called.
        """
        found: list[Element] = []
        at = 0
        pending = ""
        last: Element | None = None
        nodes = self.stashed_nodes
        for match in _PLACEHOLDER.finditer(data):
            node = nodes.get(match[1])
            if node is None:
                continue
            pending += data[at : match.start()]
            at = match.end()
            if isinstance(node, str):
                pending += node
                continue
            _put(pending, parent, last, is_text=is_text)
            self._resolve_node(node)
            found.append(node)
            last, pending = node, node.tail or ""
        rest = data[at:]
        pending = AtomicString(rest) if not pending and isinstance(data, AtomicString) else pending + rest
        _put(pending, parent, last, is_text=is_text)
        return found

    def _resolve_node(self, node: Element) -> None:
        for child in (node, *node):
            tail, text = child.tail, child.text
            if tail and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                found = self._resolve(tail, child, is_text=False)
                at = list(node).index(child) + 1 if child is not node else 0
                node[at:at] = found
            if text and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                child[0:0] = self._resolve(text, child)


def _read_simple(text: str) -> tuple[str | None, list[Element]] | None:
    """The text before the first element and the elements, where all are simple; None where any is not."""
    if "`" in text or "\\" in text or "<" in text or "&" in text or STX in text or "  \n" in text:
        return None
    found: list[Element] = []
    before: str | None = None
    at = 0
    for match in _SIMPLE.finditer(text):
        if match.lastindex is None:
            return None
        start = match.start()
        if start > at:
            if found:
                found[-1].tail = text[at:start]
            else:
                before = text[:start]
        found.append(_simple_element(match))
        at = match.end()
    if not found:
        return text, found
    if at < len(text):
        found[-1].tail = text[at:]
    return before, found


def _put(text: str, parent: Element, last: Element | None, *, is_text: bool) -> None:
    """Text behind the last element, or where there is none before its parent's first child or behind the parent."""
    if not text:
        return
    if last is not None:
        last.tail = text
    elif is_text:
        parent.text = text
    else:
        parent.tail = text


def _simple_element(match: re.Match[str]) -> Element:
    last = match.lastindex
    if last == _CITATION:
        return Element("cite", form=match[1], to=match[2])
    if last == _LINK:
        return take_words(Element("a", href=match[6].strip()), match[5])
    if last == _EMPHASIS:
        element = Element("em" if match[7] == "*" else "strong")
        element.text = match[8]
        return element
    element = Element("incident", form=match[1], to=match[3])
    element.text = match[4]
    return element


class QuickLink(Link):
    """Reads the common shape of a link with one expression, and every other one as the stock pattern does."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        found = _PLAIN_LINK.match(data, m.end())
        if found is None:
            return super().handleMatch(m, data)
        element = Element("a", href=found[2].strip())
        return take_words(element, found[1]), m.start(), found.end()


class QuickEmphasis(Emphasis):
    """Reads the common shape of emphasis with one expression, and every other one as the stock pattern does."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        found = None if self.regions else _PLAIN_EMPHASIS.match(data, m.start())
        if found is None:
            return super().handleMatch(m, data)
        element = Element("em" if len(found[1]) == 1 else "strong")
        element.text = found[2]
        return element, found.start(), found.end()
