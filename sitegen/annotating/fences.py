"""Fenced code, read as GitHub reads it: at any depth of lists and quotations, and to the end where it is not closed."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import ETX, STX, AtomicString, code_escape

from sitegen.annotating.forms import MARKED

_OPENING = re.compile(
    r"^(?P<before>(?:[ ]{0,3}>[ ]?)*(?:[ ]*|[ ]*(?:[-*+]|\d{1,9}\.)[ ]+))(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ ]*(?P<word>[^\s`]*)"
)
PLACED = "incidents"
"""The word of a block in whose place a page shows what a query finds."""
_HELD = re.compile(f"^[ ]*{STX}code(\\d+){ETX}$")


class Fence(NamedTuple):
    """A fenced block: its first line (from 0), the word behind the fence, and what stands in it."""

    row: int
    word: str
    code: str


def take_fences(text: str) -> tuple[str, list[Fence]]:
    """The text with a placeholder for each fenced block, and the blocks."""
    if "```" not in text and "~~~" not in text:
        return text, []
    kept: list[str] = []
    codes: list[Fence] = []
    lines = text.split("\n")
    row = 0
    while row < len(lines):
        opening = _OPENING.match(lines[row])
        if opening is None or (opening["before"].startswith("    ") and not _is_in_list(lines, row, opening["before"])):
            kept.append(lines[row])
            row += 1
            continue
        first = row
        content, row = _content(lines, row + 1, opening)
        before = opening["before"]
        quote = before[: before.rfind(">") + 1]
        if set(before) <= {" ", ">"}:
            kept += [quote, f"{_in_fours(before)}{STX}code{len(codes)}{ETX}", quote]
        else:
            kept.append(f"{before}{STX}code{len(codes)}{ETX}")
        codes.append(Fence(first, opening["word"], "\n".join(content)))
    return "\n".join(kept), codes


def _is_in_list(lines: list[str], row: int, before: str) -> bool:
    """Whether a list item stands above, so that four spaces do not make code by themselves."""
    if ">" in before or not before.isspace():
        return True
    for line in reversed(lines[:row]):
        if re.match(r"[ ]*(?:[-*+]|\d{1,9}\.)[ ]", line):
            return True
        if line.strip() and not line.startswith(" "):
            return False
    return False


def _in_fours(before: str) -> str:
    """The indentation as Markdown's parser counts lists: two or three spaces under an item are four."""
    quote, spaces = before[: before.rfind(">") + 1], before[before.rfind(">") + 1 :]
    return quote + (" " if quote else "") + " " * ((len(spaces) + 2) // 4 * 4 if len(spaces) > 1 else 0)


def _content(lines: list[str], row: int, opening: re.Match[str]) -> tuple[list[str], int]:
    """The lines between the fences, and the row behind the closing one."""
    fence, width = opening["fence"], len(opening["before"])
    is_quoted = ">" in opening["before"]
    closing = re.compile(rf"^{re.escape(fence[0])}{{{len(fence)},}}[ ]*$")
    content: list[str] = []
    while row < len(lines):
        line = lines[row]
        if is_quoted and not line.lstrip().startswith(">"):
            return content, row
        inner = re.sub(r"^(?:[ ]{0,3}>[ ]?)+", "", line) if is_quoted else line
        if closing.match(inner.strip()):
            return content, row + 1
        indent = 0 if is_quoted else width
        content.append(inner[indent:] if not inner[:indent].strip() else inner.lstrip())
        row += 1
    return content, row


class HeldCode(BlockProcessor):
    """Puts a fenced block where its placeholder stands."""

    codes: list[Fence] = []

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's own signature
        return f"{STX}code" in block and _HELD.match(block.split("\n", 1)[0]) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        line, _, rest = blocks.pop(0).partition("\n")
        held = _HELD.match(line)
        assert held is not None
        fence = self.codes[int(held[1])]
        block = SubElement(parent, "pre")
        if fence.word == PLACED:
            block.set("row", str(fence.row))
        code = SubElement(block, "code")
        code.text = AtomicString(code_escape(fence.code) + "\n")
        if rest.strip():
            blocks.insert(0, rest)


def marks_of(codes: list[Fence]) -> set[int]:
    """Numbers of the forms that stand in fenced code."""
    return {int(number) for fence in codes for number in MARKED.findall(fence.code)}
