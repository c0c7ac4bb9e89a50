"""Disputes: claims that stand against one another, in two sides where they fall into two."""

from collections import deque
from collections.abc import Iterable, Mapping

from sitegen.indexing.claims import Threads, is_live
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.order import order_key
from sitegen.indexing.targets import find_point
from sitegen.model.archive import ClaimNode, ClaimRef, Dispute

Nodes = Mapping[ClaimRef, ClaimNode]


def questions(known: Known, findings: Findings) -> dict[ClaimRef, tuple[str, str]]:
    """Each claim that a question lists, with the incident that asks (the first in the archive's order) and its text."""
    asked: dict[str, list[tuple[ClaimRef, str]]] = {}
    for incident in known.live():
        for row, question in enumerate(incident.questions):
            for position, written in enumerate(question.claims):
                point = find_point(written, incident, known, findings, f"questions.{row}.claims.{position}")
                if isinstance(point, ClaimRef):
                    asked.setdefault(incident.id, []).append((point, question.text))
    found: dict[ClaimRef, tuple[str, str]] = {}
    for id_ in known.public:
        for ref, text in asked.get(id_, ()):
            found.setdefault(ref, (id_, text))
    return found


def disputes(
    nodes: Nodes, threads: Threads, asked: Mapping[ClaimRef, tuple[str, str]], known: Known
) -> tuple[Dispute, ...]:
    """Every dispute that leaves a claim contested, by earliest day of the incident, then by the question."""
    tied = {*threads.disputes, *threads.disputed_by, *threads.supports, *threads.supported_by}
    place = {ref: number for number, ref in enumerate([ref for ref in nodes if ref in tied])}
    against = _against(nodes, [ref for ref in place if ref in threads.disputes or ref in threads.disputed_by])
    seen: set[ClaimRef] = set()
    found = []
    for ref in against:
        if ref not in seen:
            sides = _sides(ref, against)
            seen.update(*sides)
            found.append(_dispute(_with_supporters(sides, nodes, against), nodes, asked, place))

    def key(dispute: Dispute) -> tuple[str, str, int]:
        earliest = order_key(known.public[dispute.incident])[0]
        return (earliest, dispute.question, place[dispute.sides[0][0]])

    return tuple(sorted(found, key=key))


def _against(nodes: Nodes, tied: Iterable[ClaimRef]) -> dict[ClaimRef, list[ClaimRef]]:
    """The disputes that make a claim contested, both ways, in the order of the claims."""
    found: dict[ClaimRef, list[ClaimRef]] = {}
    for ref in tied:
        node = nodes[ref]
        if is_live(node.claim):
            others = [
                other
                for other in dict.fromkeys((*node.disputes, *node.disputed_by))
                if is_live(nodes[other].claim) and "contested" in (node.holds, nodes[other].holds)
            ]
            if others:
                found[ref] = others
    return found


def _sides(start: ClaimRef, against: Mapping[ClaimRef, list[ClaimRef]]) -> list[list[ClaimRef]]:
    """All that is tied to a claim: in two sides, or in one where three stand each against the others."""
    if len(against[start]) == 1 and against[against[start][0]] == [start]:
        return [[start], [against[start][0]]]  # most disputes are no larger
    colours, ahead, falls_in_two = {start: 0}, deque([start]), True
    while ahead:
        here = ahead.popleft()
        for other in against[here]:
            if other not in colours:
                colours[other] = 1 - colours[here]
                ahead.append(other)
            elif colours[other] == colours[here]:
                falls_in_two = False
    if not falls_in_two:
        return [list(colours)]
    return [[ref for ref, colour in colours.items() if colour == side] for side in (0, 1)]


def _with_supporters(
    sides: list[list[ClaimRef]], nodes: Nodes, against: Mapping[ClaimRef, list[ClaimRef]]
) -> list[list[ClaimRef]]:
    taken = {ref for side in sides for ref in side}
    for side in sides:
        for ref in side:  # grows as it is walked: a supporter has supporters
            for other in nodes[ref].supported_by:
                if other not in taken and other not in against:
                    taken.add(other)
                    side.append(other)
    return sides


def _dispute(
    sides: list[list[ClaimRef]],
    nodes: Nodes,
    asked: Mapping[ClaimRef, tuple[str, str]],
    place: Mapping[ClaimRef, int],
) -> Dispute:
    for side in sides:
        side.sort(key=place.__getitem__)
    sides.sort(key=lambda side: place[side[0]])
    refs = sorted((ref for side in sides for ref in side), key=place.__getitem__)
    incident, question = next((asked[ref] for ref in refs if ref in asked), ("", ""))
    if not incident:
        homes = [ref.incident for ref in refs]
        incident = max(homes, key=homes.count)
    sources = dict.fromkeys(key for ref in refs for key in nodes[ref].disputed_sources)
    return Dispute(
        incident=incident, question=question, sides=tuple([tuple(side) for side in sides]), sources=tuple(sources)
    )
