"""`check --fix`: what can be mended without a question is written into the files."""

import os
from collections.abc import Sequence
from pathlib import Path

from sitegen.model.problem import Problem, Span


def mend(root: Path, problems: Sequence[Problem]) -> int:
    """Write every mend that is known into its file; how many there were."""
    by_path: dict[str, list[tuple[Span, str]]] = {}
    for problem in problems:
        if problem.mend is not None and problem.span is not None:
            by_path.setdefault(problem.path, []).append((problem.span, problem.mend))
    count = 0
    for path, mends in by_path.items():
        place = root / path
        if place.is_symlink():
            continue
        text, done = mended(place.read_bytes().decode(), mends)
        _write(place, text.encode())
        count += done
    return count


def mended(text: str, mends: Sequence[tuple[Span, str]]) -> tuple[str, int]:
    """A text with spans of it written anew, and how many; of two that overlap the first one counts.

    Line ends stay as they are in the text, and so does a byte order mark.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    newline = "\r\n" if "\r\n" in text else "\n"
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts, position, count = [mark], 0, 0
    for span, words in sorted(mends, key=lambda pair: (pair[0].line, pair[0].column)):
        start = starts[span.line - 1] + span.column - 1
        if start < position:
            continue
        parts += [text[position:start], words.replace("\n", newline)]
        position = starts[span.end_line - 1] + span.end_column - 1
        count += 1
    return "".join([*parts, text[position:]]), count


def _write(path: Path, body: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(body)
    draft.chmod(path.stat().st_mode)
    draft.replace(path)
