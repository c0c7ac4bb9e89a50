"""What publishing changes in output/, and what it never touches."""

import os
from pathlib import Path

import pytest

from sitegen.building.stamps import stamp_of
from sitegen.model.errors import UserError
from sitegen.publishing.journal import Journal, write_journal
from sitegen.publishing.manifest import (
    Manifest,
    PublishedFile,
    decode_manifest,
    encode_manifest,
    hash_of,
    manifest_of,
    read_manifest,
)
from sitegen.publishing.publish import FLUSHED, Published, begin, plan_changes, publish
from sitegen.publishing.staging import Staging, _state_folder, look, stage, staged_path, staging_of


def made(site: dict[str, bytes]) -> Manifest:
    return manifest_of({path: PublishedFile(hash_of(body), len(body)) for path, body in site.items()}, ("one",))


def build(output: Path, site: dict[str, bytes]) -> Published:
    staging = staging_of(output)
    begin(staging)
    old = read_manifest(output)
    pages = [stage(staging, path, body) for path, body in site.items()]
    changes = plan_changes(staging, pages, old, made(site), look(output))
    return publish(staging, changes, made(site))


def site_in(output: Path) -> dict[str, bytes]:
    return {path: (output / path).read_bytes() for path in look(output) if path != "manifest.json"}


def test_publishes_and_counts(tmp_path: Path) -> None:
    """What came, changed, stayed and went is counted, with the manifest among them."""
    assert build(tmp_path / "out", {"a": b"1", "b/c": b"2"}) == Published(written=3, unchanged=0, removed=0)
    assert build(tmp_path / "out", {"a": b"1", "d/e": b"3"}) == Published(written=2, unchanged=1, removed=1)
    assert site_in(tmp_path / "out") == {"a": b"1", "d/e": b"3"}
    assert not (tmp_path / "out/b").exists()


def test_second_time_touches_nothing(tmp_path: Path) -> None:
    """Equal bytes are never written again, the manifest's neither."""
    site = {"a": b"1", "b/c": b"2"}
    build(tmp_path / "out", site)
    # Not the whole status: reading a file may change when it was last read.
    before = {path: stamp_of((tmp_path / "out" / path).stat()) for path in look(tmp_path / "out")}

    assert build(tmp_path / "out", site) == Published(written=0, unchanged=3, removed=0)

    assert {path: stamp_of((tmp_path / "out" / path).stat()) for path in before} == before


def test_a_page_known_to_be_intact_is_not_staged(tmp_path: Path) -> None:
    """A page that has the hash of what stands in output/ goes no further."""
    staging = staging_of(tmp_path / "out")
    begin(staging)
    assert not stage(staging, "a", b"1", hash_of(b"1")).staged
    assert stage(staging, "a", b"2", hash_of(b"1")).staged
    assert stage(staging, "b", b"2", dry_run=True).staged
    assert not Path(staged_path(staging, "b")).exists()


def test_a_page_that_somebody_changed_is_mended(tmp_path: Path) -> None:
    """A page of ours that was written over in output/ is put right."""
    build(tmp_path / "out", {"a": b"1"})
    (tmp_path / "out/a").write_bytes(b"vandal")
    build(tmp_path / "out", {"a": b"1"})
    assert site_in(tmp_path / "out") == {"a": b"1"}


def test_others_keep_their_files(tmp_path: Path) -> None:
    """What no manifest owns is neither removed nor moved, nor is its folder."""
    output = tmp_path / "out"
    build(output, {"a": b"1", "b/c": b"2"})
    (output / "CNAME").write_text("example.org")
    (output / "b/mine").write_text("keep")
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_text("ref")

    build(output, {"a": b"1"})

    assert (output / "CNAME").exists()
    assert (output / "b/mine").exists()
    assert not (output / "b/c").exists()
    assert (output / ".git/HEAD").exists()


@pytest.mark.parametrize("theirs", ["b", "b/c", "b/c/d"])
def test_a_stranger_in_the_way_ends_the_build(tmp_path: Path, theirs: str) -> None:
    """The site writes over nobody's file, nor a folder with one, nor a file where it needs a folder."""
    output = tmp_path / "out"
    build(output, {"a": b"1"})
    (output / theirs).parent.mkdir(parents=True, exist_ok=True)
    (output / theirs).write_text("theirs")

    with pytest.raises(UserError, match="was not written by sitegen"):
        build(output, {"a": b"2", "b/c": b"2"})

    assert (output / theirs).read_text() == "theirs"
    assert (output / "a").read_bytes() == b"1"


def test_strangers_are_counted(tmp_path: Path) -> None:
    """Of several files in the way one is named and the rest is counted."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").write_text("x")
    (tmp_path / "out/manifest.json").write_text("{}")
    with pytest.raises(UserError, match="and 1 more"):
        build(tmp_path / "out", {"a": b"1"})


def test_a_file_with_our_bytes_is_taken_in(tmp_path: Path) -> None:
    """A file that nobody owns but that has the very bytes is no stranger."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").write_bytes(b"1")
    assert build(tmp_path / "out", {"a": b"1"}) == Published(written=1, unchanged=1, removed=0)


def test_an_empty_folder_is_in_nobodys_way(tmp_path: Path) -> None:
    """Where a page is to stand, folders without a file make room."""
    (tmp_path / "out/a/b/c").mkdir(parents=True)
    build(tmp_path / "out", {"a": b"1"})
    assert site_in(tmp_path / "out") == {"a": b"1"}


def test_links_lead_nowhere(tmp_path: Path) -> None:
    """A symbolic link in output/ is never written through."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (output / "b").symlink_to(elsewhere)
    with pytest.raises(UserError):
        build(output, {"b/c": b"2"})
    assert not list(elsewhere.iterdir())


def test_an_owned_path_that_became_a_link_is_replaced(tmp_path: Path) -> None:
    """A link in the place of a page of ours goes; what it points to stays."""
    output = tmp_path / "out"
    build(output, {"a": b"1"})
    (tmp_path / "secret").write_bytes(b"1")
    (output / "a").unlink()
    (output / "a").symlink_to(tmp_path / "secret")

    build(output, {"a": b"1"})

    assert not (output / "a").is_symlink()
    assert (tmp_path / "secret").read_bytes() == b"1"


def test_output_itself_may_be_a_link(tmp_path: Path) -> None:
    """The folder that a person names may be a link to the real one."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    build(tmp_path / "out", {"a": b"1"})
    assert site_in(tmp_path / "real") == {"a": b"1"}


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "", "a/../b", "a\\b", "c:/x", ".git/x", ".sitegen/x", "a/."])
def test_paths_stay_inside(tmp_path: Path, path: str) -> None:
    """A planned path that leads out of output/ is a mistake of ours."""
    staging = staging_of(tmp_path / "out")
    begin(staging)
    with pytest.raises(ValueError, match="not a path inside"):
        stage(staging, path, b"")


def test_a_page_that_was_forgotten(tmp_path: Path) -> None:
    """A page that is in the manifest but neither staged nor there is a mistake of ours."""
    staging = staging_of(tmp_path / "out")
    begin(staging)
    with pytest.raises(RuntimeError, match="neither made nor there: a"):
        plan_changes(staging, [], None, made({"a": b"1"}), {})


def test_more_than_are_flushed(tmp_path: Path) -> None:
    """A large site is published whole."""
    site = {f"p/{number}/index.html": b"%d" % number for number in range(FLUSHED + 2)}
    assert build(tmp_path / "out", site).written == FLUSHED + 3
    assert site_in(tmp_path / "out") == site


def test_a_dry_run_makes_no_folder(tmp_path: Path) -> None:
    """A dry run compares with an output/ that is not there, and does not make it."""
    staging = staging_of(tmp_path / "out", dry_run=True)
    pages = [stage(staging, "a", b"1", dry_run=True)]
    changes = plan_changes(staging, pages, None, made({"a": b"1"}), look(staging.output))
    assert changes.moves == ("a",)
    assert not list(tmp_path.iterdir())


def test_a_dry_run_over_a_site(tmp_path: Path) -> None:
    """A dry run sees what stays."""
    build(tmp_path / "out", {"a": b"1"})
    staging = staging_of(tmp_path / "out", dry_run=True)
    pages = [stage(staging, path, b"1", dry_run=True) for path in ("a", "b")]
    changes = plan_changes(
        staging, pages, read_manifest(tmp_path / "out"), made({"a": b"1", "b": b"1"}), look(staging.output)
    )
    assert (changes.moves, changes.unchanged) == (("b",), 1)


def test_output_that_is_protected(tmp_path: Path) -> None:
    """A folder that may not be written is said in one line."""
    with pytest.raises(UserError, match="cannot write to"):
        staging_of(Path("/proc"))


def test_output_that_is_a_file(tmp_path: Path) -> None:
    """A file where output/ should be is said in one line."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(UserError, match="cannot write to"):
        staging_of(tmp_path / "out")


def staged_journal(tmp_path: Path, **changes: object) -> Staging:
    """A build killed behind its journal, before its first move; the journal changed as asked."""
    build(tmp_path / "out", {"a": b"1", "b": b"1"})
    staging = staging_of(tmp_path / "out")
    begin(staging)
    new = made({"a": b"2"})
    stage(staging, "a", b"2")
    Path(staged_path(staging, "manifest.json")).write_bytes(encode_manifest(new))
    journal = {"moves": ("a",), "removals": ("b",), "manifest": hash_of(encode_manifest(new)), "before": "x", **changes}
    write_journal(staging, Journal(**journal))
    return staging


def test_a_journal_is_finished(tmp_path: Path) -> None:
    """The next build finishes what a journal says, and says so."""
    staging = staged_journal(tmp_path)
    assert begin(staging)
    assert site_in(tmp_path / "out") == {"a": b"2"}
    assert not begin(staging)


def test_a_journal_with_another_manifest_is_thrown_away(tmp_path: Path) -> None:
    """A journal whose manifest is not there is not believed."""
    assert not begin(staged_journal(tmp_path, manifest="0" * 64))
    assert site_in(tmp_path / "out") == {"a": b"1", "b": b"1"}


@pytest.mark.parametrize("body", [b"", b"{", b'{"moves": ["../x"], "removals": [], "manifest": "", "before": ""}'])
def test_a_damaged_journal_is_thrown_away(tmp_path: Path, body: bytes) -> None:
    """What is no journal of ours is passed over and taken away."""
    staging = staged_journal(tmp_path)
    staging.journal.write_bytes(body)
    assert not begin(staging)
    assert not staging.journal.exists()
    assert site_in(tmp_path / "out") == {"a": b"1", "b": b"1"}


def test_a_journal_removes_only_what_a_manifest_owns(tmp_path: Path) -> None:
    """A journal that somebody put there cannot take other people's files, nor pages that the site needs."""
    staging = staged_journal(tmp_path, removals=("CNAME", "a"))
    (tmp_path / "out/CNAME").write_text("x")
    assert begin(staging)
    assert (tmp_path / "out/CNAME").exists()
    assert (tmp_path / "out/a").read_bytes() == b"2"


def test_a_staged_page_that_lost_its_bytes_is_not_published(tmp_path: Path) -> None:
    """A staged page that a loss of power damaged is left out, and the next build makes it."""
    staging = staged_journal(tmp_path)
    Path(staged_path(staging, "a")).write_bytes(b"")
    assert begin(staging)
    assert (tmp_path / "out/a").read_bytes() == b"1"
    assert build(tmp_path / "out", {"a": b"2"}).written == 1


def test_a_page_that_is_nowhere_is_made_anew(tmp_path: Path) -> None:
    """A page that is neither staged nor in output/ any more is left for the build that follows."""
    staging = staged_journal(tmp_path)
    Path(staged_path(staging, "a")).unlink()
    (tmp_path / "out/a").unlink()
    assert begin(staging)
    assert build(tmp_path / "out", {"a": b"2"}).written == 1


def test_a_published_page_that_lost_its_bytes_is_taken_away(tmp_path: Path) -> None:
    """A page that was moved and then damaged goes, so that the next build makes it."""
    staging = staged_journal(tmp_path)
    Path(staged_path(staging, "a")).unlink()
    assert begin(staging)
    assert "a" not in look(tmp_path / "out")


def test_output_on_a_file_system_of_its_own() -> None:
    """Where output/ is a file system of its own, its state is kept inside, out of the site."""
    mount = next(Path(place) for place in ("/dev/shm", "/dev", "/proc") if os.path.ismount(place))
    assert _state_folder(mount) == str(mount / ".sitegen")


def test_a_manifest_is_read_as_it_was_written() -> None:
    """A manifest survives the way to its bytes and back, and is ordered."""
    manifest = made({"b/ü": b"2", "a": b"1"})
    assert decode_manifest(encode_manifest(manifest)) == manifest
    assert list(manifest.files) == ["a", "b/ü"]
    assert encode_manifest(
        Manifest(files=dict(reversed(manifest.files.items())), incidents=("one",))
    ) == encode_manifest(manifest)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"version": 2}', b'{"files": {"a": 1}}', b"\xff"])
def test_what_is_no_manifest(tmp_path: Path, body: bytes) -> None:
    """Bytes that are no manifest of this version are none."""
    assert decode_manifest(body) is None
    (tmp_path / "manifest.json").write_bytes(body)
    assert read_manifest(tmp_path) is None
