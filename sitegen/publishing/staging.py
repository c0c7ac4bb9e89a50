"""Where pages wait: a folder beside output/, on the same file system, from which they can be moved at one stroke each.

`<parent>/.sitegen/<name of output>/` holds what belongs to one output folder: `staged/`, the journal, the lock and the
history. Where output/ is a file system of its own, or its parent may not be written, it is `output/.sitegen/` instead.
"""

import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.model.errors import UserError
from sitegen.publishing.manifest import hash_of

STATE = ".sitegen"
OTHERS = frozenset({".git", STATE})
"""Folders in output/ that are never looked into."""


class Staging(msgspec.Struct, frozen=True):
    """Where one output folder is made; cheap to send to another process."""

    output: str
    """The published folder, absolute, its own links resolved."""
    folder: str
    """The state folder that belongs to it."""

    @property
    def staged(self) -> str:
        return os.path.join(self.folder, "staged")  # noqa: PTH118 - called for each page

    @property
    def journal(self) -> Path:
        return Path(self.folder, "journal.json")


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A page that was made."""

    path: str
    sha256: str
    size: int
    staged: bool
    """False where output/ has these very bytes already."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A file that stands in output/."""

    size: int
    """-1 for what is no plain file: a link, a pipe."""
    changed: int
    """Time of its last change, in ns."""


def staging_of(output: Path, *, dry_run: bool = False) -> Staging:
    """The staging of an output folder; both are made where they are missing, but for a dry run.

    Raises:
        UserError: output is a file, or may not be written.
    """
    if dry_run and not output.exists():
        return Staging(str(output), str(output.parent / STATE / output.name))
    try:
        output.mkdir(parents=True, exist_ok=True)
        output = output.resolve()
        folder = _state_folder(output)
        if not dry_run:
            Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot write to {output}: {error.strerror}") from None
    if not os.access(output, os.W_OK):
        raise UserError(f"cannot write to {output}: it is protected")
    return Staging(str(output), folder)


def stage(staging: Staging, path: str, body: bytes, published: str = "", *, dry_run: bool = False) -> Written:
    """A page put where it waits to be published; runs in any process.

    Args:
        path: in output/, with forward slashes.
        published: the hash of what stands in output/ now, where that is known to be intact.
    """
    digest = hash_of(body)
    if digest == published:
        return Written(path, digest, len(body), staged=False)
    require_inside(path)
    if dry_run:
        return Written(path, digest, len(body), staged=True)
    with open(staged_path(staging, path), "wb") as file:  # noqa: PTH123 - called for each page
        file.write(body)
    return Written(path, digest, len(body), staged=True)


def staged_path(staging: Staging, path: str) -> str:
    """Where a page waits: all in one folder, since making folders costs more than making files."""
    return os.path.join(staging.staged, blake2b(path.encode(), digest_size=16).hexdigest())  # noqa: PTH118


def require_inside(path: str) -> None:
    """Refuse a path that could lead out of output/ or into what is not the site's.

    Raises:
        ValueError: it is not a plain relative path. Paths are planned by us, so this is our bug.
    """
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts) or "\\" in path or ":" in parts[0] or parts[0] in OTHERS:
        raise ValueError(f"not a path inside the site: {path!r}")


def look(output: str | Path) -> dict[str, Seen]:
    """Every file in output/ by path, whoever put it there; links are not followed; none where there is no folder."""
    found: dict[str, Seen] = {}
    if not os.path.isdir(output):  # noqa: PTH112
        return found
    stack = [("", str(output))]
    while stack:
        prefix, folder = stack.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    plain = entry.is_file(follow_symlinks=False)
                    found[prefix + entry.name] = Seen(status.st_size if plain else -1, status.st_mtime_ns)
                elif entry.name not in OTHERS:
                    stack.append((f"{prefix}{entry.name}/", entry.path))
    return found


def _state_folder(output: Path) -> str:
    parent = output.parent
    beside = output.stat().st_dev == parent.stat().st_dev and os.access(parent, os.W_OK)
    return str(parent / STATE / (output.name or "output") if beside else output / STATE)
