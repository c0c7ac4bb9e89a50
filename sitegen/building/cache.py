"""What was read and made before, so that only what changed is read and made again.

One SQLite file with plain values (msgpack, text, numbers), nothing that could run. It may be deleted at any time. One that
another version wrote is begun anew; damage shows as `sqlite3.DatabaseError` or as a seal that does not fit.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from sitegen.building.stamps import Stamp

FORMAT = "1"

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE readings (
  path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, entered INTEGER, inode INTEGER,
  content TEXT NOT NULL, record BLOB NOT NULL, problems BLOB NOT NULL, account TEXT NOT NULL, seal BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE accounts (digest TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE pages (
  output TEXT, path TEXT, key TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  PRIMARY KEY (output, path)
) WITHOUT ROWID;
"""


class CachedReading(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was read: all values encoded."""

    path: str
    stamp: Stamp
    content: str
    """Hash of the file's bytes."""
    record: bytes
    problems: bytes
    account: str
    """Digest of its account; "" for none."""

    def seal(self) -> bytes:
        """A checksum over the encoded values."""
        return hashlib.blake2b(self.content.encode() + self.record + self.problems, digest_size=8).digest()


class CachedPage(msgspec.Struct, frozen=True, array_like=True):
    """A page as it was published."""

    path: str
    key: str
    sha256: str
    size: int
    changed: int
    """When the published file last changed, in ns; tells a file that somebody else wrote over."""


class Cache:
    """The cache of one archive and one output folder."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def readings(self, fingerprint: str) -> dict[str, CachedReading]:
        """By path: all files that were read with this fingerprint; none where it differs or something is damaged."""
        if self._about("readings") != fingerprint:
            with self._connection as connection:
                connection.execute("DELETE FROM readings")
                connection.execute("DELETE FROM accounts")
                connection.execute("REPLACE INTO about VALUES ('readings', ?)", (fingerprint,))
            return {}
        rows = self._connection.execute(
            "SELECT path, size, changed, entered, inode, content, record, problems, account, seal FROM readings"
        )
        found = {}
        for path, size, changed, entered, inode, content, record, problems, account, seal in rows:
            reading = CachedReading(path, (size, changed, entered, inode), content, record, problems, account)
            if isinstance(record, bytes) and isinstance(problems, bytes) and reading.seal() == seal:
                found[path] = reading
        return found

    def save_readings(
        self, readings: Iterable[CachedReading], accounts: Iterable[tuple[str, bytes]], removed: Iterable[str]
    ) -> None:
        """Put readings and accounts in, take the removed paths out, and drop accounts that nothing names any more."""
        with self._connection as connection:
            connection.executemany("DELETE FROM readings WHERE path = ?", [(path,) for path in removed])
            connection.executemany(
                "REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((r.path, *r.stamp, r.content, r.record, r.problems, r.account, r.seal()) for r in readings),
            )
            connection.executemany("INSERT OR IGNORE INTO accounts VALUES (?, ?)", accounts)

    def drop_unused_accounts(self) -> None:
        """Let go of the accounts that no reading names."""
        with self._connection as connection:
            connection.execute("DELETE FROM accounts WHERE digest NOT IN (SELECT account FROM readings)")

    def pages(self, output: str) -> dict[str, CachedPage]:
        """By path: the pages that were published into an output folder."""
        query = "SELECT path, key, sha256, size, changed FROM pages WHERE output = ?"
        rows = self._connection.execute(query, (output,))
        return {row[0]: CachedPage(*row) for row in rows}

    def save_pages(self, output: str, pages: Iterable[CachedPage], removed: Iterable[str]) -> None:
        """Put pages that were published into an output folder in, and take the removed paths out."""
        with self._connection as connection:
            connection.executemany(
                "DELETE FROM pages WHERE output = ? AND path = ?", [(output, path) for path in removed]
            )
            connection.executemany(
                "REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)",
                ((output, p.path, p.key, p.sha256, p.size, p.changed) for p in pages),
            )

    def forget(self) -> None:
        """Let go of everything."""
        with self._connection as connection:
            for table in ("readings", "accounts", "pages", "about"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the line above
            connection.execute("REPLACE INTO about VALUES ('format', ?)", (FORMAT,))

    def _about(self, name: str) -> str:
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""


@contextmanager
def open_cache(path: Path) -> Iterator[Cache]:
    """The cache at a path, made where there is none, and made anew where it is damaged or of another format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path)
    if connection is None:
        for leftover in path.parent.glob(path.name + "*"):
            leftover.unlink()
        connection = _connect(path)
    if connection is None:
        raise OSError(f"cannot make a cache at {path}")
    with closing(connection):
        yield Cache(path, connection)


def _connect(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=60)
    try:
        # What is lost when the machine stops is noticed by the seals and read again.
        connection.execute("PRAGMA synchronous = OFF")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            connection.executescript(TABLES)
            with connection:
                connection.execute("INSERT INTO about VALUES ('format', ?)", (FORMAT,))
            return connection
        row = connection.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
        if row == (FORMAT,):
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def fetch_accounts(path: Path, digests: Sequence[str]) -> dict[str, bytes]:
    """By digest: the encoded accounts that the cache at a path holds; opened for reading only, from any process."""
    found: dict[str, bytes] = {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as connection:
        for start in range(0, len(digests), 500):
            some = digests[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest, body FROM accounts WHERE digest IN ({marks})"  # noqa: S608 - question marks
            found.update(connection.execute(query, some))
    return found
