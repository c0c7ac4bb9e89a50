"""A file of media, as the pages that show it are handed it."""

import msgspec


class Track(msgspec.Struct, frozen=True, array_like=True):
    """Captions or a transcript."""

    lang: str
    file: str
    """Its name in content/media."""
    words: str
    """A line for each caption."""


class ShownFile(msgspec.Struct, frozen=True, array_like=True):
    name: str
    """In content/media."""
    size: int
    sha256: str
    """Of the file as it was received."""
    width: int = 0
    height: int = 0
    moves: bool = False
    sensitive: bool = False
    tracks: tuple[Track, ...] = ()
