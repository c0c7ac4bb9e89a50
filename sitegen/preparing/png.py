"""PNG without what it tells beside the picture: only chunks that decode, colour or move it are kept, byte for byte."""

import zlib

from sitegen.preparing.orientation import UPRIGHT, orientation_tiff
from sitegen.preparing.unreadable import UnreadableError

_BEGIN = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)


def clean_png(data: bytes, orientation: int = UPRIGHT) -> bytes:
    """The same picture, with its colours and which way is up. What stands behind its end goes."""
    if not data.startswith(_BEGIN):
        raise UnreadableError("it does not begin as a PNG does")
    kept, place = [_BEGIN], len(_BEGIN)
    while True:
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(data):
            raise UnreadableError("it ends before the picture does")
        if name in _KEPT:
            kept.append(data[place:end])
        if name == b"IHDR" and orientation != UPRIGHT:
            kept.append(_chunk(b"eXIf", orientation_tiff(orientation)))
        if name == b"IEND":
            return b"".join(kept)
        place = end


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")
