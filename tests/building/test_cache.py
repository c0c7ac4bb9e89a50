"""The cache keeps plain values, notices damage, and forgets what another version wrote."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from sitegen.building.cache import CachedPage, CachedReading, fetch_accounts, open_cache, seal_of
from sitegen.model.account import digest_of

TOLD, UNNAMED = digest_of(b"account"), digest_of(b"x")


def reading(path: str, content: str = "c") -> CachedReading:
    return CachedReading(path, (1, 2, 3, 4), content, "facts", TOLD, problems=b"problems", record=b"record")


def kept(path: str) -> CachedReading:
    """What comes back: sealed, its record left where it is."""
    return msgspec.structs.replace(reading(path), seal=seal_of(reading(path), b"record"), record=b"")


def test_what_is_saved_is_found(tmp_path: Path) -> None:
    """Readings and accounts are there again in the next build."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md"), reading("b.md")], [(TOLD, b"account")], [])
    with open_cache(path) as cache:
        found = cache.readings("print")
        assert found == {"a.md": kept("a.md"), "b.md": kept("b.md")}
        assert cache.records(found.values()) == {"a.md": b"record", "b.md": b"record"}
        assert cache.records([reading("c.md")]) == {"c.md": b"record"}
    assert fetch_accounts(path, [TOLD]) == {TOLD: b"account"}


def test_removed_paths_are_gone(tmp_path: Path) -> None:
    """A path that was taken out is not found again, and its account goes when nothing else names it."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md")], [(TOLD, b"account"), (UNNAMED, b"x")], [])
        cache.drop_unused_accounts()
        assert fetch_accounts(path, [TOLD]) == {TOLD: b"account"}
        with pytest.raises(sqlite3.DatabaseError, match=UNNAMED):
            fetch_accounts(path, [TOLD, UNNAMED])
        cache.save_readings([], [], ["a.md"])
        assert cache.readings("print") == {}


def test_another_fingerprint_forgets_readings_but_not_pages(tmp_path: Path) -> None:
    """Readings of other settings are of no use; pages carry their own keys."""
    with open_cache(tmp_path / "cache.sqlite") as cache:
        cache.readings("one")
        cache.save_readings([reading("a.md")], [], [])
        page = CachedPage("index.html", "key", "sha", 1, 2)
        cache.save_pages("out", [page], [])
        assert cache.readings("two") == {}
        assert cache.pages("out") == {"index.html": page}
        assert cache.pages("elsewhere") == {}


@pytest.mark.parametrize(
    "change",
    ["record = CAST('forged' AS BLOB)", "record = 'forged'", "facts = 'forged'", "problems = CAST('' AS BLOB)"],
)
def test_a_changed_cell_is_noticed(tmp_path: Path, change: str) -> None:
    """A reading that does not fit its seal is no reading: the whole cache is taken for damaged."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md"), reading("b.md")], [], [])
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(f"UPDATE readings SET {change} WHERE path = 'a.md'")
    connection.close()
    with open_cache(path) as cache, pytest.raises(sqlite3.DatabaseError, match=r"a\.md"):
        cache.records(cache.readings("print").values())


@pytest.mark.parametrize("change", ["body = CAST('forged' AS BLOB)", "body = 'forged'"])
def test_a_changed_account_is_noticed(tmp_path: Path, change: str) -> None:
    """An account that is not what its digest says is not handed out."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.save_readings([reading("a.md")], [(TOLD, b"account")], [])
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(f"UPDATE accounts SET {change}")
    connection.close()
    with pytest.raises(sqlite3.DatabaseError, match=TOLD):
        fetch_accounts(path, [TOLD])


def test_a_new_stamp_keeps_the_reading(tmp_path: Path) -> None:
    """A file that was touched has a new stamp and its old reading."""
    with open_cache(tmp_path / "cache.sqlite") as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md")], [], [])
        touched = msgspec.structs.replace(kept("a.md"), stamp=(5, 6, 7, 8))
        cache.save_readings([touched], [], [])
        assert cache.readings("print") == {"a.md": touched}
        assert cache.records([touched]) == {"a.md": b"record"}


def test_a_plan_is_remembered(tmp_path: Path) -> None:
    """The pages of a plan are found by the account that they show, until another plan takes its place."""
    with open_cache(tmp_path / "cache.sqlite") as cache:
        cache.save_plan("out", b"plan", [("a.html", "page.html", "told", b"view")], anew=True)
        assert (cache.plan("out"), cache.plan("other")) == (b"plan", b"")
        assert cache.planned("out", "told") == [("a.html", "page.html", b"view")]
        cache.save_plan("out", b"next", [("a.html", "page.html", "anew", b"view")], anew=False)
        assert (cache.planned("out", "told"), cache.plan("out")) == ([], b"next")
        cache.save_plan("out", b"last", [], anew=True)
        assert cache.planned("out", "anew") == []


@pytest.mark.parametrize("text", [b"not a database at all" * 100, b""])
def test_a_foreign_file_is_begun_anew(tmp_path: Path, text: bytes) -> None:
    """What is no cache of ours is replaced by an empty one."""
    path = tmp_path / "cache.sqlite"
    path.write_bytes(text)
    with open_cache(path) as cache:
        assert cache.readings("print") == {}
        cache.save_readings([reading("a.md")], [], [])
        assert list(cache.readings("print")) == ["a.md"]


def test_another_format_is_begun_anew(tmp_path: Path) -> None:
    """A cache of another version is not read."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md")], [], [])
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    connection.close()
    with open_cache(path) as cache:
        assert cache.readings("print") == {}


def test_forget_lets_everything_go(tmp_path: Path) -> None:
    """`--clean` begins with an empty cache of the same format."""
    path = tmp_path / "cache.sqlite"
    with open_cache(path) as cache:
        cache.readings("print")
        cache.save_readings([reading("a.md")], [(TOLD, b"account")], [])
        cache.save_pages("out", [CachedPage("index.html", "key", "sha", 1, 2)], [])
        cache.forget()
        assert cache.readings("print") == {}
        assert cache.pages("out") == {}
    with open_cache(path) as cache:
        assert cache.pages("out") == {}


def test_a_removed_page_is_forgotten(tmp_path: Path) -> None:
    """A page that is no longer published has no key."""
    with open_cache(tmp_path / "cache.sqlite") as cache:
        pages = [CachedPage("a.html", "key", "sha", 1, 2), CachedPage("b.html", "key", "sha", 1, 2)]
        cache.save_pages("out", pages, [])
        cache.save_pages("out", [], ["a.html"])
        assert list(cache.pages("out")) == ["b.html"]
