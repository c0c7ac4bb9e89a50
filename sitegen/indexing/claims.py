"""Claims with what all files together say of them: who disputes and supports whom, and what holds."""

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.targets import find_point
from sitegen.model.archive import ClaimNode, ClaimRef
from sitegen.model.incident import Claim, Holds, Incident

Edges = dict[ClaimRef, list[ClaimRef]]


class Threads(msgspec.Struct, frozen=True, kw_only=True):
    """What public claims dispute and support, in both directions."""

    disputes: Edges
    disputed_by: Edges
    supports: Edges
    supported_by: Edges
    sources: dict[ClaimRef, list[str]]
    """Keys of the sources that a claim disputes."""
    source_disputed_by: dict[str, list[ClaimRef]]


def follow_threads(known: Known, findings: Findings) -> Threads:
    """Every dispute and support that leads from a public claim to a public claim or a source."""
    found = Threads(
        disputes=defaultdict(list),
        disputed_by=defaultdict(list),
        supports=defaultdict(list),
        supported_by=defaultdict(list),
        sources=defaultdict(list),
        source_disputed_by=defaultdict(list),
    )
    for incident in known.live():
        for row, claim in enumerate(incident.claims):
            if claim.disputes or claim.supports:
                _follow(incident, row, known, found, findings)
    order = {id_: place for place, id_ in enumerate(known.public)}
    for refs in (*found.disputed_by.values(), *found.supported_by.values(), *found.source_disputed_by.values()):
        refs.sort(key=lambda ref: order[ref.incident])
    return found


def _follow(incident: Incident, row: int, known: Known, found: Threads, findings: Findings) -> None:
    claim = incident.claims[row]
    here = ClaimRef(incident.id, claim.id)
    is_public = incident.id in known.public
    for name, ahead, back in (
        ("disputes", found.disputes, found.disputed_by),
        ("supports", found.supports, found.supported_by),
    ):
        for position, written in enumerate(getattr(claim, name)):
            point = find_point(written, incident, known, findings, f"claims.{row}.{name}.{position}")
            if point is None or not is_public or point == here:
                continue
            if isinstance(point, str):
                if name == "disputes":
                    found.sources[here].append(point)
                    found.source_disputed_by[point].append(here)
            elif point not in ahead[here]:
                ahead[here].append(point)
                back[point].append(here)


def is_live(claim: Claim) -> bool:
    """Whether it can make another one contested: neither retracted nor refuted."""
    return claim.retracted is None and claim.verdict != "refuted"


def claim_nodes(
    public: Mapping[str, Incident],
    known: Known,
    letters: Mapping[str, Mapping[str, str]],
    threads: Threads,
) -> tuple[dict[ClaimRef, ClaimNode], dict[str, dict[str, Holds]]]:
    """Every public claim, in the archive's order, then in the order of its file; and of each incident, what holds."""
    touched = {*threads.disputes, *threads.disputed_by, *threads.supports, *threads.supported_by, *threads.sources}
    nodes: dict[ClaimRef, ClaimNode] = {}
    holds: dict[str, dict[str, Holds]] = {}
    for id_, incident in public.items():
        letters_here = letters[id_]
        holds_here = holds[id_] = {}
        for claim in incident.claims:
            ref = ClaimRef(id_, claim.id)
            if ref in touched:
                node = _tied(ref, claim, letters_here[claim.id], known, threads)
            else:
                node = ClaimNode(ref=ref, claim=claim, holds=_holds_alone(claim), letter=letters_here[claim.id])
            nodes[ref] = node
            holds_here[claim.id] = node.holds
    return nodes, holds


def _holds_alone(claim: Claim) -> Holds:
    if claim.verdict != "unverified":
        return claim.verdict
    return "unverified" if claim.retracted is None else "retracted"


def _tied(ref: ClaimRef, claim: Claim, letter: str, known: Known, threads: Threads) -> ClaimNode:
    disputes = tuple(threads.disputes.get(ref, ()))
    disputed_by = tuple(threads.disputed_by.get(ref, ()))
    holds = _holds_alone(claim)
    if holds == "unverified" and any(
        is_live(known.claims[other.incident][other.claim]) for other in (*disputes, *disputed_by)
    ):
        holds = "contested"
    return ClaimNode(
        ref=ref,
        claim=claim,
        holds=holds,
        letter=letter,
        disputes=disputes,
        disputed_by=disputed_by,
        supports=tuple(threads.supports.get(ref, ())),
        supported_by=tuple(threads.supported_by.get(ref, ())),
        disputed_sources=tuple(threads.sources.get(ref, ())),
    )
