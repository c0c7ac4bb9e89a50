"""What GitHub would show otherwise than the site: lists and tables without a blank line, lists nested by two spaces."""

import re

from sitegen.annotating.forms import Lines
from sitegen.model.problem import Problem

_ITEM = re.compile(r"^(?P<indent>[ ]*)(?P<sign>[-*+]|\d{1,9}\.)(?P<gap>[ ]+)(?=\S)")
_DELIMITER = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})")
_QUOTE = re.compile(r"^[ ]{0,3}>")


def check_hosts(path: str, lines: Lines) -> list[Problem]:
    """A warning, with its mend, for each place that a host would show otherwise."""
    problems: list[Problem] = []
    rows = lines.prose.split("\n")
    offset, fence = 0, ""
    above, levels = "", [0]
    for number, row in enumerate(rows):
        if opening := _FENCE.match(row):
            if not fence:
                fence = opening[1]
            elif opening[1].startswith(fence) and not row[opening.end() :].strip():
                fence = ""
        elif not fence:
            below = rows[number + 1] if number + 1 < len(rows) else ""
            found = _check_row(row, above, below, levels, path, lines, offset)
            problems += [found] if found else []
        above = row
        offset += len(row) + 1
    return problems


def fix(text: str) -> str:
    """The prose with every warning of this module mended."""
    for problem in reversed(check_hosts("", Lines(text, 1))):
        assert problem.span is not None
        assert problem.mend is not None
        rows = text.split("\n")
        line = rows[problem.span.line - 1]
        mended = line[: problem.span.column - 1] + problem.mend + line[problem.span.end_column - 1 :]
        rows[problem.span.line - 1] = mended
        text = "\n".join(rows)
    return text


def _check_row(  # noqa: PLR0917 - a row and what stands around it
    row: str, above: str, below: str, levels: list[int], path: str, lines: Lines, offset: int
) -> Problem | None:
    """What is wrong with one row; `levels` are the indents of the items that are open."""
    item = _ITEM.match(row)
    if item is None:
        if row.strip() and not row.startswith(" ") and not above.strip():
            levels[:] = [0]
        return _check_table(row, above, below, path, lines, offset)
    indent = len(item["indent"])
    is_first = not above.strip() or _ITEM.match(above) is not None
    if (
        not is_first
        and len(levels) == 1
        and not row.startswith("    ")
        and _interrupts(item["sign"])
        and _is_paragraph(above)
    ):
        levels[:] = [0, indent + len(item["sign"] + item["gap"])]
        return Problem(
            code="list-without-blank-line",
            path=path,
            message="a list without a blank line before it is a list on some hosts and text here",
            help="put a blank line before it",
            span=lines.span(offset, offset),
            mend="\n",
        )
    while len(levels) > 1 and indent < levels[-1]:
        levels.pop()
    depth = len(levels) - 1
    levels.append(indent + len(item["sign"] + item["gap"]))
    wanted = 4 * depth
    if depth and indent != wanted and indent < 4 * depth:
        return Problem(
            code="list-nested-by-two",
            path=path,
            message=f"an item indented by {indent} is nested on some hosts and not here",
            help=f"indent it by {wanted}",
            span=lines.span(offset, offset + indent),
            mend=" " * wanted,
        )
    return None


def _check_table(  # noqa: PLR0917 - a row and what stands around it
    row: str, above: str, below: str, path: str, lines: Lines, offset: int
) -> Problem | None:
    is_table = "|" in row and "|" in below and _DELIMITER.match(below)
    if not is_table or not _is_paragraph(above):
        return None
    return Problem(
        code="table-without-blank-line",
        path=path,
        message="a table without a blank line before it is a table on some hosts and text here",
        help="put a blank line before it",
        span=lines.span(offset, offset),
        mend="\n",
    )


def _interrupts(sign: str) -> bool:
    """Whether a host begins a list with it in the middle of a paragraph."""
    return sign in ("-", "*", "+", "1.")


def _is_paragraph(row: str) -> bool:
    return (
        bool(row.strip()) and not row.startswith(("#", "    ", "|")) and not _QUOTE.match(row) and "\t" not in row[:1]
    )
