"""Stamps of files: what tells, without reading it, that a file is still the one that was read.

Standard library only: the gate uses it before anything else is imported.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator

GRAIN_NS = 2_000_000_000
"""A file written within this time before its stamp was taken may be written again without a change of stamp."""

Stamp = tuple[int, int, int, int]
"""Size in bytes, time of the last change of content and of the entry in ns, number of the file."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def safe_stamp(stamp: Stamp, now_ns: int) -> Stamp:
    """The stamp, or one that no file has where the file may change again without a change of its stamp."""
    return (-1, 0, 0, 0) if max(stamp[1], stamp[2]) > now_ns - GRAIN_NS else stamp


def walk(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, with its status; links are not followed; nothing for a folder that is not there."""
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            entries = os.scandir(here)
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)


def digest_of_trees(paths: Iterable[str]) -> tuple[str, int]:
    """A digest of the stamps of all files in some folders (or of single files), and the newest change in ns."""
    rows: list[str] = []
    newest = 0
    for path in paths:
        found = walk(path) if os.path.isdir(path) else _single(path)  # noqa: PTH112 - pathlib costs an import
        for name, status in found:
            if "__pycache__" in name:
                continue
            changed = max(status.st_mtime_ns, status.st_ctime_ns)
            newest = max(newest, changed)
            rows.append(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0{status.st_ino}")
    rows.sort()
    return hashlib.blake2b("\n".join(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest(), newest


def digest_of_tops(paths: Iterable[str]) -> str:
    """A digest of the stamps of what stands right in some folders: files, and folders as far as entries came or went."""
    rows: list[str] = []
    for path in paths:
        try:
            entries = os.scandir(path)
        except OSError:
            continue
        with entries:
            for entry in entries:
                size, changed, entered, inode = stamp_of(entry.stat(follow_symlinks=False))
                rows.append(f"{entry.path}\0{size}\0{changed}\0{entered}\0{inode}")
    rows.sort()
    return hashlib.blake2b("\n".join(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _single(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield path, os.lstat(path)
    except OSError:
        return
