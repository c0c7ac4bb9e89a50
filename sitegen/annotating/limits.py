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
_NESTED = re.compile(rf"(?:(?:[-*+]|\d{{1,9}}\.)[ ]+|>[ ]?){{{MOST_DEPTH}}}")
_SIDE_BY_SIDE = re.compile(r"[-*+.>](?=[ ]*[-*+>\d])")
"""The end of one sign before another: quick to count, and of nested signs there is one fewer than these."""
_RULE = re.compile(r"^[ ]{0,3}(?:[-*_][ ]*+){3,}+$", re.MULTILINE)
"""A line across the page, as `- - -`: what would be lists in lists with words behind it is none without."""
_ITEM = re.compile(r"\n(?=[ ]*(?:[-*+]|\d{1,9}[.)])[ ])")
_DELIMITER = re.compile(r"[ ]*[|:-][-| :]*$")


def check_limits(prose: str, path: str, lines: Lines) -> Problem | None:
    """The first limit that the prose passes, or None."""
    if len(prose) > MOST_CHARACTERS:
        return _too_complex(
            path, lines, MOST_CHARACTERS, f"the text is longer than {MOST_CHARACTERS:,} characters", "split the record"
        )
    deep = _find_deep(prose)
    if deep is not None:
        message = f"quotations or lists stand more than {MOST_DEPTH - 1} deep in one another"
        return _too_complex(path, lines, deep, message, "nest them less")
    if any(run in prose for run in _RUNS) and (run := _RUN.search(prose)):
        message = f"more than {LONGEST_RUN} times `{run[1]}` in a row"
        return _too_complex(path, lines, run.start(), message, "put it into a code block, or write fewer of them")
    # What is counted quickly first spares nearly all prose the slower search.
    if len(prose) * sum(map(prose.count, _COUNTED)) <= MOST_WORK:
        return None
    return _check_work(prose, path, lines)


def _check_work(prose: str, path: str, lines: Lines) -> Problem | None:
    # Behind each line across the page the rest of its block is read again.
    work = sum(len(block) * len(_RULE.findall(block)) for block in prose.split("\n\n"))
    if work > MOST_WORK:
        message = "there are too many lines across the page in one block"
        return _too_complex(path, lines, 0, message, "leave some of them out")
    work = 0
    for start, text in _paragraphs(prose):
        work += len(text) * len(_MARKS.findall(text))
        if work > MOST_WORK:
            message = "there are too many marks in paragraphs that are too long"
            return _too_complex(path, lines, start, message, "break it up with blank lines")
    return None


def _find_deep(prose: str) -> int | None:
    """The offset of quotations or lists that stand too deep in one another; what is counted quickly first spares time."""
    may_be_deep = prose.count(">") >= MOST_DEPTH or prose.count("    ") + prose.count("\t") >= MOST_DEPTH
    if may_be_deep and (deep := _DEPTH.search(prose)):
        return deep.start()
    return _find_nested(prose) if len(_SIDE_BY_SIDE.findall(prose)) >= MOST_DEPTH - 1 else None


def _find_nested(prose: str) -> int | None:
    """The offset of the first line that begins with too many signs of lists and quotations."""
    offset = 0
    for row in prose.split("\n"):
        if _NESTED.match(row.lstrip(" ")) and not _RULE.match(row):
            return offset
        offset += len(row) + 1
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
