"""Drawings become pictures, with the same bytes on every machine: no font and no library of the system takes part."""

import hashlib
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@lru_cache(maxsize=1)
def font_files() -> tuple[str, ...]:
    """The vendored fonts, the only ones that a drawing can use."""
    return tuple(str(path) for path in sorted(FONTS.glob("*.ttf")))


@lru_cache(maxsize=1)
def fonts_digest() -> str:
    """A hash of the vendored fonts."""
    digest = hashlib.blake2b(digest_size=16)
    for path in font_files():
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def png_of(drawing: str) -> bytes:
    """The picture of an SVG.

    Raises:
        ValueError: it is no SVG.
    """
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - only sites with share cards need it

    return bytes(svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=list(font_files())))
