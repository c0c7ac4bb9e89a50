"""Prose to a tree: Python-Markdown with the forms of an archive, and without HTML."""

import re
import string
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import InlineProcessor as InlineReader

from sitegen.annotating import inline
from sitegen.annotating.fences import HeldCode, marks_of, take_fences
from sitegen.annotating.inline import Inline
from sitegen.annotating.notes import Note, NoteBlocks
from sitegen.annotating.quick import QuickBlocks, QuickEmphasis, QuickInline, QuickLink

_BLANK = re.compile(r"(?<=\n) +\n")


class Parsed:
    """The tree of the text, its notes, and which forms stand in fenced code."""

    __slots__ = ("fenced", "notes", "root")

    def __init__(self, root: Element, notes: list[Note], fenced: set[int]) -> None:
        self.root = root
        self.notes = notes
        self.fenced = fenced


class Parser:
    """Python-Markdown with its loops replaced by quicker ones, or with its own, to compare."""

    def __init__(self, *, quick: bool = True) -> None:
        self.markdown = Markdown(extensions=[TableExtension(), SaneListExtension()], tab_length=4)
        self.markdown.ESCAPED_CHARS = list(string.punctuation)
        self._held = HeldCode(self.markdown.parser)
        self._kept = NoteBlocks(self.markdown.parser)
        blocks = self.markdown.parser.blockprocessors
        blocks.deregister("reference")
        blocks.register(self._held, "held", 85)
        blocks.register(self._kept, "notes", 78)
        self._register_patterns(quick=quick)
        self._reader: InlineReader = Inline(self.markdown)
        if quick:
            parser, reader = QuickBlocks(self.markdown.parser), QuickInline(self.markdown)
            parser.settle()
            reader.settle()
            self.markdown.parser, self._reader = parser, reader
        self.markdown.treeprocessors.register(self._reader, "inline", 20)

    def _register_patterns(self, *, quick: bool) -> None:
        markdown, patterns = self.markdown, self.markdown.inlinePatterns
        names = ("reference", "image_reference", "short_reference", "short_image_ref", "autolink", "automail", "html")
        for name in names:
            patterns.deregister(name)
        link = QuickLink if quick else inline.Link
        patterns.register(inline.Citation(inline.CITATION, markdown), "citation", 188)
        patterns.register(inline.IncidentLink(inline.INCIDENT, markdown), "incident", 187)
        patterns.register(link(r"(?<!\!)\[", markdown), "link", 160)
        patterns.register(inline.Picture(r"\!\[", markdown), "image_link", 150)
        patterns.register(inline.Address(inline.ADDRESS, markdown), "address", 120)
        patterns.register(inline.Entity(inline.ENTITY, markdown), "entity", 80)
        emphasis = (QuickEmphasis if quick else inline.Emphasis)("*", "strong,em", markdown)
        emphasis.add("_", "strong,em", smart=True)
        patterns.register(emphasis, "em_strong", 60)

    def parse(self, marked: str) -> Parsed:
        """The tree of prose whose forms are marked."""
        markdown, parser = self.markdown, self.markdown.parser
        text, codes = take_fences(f"{marked}\n\n".expandtabs(markdown.tab_length))
        self._held.codes, self._kept.notes = codes, []
        # A parse that raised may have left its states behind.
        parser.state.clear()
        markdown.reset()
        root, whole = Element("div"), Element("div")
        parser.root = root
        parser.parseChunk(root, _BLANK.sub("\n", text))
        notes = self._kept.notes
        whole.append(root)
        whole.extend(note.content for note in notes)
        self._reader.run(whole)
        return Parsed(root, notes, marks_of(codes))


def parse(marked: str) -> Parsed:
    """The tree of prose whose forms are marked."""
    return _parser().parse(marked)


@lru_cache(maxsize=1)
def _parser() -> Parser:
    """One parser for each process: to make one costs more than to use it."""
    return Parser()
