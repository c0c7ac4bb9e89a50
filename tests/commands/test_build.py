"""`sitegen build`."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

LINE = re.compile(r"(?m)^.*read 6 files, wrote (\d+) files, left (\d+) alone, removed (\d+) in \d+\.\d\d s$")


def counts(stderr: str) -> tuple[int, ...]:
    found = LINE.search(stderr)
    assert found, stderr
    return tuple(map(int, found.groups()))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_archive_is_built(sitegen, archive: Path) -> None:
    """The first build writes everything, the second nothing; both say what they did on stderr."""
    first = sitegen("build")
    assert (first.exit_code, first.stdout) == (0, ""), first.stderr
    wrote, left, removed = counts(first.stderr)
    assert (wrote > 20, left, removed) == (True, 0, 0)
    assert (archive / "output/index.html").is_file()
    assert counts(sitegen("build").stderr) == (0, wrote, 0)


def test_a_problem_leaves_output_as_it_was(sitegen, archive: Path) -> None:
    """With an error nothing is published, and the problem stands on stderr."""
    sitegen("build")
    before = tree(archive / "output")
    (archive / "content/incidents/2024/raid.md").write_text("---\ntitle: Raid\ndate: 2023-13-01\n---\n")
    result = sitegen("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "raid.md:3:7" in result.stderr
    assert "published nothing" in result.stderr
    assert tree(archive / "output") == before


def test_strict(sitegen, archive: Path) -> None:
    """A warning is published, but not where strict."""
    (archive / "content/incidents/2024/raid.md").write_text(
        "---\ntitle: R\ndate: 2023\nregion: zz-nowhere\n---\nA raid.\n"
    )
    assert sitegen("build", "--strict").exit_code == 1
    assert not (archive / "output/index.html").exists()
    result = sitegen("build")
    assert (result.exit_code, "1 warning; read 7 files" in result.stderr) == (0, True), result.stderr


def test_elsewhere(sitegen, archive: Path) -> None:
    """`-o` publishes into another folder, below the archive's where it is relative."""
    sitegen("build", "-o", "public")
    assert (archive / "public/index.html").is_file()
    assert not (archive / "output").exists()


def test_a_dry_run(sitegen, archive: Path) -> None:
    """A dry run says what would be written, and writes nothing."""
    result = sitegen("build", "--dry-run")
    assert re.search(r"would have written \d\d+ files", result.stderr)
    assert not (archive / "output").exists()


def test_a_removed_incident_is_named(sitegen, archive: Path) -> None:
    """An incident that is gone is a warning; strict, it ends the build, unless it is let go."""
    sitegen("build")
    next((archive / "content/incidents").rglob("*.md")).unlink()
    strict = sitegen("build", "--strict")
    assert (strict.exit_code, "incident-removed" in strict.stderr) == (1, True)
    assert sitegen("build", "--strict", "--allow-removal", "2024-03-09-pier-collapse").exit_code == 0
    assert not (archive / "output/incidents/2024-03-09-pier-collapse").exists()


def test_previous(sitegen, archive: Path) -> None:
    """A fresh clone compares with the manifest that it is given; one that cannot be read is said."""
    sitegen("build", "-o", "old")
    next((archive / "content/incidents").rglob("*.md")).unlink()
    assert "incident-removed" in sitegen("build", "--previous", "old/manifest.json").stderr
    assert sitegen("build", "-o", "new", "--previous", "none.json").exit_code == 2


def test_a_stranger_in_the_way(sitegen, archive: Path) -> None:
    """Somebody else's file is not written over; that is 2 and one line."""
    (archive / "output").mkdir()
    (archive / "output/index.html").write_text("mine")
    result = sitegen("build")
    assert (result.exit_code, "was not written by sitegen" in result.stderr) == (2, True)


def test_quiet(sitegen, archive: Path) -> None:
    """Asked to be quiet, a clean build says nothing."""
    assert sitegen("-q", "build").output == ""


def process(archive: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *words],
        cwd=archive,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )


@pytest.mark.parametrize("words", [["build"], ["-q", "build"]])
def test_nothing_to_do_ends_at_the_gate(archive: Path, words: list[str]) -> None:
    """A build with nothing to do says the same as before, but that nothing was written; any edit is seen."""
    time.sleep(2.1)  # files that were written just now may change again without a change of stamp
    first = process(archive, *words)
    again = process(archive, *words)
    assert any((archive / ".sitegen/gates").iterdir())
    if "-q" in words:
        assert (first.stderr, again.stderr) == ("", "")
    else:
        wrote, _, _ = counts(first.stderr)
        assert counts(again.stderr) == (0, wrote, 0)
    page = next((archive / "content/pages").iterdir())
    page.write_text(page.read_text() + "\nMore.\n")
    process(archive, *words)
    assert "More." in (archive / "output/about/index.html").read_text()
