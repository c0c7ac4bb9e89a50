"""How problems are shown."""

import json
from pathlib import Path

import click
import pytest

from sitegen.commands.report import as_github, as_json, as_text, counted, exit_code, plural
from sitegen.model.problem import Problem, Span

LOST = Problem(code="incidents-lost", path="content", message="12 are gone", help="bring them back")
GONE = Problem(
    code="incident-removed", path="content/a.md", message="gone, or: 50 %", span=Span(2, 3, 2, 6), label="here"
)


def text_of(tmp_path: Path, problem: Problem, body: bytes) -> str:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(body)
    return click.unstyle(as_text([problem], tmp_path, lambda path: path))


def test_text_shows_place_line_and_mark(tmp_path: Path) -> None:
    """A problem with a span shows the line and marks the words; its label stands beside the mark."""
    assert text_of(tmp_path, GONE, b"\xef\xbb\xbf---\r\na bcd e\r\n") == (
        "warning[incident-removed]: gone, or: 50 %\n"
        "  --> content/a.md:2:3\n"
        "   2 | a bcd e\n"
        "     |   ^^^ here\n"
        "\n"
        "To read more: sitegen explain incident-removed\n"
    )


def test_text_without_a_place(tmp_path: Path) -> None:
    """A problem of a whole file names the file, and says what to do."""
    text = click.unstyle(as_text([LOST, GONE], tmp_path, lambda path: "../" + path))
    assert "error[incidents-lost]: 12 are gone\n  --> ../content\n  help: bring them back\n" in text
    assert "  --> ../content/a.md:2:3\n" in text  # the file is gone: no excerpt
    assert text.endswith("To read more: sitegen explain incidents-lost (and likewise for each other code)\n")


def test_a_span_over_lines_marks_the_first(tmp_path: Path) -> None:
    """Of several lines the first is shown, marked to its end."""
    problem = Problem(code="incident-removed", path="content/a.md", message="x", span=Span(1, 2, 3, 1))
    assert "   1 | abcd\n     |  ^^^\n" in text_of(tmp_path, problem, b"abcd\nb\nc")


def test_a_span_behind_the_end(tmp_path: Path) -> None:
    """A line that the file no longer has is left out."""
    problem = Problem(code="incident-removed", path="content/a.md", message="x", span=Span(9, 1, 9, 1))
    assert "|" not in text_of(tmp_path, problem, b"a")


def test_messages_steer_no_terminal(tmp_path: Path) -> None:
    """What a message, a path or a label quotes from a file is made harmless."""
    problem = Problem(
        code="incident-removed", path="content/\x1ba.md", message="\x1b]0;x\x07", help="\x1b[2J", label="\x1b[1m"
    )
    assert "\x1b" not in click.unstyle(as_text([problem], tmp_path, lambda path: path))


def test_json_is_whole_and_ascii() -> None:
    """The JSON has every field of every problem, null where there is no place, and a summary."""
    written = as_json([LOST, GONE], files=7)
    assert written.isascii()
    document = json.loads(written)
    assert document["version"] == 1
    assert document["summary"] == {"errors": 1, "warnings": 1, "files": 7}
    assert document["problems"][0] == {
        "code": "incidents-lost",
        "severity": "error",
        "path": "content",
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "message": "12 are gone",
        "help": "bring them back",
    }
    assert [document["problems"][1][key] for key in ("line", "column", "end_line", "end_column")] == [2, 3, 2, 6]


def test_github_escapes_what_would_end_a_command() -> None:
    """Percent signs, line ends, colons and commas cannot break out of a workflow command."""
    problem = Problem(
        code="incident-removed",
        path="content/a,b:c.md",
        message="1 %\n::error::forged",
        help="x\ry",
        span=Span(1, 2, 1, 4),
    )
    assert as_github([problem], lambda path: path) == (
        "::warning file=content/a%2Cb%3Ac.md,line=1,col=2,endLine=1,endColumn=4,title=incident-removed"
        "::1 %25%0A::error::forged%0Ax%0Dy\n"
    )


def test_github_takes_no_columns_over_lines() -> None:
    """A span over lines is given by lines alone, and a problem without a place by its file."""
    over = Problem(code="incident-removed", path="a", message="x", span=Span(1, 2, 3, 4))
    written = as_github([over, LOST], lambda path: path)
    assert written.splitlines() == [
        "::warning file=a,line=1,endLine=3,title=incident-removed::x",
        "::error file=content,title=incidents-lost::12 are gone%0Abring them back",
    ]


@pytest.mark.parametrize(
    ("problems", "strict", "expected"),
    [
        ([], True, 0),
        ([GONE], False, 0),
        ([GONE], True, 1),
        ([LOST], False, 1),
        ([Problem(code="incidents-lost", path="sitegen.toml", message="x"), LOST], False, 2),
        ([Problem(code="incident-removed", path="sitegen.toml", message="x")], False, 0),
    ],
)
def test_exit_codes(problems: list[Problem], strict: bool, expected: int) -> None:
    """Warnings count where strict; what is wrong in the settings is 2, in the content 1."""
    assert exit_code(problems, strict=strict) == expected


def test_counts_in_words() -> None:
    """Numbers agree with their words."""
    assert counted([]) == "no problems"
    assert counted([LOST]) == "1 error"
    assert counted([LOST, LOST, GONE]) == "2 errors and 1 warning"
    assert plural(1200, "file") == "1,200 files"
