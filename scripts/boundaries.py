"""Make sitegen/reading/boundaries.zip from Natural Earth: run by scripts/boundaries, in two steps around mapshaper.

    python scripts/boundaries.py shapes build.json shapes.json      what mapshaper is to simplify
    python scripts/boundaries.py pack FOLDER out.zip                the file that sitegen reads; FOLDER has 0.json, 1.json, 2.json

The archive has a member for each country, `NO.json`: a list of levels, the finest first, each with `arcs`, and `rings` by code (`NO`, `NO-03`, and `NO~` where Natural
Earth's view of a country is another one than ISO 3166's). An arc is a flat list of longitude and latitude in thousandths of
a degree, each point but the first as the step from the one before; a ring is a list of numbers of arcs, of which ~n is arc n
turned round. `bounds.json` has the boxes around each country's land.
"""

import json
import math
import sys
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
CODES = json.loads((HERE / "vendor" / "codes.json").read_text("utf-8"))
LEVELS = 3
SMALLEST_WIDTH = 0.6
VIEWS = ("iso", "natural-earth")
SMALLEST_SHARE = 0.000002
"""Of a region's largest ring: smaller rings are left out."""


def shapes(source: Path, target: Path) -> None:
    """Write every shape with the code of its subdivision and its countries; nothing that Natural Earth says of countries is read."""
    features = []
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        given = feature["properties"]["iso_3166_2"] or ""
        code = CODES["recoded"].get(given, given)
        if not code:
            continue
        properties = {"code": code, **{view: "+".join(countries_of(code, view)) for view in VIEWS}}
        features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
    target.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def countries_of(code: str, view: str) -> list[str]:
    """The ISO 3166-1 codes that a shape belongs to: by its own code, and by the exceptions of codes.json."""
    table = CODES[view]
    found = table.get(code) or table.get(f"{code[:2]}-*") or ([] if code.startswith("-99") else [code[:2]])
    return found if isinstance(found, list) else [found]


def pack(source: Path, target: Path) -> None:
    """Write the archive, with the same bytes for the same shapes."""
    members: dict[str, list] = defaultdict(list)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for level in range(LEVELS):
            topology = json.loads((source / f"{level}.json").read_text("utf-8"))
            areas = Areas(topology["arcs"])
            content = level_of(topology, areas, level)
            if not level:
                write(archive, "bounds", areas.bounds(content))
            for name, rings in content.items():
                members[name].append(with_arcs(rings, topology["arcs"]))
        for name, levels in sorted(members.items()):
            write(archive, name, levels)


def level_of(topology: dict, areas: "Areas", level: int) -> dict[str, dict[str, list]]:
    """By country: the rings of its subdivisions and its own, each a list of arcs."""
    layers = {key: rings_of(topology["objects"][key], key) for key in ("code", *VIEWS)}
    members: dict[str, dict[str, list]] = defaultdict(dict)
    for code, rings in subdivisions(layers["code"]).items():
        # On a map of much land a small region is as well drawn from the finest level, and a coarsest one is of countries.
        if not level or (level == 1 and areas.width(rings) >= SMALLEST_WIDTH):
            members[code[:2]][code] = areas.largest(rings)
    for view in VIEWS:
        mark = "" if view == "iso" else "~"
        for country, rings in by_country(layers[view]).items():
            shown = areas.largest(rings)
            if not mark or shown != members[country].get(country):
                members[country][country + mark] = shown
    return members


def write(archive: zipfile.ZipFile, name: str, content: object) -> None:
    row = zipfile.ZipInfo(f"{name}.json", (1980, 1, 1, 0, 0, 0))
    row.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(row, json.dumps(content, separators=(",", ":")))


def rings_of(layer: dict, key: str) -> dict[str, list[list[int]]]:
    """By code: rings, each a list of arcs."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for shape in layer["geometries"]:
        if shape.get("arcs"):
            parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            found[shape["properties"][key]] += [ring for part in parts for ring in part]
    return found


def subdivisions(shapes: dict[str, list[list[int]]]) -> dict[str, list[list[int]]]:
    """By code of ISO 3166-2, those that Natural Earth has under another code with them."""
    found = {code: rings for code, rings in shapes.items() if not code.endswith("~") and not code.startswith("-99")}
    for new, old in CODES["of"].items():
        names = [code for code in shapes for one in old if code == one or (one[2:] == "-*" and code[:2] == one[:2])]
        if new not in found:
            found[new] = [ring for name in names for ring in shapes[name]]
    return dict(sorted(found.items()))


def by_country(shapes: dict[str, list[list[int]]]) -> dict[str, list[list[int]]]:
    """Of shapes that belong to several countries, each has the rings."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for codes, rings in sorted(shapes.items()):
        for code in filter(None, codes.split("+")):
            found[code] += rings
    return dict(sorted(found.items()))


def with_arcs(content: dict[str, list[list[int]]], arcs: list) -> dict[str, object]:
    """What a member holds: its arcs, and its rings by their numbers among these; ~n is arc n turned round."""
    used = sorted({arc if arc >= 0 else ~arc for rings in content.values() for ring in rings for arc in ring})
    number = {arc: place for place, arc in enumerate(used)}
    rings = {
        code: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in found]
        for code, found in sorted(content.items())
    }
    return {"arcs": [steps(arcs[arc]) for arc in used], "rings": rings}


def steps(arc: list) -> list[int]:
    """An arc as one flat list: its first point, then the step to each further one."""
    points = [(floor(x * 1000), floor(y * 1000)) for x, y in arc]
    row = [*points[0]]
    for before, point in pairwise(points):
        if before != point or len(points) == 2:  # noqa: PLR2004 - an arc has two points at least
            row += [point[0] - before[0], point[1] - before[1]]
    return row


def floor(value: float) -> int:
    return math.floor(value + 0.5)


class Areas:
    """How large rings are, and where."""

    def __init__(self, arcs: list) -> None:
        self._arcs = arcs

    def points(self, ring: list[int]) -> list:
        found: list = []
        for arc in ring:
            line = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            found += line[1:] if found else line
        return found

    def largest(self, rings: list[list[int]]) -> list[list[int]]:
        """The largest first, without specks beside much larger land."""
        sizes = [abs(area(self.points(ring))) for ring in rings]
        limit = max(sizes, default=0) * SMALLEST_SHARE
        order = sorted(range(len(rings)), key=lambda place: (-sizes[place], place))
        return [rings[place] for place in order if sizes[place] >= limit]

    def width(self, rings: list[list[int]]) -> float:
        """The side of the box around the largest ring, in degrees."""
        xs, ys = zip(*self.points(self.largest(rings)[0]), strict=True) if rings else ((0,), (0,))
        return max(max(xs) - min(xs), max(ys) - min(ys))

    def bounds(self, members: dict[str, dict[str, list]]) -> dict[str, list[list[int]]]:
        """By country: the box around each of its larger rings, to find who lies around a region."""
        found = {}
        for name, content in sorted(members.items()):
            boxes = []
            for ring in [*content.get(name, ()), *content.get(name + "~", ())]:
                xs, ys = zip(*self.points(ring), strict=True)
                boxes.append([floor(v * 1000) for v in (min(xs), min(ys), max(xs), max(ys))])
            found[name] = merged(boxes)
        return found


def merged(boxes: list) -> list:
    """Few boxes that hold all of some boxes: those that touch become one."""
    found: list = []
    for box in boxes:
        for other in found:
            if (
                box[0] <= other[2] + 500
                and other[0] <= box[2] + 500
                and box[1] <= other[3] + 500
                and other[1] <= box[3] + 500
            ):
                other[:] = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                break
        else:
            found.append([*box])
    return found


def area(ring: list) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


if __name__ == "__main__":
    {"shapes": shapes, "pack": pack}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
