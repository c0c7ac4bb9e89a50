"""WebM without tags, attachments, title, date and names of programs: each is overwritten where it stands."""

from sitegen.preparing.unreadable import UnreadableError

_HEAD, _SEGMENT, _CLUSTER, _INFO, _TRACKS, _TRACK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B, 0xAE
_ENTERED = frozenset([_SEGMENT, _INFO, _TRACKS, _TRACK])
_VOIDED = frozenset([0x1254C367, 0x1941A469, 0x1043A770, 0xEC])
"""Tags, attachments, chapters, and room that is left."""
_BLANKED = frozenset([0x7BA9, 0x4461, 0x4D80, 0x5741, 0x7384, 0x73A4, 0x536E])
"""Title, date, programs, file name, number of the file, names of tracks."""
_TYPE, _SOUND, _VIDEO, _WIDTH, _HEIGHT = 0x83, 2, 0xE0, 0xB0, 0xBA
_VOID = 0xEC


class WebM:
    """A WebM file, cleaned as it is made."""

    def __init__(self, data: bytes) -> None:
        self._buffer = bytearray(data)
        self.has_sound = False
        self.width = self.height = 0
        if int.from_bytes(data[:4], "big") != _HEAD:
            raise UnreadableError("it does not begin as a WebM file does")
        self._walk(0, len(data))

    @property
    def data(self) -> bytes:
        return bytes(self._buffer)

    def _walk(self, place: int, end: int) -> None:
        while place < end:
            kind, after = self._identity(place, end)
            length, content = self._length(after, end)
            if length < 0 or kind == _CLUSTER:
                # A live recording does not say how long its parts are: what is in them follows.
                if kind not in (_SEGMENT, _CLUSTER):
                    raise UnreadableError("it ends before its content does")
                place = content if length < 0 else content + length
                continue
            if content + length > end:
                raise UnreadableError("it ends before its content does")
            self._take(kind, place, content, content + length)
            place = content + length

    def _take(self, kind: int, start: int, content: int, end: int) -> None:
        value = int.from_bytes(self._buffer[content : min(end, content + 8)], "big")
        if kind in _VOIDED:
            self._void(start, end)
        elif kind in _BLANKED:
            self._buffer[content:end] = bytes(end - content)
        elif kind in _ENTERED or kind == _VIDEO:
            self._walk(content, end)
        elif kind == _TYPE:
            self.has_sound |= value == _SOUND
        elif kind == _WIDTH:
            self.width = self.width or value
        elif kind == _HEIGHT:
            self.height = self.height or value

    def _void(self, start: int, end: int) -> None:
        """Room that is left, as long as what stood here: one byte of name, eight of length."""
        size = end - start
        if size >= 9:  # noqa: PLR2004 - see above
            head = bytes([_VOID, 1]) + (size - 9).to_bytes(7, "big")
        else:
            head = bytes([_VOID, 0x80 | max(0, size - 2)])
        self._buffer[start:end] = head + bytes(size - len(head))

    def _identity(self, place: int, end: int) -> tuple[int, int]:
        width = self._width(place, end, most=4)
        return int.from_bytes(self._buffer[place : place + width], "big"), place + width

    def _length(self, place: int, end: int) -> tuple[int, int]:
        """The length of an element's content, -1 where it is not known; and where the content begins."""
        width = self._width(place, end, most=8)
        value = int.from_bytes(self._buffer[place : place + width], "big") & ((1 << 7 * width) - 1)
        return (-1 if value == (1 << 7 * width) - 1 else value), place + width

    def _width(self, place: int, end: int, most: int) -> int:
        width = 9 - self._buffer[place].bit_length() if place < end else most + 1
        if width > most or place + width > end:
            raise UnreadableError("it ends before its content does")
        return width
