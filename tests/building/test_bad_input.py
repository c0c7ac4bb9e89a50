"""Whatever is wrong with the content, `build` says what `check` says, and the published site stays as it was."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.commands.main import main

from ..problems.cases import ARCHIVE, CASES, NOT_OF_CHECK, lay

LAST_LINE = re.compile(r"^(?:note: .*|.*\bread \d+ files?, .*|.* in \d+ files?)\n", re.MULTILINE)
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive, checked and built; to be copied."""
    root = tmp_path_factory.mktemp("published") / "archive"
    shutil.copytree(ARCHIVE, root)
    assert sitegen(root, "build").exit_code == 0
    return root


@pytest.fixture
def archive(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "archive"
    shutil.copytree(published, root)
    return root


def sitegen(root: Path, *words: str) -> Result:
    """A command in an archive, in this process; its problems bare of colour."""
    return CliRunner().invoke(main, ["-C", str(root), "--color", "never", *words], env=DAY)


def said(text: str) -> str:
    """The problems alone: without notes, and without the line that counts."""
    return LAST_LINE.sub("", text).strip()


def site(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder of output/ with the time of its last change and its bytes."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted([root / "output", *(root / "output").rglob("*")])
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_bad_example_is_not_published(case: Path, archive: Path) -> None:
    """The same problems as `check`, in the same words; exit 1; output/ byte for byte and second for second as it was.

    Where a bad example is worth a warning alone, `--strict` makes it count.
    """
    lay(case, archive)
    before = site(archive)
    checked = sitegen(archive, "check")
    built = sitegen(archive, "build", *([] if checked.exit_code else ["--strict"]))
    code = case.stem.split("--")[0]
    assert f"[{code}]" in built.stderr
    if code not in NOT_OF_CHECK:
        assert said(built.stderr) == said(checked.stdout)
    if code == "held-back":  # what a build does by design does not end it
        assert built.exit_code == 0
        return
    assert built.exit_code == (checked.exit_code or 1)
    assert built.stderr.rstrip().splitlines()[-1].count("published nothing")
    assert site(archive) == before
