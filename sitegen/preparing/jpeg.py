"""JPEG without what it tells beside the picture: only segments that decode or colour it are kept, byte for byte."""

import re

from sitegen.preparing.orientation import UPRIGHT, orientation_tiff
from sitegen.preparing.unreadable import UnreadableError

_BEGIN, _END, _SCAN = b"\xff\xd8", 0xD9, 0xDA
_ALONE = frozenset([0x01, *range(0xD0, 0xD8)])
_DECODING = frozenset([*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, 0xDE, 0xDF]) - {0xC8}
_JFIF, _ICC, _ADOBE = 0xE0, 0xE2, 0xEE
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


def clean_jpeg(data: bytes, orientation: int = UPRIGHT) -> bytes:
    """The same picture, with its colour profile and which way is up. What stands behind its end (a film, a second picture) goes."""
    if not data.startswith(_BEGIN):
        raise UnreadableError("it does not begin as a JPEG does")
    kept = [_BEGIN]
    if orientation != UPRIGHT:
        kept.append(_segment(0xE1, b"Exif\x00\x00" + orientation_tiff(orientation)))
    place = 2
    while True:
        found = _MARKER.search(data, place)
        if found is None:
            raise UnreadableError("it ends before the picture does")
        marker = data[found.start() + 1]
        place = found.end()
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        if marker in _ALONE:
            kept.append(data[found.start() : place])
            continue
        length = int.from_bytes(data[place : place + 2], "big")
        kept.append(_kept(marker, data[place + 2 : place + length]))
        place += length
        if marker == _SCAN:
            behind = _MARKER.search(data, place)
            if behind is None:
                raise UnreadableError("it ends before the picture does")
            kept.append(data[place : behind.start()])
            place = behind.start()


def _kept(marker: int, content: bytes) -> bytes:
    if marker in _DECODING or marker == _SCAN or (marker == _ICC and content.startswith(b"ICC_PROFILE\x00")):
        return _segment(marker, content)
    if marker == _JFIF and content.startswith(b"JFIF\x00"):
        return _segment(marker, content[:12] + b"\x00\x00")  # without its thumbnail
    if marker == _ADOBE and content.startswith(b"Adobe"):
        return _segment(marker, content[:12])
    return b""


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content
