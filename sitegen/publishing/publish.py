"""From staged pages to output/: the old site or the new one, and nothing between them that lasts.

1. `begin` finishes what a killed build wrote into its journal, or throws away what it had only staged.
2. Pages are staged (`staging.stage`), in any process.
3. `publish` flushes them, writes the journal, moves and removes, puts the manifest in last, and lets the journal go.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.model.errors import UserError
from sitegen.publishing.changes import Changes, compare, folders_of
from sitegen.publishing.history import remember
from sitegen.publishing.journal import Journal, flush_file, flush_folder, read_journal, write_journal
from sitegen.publishing.manifest import (
    MANIFEST,
    NOTHING,
    Manifest,
    decode_manifest,
    encode_manifest,
    hash_of,
    manifest_bytes,
    read_manifest,
)
from sitegen.publishing.staging import Seen, Staging, Written, require_inside, staged_path

FLUSHED = 256
"""Up to so many files are flushed to the disk one by one; beyond that it would take longer than making them, and a
machine that loses power in the middle can make the same bytes again."""


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in output/, the manifest included."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def begin(staging: Staging) -> bool:
    """Make ready to stage; whether a build that was stopped had to be finished first. Call it with the lock held."""
    journal = read_journal(staging)
    finished = journal is not None and _finish(staging, journal)
    _clear(staging)
    os.mkdir(staging.staged)  # noqa: PTH102
    return finished


def plan_changes(
    staging: Staging, pages: Iterable[Written], old: Manifest | None, new: Manifest, present: Mapping[str, Seen]
) -> Changes:
    """What `publish` would do with these pages. A page whose bytes stand in output/ already is taken off the staging.

    Raises:
        UserError: the site needs a place where somebody else's file stands.
    """
    staged = {page.path: page for page in pages if page.staged}
    equal = [path for path, page in staged.items() if path in present and _stands(staging, page, present[path])]
    for path in equal:
        with suppress(FileNotFoundError):  # a dry run stages nothing
            os.unlink(staged_path(staging, path))  # noqa: PTH108
    changes = compare(staged.keys() - set(equal), old, new, present, adopted=equal)
    if changes.strangers:
        raise UserError(_about_strangers(staging, changes.strangers))
    if changes.missing:
        raise RuntimeError(f"neither made nor there: {changes.missing[0]}")
    return changes


def publish(staging: Staging, changes: Changes, new: Manifest) -> Published:
    """Put the changes into output/."""
    body = encode_manifest(new)
    before = _hash_of_manifest(staging)
    is_new = hash_of(body) != before
    if is_new:
        Path(staged_path(staging, MANIFEST)).write_bytes(body)
    if is_new or changes.moves or changes.removals:
        _flush(staging, changes.moves, is_new=is_new)
        journal = Journal(moves=changes.moves, removals=changes.removals, manifest=hash_of(body), before=before)
        write_journal(staging, journal)
        _apply(staging, journal)
    _clear(staging)
    return outcome(changes, is_new=is_new)


def outcome(changes: Changes, *, is_new: bool) -> Published:
    """What publishing these changes comes to.

    Args:
        is_new: whether the manifest changes too.
    """
    return Published(
        written=len(changes.moves) + is_new,
        unchanged=changes.unchanged + (not is_new),
        removed=len(changes.removals),
    )


def _apply(staging: Staging, journal: Journal) -> None:
    """Do what a journal says; what is done already is passed over, so that it can be begun again at any point."""
    in_the_way = _in_the_way(journal)
    for path in sorted(in_the_way):
        _remove(staging.output, path)
    made: set[str] = set()
    for path in journal.moves:
        _move(staging, path, made)
    for path in journal.removals:
        if path not in in_the_way:
            _remove(staging.output, path)
    if len(journal.moves) <= FLUSHED:
        for folder in sorted(made):
            flush_folder(folder)
    _move(staging, MANIFEST, made)
    flush_folder(staging.output)
    remember(staging, before=journal.before, manifest=journal.manifest)
    staging.journal.unlink()


def _in_the_way(journal: Journal) -> set[str]:
    """Removals that must come first: a file where a folder is to be, or the last files of a folder where a file is."""
    if not journal.removals:
        return set()
    moves = set(journal.moves)
    folders = {folder for path in moves for folder in folders_of(path)}
    return {path for path in journal.removals if path in folders or any(folder in moves for folder in folders_of(path))}


def _move(staging: Staging, path: str, made: set[str]) -> None:
    source, target = staged_path(staging, path), os.path.join(staging.output, path)  # noqa: PTH118
    folder = os.path.dirname(target)  # noqa: PTH120
    if folder not in made and os.path.lexists(source):
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        made.add(folder)
    with suppress(FileNotFoundError):  # moved before the kill
        try:
            os.replace(source, target)  # noqa: PTH105
        except (IsADirectoryError, PermissionError):
            _remove_empty_folders(target)
            os.replace(source, target)  # noqa: PTH105


def _remove_empty_folders(top: str) -> None:
    """Remove a folder in which there is no file at any depth; `look` sees none in it, so it is in nobody's way."""
    for folder, _, _ in os.walk(top, topdown=False):
        os.rmdir(folder)  # noqa: PTH106


def _remove(output: str, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    place = os.path.join(output, path)  # noqa: PTH118
    if os.path.isdir(place) and not os.path.islink(place):  # noqa: PTH112, PTH114
        return  # a folder of the new site stands there already
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(place)  # noqa: PTH108
    folder = os.path.dirname(path)  # noqa: PTH120
    with suppress(OSError):  # it is not empty
        while folder:
            os.rmdir(os.path.join(output, folder))  # noqa: PTH106, PTH118
            folder = os.path.dirname(folder)  # noqa: PTH120


def _finish(staging: Staging, journal: Journal) -> bool:
    """Finish a journal that a killed build left; whether it was one that can be trusted.

    What it names is believed only as far as manifests bear it out: moves that the new manifest names, with the hash that
    it names; removals that the old one owns. A page that a loss of power damaged is taken away, to be made anew.
    """
    waiting = Path(staged_path(staging, MANIFEST))
    body = (
        waiting.read_bytes() if waiting.is_file() and not waiting.is_symlink() else manifest_bytes(Path(staging.output))
    )
    new = decode_manifest(body) if hash_of(body) == journal.manifest else None
    if new is None:
        return False
    old = read_manifest(Path(staging.output)) or NOTHING
    moves = [path for path in journal.moves if path in new.files]
    for path in moves:
        for place in (staged_path(staging, path), os.path.join(staging.output, path)):  # noqa: PTH118
            if os.path.lexists(place):
                if not _has_bytes(place, new.files[path].sha256):
                    os.unlink(place)  # noqa: PTH108
                break
    removals = [path for path in journal.removals if path in old.files and path not in new.files]
    _apply(staging, msgspec.structs.replace(journal, moves=tuple(moves), removals=tuple(removals)))
    return True


def _has_bytes(place: str, sha256: str) -> bool:
    return os.path.isfile(place) and not os.path.islink(place) and hash_of(Path(place).read_bytes()) == sha256  # noqa: PTH113, PTH114


def _stands(staging: Staging, page: Written, seen: Seen) -> bool:
    """Whether output/ has a page's very bytes."""
    require_inside(page.path)
    place = os.path.join(staging.output, page.path)  # noqa: PTH118
    return seen.size == page.size and _has_bytes(place, page.sha256)


def _flush(staging: Staging, moves: tuple[str, ...], *, is_new: bool) -> None:
    """Put staged bytes onto the disk before the journal names them."""
    paths = moves if len(moves) <= FLUSHED else ()
    for path in (*paths, MANIFEST) if is_new else paths:
        flush_file(staged_path(staging, path))


def _clear(staging: Staging) -> None:
    """Throw away what was staged, and a journal that nobody can finish."""
    with suppress(FileNotFoundError):
        shutil.rmtree(staging.staged)
    for leftover in (staging.journal, staging.journal.with_suffix(".draft")):
        leftover.unlink(missing_ok=True)


def _hash_of_manifest(staging: Staging) -> str:
    body = manifest_bytes(Path(staging.output))
    return hash_of(body) if body else ""


def _about_strangers(staging: Staging, paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return (
        f"{os.path.join(staging.output, paths[0])}{more} was not written by sitegen and is in the way: "  # noqa: PTH118
        "move it away, or choose another folder with --output"
    )
