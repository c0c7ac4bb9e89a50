"""GIF without comments and other words: only what draws and moves the picture is kept, byte for byte."""

from sitegen.preparing.unreadable import UnreadableError

_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""Extensions that repeat or colour the picture."""


def clean_gif(data: bytes) -> bytes:
    """The same picture, moving if it moved. What stands behind its end goes."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise UnreadableError("it does not begin as a GIF does")
    try:
        return _clean(data)
    except IndexError:
        raise UnreadableError("it ends before the picture does") from None


def _clean(data: bytes) -> bytes:
    place = 13 + _colours(data[10])
    kept = [data[:place]]
    while (kind := data[place]) != _END:
        start = place
        if kind == _IMAGE:
            place = _behind_blocks(data, place + 11 + _colours(data[place + 9]))
            kept.append(data[start:place])
        elif kind == _EXTENSION:
            label, place = data[place + 1], _behind_blocks(data, place + 2)
            name = data[start + 3 : start + 14]
            if label == _CONTROL or (label == _APPLICATION and name in _KEPT):
                kept.append(data[start:place])
        else:
            raise UnreadableError("it has a part that no GIF has")
    return b"".join([*kept, b";"])


def _colours(flags: int) -> int:
    """The length of the table of colours that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_blocks(data: bytes, place: int) -> int:
    while length := data[place]:
        place += 1 + length
    return place + 1
