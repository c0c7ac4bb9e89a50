"""Where the samples of a track stand in a film, to blank them."""

from collections.abc import Iterator, Mapping
from typing import Protocol

_MOST = 5_000_000


class Part(Protocol):
    """A part of a file: where its content begins, and where it ends."""

    @property
    def content(self) -> int: ...
    @property
    def end(self) -> int: ...


def blank_samples(buffer: bytearray, track: Mapping[bytes, Part]) -> bool:
    """Overwrite the samples of a track with nought; False where it does not say well enough where they are."""
    offsets = list(_offsets(buffer, track))
    sizes = list(_sizes(buffer, track.get(b"stsz")))
    counts = list(_counts(buffer, track.get(b"stsc"), len(offsets)))
    if not sizes:
        return not offsets
    if sum(counts) < len(sizes):
        return False
    place = 0
    for offset, count in zip(offsets, counts, strict=False):
        length = sum(sizes[place : place + count])
        place += count
        if offset + length > len(buffer):
            return False
        buffer[offset : offset + length] = bytes(length)
    return True


def _numbers(buffer: bytearray, start: int, end: int, width: int) -> Iterator[int]:
    for at in range(start, end - width + 1, width):
        yield int.from_bytes(buffer[at : at + width], "big")


def _count(buffer: bytearray, at: int, end: int, width: int) -> int:
    """How many rows a table says it has, as far as there is room for them."""
    return min(int.from_bytes(buffer[at : at + 4], "big"), (end - at - 4) // width, _MOST)


def _offsets(buffer: bytearray, track: Mapping[bytes, Part]) -> Iterator[int]:
    for kind, width in ((b"stco", 4), (b"co64", 8)):
        table = track.get(kind)
        if table:
            rows = _count(buffer, table.content + 4, table.end, width)
            start = table.content + 8
            yield from _numbers(buffer, start, start + rows * width, width)


def _sizes(buffer: bytearray, table: Part | None) -> Iterator[int]:
    if table is None:
        return
    same = int.from_bytes(buffer[table.content + 4 : table.content + 8], "big")
    if same:
        for _ in range(min(int.from_bytes(buffer[table.content + 8 : table.content + 12], "big"), _MOST)):
            yield same
        return
    rows = _count(buffer, table.content + 8, table.end, 4)
    start = table.content + 12
    yield from _numbers(buffer, start, start + rows * 4, 4)


def _counts(buffer: bytearray, table: Part | None, chunks: int) -> Iterator[int]:
    """How many samples each chunk has."""
    if table is None:
        return
    rows = _count(buffer, table.content + 4, table.end, 12)
    start = table.content + 8
    cells = list(_numbers(buffer, start, start + rows * 12, 4))
    firsts, per_chunk = cells[0::3], cells[1::3]
    for first, following, count in zip(firsts, [*firsts[1:], chunks + 1], per_chunk, strict=True):
        for _ in range(max(0, min(following, chunks + 1) - first)):
            yield count
