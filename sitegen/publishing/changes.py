"""What a build would change in output/: a pure comparison of what is made, what a manifest owns and what stands there."""

from collections.abc import Iterable, Mapping

import msgspec

from sitegen.publishing.manifest import MANIFEST, Manifest
from sitegen.publishing.staging import Seen


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be moved and removed, each sorted."""

    moves: tuple[str, ...] = ()
    removals: tuple[str, ...] = ()
    unchanged: int = 0
    """Files that stay as they are."""
    strangers: tuple[str, ...] = ()
    """Paths that the site needs and where somebody else's file stands; they are never written over."""
    missing: tuple[str, ...] = ()
    """Files of the new manifest that were neither staged nor stand in output/: a mistake of ours."""


def compare(
    staged: Iterable[str],
    old: Manifest | None,
    new: Manifest,
    present: Mapping[str, Seen],
    adopted: Iterable[str] = (),
) -> Changes:
    """What publishing would do.

    Args:
        staged: paths of the pages that wait.
        old: the manifest of output/; None where it has none.
        present: what stands in output/, as `look` found it.
        adopted: paths whose new bytes stand there already, whoever wrote them.
    """
    ours = old.files if old else {}
    owned = {*ours, *adopted}
    waiting = set(staged)
    return Changes(
        moves=tuple(sorted(waiting)),
        removals=tuple(sorted(path for path in ours if path not in new.files and path in present)),
        unchanged=len(new.files) - len(waiting),
        strangers=_strangers(waiting, owned, old is not None, present),
        missing=tuple(sorted(path for path in new.files if path not in waiting and path not in present)),
    )


def _strangers(waiting: set[str], owned: set[str], has_manifest: bool, present: Mapping[str, Seen]) -> tuple[str, ...]:
    others = {path for path in present if path not in owned and not (path == MANIFEST and has_manifest)}
    if not others:
        return ()
    folders_of_others = {folder for path in others for folder in folders_of(path)}
    needed = waiting | {MANIFEST}
    in_the_way = {path for path in needed if path in others or path in folders_of_others}
    in_the_way |= {folder for path in needed for folder in folders_of(path) if folder in others}
    return tuple(sorted(in_the_way))


def folders_of(path: str) -> Iterable[str]:
    """Every folder on the way to a path."""
    position = path.find("/")
    while position >= 0:
        yield path[:position]
        position = path.find("/", position + 1)
