"""The gate holds a build back only where nothing at all changed."""

import json
import os
import time
from pathlib import Path

import pytest

from sitegen.building.gate import close_gate, unchanged


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/incidents").mkdir(parents=True)
    (tmp_path / "content/incidents/a.md").write_text("a")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").write_text("page")
    return tmp_path


def close(archive: Path, argv: list[str], until: str = "", later_ns: int = 10_000_000_000) -> None:
    close_gate(
        argv,
        inputs=[str(archive / "content"), str(archive / "sitegen.toml")],
        outputs=[str(archive / "output")],
        started_ns=time.time_ns() + later_ns,
        line="nothing to do",
        until=until,
    )


def test_nothing_changed(archive: Path) -> None:
    """The line of the last build is printed again."""
    close(archive, ["build"])
    assert unchanged(["build"]) == "nothing to do"


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/incidents/a.md").write_text("b"),
        lambda root: (root / "content/incidents/b.md").write_text("a"),
        lambda root: (root / "content/incidents/a.md").unlink(),
        lambda root: (root / "content/incidents/a.md").rename(root / "content/incidents/c.md"),
        lambda root: (root / "sitegen.toml").write_text("x"),
        lambda root: (root / "output/index.html").unlink(),
        lambda root: (root / "output/index.html").write_text("vandal"),
        lambda root: (root / "output/index.html").replace(root / "output/other.html"),
    ],
)
def test_any_change_opens_it(archive: Path, change) -> None:
    """Whatever changes on either side, the build runs."""
    close(archive, ["build"])
    change(archive)
    assert unchanged(["build"]) is None


def test_same_size_and_time_is_still_a_change(archive: Path) -> None:
    """A file whose time was set back has another time of its entry."""
    path = archive / "content/incidents/a.md"
    before = path.stat()
    close(archive, ["build"])
    path.write_text("z")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unchanged(["build"]) is None


def test_other_arguments_have_their_own_gate(archive: Path) -> None:
    """A build with another option is another build."""
    close(archive, ["build"])
    assert unchanged(["build", "--offline"]) is None
    assert unchanged(["check"]) is None


@pytest.mark.parametrize("word", ["--clean", "--dry-run", "--previous=x", "--help"])
def test_some_builds_always_run(archive: Path, word: str) -> None:
    """A clean build is asked for because somebody does not trust what is there."""
    close(archive, ["build", word])
    assert unchanged(["build", word]) is None


def test_files_within_the_grain_keep_it_open(archive: Path) -> None:
    """A file that changed as the build began may have changed again with the same stamp."""
    close(archive, ["build"], later_ns=0)
    assert unchanged(["build"]) is None


def test_it_is_open_on_ci(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restored folder has other people's times."""
    close(archive, ["build"])
    monkeypatch.setenv("CI", "true")
    assert unchanged(["build"]) is None


def test_an_embargo_that_ends_opens_it(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which something appears, the build runs; before it, not."""
    close(archive, ["build"], until="9999-01-01")
    assert unchanged(["build"]) == "nothing to do"
    close(archive, ["build"], until="2001-01-01")
    assert unchanged(["build"]) is None
    close(archive, ["build", "--today=2000-01-01"], until="2001-01-01")
    assert unchanged(["build", "--today=2000-01-01"]) == "nothing to do"


def test_a_broken_gate_is_open(archive: Path) -> None:
    """Whatever is odd about the file, the build runs."""
    close(archive, ["build"])
    (path,) = (archive / ".sitegen/gates").iterdir()
    for text in ["", "[]", "{}", json.dumps({"surroundings": 1}), "\0"]:
        path.write_text(text)
        assert unchanged(["build"]) is None


def test_the_folder_is_found_by_its_option(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-C` names the archive; the same words in another folder are another build."""
    monkeypatch.chdir(archive.parent)
    argv = ["-C", archive.name, "build"]
    close(archive, argv)
    assert (archive / ".sitegen/gates").is_dir()
    assert unchanged(argv) == "nothing to do"
    assert unchanged([f"-C{archive.name}", "build"]) is None
