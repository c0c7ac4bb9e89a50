"""How long and how entangled prose may be, so that no file holds up a build."""

import re
from collections.abc import Iterator

from sitegen.annotating.forms import Lines
from sitegen.model.problem import Problem

MOST_CHARACTERS = 200_000
"""Of the prose of one file: some 30,000 words."""
MOST_WORK = 6_000_000
"""Of all paragraphs: characters times marks; a plain page has some 50,000."""
MOST_DEPTH = 12
"""Of quotations and lists in one another."""
LONGEST_RUN = 60
"""Of one mark, as `[[[[`."""

_COUNTED = (*"[!<&\\`*_#>-=", "\n    ")
"""Each of the marks below holds one of these."""
_MARKS = re.compile(r"[\[!<&\\]|`+|\*+|_+|^[ ]{0,3}(?:#|>|-+[ ]*$|=+[ ]*$|\*|_)|\n[ ]{4}", re.MULTILINE)
_RUNS = tuple(sign * (LONGEST_RUN + 1) for sign in "[]()!<>*_`\\")
_RUN = re.compile(rf"([\[\]()!<>*_`\\])\1{{{LONGEST_RUN}}}")
_DEPTH = re.compile(rf"^(?:[ \t]*>){{{MOST_DEPTH}}}|^(?:[ ]*\t|[ ]{{4}}){{{MOST_DEPTH}}}[ ]*[-*+\d]", re.MULTILINE)
_ITEM = re.compile(r"\n(?=[ ]*(?:[-*+]|\d{1,9}[.)])[ ])")
_DELIMITER = re.compile(r"[ ]*[|:-][-| :]*$")


def check_limits(prose: str, path: str, lines: Lines) -> Problem | None:
    """The first limit that the prose passes, or None."""
    if len(prose) > MOST_CHARACTERS:
        return _too_complex(
            path, lines, MOST_CHARACTERS, f"the text is longer than {MOST_CHARACTERS:,} characters", "split the record"
        )
    # What is counted or found quickly first spares nearly all prose the slower search behind it.
    may_be_deep = prose.count(">") >= MOST_DEPTH or prose.count("    ") + prose.count("\t") >= MOST_DEPTH
    if may_be_deep and (deep := _DEPTH.search(prose)):
        message = f"quotations or lists stand more than {MOST_DEPTH - 1} deep in one another"
        return _too_complex(path, lines, deep.start(), message, "nest them less")
    if any(run in prose for run in _RUNS) and (run := _RUN.search(prose)):
        message = f"more than {LONGEST_RUN} times `{run[1]}` in a row"
        return _too_complex(path, lines, run.start(), message, "put it into a code block, or write fewer of them")
    if len(prose) * sum(map(prose.count, _COUNTED)) <= MOST_WORK:
        return None
    work = 0
    for start, text in _paragraphs(prose):
        work += len(text) * len(_MARKS.findall(text))
        if work > MOST_WORK:
            message = "there are too many marks in paragraphs that are too long"
            return _too_complex(path, lines, start, message, "break it up with blank lines")
    return None


def _paragraphs(prose: str) -> Iterator[tuple[int, str]]:
    """What is read as one piece: paragraphs, items of lists, rows of tables."""
    start = 0
    for block in prose.split("\n\n"):
        rows = block.split("\n")
        is_table = len(rows) > 1 and "|" in rows[0] and "|" in rows[1] and _DELIMITER.match(rows[1])
        pieces = rows if is_table else _ITEM.split(block)
        offset = start
        for piece in pieces:
            yield offset, piece
            offset += len(piece) + 1
        start += len(block) + 2


def _too_complex(path: str, lines: Lines, offset: int, message: str, instead: str) -> Problem:
    return Problem(
        code="prose-too-complex", path=path, message=message, help=instead, span=lines.span(offset, offset + 1)
    )
