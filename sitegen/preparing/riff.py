"""WebP and WAV without what they tell beside picture and sound: RIFF files of chunks, of which the needed ones are kept."""

from collections.abc import Iterator

from sitegen.preparing.orientation import UPRIGHT, orientation_tiff
from sitegen.preparing.unreadable import UnreadableError

_HEAD = 12
_PICTURE = frozenset([b"VP8 ", b"VP8L", b"ALPH"])
_WEBP = _PICTURE | {b"VP8X", b"ANIM", b"ANMF", b"ICCP"}
_WAV = frozenset([b"fmt ", b"data", b"fact"])
_EXIF, _XMP = 0x08, 0x04
_FRAME_HEAD = 16


def clean_webp(data: bytes, orientation: int = UPRIGHT) -> bytes:
    """The same picture, with its colour profile and which way is up."""
    kept = []
    for name, content in _chunks(_body(data, b"WEBP")):
        if name not in _WEBP:
            continue
        if name == b"VP8X":
            flags = content[0] & ~(_EXIF | _XMP) | (_EXIF if orientation != UPRIGHT else 0)
            content = bytes([flags]) + content[1:]  # noqa: PLW2901 - the same chunk, changed
        elif name == b"ANMF":
            inner = [_chunk(*one) for one in _chunks(content[_FRAME_HEAD:]) if one[0] in _PICTURE]
            content = content[:_FRAME_HEAD] + b"".join(inner)  # noqa: PLW2901
        kept.append(_chunk(name, content))
    if orientation != UPRIGHT:
        kept.append(_chunk(b"EXIF", orientation_tiff(orientation)))
    return _riff(b"WEBP", kept)


def clean_wav(data: bytes) -> bytes:
    """The same sound."""
    kept = [_chunk(name, content) for name, content in _chunks(_body(data, b"WAVE")) if name in _WAV]
    return _riff(b"WAVE", kept)


def _body(data: bytes, form: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:_HEAD] != form:
        raise UnreadableError(f"it does not begin as a {form.decode()} file does")
    size = int.from_bytes(data[4:8], "little")
    if 8 + size > len(data) + 1:
        raise UnreadableError("it ends before its content does")
    return data[_HEAD : 8 + size]


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place + 8 <= len(body):
        length = int.from_bytes(body[place + 4 : place + 8], "little")
        content = body[place + 8 : place + 8 + length]
        if len(content) < length:
            raise UnreadableError("it ends before its content does")
        yield body[place : place + 4], content
        place += 8 + length + length % 2


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\x00" * (len(content) % 2)


def _riff(form: bytes, chunks: list[bytes]) -> bytes:
    body = form + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
