"""Read and annotate every file of an archive, each alone, and only those that changed."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.annotating.annotate import annotate
from sitegen.annotating.terms import terms_of_record
from sitegen.building.cache import Cache, CachedReading
from sitegen.building.executors import each_chunk, executor_for, in_chunks
from sitegen.building.stamps import Stamp, safe_stamp, stamp_of
from sitegen.model.incident import Incident, Translation
from sitegen.model.problem import Problem
from sitegen.model.reading import Record, SourceFile, SourceKind
from sitegen.model.records import ActorRecord, PageRecord, RegionRecord, SourceRecord
from sitegen.model.settings import Settings
from sitegen.model.terms import Terms
from sitegen.reading.locate import locator
from sitegen.reading.read import read

WORTH_PROCESSES = 400
"""Files to read from which on processes pay for their start."""

NO_PROBLEMS = msgspec.msgpack.encode(())

TYPES: dict[SourceKind, type] = {
    "incident": Incident,
    "translation": Translation,
    "region": RegionRecord,
    "actor": ActorRecord,
    "source": SourceRecord,
    "page": PageRecord,
}


Row = tuple[SourceFile, CachedReading]
"""A file, read and still encoded."""


class FileReading(msgspec.Struct, frozen=True, array_like=True):
    """What reading and annotating one file gave, encoded: plain bytes, to cross to another process and into the cache."""

    content: str
    record: bytes
    problems: bytes
    account: str
    account_bytes: bytes
    facts: str
    terms: bytes


class Readings(msgspec.Struct, frozen=True, kw_only=True):
    """All files of an archive, read."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def read_file(source: SourceFile, text: bytes, content: str, settings: Settings) -> FileReading:
    """One file, read and annotated."""
    draft = read(source, text, settings)
    annotated = annotate(draft, settings)
    encode = msgspec.msgpack.encode
    record = annotated.record
    problems = (*draft.problems, *annotated.problems)
    if any(problem.where and not problem.span for problem in problems):
        locate = locator(source.path, text)
        problems = tuple(problem if problem.span or not problem.where else locate(problem) for problem in problems)
    digest = record.account if record is not None else ""
    return FileReading(
        content,
        encode(record),
        encode(problems),
        digest,
        annotated.encoded,
        _facts(record, text, draft.prose_line),
        encode(terms_of_record(record, annotated.account.words if annotated.account else "")),
    )


def _facts(record: Record | None, text: bytes, prose_line: int) -> str:
    """A digest of a record but for its account, and of the front matter as it is written, positions included."""
    front = b"\n".join(text.split(b"\n", prose_line)[: prose_line - 1])
    if record is not None and record.account:
        record = msgspec.structs.replace(record, account="told")
    digest = hashlib.blake2b(front, digest_size=16)
    digest.update(msgspec.msgpack.encode(record))
    return digest.hexdigest()


def read_chunk(
    chunk: Sequence[tuple[SourceFile, str]], root: Path, settings: Settings
) -> list[tuple[Stamp, FileReading | None]]:
    """Each file with its stamp; None where its bytes still have the hash that came with it."""
    done: list[tuple[Stamp, FileReading | None]] = []
    for source, known in chunk:
        with (root / source.path).open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            text = file.read()
        content = hashlib.blake2b(text, digest_size=16).hexdigest()
        done.append((stamp, None if content == known else read_file(source, text, content, settings)))
    return done


def read_rows(
    sources: Sequence[SourceFile],
    *,
    root: Path,
    settings: Settings,
    cache: Cache,
    fingerprint: str,
    jobs: int,
    compare_hashes: bool,
    now_ns: int,
) -> tuple[Row, ...]:
    """Every file, read now or taken from the cache; the cache is brought up to date.

    Args:
        compare_hashes: read every file's bytes and trust no stamp.
        now_ns: the file system's time as the build began; a file that changed within `GRAIN_NS` before it is compared
            by its hash the next time.
    """
    known = cache.readings(fingerprint)
    asked = []
    for source in sources:
        row = known.get(source.path)
        if compare_hashes or row is None or row.stamp != _stamp(root / source.path):
            asked.append((source, row.content if row else ""))
    fresh: list[CachedReading] = []
    accounts: list[tuple[str, bytes]] = []
    for source, stamp, reading in _read(asked, root, settings, jobs):
        kept = safe_stamp(stamp, now_ns)
        if reading is None:
            fresh.append(msgspec.structs.replace(known[source.path], stamp=kept))
            continue
        fresh.append(_to_cache(source, kept, reading))
        if reading.account:
            accounts.append((reading.account, reading.account_bytes))
    gone = known.keys() - {source.path for source in sources}
    if fresh or gone:
        cache.save_readings(fresh, accounts, sorted(gone))
    known.update((reading.path, reading) for reading in fresh)
    return tuple((source, known[source.path]) for source in sources)


def _read(
    asked: Sequence[tuple[SourceFile, str]], root: Path, settings: Settings, jobs: int
) -> Iterator[tuple[SourceFile, Stamp, FileReading | None]]:
    """Each file with its stamp and its reading, as of `read_chunk`, read in as many processes as pay."""
    with executor_for(len(asked), jobs=jobs, worth=WORTH_PROCESSES) as executor:
        chunks = in_chunks(asked, jobs=jobs, largest=250)
        for chunk, done in zip(chunks, each_chunk(executor, read_chunk, chunks, root, settings), strict=True):
            for (source, _), (stamp, reading) in zip(chunk, done, strict=True):
                yield source, stamp, reading


def _to_cache(source: SourceFile, stamp: Stamp, reading: FileReading) -> CachedReading:
    return CachedReading(
        source.path,
        stamp,
        reading.content,
        reading.facts,
        reading.account,
        problems=reading.problems,
        record=reading.record,
        terms=reading.terms,
    )


def decoded(rows: Sequence[Row], cache: Cache) -> Readings:
    """The records and problems of files that were read."""
    decoders = {kind: msgspec.msgpack.Decoder(form | None) for kind, form in TYPES.items()}
    encoded = cache.records(row for _, row in rows)
    records = (decoders[source.kind].decode(encoded[source.path]) for source, _ in rows)
    return Readings(records=tuple(one for one in records if one is not None), problems=problems_of(rows))


def terms_of_rows(rows: Sequence[Row], cache: Cache) -> dict[str, Terms]:
    """By path: the words that search finds incidents and their translations by."""
    searched = [row for source, row in rows if source.kind in {"incident", "translation"}]
    decode = msgspec.msgpack.Decoder(Terms).decode
    return {path: decode(encoded) for path, encoded in cache.terms(searched).items()}


def problems_of(rows: Sequence[Row]) -> tuple[Problem, ...]:
    """The problems of files that were read."""
    decode = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
    return tuple(problem for _, row in rows if row.problems != NO_PROBLEMS for problem in decode(row.problems))


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(os.lstat(path))
    except OSError:
        return None
