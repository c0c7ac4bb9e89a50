"""What draws maps in one process: it keeps the outlines that it has decoded, and the land that it has drawn."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from sitegen.model.atlas import Atlas, Box, Outline
from sitegen.model.geometry import joined, main_box
from sitegen.rendering.maps.frame import Frame, frame_around
from sitegen.rendering.maps.paths import Land, fitted, on_grid, path_of
from sitegen.rendering.maps.rooms import middle_of, room_in

_KEPT = 2048


class Drawn(msgspec.Struct, frozen=True):
    """A window and the land in it."""

    frame: Frame
    land: str
    level: int
    grid: int
    countries: tuple[tuple[str, float, float], ...]
    """Codes of the countries that have room for their names beside the regions shown, and where."""


class Cartographer:
    """Draws outlines of an atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._decoder = msgspec.msgpack.Decoder(Outline)
        self._atlas = atlas
        self._kept = lru_cache(_KEPT)(self._ground)
        self._region = lru_cache(_KEPT)(self._land_of_region)
        self._path = lru_cache(_KEPT)(self._region_path)
        self.box = lru_cache(_KEPT)(self._box)
        self._country = lru_cache(512)(self._land_of_country)

    def has(self, region: str) -> bool:
        """Whether a region has an outline."""
        return region in self._atlas.outlines

    def region_path(self, region: str, drawn: Drawn) -> str:
        """The outline of a region on a map."""
        return self._path(region, drawn.frame, drawn.level, drawn.grid)

    def middle(self, region: str, drawn: Drawn) -> tuple[float, float] | None:
        """A point of a region on a map; None where the map does not show it."""
        return middle_of(self._region(region).lines(drawn.frame, drawn.level), drawn.frame)

    def ground(self, boxes: Sequence[Box], regions: Sequence[str]) -> Drawn:
        """The window that shows some boxes, with the land in it; maps with one window share it."""
        return self._kept(joined(boxes), tuple(regions))

    def _ground(self, box: Box, regions: tuple[str, ...]) -> Drawn:
        frame = frame_around((box,))
        seen = frame.box
        lands = {code: land for code in self._atlas.lands if (land := self._country(code)).meets(seen)}
        level, grid, lines, drawn = fitted(lands, frame)
        shown = [line for region in regions for line in self._region(region).lines(frame, level)]
        rooms = ((code, room_in([*own, *shown], own, frame)) for code, own in lines.items())
        return Drawn(frame, path_of(drawn), level, grid, tuple((code, *room) for code, room in rooms if room))

    def _region_path(self, region: str, frame: Frame, level: int, grid: int) -> str:
        return path_of(on_grid(self._region(region).lines(frame, level), frame, grid))

    def _outline(self, region: str) -> Outline:
        return self._decoder.decode(self._atlas.outlines[region])

    def _box(self, region: str) -> Box:
        return main_box(self._outline(region))

    def _land_of_region(self, region: str) -> Land:
        return Land(self._outline(region))

    def _land_of_country(self, code: str) -> Land:
        return Land(self._decoder.decode(self._atlas.lands[code]))
