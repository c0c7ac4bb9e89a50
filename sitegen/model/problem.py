"""A problem is something that a contributor can mend: a value, collected, and always shown."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Where something stands in a file: lines and columns count from 1, in characters; the end is behind the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake, in one place, with what to write instead."""

    code: str
    """A readable slug with a section in docs/problems.md; its severity is in `codes.SEVERITY`."""
    path: str
    """The file, relative to the archive's folder, with forward slashes."""
    message: str
    """What is wrong: one line, no full stop."""
    help: str = ""
    """What to write instead: one line; empty where the message says it."""
    span: Span | None = None
    """None while only `where` is known, or where the file as a whole is meant."""
    where: str = ""
    """A place in the front matter, as `claims.2.disputes.0`; with a `!` behind it, the key is meant and not the value.
    `reading.locate` turns it into a span; so the checks over all files need no positions."""
    label: str = ""
    """A few words to stand beside the caret."""
    mend: str | None = None
    """What `check --fix` writes in place of the span; None where a person must decide."""


def sort_key(problem: Problem) -> tuple[str, int, int, str, str]:
    """The order in which problems are shown: by file, then by position, then by code."""
    span = problem.span
    return (problem.path, span.line if span else 0, span.column if span else 0, problem.code, problem.message)
