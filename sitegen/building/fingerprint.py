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


@lru_cache
def code_digest(wings: tuple[str, ...]) -> str:
    """A digest of the source of some folders of sitegen."""
    digest = hashlib.blake2b(digest_size=16)
    for wing in wings:
        for path in sorted((PACKAGE / wing).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def versions(names: Sequence[str]) -> str:
    """The versions of Python and of some libraries, in one line."""
    return " ".join([platform.python_version(), *(f"{name}={version(name)}" for name in names)])


def reading_fingerprint(settings: Settings) -> str:
    """What a reading rests on besides the file: the settings, the code, the parsers."""
    rows = [
        code_digest(("model", "reading", "annotating", "building")),
        versions(("msgspec", "pyyaml", "python-frontmatter", "markdown", "nh3")),
    ]
    digest = hashlib.blake2b(msgspec.msgpack.encode(settings), digest_size=16)
    digest.update("\n".join(rows).encode())
    return digest.hexdigest()
