"""Where only prose changed the last plan holds; in every other case the build goes the long way; the bytes are the same."""

import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from sitegen.building.build import build, check
from sitegen.building.options import BuildOptions, BuildResult

from ..preparing.files import PICTURES

FIRE = "content/incidents/2023/2023-04-quay-fire.md"


class Archive:
    """An archive in a folder, and whether its last build planned anything."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stages: list[str] = []

    def build(self, **more) -> BuildResult:
        self.stages.clear()
        given = {"root": str(self.root), "jobs": 1, "today": "2024-01-01", "now_ns": time.time_ns() + 10**10} | more
        return build(BuildOptions(**given), lambda stage, _done, _all: self.stages.append(stage))

    @property
    def went_short(self) -> bool:
        return "planning" not in self.stages

    def edit(self, old: str, new: str, path: str = FIRE) -> None:
        file = self.root / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    def site(self) -> dict[str, bytes]:
        output = self.root / "output"
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    def equals_a_clean_one(self, **more) -> bool:
        fresh = Archive(self.root.with_name(self.root.name + "-fresh"))
        shutil.rmtree(fresh.root, ignore_errors=True)
        shutil.copytree(self.root, fresh.root, ignore=shutil.ignore_patterns("output", ".sitegen"))
        assert not fresh.build(**more).failed
        return self.site() == fresh.site()


@pytest.fixture
def archive(small_archive: Path, tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive")
    shutil.copytree(small_archive, archive.root)
    assert not archive.build().failed
    assert not archive.went_short
    return archive


def test_an_edit_of_prose(archive: Archive) -> None:
    """The page and the record of the incident and what search says of it are made, and nothing is planned."""
    archive.edit("Nothing is known.", "Nothing more is known.")
    result = archive.build()
    assert archive.went_short
    assert (result.written, result.removed) == (5, 0)
    assert b"Nothing more is known." in archive.site()["incidents/2023-04-quay-fire/index.html"]
    assert archive.equals_a_clean_one()


def test_edit_after_edit(archive: Archive) -> None:
    """What the short way published is what the next build goes on from."""
    for words in ("One.", "Two.", "Nothing is known."):
        archive.edit(archive.site and (archive.root / FIRE).read_text().strip().rpartition("\n")[2], words)
        archive.build()
        assert archive.went_short
        assert archive.equals_a_clean_one()


def test_nothing_changed(archive: Archive) -> None:
    """Without the gate, as on CI, a build that changes nothing is short as well."""
    result = archive.build(compare_hashes=True)
    assert archive.went_short
    assert (result.written, result.removed) == (0, 0)


def test_prose_of_other_records(archive: Archive) -> None:
    """A page of content/pages, a region and an actor have prose too."""
    archive.edit("How to read this archive.", "How to read it.", "content/pages/about.md")
    archive.build()
    assert archive.went_short
    assert b"How to read it." in archive.site()["about/index.html"]
    assert archive.equals_a_clean_one()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Fire at the quay", "title: Blaze at the quay"),
        ("date: 2023-04", "date: 2023-05"),
        ("title: Fire at the quay", "title: Fire at the quay\nsummary: It burned."),
        ("[smoke was seen](#smoke-seen)", "smoke was seen"),
        ("[^herald-2023-05-23]", ""),
        ("## What followed", "## What came"),
        ("Nothing is known.", "See [[2023-04-quay-fire]]."),
    ],
)
def test_whatever_others_could_show_is_planned(archive: Archive, old: str, new: str) -> None:
    """Front matter, headings, what is stated, cited and linked: all of it may stand on other pages."""
    archive.edit(old, new)
    archive.build()
    assert not archive.went_short
    assert archive.equals_a_clean_one()


def test_all_prose_taken_out(archive: Archive) -> None:
    """A file without prose shows no account at all."""
    path = archive.root / "content/pages/about.md"
    path.write_text("---\ntitle: About\n---\n")
    archive.build()
    assert archive.equals_a_clean_one()


def test_two_files_with_the_same_prose(archive: Archive) -> None:
    """One digest stands for two files: which of them is meant cannot be told from it."""
    for name in ("one", "two"):
        (archive.root / f"content/pages/{name}.md").write_text(f"---\ntitle: {name}\n---\nThe same.\n")
    archive.build()
    archive.edit("The same.", "Another.", "content/pages/one.md")
    archive.build()
    assert not archive.went_short
    assert archive.equals_a_clean_one()


def test_a_page_that_somebody_touched(archive: Archive) -> None:
    """A page that was written over or taken away is mended."""
    page = archive.root / "output/regions/index.html"
    page.write_text("vandal")
    archive.edit("Nothing is known.", "Nothing more is known.")
    archive.build()
    assert not archive.went_short
    page.unlink()
    archive.build()
    assert archive.equals_a_clean_one()


def test_another_manifest(archive: Archive) -> None:
    """An output/ that another build published is compared page by page."""
    manifest = archive.root / "output/manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    archive.build()
    assert not archive.went_short
    assert archive.equals_a_clean_one()


def test_a_file_of_the_theme(archive: Archive) -> None:
    """A template of the archive's own shapes every page."""
    (archive.root / "templates").mkdir()
    (archive.root / "templates/404.html").write_text("<!doctype html><title>Lost</title>")
    archive.build()
    assert not archive.went_short
    assert archive.equals_a_clean_one()


def test_a_picture(archive: Archive) -> None:
    """Media are part of what is planned, and one that changed is published anew."""
    picture = archive.root / "content/media/quay.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(PICTURES["b.png"])
    archive.edit("Nothing is known.", "Nothing is known.\n\n![The quay](../../media/quay.png)")
    archive.build()
    assert not archive.went_short
    before = archive.site()["media/quay.png"]
    picture.write_bytes(PICTURES["deep.png"])
    assert not archive.build().failed
    assert not archive.went_short
    assert archive.site()["media/quay.png"] != before


def test_the_day_of_an_embargo(archive: Archive) -> None:
    """On the day on which an incident appears, all is planned; before it, not."""
    text = (archive.root / FIRE).read_text().replace("title: Fire", "publish_after: 2024-02-01\ntitle: Fire")
    (archive.root / "content/incidents/2023/2023-04-held.md").write_text(text)
    archive.build()
    archive.build(today="2024-01-31")
    assert archive.went_short
    archive.build(today="2024-02-01")
    assert not archive.went_short
    assert "incidents/2023-04-held/index.html" in archive.site()
    assert archive.equals_a_clean_one(today="2024-02-01")


def test_problems_are_told_again(archive: Archive) -> None:
    """A warning of the archive as a whole, and one of a file, are said by the short way too."""
    archive.edit("region: no/oslo", "region: no/moss")
    told = archive.build().problems
    archive.edit("Nothing is known.", "Nothing more is known.")
    assert archive.build().problems == told
    assert archive.went_short
    assert told


def test_an_error_in_the_prose(archive: Archive) -> None:
    """A build that fails leaves the plan, and the mended file goes the short way again."""
    before = archive.site()
    archive.edit("Nothing is known.", "Nothing <b>is known.")
    assert archive.build().failed
    assert archive.site() == before
    archive.edit("<b>", "")
    archive.build()
    assert archive.went_short
    assert archive.site() == before


def test_a_dry_run_counts_what_a_build_does(archive: Archive) -> None:
    """The manifest is one of the files, in both."""
    archive.edit("title: Fire at the quay", "title: Blaze at the quay")
    dry = archive.build(dry_run=True)
    wet = archive.build()
    assert (dry.written, dry.unchanged, dry.removed) == (wet.written, wet.unchanged, wet.removed)


@pytest.mark.parametrize("change", ["DELETE FROM accounts", "UPDATE accounts SET body = x'00'"])
def test_a_damaged_account(archive: Archive, change: str) -> None:
    """Prose that the cache has lost is read again from its file."""
    connection = sqlite3.connect(archive.root / ".sitegen/cache.sqlite")
    with connection:
        connection.execute(change)
    connection.close()
    archive.edit("title: Fire at the quay", "title: Blaze at the quay")
    assert not archive.build().failed
    (archive.root / "output/about/index.html").unlink()
    assert not archive.build().failed
    assert archive.equals_a_clean_one()


def test_a_damaged_reading(archive: Archive) -> None:
    """`check` as well begins a damaged cache anew."""
    connection = sqlite3.connect(archive.root / ".sitegen/cache.sqlite")
    with connection:
        connection.execute("UPDATE readings SET record = x'00'")
    connection.close()
    assert check(BuildOptions(root=str(archive.root), jobs=1, today="2024-01-01")).problems == ()


def test_a_damaged_cache(archive: Archive) -> None:
    """A cache that cannot be read is begun anew."""
    cache = archive.root / ".sitegen/cache.sqlite"
    body = bytearray(cache.read_bytes())
    body[len(body) // 4 :] = b"\x55" * (len(body) - len(body) // 4)
    cache.write_bytes(bytes(body))
    archive.edit("Nothing is known.", "Nothing more is known.")
    assert not archive.build().failed
    assert archive.equals_a_clean_one()


def test_a_word_with_new_letters_comes_and_goes(archive: Archive) -> None:
    """The index gets the file that a word with unheard letters needs, and loses it with the word, as in a clean build."""
    before = archive.site().keys()
    for number in range(220):  # from 200 incidents on the index is cut into files
        path = archive.root / f"content/incidents/2023/2023-05-no-{number}.md"
        path.write_text(f"---\ntitle: Nothing {number}\ndate: 2023-05\n---\n")
    archive.build()
    assert len([path for path in archive.site().keys() - before if path.startswith("search/words/")]) > 1

    archive.edit("Nothing is known.", "Xyzzy is known.")
    archive.build()
    assert archive.went_short
    assert "search/words/x.js" in archive.site()
    assert archive.equals_a_clean_one()

    archive.edit("Xyzzy is known.", "Nothing is known.")
    archive.build()
    assert "search/words/x.js" not in archive.site()
    assert archive.equals_a_clean_one()
