"""Editors' notes: `[^1]: text`, with what is indented by four below it."""

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

from sitegen.model.account import MARK

_NOTE = re.compile(rf"^[ ]{{0,3}}{MARK}(\d+){MARK}\[\^([^\[\]\n]+)\]:[ ]*", re.MULTILINE)


class Note:
    """A note as it was read: its id, the number of its form, and what it says."""

    __slots__ = ("content", "form", "id")

    def __init__(self, id_: str, form: int) -> None:
        self.id = id_
        self.form = form
        self.content = Element("div")


class NoteBlocks(BlockProcessor):
    """Takes notes out of the text and keeps them, in the order of the file."""

    notes: list[Note] = []

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's own signature
        return "[^" in block and _NOTE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _NOTE.search(block)
        assert found is not None
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        rest = block[found.end() :]
        if following := _NOTE.search(rest):
            blocks.insert(0, rest[following.start() :])
            rest = rest[: following.start()]
        pieces = [self.looseDetab(rest.rstrip("\n"))]
        while not following and blocks and blocks[0].startswith(" " * self.tab_length):
            pieces.append(self.looseDetab(blocks.pop(0)))
        note = Note(found[2].strip(), int(found[1]))
        self.notes.append(note)
        self.parser.state.set("note")
        self.parser.parseBlocks(note.content, pieces)
        self.parser.state.reset()
