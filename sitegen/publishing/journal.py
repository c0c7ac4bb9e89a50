"""What publishing is about to do, written down before it does any of it, so that another build can finish it."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.publishing.staging import Staging, require_inside


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    moves: tuple[str, ...]
    """Staged pages, by path, to be moved into output/."""
    removals: tuple[str, ...]
    """Files of output/ to be removed; a manifest owns each."""
    manifest: str
    """The SHA-256 of the manifest that goes in last; it waits among the staged pages."""
    before: str
    """The SHA-256 of the manifest that it takes the place of; "" for none."""


def write_journal(staging: Staging, journal: Journal) -> None:
    """The journal on the disk, whole or not at all; from here on the new site is the one that will stand."""
    draft = staging.journal.with_suffix(".draft")
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(journal))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(staging.journal)
    flush_folder(staging.folder)


def read_journal(staging: Staging) -> Journal | None:
    """The journal that a build left behind; None where there is none, or one that we did not write."""
    try:
        journal = msgspec.json.decode(staging.journal.read_bytes(), type=Journal)
        for path in (*journal.moves, *journal.removals):
            require_inside(path)
    except (OSError, ValueError):  # both of msgspec's errors are ValueErrors
        return None
    return journal


def flush_file(path: str) -> None:
    """Wait until a file's bytes are on the disk."""
    # Opened for writing, since some systems flush only what was opened so.
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(path: str | Path) -> None:
    """Wait until a folder's entries are on the disk, where the system can say so."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
