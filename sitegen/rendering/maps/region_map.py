"""The map of a region: the regions inside it and its incidents, counted where they stand close to one another."""

from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from sitegen.model.atlas import UNITS, Box, units
from sitegen.model.geometry import joined
from sitegen.rendering.maps.cartographer import Cartographer, Drawn
from sitegen.rendering.maps.frame import WIDTH, scale_of
from sitegen.rendering.maps.locator import Sheet, country_labels
from sitegen.rendering.maps.marks import RADII_KM, Mark, mark_svg
from sitegen.rendering.views.maps import Dot, Patch, RegionMapView

_SMALL = 0.35
_APART = 46
"""Map units between two counts, so that each has room on the narrowest page."""


class Count(msgspec.Struct, frozen=True):
    """How many incidents, where: it leads to them."""

    incidents: int
    name: str
    """Of the region, or the title of the one incident; of several regions, their names."""
    address: str
    """"" where several regions are counted in one."""
    said: bool
    left: str
    top: str


class RegionMap(Sheet, frozen=True, kw_only=True):
    """The map of a region, or of several."""

    counts: tuple[Count, ...]
    unplaced: int


class _Badge(msgspec.Struct):
    x: float
    y: float
    incidents: int
    names: list[str]
    address: str
    said: bool


def region_map(view: RegionMapView, maps: Cartographer, lang: str) -> RegionMap | None:
    """The map of a region; None where nothing is known of where it lies."""
    outlined = [patch.region for patch in view.patches if patch.outline]
    boxes = _boxes(view, outlined, maps)
    if not boxes:
        return None
    drawn = maps.ground(boxes, (view.region,) if view.outline else tuple(outlined))
    sheet = _Sheet(drawn, maps)
    for patch in view.patches:
        sheet.patch(patch)
    for dot in view.dots:
        sheet.dot(dot)
    km, length = scale_of(drawn.frame)
    return RegionMap(
        height=drawn.frame.height,
        land=Markup(drawn.land),  # noqa: S704 - numbers of our own
        region=Markup(maps.region_path(view.region, drawn)) if view.outline else Markup(),  # noqa: S704
        marks=Markup("".join(sheet.shapes)),  # noqa: S704
        countries=country_labels(drawn, lang, [(badge.x, badge.y) for badge in sheet.badges]),
        counts=_counts(sheet.badges, drawn),
        scale_km=km,
        scale=f"{length:.1f}",
        kinds=tuple(sorted(sheet.kinds)),
        unplaced=view.unplaced,
    )


def _boxes(view: RegionMapView, outlined: Sequence[str], maps: Cartographer) -> tuple[Box, ...]:
    """What is to be seen: the region, or the part of it in which everything lies where that is small."""
    inside = [maps.box(region) for region in outlined] or [(x, y, x, y) for x, y in _points(view)]
    if not view.outline:
        return tuple(inside)
    whole = maps.box(view.region)
    if inside and not any(dot.name for dot in view.dots):
        west, south, east, north = joined([*inside, *((x, y, x, y) for x, y in _points(view))])
        if (east - west) < _SMALL * (whole[2] - whole[0]) and (north - south) < _SMALL * (whole[3] - whole[1]):
            wide, high = (east - west) // 2 + UNITS // 2, (north - south) // 2 + UNITS // 4
            return ((west - wide, south - high, east + wide, north + high),)
    return (whole,)


def _points(view: RegionMapView) -> Iterable[tuple[int, int]]:
    yield from (units(dot.latitude, dot.longitude) for dot in view.dots)
    yield from (units(patch.spot.latitude, patch.spot.longitude) for patch in view.patches if patch.spot)


class _Sheet:
    """A map while things are drawn on it."""

    def __init__(self, drawn: Drawn, maps: Cartographer) -> None:
        self._drawn = drawn
        self._maps = maps
        self.shapes: list[str] = []
        self.kinds: set[str] = set()
        self.badges: list[_Badge] = []

    def patch(self, patch: Patch) -> None:
        """Draw a region inside, and its count."""
        drawn = self._drawn
        self.kinds.add("said" if patch.said else "region")
        middle = None
        if patch.outline:
            look = "as-said" if patch.said else "area"
            self.shapes.append(f'<path class="{look}" d="{self._maps.region_path(patch.region, drawn)}"/>')
            middle = self._maps.middle(patch.region, drawn)
        elif patch.spot:
            x, y = units(patch.spot.latitude, patch.spot.longitude)
            mark = Mark(x, y, RADII_KM[patch.spot.precision], "area", said=patch.said)
            self.shapes.append(mark_svg(mark, drawn.frame))
            middle = drawn.frame.place(x, y)
        if middle and _is_inside(middle, drawn):
            self.badges.append(_Badge(*middle, patch.incidents, [patch.name], patch.address, patch.said))

    def dot(self, dot: Dot) -> None:
        """Draw the points of a cell, and their count where no region inside counts them."""
        x, y = self._drawn.frame.place(*units(dot.latitude, dot.longitude))
        if not _is_inside((x, y), self._drawn):
            return
        if dot.name:
            self.badges.append(_Badge(x, y, dot.incidents, [dot.name], dot.address, dot.said))
        look = "as-said" if dot.said else "spot"
        self.kinds.add("said" if dot.said else "spot")
        self.shapes.append(f'<circle class="{look}" cx="{x:.0f}" cy="{y:.0f}" r="{3 if dot.incidents == 1 else 4}"/>')


def _is_inside(place: tuple[float, float], drawn: Drawn) -> bool:
    return 0 <= place[0] <= WIDTH and 0 <= place[1] <= drawn.frame.height


def _counts(badges: Sequence[_Badge], drawn: Drawn) -> tuple[Count, ...]:
    """The counts, those too close to one another as one."""
    found: list[_Badge] = []
    for badge in sorted(badges, key=lambda badge: (-badge.incidents, badge.y, badge.x)):
        near = next((one for one in found if abs(one.x - badge.x) < _APART and abs(one.y - badge.y) < _APART), None)
        if near is None:
            found.append(badge)
        else:
            near.incidents += badge.incidents
            near.names += badge.names
            near.said = near.said and badge.said
            near.address = ""
    height = drawn.frame.height
    return tuple(
        Count(
            incidents=badge.incidents,
            name=", ".join(dict.fromkeys(badge.names[:6])) + (" …" if len(badge.names) > 6 else ""),  # noqa: PLR2004
            address=badge.address,
            said=badge.said,
            left=f"{min(max(badge.x, 18), WIDTH - 18) / WIDTH * 100:.1f}",
            top=f"{min(max(badge.y, 18), height - 18) / height * 100:.1f}",
        )
        for badge in found
    )
