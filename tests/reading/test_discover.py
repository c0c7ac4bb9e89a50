"""Names in content/, and what cannot be published under them."""

import os
import time
import unicodedata

import pytest

from sitegen.model.errors import UserError
from sitegen.model.settings import Settings
from sitegen.reading.discover import _entries, discover


@pytest.fixture
def laid(tmp_path):
    """Lays files and discovers them."""

    def lay(*paths):
        (tmp_path / "content").mkdir(exist_ok=True)
        for path in paths:
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("x")
        return discover(tmp_path, Settings())

    return lay


def found(discovery):
    return [(p.code, p.path.removeprefix("content/")) for p in discovery.problems]


def test_each_file_is_what_its_folder_says(laid):
    """Sorted by path, whatever the file system's order."""
    discovery = laid(
        "pages/about.md",
        "incidents/2023/b.md",
        "incidents/a.md",
        "incidents/2023/b.nb.md",
        "incidents/2023/b.zh-Hant.md",
        "regions/no/oslo.md",
        "regions/no.md",
        "actors/navy.md",
        "sources/herald.md",
        "media/a/B_1.jpg",
        "regions/no/oslo.geojson",
    )
    assert discovery.problems == ()
    assert [(s.path[8:], s.kind, s.id, s.lang) for s in discovery.sources] == [
        ("actors/navy.md", "actor", "navy", ""),
        ("incidents/2023/b.md", "incident", "b", ""),
        ("incidents/2023/b.nb.md", "translation", "b", "nb"),
        ("incidents/2023/b.zh-Hant.md", "translation", "b", "zh-Hant"),
        ("incidents/a.md", "incident", "a", ""),
        ("pages/about.md", "page", "about", ""),
        ("regions/no.md", "region", "no", ""),
        ("regions/no/oslo.md", "region", "no/oslo", ""),
        ("sources/herald.md", "source", "herald", ""),
    ]
    assert [(m.name, m.path, m.size, m.sha256) for m in discovery.media] == [
        ("a/B_1.jpg", "content/media/a/B_1.jpg", 1, "")
    ]


def test_what_editors_and_systems_leave_is_passed_over(laid):
    """Hidden files and backups are nobody's content."""
    discovery = laid(
        ".gitkeep",
        "incidents/.DS_Store",
        "incidents/a.md~",
        "incidents/.a.md.swp",
        "media/.keep",
        "pages/#a#",
        "actors/Thumbs.db",
    )
    assert (discovery.sources, discovery.media, discovery.problems) == ((), (), ())


@pytest.mark.parametrize(
    ("path", "code", "help_"),
    [
        ("incidents/2023/Fire at the Quay.md", "file-name", "rename it to `fire-at-the-quay.md`"),
        ("incidents/Überfall.md", "file-name", "rename it to `uberfall.md`"),
        ("incidents/Пожар.md", "file-name", "rename it, as `2023-05-22-fire-at-harbour.md`"),
        ("incidents/a.english.md", "file-name", "rename it to `a-english.md`"),
        (f"incidents/{'a' * 101}.md", "file-name", f"rename it to `{'a' * 100}.md`"),
        ("incidents/a.txt", "file-extension", "rename it to `a.md`"),
        ("incidents/A b.MD", "file-extension", "rename it to `a-b.md`"),
        ("incidents/a.markdown", "file-extension", "rename it to `a.md`"),
        ("incidents/a.jpg", "file-extension", "only .md files stand here; pictures and documents belong in media"),
        ("incidents/README", "file-extension", "only .md files stand here; pictures and documents belong in media"),
        ("regions/no/map.shp", "file-extension", "only .md files and GeoJSON files stand here"),
        ("regions/NO/oslo.md", "file-name", "rename the folder to `no`"),
        ("regions/no/page.md", "file-name", "choose another name"),
        ("regions/page/oslo.md", "file-name", "choose another name"),
        ("regions/no/Oslo.md", "file-name", "rename it to `oslo.md`"),
        ("regions/no.nb.md", "file-name", "write the name by language in the file itself"),
        ("sources/2023-report.md", "file-name", "rename it to `report.md`"),
        ("media/The quay.jpg", "file-name", "rename it to `The-quay.jpg`"),
        ("incident/a.md", "folder-unknown", "did you mean `incidents`?"),
        ("zoo/a.md", "folder-unknown", "use one of the folders incidents, regions, actors, sources, pages, media"),
        ("actors/no/navy.md", "folder-unknown", "move the files to content/actors"),
        ("a.md", "file-misplaced", "use one of the folders incidents, regions, actors, sources, pages, media"),
    ],
)
def test_a_wrong_name_is_an_error_with_the_right_one(laid, path, code, help_):
    """Nothing is passed over in silence."""
    discovery = laid(path)
    assert [(p.code, p.help) for p in discovery.problems] == [(code, help_)]
    assert discovery.sources == ()


def test_names_that_differ_by_case_clash(laid):
    """The one that is right keeps its place, and the other gets one message."""
    discovery = laid("incidents/Fire.md", "incidents/fire.md", "media/A.jpg", "media/a.JPG")
    assert found(discovery) == [("name-clash", "incidents/Fire.md"), ("name-clash", "media/a.JPG")]
    assert [s.id for s in discovery.sources] == ["fire"]


def test_names_that_differ_by_unicode_form_clash(laid):
    """An accent can be written in two ways."""
    one, two = (unicodedata.normalize(form, "caf\u00e9.md") for form in ("NFC", "NFD"))
    discovery = laid(f"pages/{one}", f"pages/{two}")
    assert sorted(code for code, _ in found(discovery)) == ["file-name", "name-clash"]


def test_links_and_devices_are_not_followed(laid, tmp_path):
    """Neither files nor folders; a pipe would never end."""
    laid("incidents/a.md")
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "content/incidents/b.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "content/regions").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "content/incidents/c.md")
    discovery = laid()
    assert found(discovery) == [
        ("not-a-plain-file", "incidents/b.md"),
        ("not-a-plain-file", "incidents/c.md"),
        ("not-a-plain-file", "regions"),
    ]
    assert [s.id for s in discovery.sources] == ["a"]


def test_names_that_cannot_be_shown_are_shown(laid, tmp_path):
    """Not even bytes that are no text reach a terminal or a page as they are."""
    (tmp_path / "content/media").mkdir(parents=True)
    (tmp_path / "content/incidents").mkdir()
    os.close(os.open(os.fsencode(tmp_path / "content/media") + b"/a\xff.jpg", os.O_CREAT))
    (tmp_path / "content/incidents/a\nb").mkdir()
    assert found(laid()) == [("file-name", "incidents/a\\nb"), ("file-name", "media/a\\udcff.jpg")]


def test_folders_without_end_are_not_walked(laid):
    """A hostile archive cannot exhaust the stack."""
    deep = "/".join("a" * 60)
    discovery = laid(f"incidents/{deep}/x.md", f"media/{deep}/x.jpg")
    assert [code for code, _ in found(discovery)] == ["folder-unknown", "folder-unknown"]
    assert (discovery.sources, discovery.media) == ((), ())


def test_a_folder_that_cannot_be_read_ends_the_build(tmp_path):
    """As if it were empty would publish an archive without it."""
    (tmp_path / "content").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        list(_entries(None, str(tmp_path / "gone"), "content/gone"))


def test_an_archive_without_content_is_a_users_error(tmp_path):
    """It is no mistake in a file."""
    with pytest.raises(UserError):
        discover(tmp_path, Settings())


def test_ten_thousand_files_are_found_at_once(tmp_path):
    """A build that has nothing to do must not wait for names."""
    folder = tmp_path / "content/incidents"
    folder.mkdir(parents=True)
    for number in range(10_000):
        (folder / f"incident-{number}.md").touch()
    started = time.perf_counter()
    assert len(discover(tmp_path, Settings()).sources) == 10_000
    assert time.perf_counter() - started < 1
