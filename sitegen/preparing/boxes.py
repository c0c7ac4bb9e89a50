"""MP4, MOV, M4A and AVIF without what they tell beside picture and sound.

What is not needed is overwritten with nought where it stands, so that nothing else moves and no offset has to be mended: boxes
of metadata, dates of making, names of devices. Tracks of anything but picture and sound (places, sensors, subtitles with
coordinates, as cameras and drones write them) are blanked with all their samples.
"""

from collections.abc import Iterator

import msgspec

from sitegen.preparing.samples import blank_samples
from sitegen.preparing.unreadable import UnreadableError

_TOP = frozenset(b"ftyp styp moov moof mdat sidx ssix mfra wide meta".split())
_KEPT = {
    b"moov": frozenset(b"mvhd trak mvex iods".split()),
    b"trak": frozenset(b"tkhd tref edts mdia tapt trgr".split()),
    b"mdia": frozenset(b"mdhd hdlr minf elng".split()),
    b"minf": frozenset(b"vmhd smhd nmhd gmhd sthd hdlr dinf stbl".split()),
    b"moof": frozenset(b"mfhd traf".split()),
    b"traf": frozenset(b"tfhd tfdt trun sdtp sbgp sgpd subs saiz saio senc".split()),
}
"""By the box that holds them: the boxes that playing needs."""
_DATED = frozenset(b"mvhd tkhd mdhd".split())
_SHOWN = frozenset(b"vide soun auxv pict".split())
_MOST_BOXES = 100_000


class Box(msgspec.Struct, frozen=True):
    kind: bytes
    start: int
    content: int
    """Where its content begins."""
    end: int


class Film(msgspec.Struct, frozen=True):
    """A film or a sound in boxes, cleaned."""

    data: bytes
    width: int = 0
    height: int = 0
    has_sound: bool = False
    remains: tuple[str, ...] = ()
    """Tracks that tell more than picture and sound, and could not be blanked."""


def boxes_in(data: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    """The boxes that stand side by side in a part of a file."""
    place, count = start, 0
    while place + 8 <= end:
        size, head = int.from_bytes(data[place : place + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16], "big"), 16
        elif size == 0:
            size = end - place
        count += 1
        if size < head or place + size > end or count > _MOST_BOXES:
            raise UnreadableError("it ends before its content does")
        yield Box(bytes(data[place + 4 : place + 8]), place, place + head, place + size)
        place += size


def clean_film(data: bytes) -> Film:
    """The same film or sound."""
    buffer = bytearray(data)
    film = _Cleaning(buffer)
    kinds = [box.kind for box in boxes_in(buffer, 0, len(buffer))]
    if b"moov" not in kinds:
        raise UnreadableError("it has no film or sound in it")
    for box in list(boxes_in(buffer, 0, len(buffer))):
        if box.kind not in _TOP or box.kind == b"meta":
            blank(buffer, box)
        else:
            film.walk(box)
    return Film(bytes(buffer), film.width, film.height, film.has_sound, tuple(sorted(film.remains)))


def blank(buffer: bytearray, box: Box) -> None:
    """Make a box one that means nothing and says nothing."""
    buffer[box.start + 4 : box.start + 8] = b"free"
    buffer[box.content : box.end] = bytes(box.end - box.content)


class _Cleaning:
    def __init__(self, buffer: bytearray) -> None:
        self.buffer = buffer
        self.width = self.height = 0
        self.has_sound = False
        self.remains: set[str] = set()
        self._fragmented = any(box.kind == b"moof" for box in boxes_in(buffer, 0, len(buffer)))

    def walk(self, box: Box) -> None:
        kept = _KEPT.get(box.kind)
        if box.kind == b"trak" and self._blanked_track(box):
            return
        if box.kind in _DATED:
            long = 8 if self.buffer[box.content] else 4
            self._blank(box.content + 4, box.content + 4 + 2 * long, box.end)
        elif box.kind == b"hdlr":
            self._blank(box.content + 12, box.end, box.end)
        if kept is None:
            return
        for inner in list(boxes_in(self.buffer, box.content, box.end)):
            if inner.kind in kept:
                self.walk(inner)
            else:
                blank(self.buffer, inner)

    def _blank(self, start: int, end: int, limit: int) -> None:
        end = min(end, limit)
        if end > start:
            self.buffer[start:end] = bytes(end - start)

    def _blanked_track(self, track: Box) -> bool:
        """Whether a track is neither picture nor sound, and is gone now; what it is is kept."""
        found = _inside(self.buffer, track)
        handler = found.get(b"hdlr")
        kind = bytes(self.buffer[handler.content + 8 : handler.content + 12]) if handler else b""
        if kind in _SHOWN:
            self.has_sound |= kind == b"soun"
            head = found.get(b"tkhd")
            if kind == b"vide" and head and not self.width:
                self.width, self.height = (
                    int.from_bytes(self.buffer[at : at + 2], "big") for at in (head.end - 8, head.end - 4)
                )
            return False
        if self._fragmented or not blank_samples(self.buffer, found):
            self.remains.add(kind.decode("ascii", "replace") if kind.isalnum() else "data")
        blank(self.buffer, track)
        return True


def _inside(buffer: bytearray, track: Box) -> dict[bytes, Box]:
    """The boxes of a track, at whatever depth; of a kind that is there twice, the first."""
    found: dict[bytes, Box] = {}
    waiting = [track]
    while waiting:
        for box in boxes_in(buffer, waiting[0].content, waiting.pop(0).end):
            found.setdefault(box.kind, box)
            if box.kind in (b"mdia", b"minf", b"stbl"):
                waiting.append(box)
    return found
