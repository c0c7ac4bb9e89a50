"""Media from the folder to output/: nothing leaks, nothing is made twice, and incremental equals clean."""

import hashlib
import json
import sqlite3
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.building import media as media_module
from sitegen.building.build import build
from sitegen.building.options import BuildOptions, BuildResult

from ..preparing.files import FILES, MARK, PICTURES, SVG

INCIDENT = """---
title: {title}
date: 2023-05-22
{more}---
{prose}
"""


class Archive:
    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "sitegen.toml").write_text('title = "Media"\n')
        (root / "content/incidents").mkdir(parents=True)
        (root / "content/media").mkdir()

    def media(self, name: str, data: bytes) -> None:
        (self.root / "content/media" / name).write_bytes(data)

    def incident(self, id_: str, *files: str, prose: str = "A fire.", more: str = "", row: str = "") -> None:
        rows = "".join(f"  - file: {file}\n    alt: What {file} shows\n{row}" for file in files)
        text = INCIDENT.format(title=id_, more=more + (f"media:\n{rows}" if rows else ""), prose=prose)
        (self.root / f"content/incidents/{id_}.md").write_text(text)

    def build(self, output: str = "output", **more) -> BuildResult:
        now = time.time_ns() + 3_000_000_000
        options = BuildOptions(root=str(self.root), output=str(self.root / output), today="2024-01-01", now_ns=now)
        return build(replace(options, **{"jobs": 1, **more}))

    def site(self, output: str = "output") -> dict[str, bytes]:
        folder = self.root / output
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def codes(result: BuildResult) -> list[str]:
    return [problem.code for problem in result.problems]


def test_nothing_planted_is_anywhere_in_the_output(archive: Archive) -> None:
    """Files of every kind, each with marks wherever it can tell more than its content: no file of the site has one."""
    for name, data in FILES.items():
        archive.media(name, data)
    archive.incident("fire", *FILES, prose="".join(f"![View](../media/{name})\n\n" for name in PICTURES))
    result = archive.build()
    assert not result.failed, result.problems
    site = archive.site()
    assert {f"media/{name}" for name in FILES} <= site.keys()
    for path, body in site.items():
        for told in (MARK.encode(), MARK.encode()[:8], b"+50.1234", b"GPS", b"xmpmeta"):
            assert told not in body, path


def test_hashes_of_originals_are_published(archive: Archive) -> None:
    """In the page, in incident.json, in a table; the manifest has those of what is published."""
    archive.media("a.jpg", PICTURES["a.jpg"])
    archive.incident("fire", "a.jpg")
    archive.build()
    site = archive.site()
    received = hashlib.sha256(PICTURES["a.jpg"]).hexdigest()
    assert f"<code>{received}</code>" in site["incidents/fire/index.html"].decode()
    row = json.loads(site["incidents/fire/incident.json"])["media"][0]
    assert (row["sha256"], row["width"], row["height"], row["published"]) == (received, 480, 640, "media/a.jpg")
    assert received in site["data/media.csv"].decode()
    published = hashlib.sha256(site["media/a.jpg"]).hexdigest()
    assert json.loads(site["manifest.json"])["files"]["media/a.jpg"]["sha256"] == published != received


def test_what_nothing_public_shows_is_not_published(archive: Archive) -> None:
    """Pictures of drafts, of embargoed and withdrawn incidents, and those that nobody names stay where they are."""
    for name in ("public.png", "draft.png", "later.png", "gone.png", "unnamed.png", "told.png", "both.png"):
        archive.media(name, PICTURES["b.png"])
    archive.incident("public", "public.png", "both.png")
    archive.incident("draft", "draft.png", "both.png", more="state: draft\n")
    archive.incident("later", more="publish_after: 2030-01-01\n", prose="![It](../media/later.png)")
    archive.incident("gone", "gone.png", more="state: withdrawn\nreason: An error.\n")
    (archive.root / "content/pages").mkdir()
    (archive.root / "content/pages/about.md").write_text("---\ntitle: About\n---\n![It](../media/told.png)\n")
    assert not archive.build().failed
    shown = {path.partition("@")[0] for path in archive.site() if path.startswith("media/")}
    assert shown == {"media/public.png", "media/both.png", "media/told.png"}
    archive.build(drafts=True)
    assert "media/draft.png" in archive.site()
    archive.build()
    assert "media/draft.png" not in archive.site()


def test_incremental_equals_clean(archive: Archive) -> None:
    """A picture that changes, goes, or is shown no more leaves the site that a clean build makes; in processes as well."""
    for name in ("a.jpg", "b.png", "d.gif"):
        archive.media(name, PICTURES[name])
    archive.incident("fire", "a.jpg", "b.png", prose="![It](../media/d.gif)")
    archive.build()
    archive.media("b.png", PICTURES["deep.png"])
    archive.incident("fire", "b.png")
    archive.build()
    archive.build("clean", clean=True, jobs=2)
    assert archive.site() == archive.site("clean")
    assert not any("a.jpg" in path or "d.gif" in path for path in archive.site())


def test_a_file_is_read_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build for which no picture changed opens none."""
    archive.media("a.jpg", PICTURES["a.jpg"])
    archive.incident("fire", "a.jpg")
    archive.build()
    asked = []
    monkeypatch.setattr(media_module, "_read_chunk", lambda files, _root: asked.extend(files) or [])
    monkeypatch.setattr(media_module, "make_medium", lambda job: asked.append(job.path))
    archive.incident("other")
    result = archive.build()
    assert (result.failed, asked) == (False, [])


def test_a_cache_with_other_facts_is_begun_anew(archive: Archive) -> None:
    """What is cached of a picture has a seal; where that does not fit, all is read again."""
    archive.media("a.jpg", PICTURES["a.jpg"])
    archive.incident("fire", "a.jpg")
    archive.build()
    site = archive.site()
    with sqlite3.connect(archive.root / ".sitegen/cache.sqlite") as connection:
        connection.execute("UPDATE media SET body = replace(body, 'a.jpg', 'b.jpg')")
    archive.build()
    assert archive.site() == site


def test_faults_stand_where_a_file_is_shown(archive: Archive) -> None:
    """At the row, or at the picture in the prose; once for each file; nothing is said of a file that nobody shows."""
    archive.media("a.jpg", PICTURES["a.jpg"][:900])
    archive.media("b.png", b"")
    archive.media("c.webp", b"")
    archive.incident("fire", "a.jpg", prose="Before.\n\n![It](../media/b.png)\n\n![It](../media/a.jpg)")
    result = archive.build()
    assert result.failed
    found = [(problem.code, problem.path, problem.span.line if problem.span else 0) for problem in result.problems]
    assert found == [("media-broken", "content/incidents/fire.md", line) for line in (5, 10)]


def test_captions_are_found_by_name(archive: Archive) -> None:
    """They are published with their film, named in the page, and their words stand below it; one warning for a file without."""
    archive.media("f.mp4", FILES["f.mp4"])
    archive.media("j.mp3", FILES["j.mp3"])
    archive.media("l.wav", FILES["l.wav"])
    archive.media("f.uk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nГорить <склад>\n".encode())
    archive.media("f.ar.txt", "حريق\n".encode())
    archive.incident("fire", "f.mp4", "j.mp3", "l.wav")
    result = archive.build()
    assert codes(result) == ["media-without-captions"]
    page = archive.site()["incidents/fire/index.html"].decode()
    assert '<track kind="captions" src="../../media/f.uk.vtt" srclang="uk" label="Ukrainian">' in page
    assert '<div lang="ar" dir="rtl">\n<p>حريق</p>' in page
    assert "<p>Горить" in page
    assert {"media/f.uk.vtt", "media/f.ar.txt"} <= archive.site().keys()
    assert not archive.build(strict=True).failed


def test_what_disturbs_is_covered_wherever_it_is_shown(archive: Archive) -> None:
    """A picture that one incident covers is covered on other pages too."""
    archive.media("a.jpg", PICTURES["a.jpg"])
    archive.incident("fire", "a.jpg", row="    sensitive: true\n")
    archive.incident("other", prose="![It](../media/a.jpg)\n\nAnd ![it](../media/a.jpg) here.")
    (archive.root / "content/pages").mkdir()
    (archive.root / "content/pages/about.md").write_text("---\ntitle: About\n---\n![It](../media/a.jpg)\n")
    archive.build()
    for path in ("incidents/fire/index.html", "incidents/other/index.html", "about/index.html"):
        page = archive.site()[path].decode()
        assert '<details class="covered">' in page
        assert page.count("<img") == 0
        assert page.count('class="asked"') == 1
    feeds = [body.decode() for path, body in archive.site().items() if path.endswith(".xml")]
    assert feeds
    assert not any("a.jpg" in feed for feed in feeds)


def test_a_drawing_is_no_page(archive: Archive) -> None:
    """What is published of an SVG runs nothing, wherever it is opened; a page among the media is refused."""
    archive.media("m.svg", SVG)
    archive.incident("fire", "m.svg")
    archive.build()
    assert b"script" not in archive.site()["media/m.svg"]
    archive.media("m.html", b"<script>alert(1)</script>")
    archive.incident("fire", "m.html")
    assert codes(archive.build()) == ["media-kind"]


def test_original_that_stands_still_is_left_alone(archive: Archive) -> None:
    """An edit of words makes no picture again, and touches none in output/."""
    archive.media("a.jpg", PICTURES["a.jpg"])
    archive.incident("fire", "a.jpg")
    archive.build()
    before = (archive.root / "output/media/a.jpg@480.webp").stat().st_ino
    archive.incident("fire", "a.jpg", prose="Other words.")
    assert archive.build().written > 0
    assert (archive.root / "output/media/a.jpg@480.webp").stat().st_ino == before
