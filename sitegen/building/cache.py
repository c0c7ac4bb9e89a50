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
from sitegen.model.account import digest_of

FORMAT = "3"

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE readings (
  path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, entered INTEGER, inode INTEGER,
  content TEXT NOT NULL, facts TEXT NOT NULL, account TEXT NOT NULL, seal BLOB NOT NULL, problems BLOB NOT NULL,
  terms BLOB NOT NULL, record BLOB NOT NULL
);
CREATE TABLE accounts (digest TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE media (
  path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, entered INTEGER, inode INTEGER, body BLOB NOT NULL, seal BLOB NOT NULL
);
CREATE TABLE pages (
  output TEXT, path TEXT, key TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  PRIMARY KEY (output, path)
) WITHOUT ROWID;
CREATE TABLE plans (output TEXT PRIMARY KEY, plan BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE planned (
  output TEXT, path TEXT, template TEXT NOT NULL, account TEXT NOT NULL, view BLOB NOT NULL, PRIMARY KEY (output, path)
);
CREATE INDEX planned_accounts ON planned (account);
"""


class CachedReading(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was read: all values encoded."""

    path: str
    stamp: Stamp
    content: str
    """Hash of the file's bytes."""
    facts: str
    """A digest of everything but its account: while it is the same, only what is told in the prose has changed."""
    account: str
    """Digest of its account; "" for none."""
    seal: bytes = b""
    """A checksum of all of it; b"" of a reading that was not in the cache."""
    problems: bytes = b""
    record: bytes = b""
    """b"" of a reading from the cache: `Cache.records` has it."""
    terms: bytes = b""
    """The words that search finds it by; likewise, in `Cache.terms`."""


def seal_of(reading: CachedReading, record: bytes) -> bytes:
    """The checksum of a reading and its record."""
    about = f"{reading.content} {reading.facts} {reading.account} ".encode()
    return hashlib.blake2b(about + reading.problems + record, digest_size=8).digest()


def _seal_of_medium(path: str, body: bytes) -> bytes:
    return hashlib.blake2b(path.encode("utf-8", "surrogateescape") + body, digest_size=8).digest()


class CachedMedium(msgspec.Struct, frozen=True, array_like=True):
    """A file of media as it was read."""

    path: str
    stamp: Stamp
    body: bytes
    """What was found out about it, encoded."""


def seal_of_terms(reading: CachedReading, terms: bytes) -> bytes:
    """What is kept of the words of a reading: they, behind their checksum."""
    return hashlib.blake2b(reading.content.encode() + terms, digest_size=8).digest() + terms


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
        """By path: all files that were read with this fingerprint, without their records; none where it differs."""
        if self._about("readings") != fingerprint:
            with self._connection as connection:
                connection.execute("DELETE FROM readings")
                connection.execute("DELETE FROM accounts")
                connection.execute("REPLACE INTO about VALUES ('readings', ?)", (fingerprint,))
            return {}
        query = "SELECT path, size, changed, entered, inode, content, facts, account, seal, problems FROM readings"
        return {
            path: CachedReading(path, (size, changed, entered, inode), content, facts, account, seal, problems)
            for path, size, changed, entered, inode, content, facts, account, seal, problems in self._connection.execute(
                query
            )
        }

    def records(self, readings: Iterable[CachedReading]) -> dict[str, bytes]:
        """By path: the encoded records of readings, taken from the file where a reading has none at hand.

        Raises:
            sqlite3.DatabaseError: one does not fit its seal.
        """
        known = {reading.path: reading for reading in readings}
        found = {path: reading.record for path, reading in known.items() if reading.record}
        if len(found) < len(known):
            for path, record in self._connection.execute("SELECT path, record FROM readings"):
                reading = known.get(path)
                if reading is not None and path not in found:
                    if not isinstance(record, bytes) or seal_of(reading, record) != reading.seal:
                        raise sqlite3.DatabaseError(f"what is cached of {path} is damaged")
                    found[path] = record
        return found

    def terms(self, readings: Iterable[CachedReading]) -> dict[str, bytes]:
        """By path: the encoded words of readings, taken from the file where a reading has none at hand.

        Raises:
            sqlite3.DatabaseError: some do not fit their checksum.
        """
        known = {reading.path: reading for reading in readings}
        found = {path: reading.terms for path, reading in known.items() if reading.record}
        missing = known.keys() - found.keys()
        query = "SELECT path, terms FROM readings"
        rows: Iterable[tuple[str, bytes]] = ()
        if len(missing) == 1:
            rows = self._connection.execute(f"{query} WHERE path = ?", tuple(missing))
        elif missing:
            rows = self._connection.execute(query)
        for path, kept in rows:
            if path in missing:
                if not isinstance(kept, bytes) or seal_of_terms(known[path], kept[8:]) != kept:
                    raise sqlite3.DatabaseError(f"what is cached of {path} is damaged")
                found[path] = kept[8:]
        return found

    def save_readings(
        self, readings: Sequence[CachedReading], accounts: Iterable[tuple[str, bytes]], removed: Iterable[str]
    ) -> None:
        """Put readings and accounts in, and take the removed paths out; a reading without its record has a new stamp."""
        with self._connection as connection:
            connection.executemany("DELETE FROM readings WHERE path = ?", [(path,) for path in removed])
            connection.executemany(
                "REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(r.path, *r.stamp, r.content, r.facts, r.account),
                        *(seal_of(r, r.record), r.problems, seal_of_terms(r, r.terms), r.record),
                    )
                    for r in readings
                    if r.record
                ),
            )
            connection.executemany(
                "UPDATE readings SET size = ?, changed = ?, entered = ?, inode = ? WHERE path = ?",
                ((*r.stamp, r.path) for r in readings if not r.record),
            )
            connection.executemany("INSERT OR IGNORE INTO accounts VALUES (?, ?)", accounts)

    def drop_unused_accounts(self) -> None:
        """Let go of the accounts that no reading names."""
        with self._connection as connection:
            connection.execute("DELETE FROM accounts WHERE digest NOT IN (SELECT account FROM readings)")

    def media(self, fingerprint: str) -> dict[str, CachedMedium]:
        """By path: all files of media that were read with this fingerprint; none where it differs.

        Raises:
            sqlite3.DatabaseError: one does not fit its seal.
        """
        if self._about("media") != fingerprint:
            with self._connection as connection:
                connection.execute("DELETE FROM media")
                connection.execute("REPLACE INTO about VALUES ('media', ?)", (fingerprint,))
            return {}
        found = {}
        query = "SELECT path, size, changed, entered, inode, body, seal FROM media"
        for path, size, changed, entered, inode, body, seal in self._connection.execute(query):
            if not isinstance(body, bytes) or _seal_of_medium(path, body) != seal:
                raise sqlite3.DatabaseError(f"what is cached of {path} is damaged")
            found[path] = CachedMedium(path, (size, changed, entered, inode), body)
        return found

    def save_media(self, media: Iterable[CachedMedium], removed: Iterable[str]) -> None:
        """Put files of media in, and take the removed paths out."""
        with self._connection as connection:
            connection.executemany("DELETE FROM media WHERE path = ?", [(path,) for path in removed])
            connection.executemany(
                "REPLACE INTO media VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((one.path, *one.stamp, one.body, _seal_of_medium(one.path, one.body)) for one in media),
            )

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

    def plan(self, output: str) -> bytes:
        """What was remembered of the last plan for an output folder; b"" for nothing."""
        row = self._connection.execute("SELECT plan FROM plans WHERE output = ?", (output,)).fetchone()
        return row[0] if row else b""

    def planned(self, output: str, account: str) -> list[tuple[str, str, bytes]]:
        """Path, template and view of the pages of the last plan that show an account."""
        query = "SELECT path, template, view FROM planned WHERE account = ? AND output = ? ORDER BY path"
        return list(self._connection.execute(query, (account, output)))

    def planned_at(self, output: str, path: str) -> bytes:
        """The view of a page of the last plan; b"" where it is not remembered."""
        query = "SELECT view FROM planned WHERE output = ? AND path = ?"
        row = self._connection.execute(query, (output, path)).fetchone()
        return row[0] if row else b""

    def save_plan(self, output: str, plan: bytes, rows: Iterable[tuple[str, str, str, bytes]], *, anew: bool) -> None:
        """Remember a plan; of its pages those that show one account, as path, template, account and view.

        Args:
            anew: forget the pages that were remembered before.
        """
        with self._connection as connection:
            if anew:
                connection.execute("DELETE FROM planned WHERE output = ?", (output,))
            connection.executemany("REPLACE INTO planned VALUES (?, ?, ?, ?, ?)", ((output, *row) for row in rows))
            connection.execute("REPLACE INTO plans VALUES (?, ?)", (output, plan))

    def forget(self) -> None:
        """Let go of everything."""
        with self._connection as connection:
            for table in ("readings", "accounts", "media", "pages", "plans", "planned", "about"):
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
        discard(path)
        connection = _connect(path)
    if connection is None:
        raise OSError(f"cannot make a cache at {path}")
    with closing(connection):
        yield Cache(path, connection)


def discard(path: Path) -> None:
    """Take a damaged cache away, with what SQLite keeps beside it."""
    for leftover in path.parent.glob(path.name + "*"):
        leftover.unlink()


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
    """By digest: the encoded accounts in the cache at a path; opened for reading only, from any process.

    Raises:
        sqlite3.DatabaseError: one is not there, or is not what its digest says.
    """
    found: dict[str, bytes] = {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as connection:
        for start in range(0, len(digests), 500):
            some = digests[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest, body FROM accounts WHERE digest IN ({marks})"  # noqa: S608 - question marks
            found.update(connection.execute(query, some))
    for digest in digests:
        body = found.get(digest)
        if not isinstance(body, bytes) or digest_of(body) != digest:
            raise sqlite3.DatabaseError(f"the account {digest} is damaged")
    return found
