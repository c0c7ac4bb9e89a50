"""Prose to a tree: Python-Markdown with the forms of an archive, and without HTML."""

import re
import string
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from sitegen.annotating import inline
from sitegen.annotating.fences import HeldCode, marks_of, take_fences
from sitegen.annotating.inline import TRIGGERS, Inline
from sitegen.annotating.notes import Note, NoteBlocks

_BLANK = re.compile(r"(?<=\n) +\n")


class Parsed:
    """The tree of the text, its notes, and which forms stand in fenced code."""

    __slots__ = ("fenced", "notes", "root")

    def __init__(self, root: Element, notes: list[Note], fenced: set[int]) -> None:
        self.root = root
        self.notes = notes
        self.fenced = fenced


def parse(marked: str) -> Parsed:
    """The tree of prose whose forms are marked."""
    parser = _parser()
    text, codes, _ = take_fences(f"{marked}\n\n".expandtabs(parser.tab_length))
    held, kept = parser.parser.blockprocessors["held"], parser.parser.blockprocessors["notes"]
    assert isinstance(held, HeldCode)
    assert isinstance(kept, NoteBlocks)
    held.codes, kept.notes = codes, []
    # A parse that raised may have left its states behind.
    parser.parser.state.clear()
    parser.reset()
    root = Element("div")
    parser.parser.root = root
    parser.parser.parseChunk(root, _BLANK.sub("\n", text))
    notes, whole = kept.notes, Element("div")
    whole.append(root)
    whole.extend(note.content for note in notes)
    parser.treeprocessors["inline"].run(whole)
    return Parsed(root, notes, marks_of(codes))


@lru_cache(maxsize=1)
def _parser() -> Markdown:
    """One parser for each process: to make one costs more than to use it."""
    parser = Markdown(extensions=[TableExtension(), SaneListExtension()], tab_length=4)
    parser.ESCAPED_CHARS = list(string.punctuation)
    blocks = parser.parser.blockprocessors
    blocks.deregister("reference")
    blocks.register(HeldCode(parser.parser), "held", 85)
    blocks.register(NoteBlocks(parser.parser), "notes", 78)
    patterns = parser.inlinePatterns
    names = ("reference", "image_reference", "short_reference", "short_image_ref", "autolink", "automail", "html")
    for name in names:
        patterns.deregister(name)
    patterns.register(inline.Citation(inline.CITATION, parser), "citation", 188)
    patterns.register(inline.IncidentLink(inline.INCIDENT, parser), "incident", 187)
    patterns.register(inline.Link(r"(?<!\!)\[", parser), "link", 160)
    patterns.register(inline.Picture(r"\!\[", parser), "image_link", 150)
    patterns.register(inline.Address(inline.ADDRESS, parser), "address", 120)
    patterns.register(inline.Entity(inline.ENTITY, parser), "entity", 80)
    reader = Inline(parser)
    parser.treeprocessors.register(reader, "inline", 20)
    # The registry sorts when it is read; only then are its names in order.
    len(patterns)
    reader.triggers = [TRIGGERS[name] for name in _names(parser)]
    return parser


def _names(parser: Markdown) -> list[str]:
    """The names of the inline patterns, in the order in which they are tried."""
    patterns = parser.inlinePatterns
    named = {id(patterns[name]): name for name in TRIGGERS}
    return [named[id(pattern)] for pattern in patterns]
