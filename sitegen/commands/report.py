"""How problems are shown: for people, for programs, and for the lines of a pull request."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from sitegen.commands.excerpt import excerpt, visible
from sitegen.model.codes import SETTINGS, SEVERITY, ends_build
from sitegen.model.problem import Problem

COLORS = {"error": "red", "warning": "yellow"}
CLEAN, IN_CONTENT, IN_USE = 0, 1, 2


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """0 for none that counts, 2 where the settings are wrong, 1 where the content is."""
    counting = [problem for problem in problems if ends_build(problem.code, strict=strict)]
    if any(problem.code in SETTINGS or problem.path.endswith(".toml") for problem in counting):
        return IN_USE
    return IN_CONTENT if counting else CLEAN


def counted(problems: Sequence[Problem]) -> str:
    """How many of each kind, in words."""
    errors = sum(SEVERITY[problem.code] == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [plural(errors, "error")] if errors else []
    parts += [plural(warnings, "warning")] if warnings else []
    return " and ".join(parts) or "no problems"


def plural(count: int, word: str) -> str:
    """A number with its word."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def as_text(problems: Sequence[Problem], root: Path, shown_path: Callable[[str], str]) -> str:
    """Each problem with its place, the line, a caret and what to write instead; styled, which `echo` may strip.

    Everything in it that comes from files is made harmless to a terminal.
    """
    texts: dict[str, list[str]] = {}
    parts = []
    for problem in problems:
        if problem.span and problem.path not in texts:
            texts[problem.path] = _lines_of(root / problem.path)
        parts.append(_one_as_text(problem, texts.get(problem.path, []), shown_path))
    codes = list(dict.fromkeys(problem.code for problem in problems))
    if codes:
        others = " (and likewise for each other code)" if len(codes) > 1 else ""
        parts.append(f"To read more: sitegen explain {codes[0]}{others}\n")
    return "\n".join(parts)


def as_json(problems: Sequence[Problem], files: int) -> str:
    """One JSON document, in ASCII so that no console can spoil it."""
    rows = [
        {
            "code": problem.code,
            "severity": SEVERITY[problem.code],
            "path": problem.path,
            "line": problem.span.line if problem.span else None,
            "column": problem.span.column if problem.span else None,
            "end_line": problem.span.end_line if problem.span else None,
            "end_column": problem.span.end_column if problem.span else None,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    errors = sum(row["severity"] == "error" for row in rows)
    summary = {"errors": errors, "warnings": len(rows) - errors, "files": files}
    return json.dumps({"version": 1, "problems": rows, "summary": summary}, indent=2)


def as_github(problems: Sequence[Problem], shown_path: Callable[[str], str]) -> str:
    """A workflow command for each problem, which GitHub shows at its line of the pull request."""
    return "".join(_one_as_github(problem, shown_path) for problem in problems)


def _lines_of(path: Path) -> list[str]:
    """The lines of a file, as the readers count them."""
    try:
        body = path.read_bytes()
    except OSError:
        return []
    return body.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")


def _one_as_text(problem: Problem, lines: Sequence[str], shown_path: Callable[[str], str]) -> str:
    severity = SEVERITY[problem.code]
    head = click.style(f"{severity}[{problem.code}]", fg=COLORS[severity], bold=True)
    rows = [f"{head}: {visible(problem.message)}"]
    place = visible(shown_path(problem.path))
    if problem.span is None:
        rows.append(f"  --> {place}")
    else:
        rows.append(f"  --> {place}:{problem.span.line}:{problem.span.column}")
        rows += _excerpt_rows(problem, lines, COLORS[severity])
    if problem.help:
        rows.append(f"  {click.style('help', bold=True)}: {visible(problem.help)}")
    return "\n".join(rows) + "\n"


def _excerpt_rows(problem: Problem, lines: Sequence[str], color: str) -> list[str]:
    span = problem.span
    if span is None or not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    text, indent, width = excerpt(line, span.column, end)
    carets = click.style("^" * width, fg=color, bold=True)
    label = " " + click.style(visible(problem.label), fg=color) if problem.label else ""
    number = str(span.line)
    return [f"   {number} | {text}".rstrip(), f"   {' ' * len(number)} | {' ' * indent}{carets}{label}"]


def _one_as_github(problem: Problem, shown_path: Callable[[str], str]) -> str:
    span = problem.span
    fields = {"file": shown_path(problem.path)}
    if span is not None:
        fields |= {"line": str(span.line), "col": str(span.column), "endLine": str(span.end_line)}
        if span.line == span.end_line:  # GitHub takes no columns over several lines
            fields["endColumn"] = str(span.end_column)
        else:
            del fields["col"]
    fields["title"] = problem.code
    written = ",".join(f"{name}={_escaped_field(value)}" for name, value in fields.items())
    message = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return f"::{SEVERITY[problem.code]} {written}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
