"""Who disputes and supports whom, as a drawing: claims in two columns, and the lines between them.

Names stand in HTML, so that they never shrink with a drawing; of lines there is an SVG between the columns, and one beside
each for what stands in one column. All places are shares of a height, so a drawing fits rows of any height.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from markupsafe import Markup

from sitegen.model.incident import Holds
from sitegen.rendering.claim_rows import ClaimKey, SourceKey, source_key
from sitegen.rendering.source_rows import SourceRow
from sitegen.rendering.views.incident import IncidentView

MOST_DRAWN = 60
"""Claims; what is tied to others beyond that stands in the table alone."""
_LANES = 5
"""Lines side by side beside a column; more share them."""
_APART = 18
"""Hundredths of a row."""
_SOURCE = "source:"
Kind = Literal["x", "y"]
"""x: disputes; y: supports."""


class GraphNode(msgspec.Struct, frozen=True):
    """A claim, or a source that a claim disputes, in its place."""

    row: int
    """From 1."""
    column: int
    """1 or 2."""
    letter: str
    """Of a claim of another incident with an arrow before it; "" for a source."""
    words: str
    """Who says it; of a source, what it is."""
    address: str
    holds: Holds | Literal[""]
    """"" for a source."""
    title: str
    """Of its incident, where that is another one."""


class ClaimGraph(msgspec.Struct, frozen=True):
    nodes: tuple[GraphNode, ...]
    """Down the columns."""
    rows: int
    left: Markup
    """The lines within the first column."""
    between: Markup
    right: Markup
    disputes: int
    supports: int
    left_out: int
    """Claims that are tied to others and not drawn, since they are too many."""


class _Edge(msgspec.Struct, frozen=True):
    start: str
    end: str
    kind: Kind


def claim_graph(
    view: IncidentView, keys: Mapping[str, ClaimKey], sources: Iterable[SourceRow] = ()
) -> ClaimGraph | None:
    """The drawing of an incident; None where nobody disputes or supports anything."""
    told = {f"{_SOURCE}{row.id}": SourceKey(row.title or row.short, f"#source-{row.id}") for row in sources}
    for ties in view.ties.values():
        for source in ties.sources:
            told.setdefault(f"{_SOURCE}{source}", source_key(source, view))
    known = {*keys, *told}
    edges = tuple(dict.fromkeys(edge for edge in _edges(view) if edge.start in known and edge.end in known))
    if not edges:
        return None
    around = _around(edges)
    drawn: list[list[str]] = []
    left_out = 0
    for part in _parts(sorted(around, key=lambda name: _order(name, keys)), around):
        if (drawn and sum(map(len, drawn)) + len(part) > MOST_DRAWN) or len(part) > MOST_DRAWN:
            left_out += len(part)
        else:
            drawn.append(part)
    if not drawn:
        return None
    places, rows = _places(drawn, edges, keys)
    shown = [edge for edge in edges if edge.start in places]
    sides = [[edge for edge in shown if {places[edge.start][0], places[edge.end][0]} == {side}] for side in (1, 2)]
    across = [edge for edge in shown if places[edge.start][0] != places[edge.end][0]]
    return ClaimGraph(
        nodes=tuple(_node(name, places[name], told.get(name), keys) for name in sorted(places, key=places.__getitem__)),
        rows=rows,
        left=Markup("".join(_brackets(sides[0], places, rows, outer=0))),  # noqa: S704 - numbers alone
        between=Markup("".join(_line(edge, places, rows) for edge in across)),  # noqa: S704
        right=Markup("".join(_brackets(sides[1], places, rows, outer=100))),  # noqa: S704
        disputes=sum(edge.kind == "x" for edge in shown),
        supports=sum(edge.kind == "y" for edge in shown),
        left_out=left_out,
    )


def _edges(view: IncidentView) -> Iterator[_Edge]:
    for claim, ties in view.ties.items():
        yield from (_Edge(claim, other, "x") for other in ties.disputes)
        yield from (_Edge(claim, other, "y") for other in ties.supports)
        yield from (_Edge(other, claim, "x") for other in ties.disputed_by)
        yield from (_Edge(other, claim, "y") for other in ties.supported_by)
        yield from (_Edge(claim, f"{_SOURCE}{source}", "x") for source in ties.sources)
    for source, claims in view.disputed_sources.items():
        yield from (_Edge(claim, f"{_SOURCE}{source}", "x") for claim in claims)


def _order(name: str, keys: Mapping[str, ClaimKey]) -> tuple[int, int, str, str]:
    """Own claims by letter, then those of others, then sources."""
    key = keys.get(name)
    if key is None:
        return 2, 0, "", name
    return int(bool(key.title)), len(key.letter), key.letter, name


def _around(edges: Iterable[_Edge]) -> dict[str, list[tuple[str, Kind]]]:
    found: dict[str, list[tuple[str, Kind]]] = {}
    for edge in edges:
        found.setdefault(edge.start, []).append((edge.end, edge.kind))
        found.setdefault(edge.end, []).append((edge.start, edge.kind))
    return found


def _parts(names: Iterable[str], around: Mapping[str, Sequence[tuple[str, Kind]]]) -> Iterator[list[str]]:
    """All that hangs together, each in the order in which it is met."""
    seen: set[str] = set()
    for start in names:
        if start in seen:
            continue
        part, ahead = [], deque([start])
        seen.add(start)
        while ahead:
            part.append(ahead.popleft())
            for other, _ in around[part[-1]]:
                if other not in seen:
                    seen.add(other)
                    ahead.append(other)
        yield part


def _places(
    parts: Iterable[Sequence[str]], edges: Sequence[_Edge], keys: Mapping[str, ClaimKey]
) -> tuple[dict[str, tuple[int, int]], int]:
    """Column and row of each, and how many rows there are; the shorter column of a part stands in its middle."""
    around, row = _around(edges), 1
    places: dict[str, tuple[int, int]] = {}
    for part in parts:
        sides = _sides(part, around)
        first = sorted((name for name in part if sides[name] == 1), key=lambda name: _order(name, keys))
        rank = {name: number for number, name in enumerate(first)}

        def beside(name: str, rank: Mapping[str, int] = rank) -> tuple[float, tuple[int, int, str, str]]:
            others = [rank[other] for other, _ in around[name] if other in rank]
            return sum(others) / len(others) if others else len(rank), _order(name, keys)

        second = sorted((name for name in part if sides[name] == 2), key=beside)  # noqa: PLR2004 - the second column
        height = max(len(first), len(second))
        for column, names in ((1, first), (2, second)):
            top = row + (height - len(names)) // 2
            places |= {name: (column, top + number) for number, name in enumerate(names)}
        row += height
    return places, row - 1


def _sides(part: Sequence[str], around: Mapping[str, Sequence[tuple[str, Kind]]]) -> dict[str, int]:
    """Who disputes stands across, who supports stands beside; where nobody disputes, who supports stands across."""
    names = set(part)
    disputed = any(kind == "x" for name in part for _, kind in around[name])
    sides, ahead = {part[0]: 1}, deque([part[0]])
    while ahead:
        here = ahead.popleft()
        for other, kind in sorted(around[here], key=lambda one: one[1]):  # disputes before supports
            if other in names and other not in sides:
                sides[other] = sides[here] if kind == "y" and disputed else 3 - sides[here]
                ahead.append(other)
    return sides


def _middle(name: str, places: Mapping[str, tuple[int, int]], rows: int) -> float:
    return (places[name][1] - 0.5) * 100 / rows


def _stroke(kind: str, end: str, ends: tuple[float, float, float, float]) -> str:
    x1, y1, x2, y2 = ends
    arrow = f' marker-end="url(#arrow-{kind})"' if end else ""
    return f'<line class="{kind}" x1="{x1:.4g}%" y1="{y1:.4g}%" x2="{x2:.4g}%" y2="{y2:.4g}%"{arrow}/>'


def _line(edge: _Edge, places: Mapping[str, tuple[int, int]], rows: int) -> str:
    left, right = (0, 100) if places[edge.start][0] == 1 else (100, 0)
    return _stroke(edge.kind, "end", (left, _middle(edge.start, places, rows), right, _middle(edge.end, places, rows)))


def _brackets(edges: Iterable[_Edge], places: Mapping[str, tuple[int, int]], rows: int, *, outer: int) -> Iterator[str]:
    """Lines that leave a column, go along it and come back; those that come to one claim go along together."""
    ways: dict[tuple[str, Kind], list[str]] = {}
    for edge in edges:
        ways.setdefault((edge.end, edge.kind), []).append(edge.start)
    spans = []
    for (end, kind), starts in ways.items():
        # Where two kinds of line come to one claim, they come in a little apart from each other and from what leaves it.
        come = _middle(end, places, rows) + (_APART if kind == "y" else -_APART) / rows
        levels = sorted(_middle(name, places, rows) for name in starts)
        spans.append((min(come, levels[0]), max(come, levels[-1]), kind, come, levels))
    taken: list[float] = []
    inner = 100 - outer
    for top, bottom, kind, come, levels in sorted(spans):
        lane = next((number for number, below in enumerate(taken) if below < top), len(taken))
        taken[lane : lane + 1] = [bottom]
        at = abs(inner - 30 - 60 * (lane % _LANES) / _LANES)
        yield _stroke(kind, "", (at, top, at, bottom))
        yield from (_stroke(kind, "", (inner, level, at, level)) for level in levels)
        yield _stroke(kind, "end", (at, come, inner, come))


def _node(name: str, place: tuple[int, int], source: SourceKey | None, keys: Mapping[str, ClaimKey]) -> GraphNode:
    column, row = place
    if source:
        return GraphNode(row, column, "", source.words, source.address, "", "")
    key = keys[name]
    letter = f"→{key.letter}" if key.title else key.letter
    return GraphNode(row, column, letter, key.speakers, key.address, key.holds, key.title)
