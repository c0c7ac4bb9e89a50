"""What `check --fix` writes."""

from pathlib import Path

from sitegen.commands.mend import mend, mended
from sitegen.model.problem import Problem, Span


def test_spans_are_written_anew() -> None:
    """Each span is replaced, insertions among them, whatever their order."""
    mends = [(Span(3, 1, 3, 1), "\n"), (Span(1, 1, 1, 4), "two")]
    assert mended("one\nlist:\n- a\n", mends) == ("two\nlist:\n\n- a\n", 2)


def test_line_ends_and_mark_stay() -> None:
    """CRLF and a byte order mark stay, and what is put in follows them."""
    assert mended("\ufeffa\r\n- b\r\n", [(Span(2, 1, 2, 1), "\n")]) == ("\ufeffa\r\n\r\n- b\r\n", 1)


def test_over_several_lines() -> None:
    """A span may end on another line."""
    assert mended("abc\ndef\n", [(Span(1, 3, 2, 2), "-")]) == ("ab-ef\n", 1)


def test_overlapping_mends() -> None:
    """Of two that overlap the first is done; the other is found again by the next check."""
    assert mended("abcdef", [(Span(1, 2, 1, 5), "x"), (Span(1, 3, 1, 4), "y")]) == ("axef", 1)


def test_files_are_written(tmp_path: Path) -> None:
    """Files with a mend are rewritten with their mode; what has no mend, and what is a link, is left alone."""
    (tmp_path / "a.md").write_text("x\n")
    (tmp_path / "a.md").chmod(0o640)
    (tmp_path / "b.md").symlink_to("a.md")
    problems = [
        Problem(code="c", path="a.md", message="m", span=Span(1, 1, 1, 2), mend="y"),
        Problem(code="c", path="a.md", message="m", span=Span(1, 1, 1, 2)),
        Problem(code="c", path="a.md", message="m", mend="z"),
        Problem(code="c", path="b.md", message="m", span=Span(1, 1, 1, 2), mend="z"),
    ]
    assert mend(tmp_path, problems) == 1
    assert (tmp_path / "a.md").read_text() == "y\n"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]
