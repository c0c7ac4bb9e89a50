"""What besides the content shapes a result: sitegen's own code and the versions of what it stands on."""

import hashlib
import platform
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from sitegen.model.settings import Settings

PACKAGE = Path(__file__).resolve().parent.parent


def code_digest(wings: Sequence[str]) -> str:
    """A digest of the source of some folders of sitegen, and of the outlines that lie there."""
    return " ".join(map(_digest_of_wing, wings))


@lru_cache
def _digest_of_wing(wing: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted((PACKAGE / wing).rglob("*")):
        if path.suffix in (".py", ".zip"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def versions(names: Sequence[str]) -> str:
    """The versions of Python and of some libraries, in one line."""
    return " ".join([platform.python_version(), *map(_name_and_version, names)])


@lru_cache
def _name_and_version(name: str) -> str:
    return f"{name}={version(name)}"


def reading_fingerprint(settings: Settings) -> str:
    """What a reading rests on besides the file: the settings, the code, the parsers."""
    rows = [
        code_digest(("model", "reading", "annotating", "building")),
        versions(("msgspec", "pyyaml", "python-frontmatter", "markdown", "nh3")),
    ]
    digest = hashlib.blake2b(msgspec.msgpack.encode(settings), digest_size=16)
    digest.update("\n".join(rows).encode())
    return digest.hexdigest()
