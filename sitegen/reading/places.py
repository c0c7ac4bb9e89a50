"""Places: where it was, as precisely as it is known, and on whose word."""

import math
import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.model.incident import Place
from sitegen.model.vocabulary import PRECISIONS
from sitegen.reading.forms import is_number, length_km, names, prose, text
from sitegen.reading.reader import Fields, Reader, read_fields, rows
from sitegen.reading.terms import of, per, proposed_id, word

Point = tuple[float, float]

_REGION = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*(?:/[a-z0-9]+(?:-+[a-z0-9]+)*)*", re.ASCII)
_LONGEST_REGION = 200
_KM_IN_DEGREE = 111.195
"""Of latitude, on a sphere with the IUGG mean radius."""
_POLAR_COSINE = 0.01


def region(reader: Reader, node: Node) -> str | None:
    """A path in the region tree."""
    value = text(reader, node)
    if value is None:
        return value
    if len(value) > _LONGEST_REGION:
        # A region's path is an address, and a file system takes no longer names.
        message = f"the path of a region has at most {_LONGEST_REGION} characters, and this one has {len(value):,}"
        reader.report("region-form", node, message, "choose shorter names")
        return None
    if _REGION.fullmatch(value) and "page" not in value.split("/"):
        return value
    if _REGION.fullmatch(value):
        reader.report(
            "region-form", node, "`page` cannot be the name of a region", "choose another name, as `page-county`"
        )
        return None
    proposed = "/".join(filter(None, (proposed_id(part) for part in value.split("/"))))
    help_ = f"write `{proposed}`" if proposed else "write it in small Latin letters, as `no/oslo`"
    if "," in value:
        help_ = f"for several, write a list: `[{value}]`"
    capital = value.lower() == proposed
    what = "has capital letters" if capital else "is not a path of small Latin letters, digits and hyphens"
    reader.report("region-form", node, f"the region `{value}` {what}", help_, mend=proposed if capital else None)
    return None


def point(reader: Reader, node: Node) -> Point | None:
    """Latitude and longitude in degrees."""
    parts = (
        [part.value.strip() for part in node.value if part.__class__ is ScalarNode]
        if node.__class__ is SequenceNode
        else []
    )
    if len(parts) != 2 or len(node.value) != 2 or not all(map(is_number, parts)):  # noqa: PLR2004
        reader.report(
            "point-form", node, "a point is two numbers, latitude and longitude", "write it as `[59.91, 10.75]`"
        )
        return None
    latitude, longitude = map(float, parts)
    if abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004
        return latitude, longitude
    swapped = abs(longitude) <= 90 and abs(latitude) <= 180  # noqa: PLR2004
    reader.report(
        "point-outside",
        node,
        "this point is outside the world",
        f"latitude comes first: [{parts[1]}, {parts[0]}]"
        if swapped
        else "latitude is -90 to 90, longitude -180 to 180",
    )
    return None


PLACE: Fields = {
    "region": region,
    "name": names,
    "point": point,
    "precision": of(PRECISIONS),
    "radius_km": length_km,
    "role": word("place-roles"),
    "method": prose,
    "note": prose,
    "per": per,
    "blur_km": length_km,
}


def coarsened(exact: Point, blur_km: float) -> Point:
    """The middle of the cell of a fixed grid, `blur_km` wide, in which a point lies."""
    step = blur_km / _KM_IN_DEGREE
    latitude = _middle(exact[0], step, 90.0)
    # The width of a cell depends on its own middle alone, so that nothing of the exact point is left in it.
    longitude_step = min(step / max(math.cos(math.radians(latitude)), _POLAR_COSINE), 360.0)
    return round(latitude, 4), round(_middle(exact[1], longitude_step, 180.0), 4)


def _middle(value: float, step: float, limit: float) -> float:
    return max(-limit, min(limit, (math.floor(value / step) + 0.5) * step))


def places(reader: Reader, node: Node) -> tuple[Place, ...]:
    """The places of an incident; a text is a region."""
    return tuple([place for row in rows(reader, node) if (place := _read_place(reader, row)) is not None])


def one_region(reader: Reader, node: Node) -> tuple[Place, ...]:
    """The one place that `region:` of an incident stands for."""
    path = region(reader, node)
    return (Place(region=path),) if path else ()


def _read_place(reader: Reader, row: Node) -> Place | None:
    if row.__class__ is not MappingNode:
        if row.__class__ is SequenceNode:
            reader.wrong_form(row, "a region, or a mapping of keys to values")
            return None
        path = region(reader, row)
        return Place(region=path) if path else None
    values, nodes = read_fields(reader, row, PLACE)
    if not nodes:
        return None
    _check_place(reader, row, values, nodes)
    if not values.keys() & {"region", "point", "name"}:
        return None
    blur_km = values.get("blur_km")
    if blur_km is not None and "point" in values:
        values["point"] = coarsened(values["point"], blur_km)
    return Place(**values)


def _check_place(reader: Reader, row: Node, values: dict[str, object], nodes: dict[str, Node]) -> None:
    if not nodes.keys() & {"region", "point", "name"}:
        reader.report(
            "place-empty", row, "this place has no region, point or name", "add `region:`, `point:` or `name:`"
        )
    if values.get("role") == "origin" and "per" not in nodes:
        reader.report(
            "origin-without-claim",
            nodes["role"],
            "an origin stands on somebody's word, and nobody is named",
            "add `per:` with the claims that say so",
        )
    if "point" in values and "precision" not in nodes:
        reader.report(
            "point-without-precision",
            nodes["point"],
            "how precise this point is is not stated",
            f"add `precision:`, one of {', '.join(PRECISIONS)}",
        )
    elif values.get("precision") == "exact":
        _check_exact(reader, nodes)
    if "blur_km" in nodes and "point" in nodes and reader.settings.repository:
        reader.report(
            "sensitive-in-public",
            nodes["point"],
            "this point is public in the repository, however coarse it is published",
            "write the coarse point itself, or keep the archive's files in a private repository",
        )


def _check_exact(reader: Reader, nodes: dict[str, Node]) -> None:
    if "point" not in nodes:
        reader.report(
            "exact-without-point",
            nodes["precision"],
            "an exact place needs a point",
            "add `point: [latitude, longitude]`, or a coarser precision",
        )
    elif "blur_km" in nodes:
        reader.report(
            "exact-but-blurred",
            nodes["precision"],
            "a point that `blur_km` coarsens is not exact",
            "write `vicinity` or coarser",
        )
