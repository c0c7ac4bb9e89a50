"""The manifest: every other file of the site with its hash, and every incident; a pure function of the input."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

MANIFEST = "manifest.json"
VERSION = 1


class PublishedFile(msgspec.Struct, frozen=True):
    sha256: str
    """In hexadecimal."""
    size: int
    """In bytes."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What one build published."""

    files: dict[str, PublishedFile]
    """By path in output/, with forward slashes; without the manifest itself."""
    incidents: tuple[str, ...] = ()
    """Ids of all incidents with a page, tombstones included, sorted."""
    version: int = VERSION


NOTHING = Manifest(files={})
"""Of a folder into which nothing was published yet."""


def manifest_of(files: Mapping[str, PublishedFile], incidents: tuple[str, ...]) -> Manifest:
    """A manifest with everything in order."""
    return Manifest(files=dict(sorted(files.items())), incidents=tuple(sorted(incidents)))


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes of manifest.json: a line for each file, so that two of them can be compared by eye."""
    encode = msgspec.json.encode
    files = b",\n".join(
        encode(path) + b": " + encode(manifest.files[path]) for path in sorted(manifest.files) if path != MANIFEST
    )
    incidents = b",\n".join(encode(incident) for incident in sorted(manifest.incidents))
    return b'{"version": %d,\n"incidents": [\n%s\n],\n"files": {\n%s\n}}\n' % (manifest.version, incidents, files)


def decode_manifest(body: bytes) -> Manifest | None:
    """A manifest from its bytes; None where they are none, or are of a later version."""
    try:
        manifest = msgspec.json.decode(body, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.version == VERSION else None


def read_manifest(output: Path) -> Manifest | None:
    """The manifest of a published folder; None where there is none that can be read."""
    return decode_manifest(manifest_bytes(output))


def manifest_bytes(output: Path) -> bytes:
    """The bytes of a published folder's manifest; b"" where there is none that can be read."""
    try:
        return (output / MANIFEST).read_bytes()
    except OSError:
        return b""


def hash_of(body: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(body).hexdigest()
