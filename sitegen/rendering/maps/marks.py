"""The marks of places: an area for what is not exactly known, a dot for what is, and one shape for each role."""

import math

import msgspec

from sitegen.rendering.maps.frame import Frame

RADII_KM = {"vicinity": 1.0, "settlement": 3.0, "district": 15.0, "region": 60.0, "country": 200.0, "": 0.0}
"""How far off a place of each precision may be, where the record does not say it."""
_SMALLEST = 6.5
_LARGEST = 200.0
_DOT = 4.5
_RING = 8.0
_BLUR = math.sqrt(0.5)
"""Of a cell's width: from its middle to its corner."""


class Mark(msgspec.Struct, frozen=True):
    """Where something is, on the earth."""

    x: int
    y: int
    radius_km: float
    """How far off it may be; 0 where it is exact or where that is not stated."""
    kind: str
    """exact, area or ring (how exact it is, is not stated)."""
    role: str = "scene"
    said: bool = False


def kind_of(precision: str, radius_km: float | None, blur_km: float | None) -> tuple[str, float]:
    """How a point is drawn, and how far off it may be."""
    radius = max(radius_km or RADII_KM.get(precision, 0.0), (blur_km or 0.0) * _BLUR)
    if precision == "exact" and not blur_km and not radius_km:
        return "exact", 0.0
    return ("area", radius) if radius else ("ring", 0.0)


def mark_svg(mark: Mark, frame: Frame) -> str:
    """A mark as SVG: its shape tells its role, its class how well it is known and by whose word."""
    x, y = frame.place(mark.x, mark.y)
    if mark.kind == "exact":
        radius, look = _DOT, "as-said" if mark.said else "hit"
    elif mark.kind == "ring":
        radius, look = _RING, "as-said" if mark.said else "ring"
    else:
        radius = min(max(frame.kilometres(mark.radius_km), _SMALLEST), _LARGEST)
        look = "as-said" if mark.said else "area"
    return _SHAPES.get(mark.role, _circle)(look, x, y, radius)


def where(mark: Mark, frame: Frame) -> tuple[float, float]:
    """Where its middle lies on the map."""
    return frame.place(mark.x, mark.y)


def _circle(look: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{look}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _square(look: str, x: float, y: float, radius: float) -> str:
    side = radius * 0.9
    return f'<path class="{look}" d="M{x - side:.1f} {y - side:.1f}h{2 * side:.1f}v{2 * side:.1f}h-{2 * side:.1f}z"/>'


def _diamond(look: str, x: float, y: float, radius: float) -> str:
    side = radius * 1.2
    return f'<path class="{look}" d="M{x:.1f} {y - side:.1f}l{side:.1f} {side:.1f}-{side:.1f} {side:.1f}-{side:.1f}-{side:.1f}z"/>'


def _triangle(look: str, x: float, y: float, radius: float) -> str:
    side = radius * 1.15
    return f'<path class="{look}" d="M{x:.1f} {y - side:.1f}l{side:.1f} {1.75 * side:.1f}h-{2 * side:.1f}z"/>'


_SHAPES = {"target": _square, "crash-site": _diamond, "origin": _triangle}
