"""The map of an incident: the region in its surroundings, and each place as exactly as it is known."""

from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from sitegen.model.atlas import UNITS, Box, nearest_outlined, units
from sitegen.model.incident import Place
from sitegen.model.vocabulary import COUNTED_ROLES
from sitegen.rendering.maps.cartographer import Cartographer, Drawn
from sitegen.rendering.maps.frame import WIDTH, scale_of
from sitegen.rendering.maps.marks import Mark, kind_of, mark_svg, where
from sitegen.rendering.phrases import locale_of
from sitegen.rendering.place_rows import PlaceRow
from sitegen.rendering.views.maps import Ground, Spot

_MOST_LABELS = 4
_LINE = 34
"""Map units that a label is high, on a narrow page."""
_ROOM = 110
"""And that a name is long."""
_BESIDE = 0.3 * UNITS
"""Around a point without a region, in degrees of latitude."""
_COUNTED = frozenset(COUNTED_ROLES)


class Label(msgspec.Struct, frozen=True):
    """Words that stand over a map, in HTML, so that they never shrink with it."""

    name: str
    said: str
    """Whose word it is."""
    left: str
    """In hundredths of the width; of a label that ends here, from the other side."""
    top: str
    ends: bool


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A map as a template sets it."""

    height: int
    land: Markup
    region: Markup
    """The outline of the region that it shows."""
    marks: Markup
    labels: tuple[Label, ...] = ()
    countries: tuple[Label, ...]
    """Names of countries, where there is room."""
    scale_km: int
    scale: str
    """Its length, in hundredths of the width."""
    kinds: tuple[str, ...]
    """What is drawn: exact, area, ring, said, target, crash-site, origin, region."""


class Locator(Sheet, frozen=True, kw_only=True):
    """The map of an incident."""

    around: str
    """The region that it shows, in words."""
    places: tuple[PlaceRow, ...]
    """What is marked, in words."""


class Words(msgspec.Struct, frozen=True):
    """Names of regions by path, and the language of all others."""

    regions: dict[str, str]
    lang: str


class _Place(msgspec.Struct, frozen=True):
    """A place as it is drawn: a mark, or the land of a region."""

    row: PlaceRow
    role: str
    mark: Mark | None = None
    land: str = ""


def locator(
    places: Sequence[Place],
    rows: Sequence[PlaceRow],
    ground: Ground,
    maps: Cartographer,
    names: dict[str, str],
    *,
    lang: str,
) -> Locator | None:
    """The map of an incident's places; None where nothing is known of where they lie.

    Args:
        rows: the places in words, in the same order.
        names: of regions, by path.
    """
    outlined = {region for region, _ in ground.outlines}
    spots = {spot.region: spot for spot in ground.spots}
    found = [_placed(place, row, outlined, spots) for place, row in zip(places, rows, strict=True)]
    drawn_places = [place for place in found if place]
    inside = [place for place in drawn_places if place.role in _COUNTED] or drawn_places
    if not inside:
        return None
    shown = dict.fromkeys(
        region
        for place, one in zip(places, found, strict=True)
        if one in inside and (region := nearest_outlined(place.region, outlined))
    )
    boxes = tuple(maps.box(region) for region in shown) + tuple(_points(inside, bool(shown), maps, shown))
    drawn = maps.ground(boxes, tuple(shown))
    return _locator(drawn, list(shown), drawn_places, maps, Words(names, lang))


def _placed(place: Place, row: PlaceRow, outlined: set[str], spots: dict[str, Spot]) -> _Place | None:
    said = bool(place.per)
    if place.point:
        kind, radius = kind_of(place.precision, place.radius_km, place.blur_km)
        x, y = units(*place.point)
        return _Place(row, place.role, Mark(x, y, radius, kind, place.role, said))
    spot = spots.get(place.region)
    if spot and place.region not in outlined and place.precision in ("", "settlement", "district", "vicinity"):
        kind, radius = kind_of(place.precision or spot.precision, place.radius_km, place.blur_km)
        x, y = units(spot.latitude, spot.longitude)
        return _Place(row, place.role, Mark(x, y, radius, "area" if radius else kind, place.role, said))
    region = nearest_outlined(place.region, outlined)
    return _Place(row, place.role, land=region) if region else None


def _points(places: Iterable[_Place], has_region: bool, maps: Cartographer, shown: Iterable[str]) -> Iterable[Box]:
    """The boxes of points that the regions' own boxes do not hold; all of them where there is no region."""
    regions = [maps.box(region) for region in shown]
    for place in places:
        mark = place.mark
        if mark and not any(w <= mark.x <= e and s <= mark.y <= n for w, s, e, n in regions):
            # In whole steps, so that points close to one another have one map.
            margin = max(int(_BESIDE), round(mark.radius_km * 2 / 111 * UNITS)) if not has_region else 0
            step = int(_BESIDE) // 2
            x, y = mark.x // step * step, mark.y // step * step
            yield x - margin, y - margin, x + step + margin, y + step + margin


def _locator(drawn: Drawn, shown: list[str], places: list[_Place], maps: Cartographer, words: Words) -> Locator:
    frame = drawn.frame
    shapes: list[str] = []
    kinds: set[str] = set()
    lands: dict[str, bool] = {}
    for place in places:
        if place.land and place.role != "origin":
            lands[place.land] = lands.get(place.land, True) and place.row.whose is not None
    for land, said in lands.items():
        shapes.append(f'<path class="{"as-said" if said else "area"}" d="{maps.region_path(land, drawn)}"/>')
        kinds.add("said" if said else "region")
    labels = []
    for place in places:
        mark = place.mark
        if not mark:
            continue
        x, y = where(mark, frame)
        if not (0 <= x <= WIDTH and 0 <= y <= frame.height):
            continue
        shapes.append(mark_svg(mark, frame))
        kinds |= {"said" if mark.said else mark.kind, mark.role}
        labels.append((y, x, place.row))
    region = "".join(maps.region_path(path, drawn) for path in shown if path not in lands)
    km, length = scale_of(frame)
    named = _labels(labels, frame.height)
    return Locator(
        height=frame.height,
        land=Markup(drawn.land),  # noqa: S704 - numbers of our own
        region=Markup(region),  # noqa: S704
        marks=Markup("".join(shapes)),  # noqa: S704
        labels=named,
        countries=country_labels(drawn, words.lang, [(x + _LINE, y) for y, x, _ in labels]),
        scale_km=km,
        scale=f"{length:.1f}",
        kinds=tuple(sorted(kinds)),
        around=", ".join(words.regions.get(path, path) for path in shown[:3]),
        places=tuple(place.row for place in places),
    )


def country_labels(drawn: Drawn, lang: str, taken: Sequence[tuple[float, float]] = ()) -> tuple[Label, ...]:
    """The names of countries where there is room for them, and nothing else stands."""
    territories = locale_of(lang).territories
    found = []
    for code, x, y in drawn.countries:
        name = territories.get(code)
        if name and not any(abs(x - other_x) < _ROOM and abs(y - other_y) < _LINE for other_x, other_y in taken):
            left, top = f"{x / WIDTH * 100:.1f}", f"{y / drawn.frame.height * 100:.1f}"
            found.append(Label(name=name, said="", left=left, top=top, ends=False))
    return tuple(found)


def _labels(marks: list[tuple[float, float, PlaceRow]], height: int) -> tuple[Label, ...]:
    """The names of marks, those close to one another in one label, and none where another one stands."""
    groups: list[list[tuple[float, float, PlaceRow]]] = []
    for mark in sorted(marks, key=lambda mark: (mark[0], mark[1])):
        near = next((group for group in groups if abs(group[0][0] - mark[0]) < _LINE), None)
        if near is None:
            groups.append([mark])
        else:
            near.append(mark)
    found = []
    for group in groups[:_MOST_LABELS]:
        y = sum(mark[0] for mark in group) / len(group)
        ends = max(mark[1] for mark in group) > WIDTH * 0.55
        x = min(mark[1] for mark in group) - 12 if ends else max(mark[1] for mark in group) + 12
        names = list(dict.fromkeys(mark[2].name for mark in group))
        said = list(dict.fromkeys(mark[2].whose.words for mark in group if mark[2].whose))
        found.append(
            Label(
                name=", ".join(names[:2]) + (" …" if len(names) > 2 else ""),  # noqa: PLR2004
                said=said[0] if len(said) == 1 else "",
                left=f"{100 - x / WIDTH * 100 if ends else x / WIDTH * 100:.1f}",
                top=f"{min(max(y, 14), height - 14) / height * 100:.1f}",
                ends=ends,
            )
        )
    return tuple(found)
