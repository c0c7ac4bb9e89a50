"""A page that places what a query finds follows every change of what it finds; incremental equals clean."""

import shutil
import time
from pathlib import Path

import pytest

from sitegen.building.build import build
from sitegen.building.options import BuildOptions, BuildResult

FIRE = "content/incidents/2023/2023-04-quay-fire.md"
ESSAY = "content/pages/essay.md"
PAGE = "essay/index.html"
TEXT = """---
title: The quay
---
What burned.

```incidents
region: no/oslo
show: {show}
empty: None known to us.
```

More words.
"""


def built(root: Path) -> BuildResult:
    result = build(BuildOptions(root=str(root), jobs=1, today="2024-01-01", now_ns=time.time_ns() + 10**10))
    assert not result.failed, result.problems
    return result


def site(root: Path) -> dict[str, bytes]:
    output = root / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def equals_a_clean_one(root: Path) -> bool:
    fresh = root.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("output", ".sitegen"))
    built(fresh)
    return site(root) == site(fresh)


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(params=["list", "table", "cards", "map", "timeline", "count"])
def archive(request, small_archive: Path, tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    shutil.copytree(small_archive, root)
    (root / ESSAY).write_text(TEXT.format(show=request.param), "utf-8")
    built(root)
    return root


def test_a_page_follows_what_it_finds(archive: Path) -> None:
    """An incident changes, comes, and goes: the page is made again each time, as a clean build makes it."""
    before = site(archive)[PAGE]
    is_count = b'class="result as-count"' in before
    edit(archive, FIRE, "title: Fire at the quay", "title: Blaze at the quay")
    built(archive)
    assert (b"Blaze at the quay" in site(archive)[PAGE]) is not is_count
    assert equals_a_clean_one(archive)
    other = archive / "content/incidents/2023/2023-05-crane.md"
    other.write_text("---\ntitle: Crane falls\ndate: 2023-05\nregion: no/oslo\n---\n", "utf-8")
    built(archive)
    assert b"Crane falls" in site(archive)[PAGE] or b"<dd>2</dd>" in site(archive)[PAGE]
    assert equals_a_clean_one(archive)
    edit(archive, FIRE, "region: no/oslo", "region: ru/belgorod")
    other.unlink()
    built(archive)
    assert b"None known to us." in site(archive)[PAGE] or b"<dd>0</dd>" in site(archive)[PAGE]
    assert equals_a_clean_one(archive)


def test_prose_and_queries_of_a_page(archive: Path) -> None:
    """An edit of words around a block, of the query, and of an incident's prose alone: each is as a clean build makes it."""
    edit(archive, ESSAY, "More words.", "Other words.")
    built(archive)
    assert b"Other words." in site(archive)[PAGE]
    assert equals_a_clean_one(archive)
    edit(archive, ESSAY, "What burned.", "What burned.\n\nAnd when.")
    built(archive)
    assert equals_a_clean_one(archive)
    edit(archive, FIRE, "Nothing is known.", "Nothing more is known.")
    built(archive)
    assert equals_a_clean_one(archive)
    edit(archive, ESSAY, "region: no/oslo", "region: ru")
    built(archive)
    assert b"None known to us." in site(archive)[PAGE] or b"<dd>0</dd>" in site(archive)[PAGE]
    assert equals_a_clean_one(archive)


def test_a_new_dispute(archive: Path) -> None:
    """A claim of another file that disputes one makes it contested here as well."""
    edit(archive, ESSAY, "region: no/oslo", "holds: contested")
    built(archive)
    assert b"None known to us." in site(archive)[PAGE] or b"<dd>0</dd>" in site(archive)[PAGE]
    (archive / "content/incidents/2023/2023-05-denial.md").write_text(
        "---\ntitle: A denial\ndate: 2023-05\nclaims:\n  - id: none\n    text: There was no smoke.\n    by: fire-service\n"
        "    stance: denies\n    disputes: 2023-04-quay-fire#smoke-seen\n---\n",
        "utf-8",
    )
    built(archive)
    assert b"2023-04-quay-fire" in site(archive)[PAGE] or b"<dd>2</dd>" in site(archive)[PAGE]
    assert equals_a_clean_one(archive)
