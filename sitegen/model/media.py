"""What files of media are, by their names, and the names under which they are published."""

import re
from typing import Literal

Kind = Literal["image", "video", "audio", "file"]

PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}
"""Endings of pictures that are shown smaller, with the format that each must have."""
DRAWINGS = frozenset(["svg"])
VIDEOS = frozenset(["mp4", "m4v", "mov", "webm", "ogv"])
SOUNDS = frozenset(["mp3", "ogg", "oga", "opus", "m4a", "wav", "flac"])
WORDS = frozenset(["vtt", "txt"])
"""Captions and transcripts."""
WIDTHS = (480, 960, 1600)
"""Pixels across of the pictures that pages show."""
_TALLEST = 16_383
"""WebP goes no further."""
_NEAR = 0.8
"""A width that the picture itself exceeds by less than a quarter is not worth a file."""
_TRACK = re.compile(r"(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?:vtt|txt)", re.ASCII)


def ending_of(name: str) -> str:
    """The ending of a file's name, in small letters; "" for none."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""


def kind_of(name: str) -> Kind:
    """How a page shows a file of this name."""
    ending = ending_of(name)
    if ending in PICTURES or ending in DRAWINGS:
        return "image"
    return "video" if ending in VIDEOS else "audio" if ending in SOUNDS else "file"


def published_name(name: str) -> str:
    """Where a file stands in output/: in small letters, for hosts that do not tell them from capital ones."""
    return f"media/{name.lower()}"


def smaller_name(name: str, width: int) -> str:
    """Where a smaller picture of a file stands in output/. No name in content/media has an `@`."""
    return f"{published_name(name)}@{width}.webp"


def widths_of(name: str, width: int, height: int) -> tuple[int, ...]:
    """The widths in which a picture is made, narrowest first: never wider than it is; () for what is shown as it is."""
    if ending_of(name) not in PICTURES or not width or not height:
        return ()
    found = [one for one in WIDTHS if one <= width * _NEAR]
    if width <= WIDTHS[-1]:
        found.append(width)
    elif WIDTHS[-1] not in found:
        found.append(WIDTHS[-1])
    return tuple(one for one in found if height_of(one, width, height) <= _TALLEST)


def height_of(smaller: int, width: int, height: int) -> int:
    """The height of a picture that is made this wide."""
    return max(1, round(height * smaller / width))


def track_of(name: str) -> tuple[str, str] | None:
    """Of captions and transcripts: the name without its ending of the file that they belong to, and their language."""
    match = _TRACK.fullmatch(name)
    return (match[1], match[2]) if match else None
