"""Whole sites, as they are written: a change of any byte is seen in a diff before it is published."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

HERE = Path(__file__).parent
SITES = sorted(path for path in HERE.iterdir() if (path / "sitegen.toml").is_file())
SHARED = ("static/",)
"""The theme's own files are the same for every site; they are kept out of the golden trees."""
PICTURE = b"\x89PNG"
MARK = re.compile(r"\?v=[0-9a-f]{8}")
"""That changes with a file of the theme."""


def tree(folder: Path) -> dict[str, str]:
    return {
        name: text_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not (name := path.relative_to(folder).as_posix()).startswith(SHARED)
        # It names the theme's files with their hashes, and has tests of its own.
        and name != "manifest.json"
    }


def text_of(path: Path) -> str:
    """A file; a picture by its hash, which is all that its golden file holds."""
    body = path.read_bytes()
    if body.startswith(PICTURE):
        return f"SHA-256 {hashlib.sha256(body).hexdigest()}\n"
    return MARK.sub("?v=", body.decode().replace("\r\n", "\n"))  # as a repository keeps it


@pytest.mark.parametrize("source", SITES, ids=lambda path: path.name)
def test_site(source: Path, tmp_path: Path, rewrite: bool) -> None:
    """The site is the golden one, file for file."""
    root = tmp_path / "archive"
    shutil.copytree(source, root, ignore=shutil.ignore_patterns("expected"))
    result = build(BuildOptions(root=str(root), today="2024-01-01", jobs=1))
    assert not result.failed, result.problems
    expected = source / "expected"
    if rewrite:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in tree(root / "output").items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    assert tree(root / "output") == tree(expected)
