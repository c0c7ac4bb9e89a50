"""Media: found out about once for each content of a file, and made into clean copies and smaller pictures.

What reads their bytes is imported only where there is a file to read.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.building.cache import Cache, CachedMedium
from sitegen.building.executors import each_chunk, executor_for, in_chunks
from sitegen.building.fingerprint import code_digest, versions
from sitegen.building.stamps import Stamp, safe_stamp, stamp_of
from sitegen.model.archive import Archive
from sitegen.model.media import published_name, smaller_name, widths_of
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.records import MediaFile

WORTH_PROCESSES = 24
"""Files to look into from which on processes pay for their start."""
CLEAN = "<clean>"
"""The maker of clean copies; the view is a `Source`."""
SMALLER = "<smaller>"
"""The maker of smaller pictures; the view is a `Source` with a width."""
WEIGHTS = {CLEAN: 10, SMALLER: 50}
"""How many pages could be made in the time that such a file takes."""


class Source(msgspec.Struct, frozen=True, array_like=True):
    """A file of content/media, and what is to be made of it."""

    file: str
    """Where it stands on the disk."""
    path: str
    """The same from the archive's folder, for problems."""
    name: str
    width: int = 0


_ENCODER = msgspec.msgpack.Encoder()
_FILE = msgspec.msgpack.Decoder(MediaFile)
_SOURCE = msgspec.msgpack.Decoder(Source)


def fingerprint_of_media() -> str:
    """What shapes facts and files besides a file's bytes: our code and the libraries that read and write them."""
    from PIL import features  # noqa: PLC0415 - only an archive with media asks

    codecs = [f"{name}={features.version(name)}" for name in ("webp", "libjpeg_turbo", "zlib", "avif")]
    return " ".join([code_digest(("model", "preparing")), versions(("pillow", "mutagen", "webvtt-py")), *codecs])


def read_media(
    found: Sequence[MediaFile],
    *,
    root: Path,
    cache: Cache,
    jobs: int,
    compare_hashes: bool,
    now_ns: int,
) -> tuple[MediaFile, ...]:
    """Every file with what is known about it, read now or taken from the cache, which is brought up to date.

    Args:
        found: as `discover` gave them.
        compare_hashes: read every file's bytes and trust no stamp.
        now_ns: the file system's time as the build began.
    """
    fingerprint = fingerprint_of_media() if found else ""
    known = cache.media(fingerprint)
    asked, stamps = [], {}
    for file in found:
        row = known.get(file.path)
        stamps[file.path] = stamp_of(os.lstat(root / file.path))
        if compare_hashes or row is None or row.stamp != stamps[file.path]:
            asked.append(file)
    fresh: list[CachedMedium] = []
    with executor_for(len(asked), jobs=jobs, worth=WORTH_PROCESSES) as executor:
        for results in each_chunk(executor, _read_chunk, in_chunks(asked, jobs=jobs, largest=8), root):
            fresh += [CachedMedium(path, safe_stamp(stamp, now_ns), body) for path, stamp, body in results]
    gone = known.keys() - {file.path for file in found}
    if fresh or gone:
        cache.save_media(fresh, sorted(gone))
    known.update((row.path, row) for row in fresh)
    return tuple(_FILE.decode(known[file.path].body) for file in found)


def _read_chunk(files: Sequence[MediaFile], root: Path) -> list[tuple[str, Stamp, bytes]]:
    from sitegen.preparing.inspect import inspect  # noqa: PLC0415 - see above

    done = []
    for file in files:
        with (root / file.path).open("rb") as opened:
            stamp = stamp_of(os.fstat(opened.fileno()))
            done.append((file.path, stamp, _ENCODER.encode(inspect(file, opened.read()))))
    return done


def media_jobs(archive: Archive, root: Path) -> Iterator[PageJob]:
    """A clean copy of each file that the site shows, and the smaller pictures of it."""
    fingerprint = fingerprint_of_media() if archive.media else ""
    for name, medium in archive.media.items():
        source = Source(str(root / medium.path), medium.path, name)
        yield _job(published_name(name), CLEAN, source, f"{medium.sha256} {fingerprint}")
        for width in widths_of(name, medium.width, medium.height):
            smaller = Source(source.file, source.path, name, width)
            yield _job(smaller_name(name, width), SMALLER, smaller, f"{medium.sha256} {width} {fingerprint}")


def _job(path: str, maker: str, source: Source, key: str) -> PageJob:
    return PageJob(path=path, template=maker, view=_ENCODER.encode(source), key=f"{maker} {key}")


def make_medium(job: PageJob) -> bytes | Problem:
    """The bytes of a clean copy or of a smaller picture."""
    from sitegen.preparing.clean import clean  # noqa: PLC0415 - see above
    from sitegen.preparing.picture import smaller  # noqa: PLC0415
    from sitegen.preparing.unreadable import UnreadableError  # noqa: PLC0415

    source = _SOURCE.decode(job.view)
    data = Path(source.file).read_bytes()
    try:
        return smaller(data, source.width) if job.template == SMALLER else clean(source.name, data)
    except UnreadableError as error:
        message = f"`{source.name}` cannot be shown: {error}"
        return Problem(code="media-broken", path=source.path, message=message, help="put a whole file there")
