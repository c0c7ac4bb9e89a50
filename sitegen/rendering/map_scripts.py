"""The data of the large map, as scripts that hand it to `Facets`."""

from collections.abc import Sequence

import msgspec

from sitegen.model.atlas import UNITS, Outline
from sitegen.model.geometry import main_box
from sitegen.rendering.maps.frame import WIDTH, frame_around
from sitegen.rendering.maps.paths import Land
from sitegen.rendering.maps.rooms import middle_of
from sitegen.rendering.search_scripts import script
from sitegen.rendering.views.maps import Area, LandsView, PlacesView

_LEVEL = 1
"""Of fineness: seven kilometres."""
_FINENESS = UNITS // 100
"""Land is drawn in hundredths of a degree."""
_DECODER = msgspec.msgpack.Decoder(Outline)


def places_script(view: PlacesView) -> bytes:
    """Where all incidents lie."""
    return script("places", msgspec.structs.asdict(view))


def lands_script(view: LandsView) -> bytes:
    """The outlines of countries, and of regions that incidents are known to and no finer."""
    lands = [_rings(_DECODER.decode(land)) for land in view.lands]
    return script("lands", {"stamp": view.stamp, "lands": lands, "areas": [_area(area) for area in view.areas]})


def _area(area: Area) -> dict[str, object]:
    outline = _DECODER.decode(area.outline)
    box = main_box(outline)
    frame = frame_around((box,))
    x, y = middle_of(Land(outline).lines(frame, _LEVEL), frame) or (WIDTH / 2, frame.height / 2)
    longitude, latitude = frame.west + x / frame.across, frame.north - y / frame.down
    return {
        "name": area.name,
        "region": area.region,
        "middle": [round(latitude / UNITS, 2), round(longitude / UNITS, 2)],
        "rings": _rings(outline),
    }


def _rings(outline: Outline) -> list[list[int]]:
    """Each ring as latitude and longitude of its first point, then the steps to each further one."""
    level = outline.coarser[_LEVEL - 1] if len(outline.coarser) >= _LEVEL else outline
    return [row for ring in level.rings if len(row := _steps(ring)) > 4]  # noqa: PLR2004 - less is no area


def _steps(ring: Sequence[int]) -> list[int]:
    row: list[int] = []
    before_x = before_y = 0
    for place in range(0, len(ring), 2):
        x, y = round(ring[place] / _FINENESS), round(ring[place + 1] / _FINENESS)
        if not row or (x, y) != (before_x, before_y):
            row += (y - before_y, x - before_x)
            before_x, before_y = x, y
    return row
