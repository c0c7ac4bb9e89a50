"""The chain of manifests: one line for each site that was published, with the hash of the manifest before it."""

from pathlib import Path

import msgspec

from sitegen.publishing.manifest import hash_of
from sitegen.publishing.staging import Staging

HISTORY = "history.jsonl"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One site that was published."""

    before: str
    """The SHA-256 of the manifest that stood there; "" for none."""
    manifest: str
    """The SHA-256 of the manifest that took its place."""
    chain: str
    """The SHA-256 of the line before, without its end; "" for the first."""


def read_history(staging: Staging) -> tuple[Link, ...]:
    """The chain, oldest first."""
    return tuple(msgspec.json.decode(line, type=Link) for line in _lines(staging))


def remember(staging: Staging, *, before: str, manifest: str) -> None:
    """Put a site at the end of the chain, once."""
    lines = _lines(staging)
    if lines and msgspec.json.decode(lines[-1], type=Link).manifest == manifest:
        return
    from_line = hash_of(lines[-1]) if lines else ""
    link = Link(before=before, manifest=manifest, chain=from_line)
    with Path(staging.folder, HISTORY).open("ab") as file:
        file.write(msgspec.json.encode(link) + b"\n")


def _lines(staging: Staging) -> list[bytes]:
    """Whole lines; one that a kill cut short is taken off the file."""
    path = Path(staging.folder, HISTORY)
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return []
    whole = body[: body.rfind(b"\n") + 1]
    if len(whole) < len(body):
        path.write_bytes(whole)
    return whole.splitlines()
