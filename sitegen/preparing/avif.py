"""AVIF without Exif and XMP: their items are overwritten with nought where they stand; the picture is not touched."""

from collections.abc import Iterator

from sitegen.preparing.boxes import Box, blank, boxes_in
from sitegen.preparing.unreadable import UnreadableError

_TOLD = frozenset([b"Exif", b"mime", b"uri "])
_KEPT = frozenset(b"ftyp meta mdat moov".split())
_IN_FILE, _IN_BOX = 0, 1
_EMPTY = b"\x00\x00\x00\x00MM\x00*\x00\x00\x00\x08"
"""The head of an Exif without entries; some readers refuse one without a head."""


def clean_avif(data: bytes) -> bytes:
    """The same picture; which way is up is a property of its own, and stays."""
    buffer = bytearray(data)
    for box in list(boxes_in(buffer, 0, len(buffer))):
        if box.kind not in _KEPT:
            blank(buffer, box)
        elif box.kind == b"meta":
            _clean_items(buffer, box)
        elif box.kind == b"moov":
            for inner in list(boxes_in(buffer, box.content, box.end)):
                if inner.kind in (b"udta", b"meta", b"uuid"):
                    blank(buffer, inner)
    return bytes(buffer)


def _clean_items(buffer: bytearray, meta: Box) -> None:
    inside = {box.kind: box for box in boxes_in(buffer, meta.content + 4, meta.end)}
    told = set(_told_items(buffer, inside[b"iinf"])) if b"iinf" in inside else set()
    if told and b"iloc" in inside:
        own = inside[b"idat"].content if b"idat" in inside else -1
        for item, base, start, length in _extents(buffer, inside[b"iloc"]):
            if item in told:
                _blank_extent(buffer, base, own, start, length)


def _blank_extent(buffer: bytearray, base: int, own: int, start: int, length: int) -> None:
    if base == _IN_BOX and own >= 0:
        start += own
    elif base != _IN_FILE:
        raise UnreadableError("its metadata stand where they cannot be taken out")
    if start + length > len(buffer):
        raise UnreadableError("it ends before its content does")
    head = _EMPTY if length > len(_EMPTY) else b""
    buffer[start : start + length] = head + bytes(length - len(head))


def _told_items(buffer: bytearray, table: Box) -> Iterator[int]:
    """The numbers of the items that are no picture."""
    wide = 4 if buffer[table.content] else 2
    for box in boxes_in(buffer, table.content + 4 + wide, table.end):
        version = buffer[box.content]
        number = 4 if version > 2 else 2  # noqa: PLR2004 - the version from which on numbers are long
        at = box.content + 4
        if bytes(buffer[at + number + 2 : at + number + 6]) in _TOLD:
            yield int.from_bytes(buffer[at : at + number], "big")


def _extents(buffer: bytearray, table: Box) -> Iterator[tuple[int, int, int, int]]:
    """Of each extent: its item, where it is counted from, its start and its length."""
    reader = _Reader(buffer, table.content, table.end)
    version = reader.number(1)
    reader.number(3)
    sizes = reader.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    for _ in range(reader.number(4 if version > 1 else 2)):
        item = reader.number(4 if version > 1 else 2)
        base = reader.number(2) & 15 if version else 0
        reader.number(2)
        from_ = reader.number(base_size)
        for _ in range(reader.number(2)):
            reader.number(index_size)
            yield item, base, from_ + reader.number(offset_size), reader.number(length_size)


class _Reader:
    def __init__(self, buffer: bytearray, place: int, end: int) -> None:
        self.buffer, self.place, self.end = buffer, place, end

    def number(self, width: int) -> int:
        self.place += width
        if self.place > self.end:
            raise UnreadableError("it ends before its content does")
        return int.from_bytes(self.buffer[self.place - width : self.place], "big")
