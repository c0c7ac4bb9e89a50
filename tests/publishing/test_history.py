"""The chain of manifests beside output/."""

from pathlib import Path

from sitegen.publishing.history import HISTORY, read_history, remember
from sitegen.publishing.manifest import hash_of
from sitegen.publishing.staging import staging_of


def test_each_line_holds_the_hash_of_the_one_before(tmp_path: Path) -> None:
    """A line that is changed later no longer fits the one behind it."""
    staging = staging_of(tmp_path / "out")
    remember(staging, before="", manifest="a")
    remember(staging, before="a", manifest="b")
    lines = Path(staging.folder, HISTORY).read_bytes().splitlines()

    assert [(link.before, link.manifest) for link in read_history(staging)] == [("", "a"), ("a", "b")]
    assert [link.chain for link in read_history(staging)] == ["", hash_of(lines[0])]


def test_the_same_site_is_remembered_once(tmp_path: Path) -> None:
    """A recovery that remembers again adds nothing."""
    staging = staging_of(tmp_path / "out")
    remember(staging, before="", manifest="a")
    remember(staging, before="", manifest="a")
    assert len(read_history(staging)) == 1


def test_half_a_line_is_taken_off(tmp_path: Path) -> None:
    """What a kill cut short is written again, not built upon."""
    staging = staging_of(tmp_path / "out")
    remember(staging, before="", manifest="a")
    with Path(staging.folder, HISTORY).open("ab") as file:
        file.write(b'{"before":"a","mani')
    remember(staging, before="a", manifest="b")
    assert [link.manifest for link in read_history(staging)] == ["a", "b"]
