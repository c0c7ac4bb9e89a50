"""Relations between incidents, read from both ends."""

from collections import defaultdict
from collections.abc import Container, Mapping

from sitegen.indexing.circles import circles
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.targets import find_incident, follow
from sitegen.model.archive import Related
from sitegen.model.settings import Term

PART_OF, SAME_EVENT = "part-of", "same-event"
_WITHOUT_CIRCLES = {PART_OF: "a part of itself", "follows": "later than itself"}


def relate(known: Known, types: Mapping[str, Term], findings: Findings) -> dict[str, tuple[Related, ...]]:
    """What each public incident is related to: as its file says, then as other files say of it."""
    forward: dict[str, list[Related]] = defaultdict(list)
    backward: dict[str, list[Related]] = defaultdict(list)
    for incident in known.live():
        if not incident.relations:
            continue
        hidden = incident.id in known.hidden
        for row, relation in enumerate(incident.relations):
            where = f"relations.{row}.incident"
            target, stands = find_incident(relation.incident, known, findings, incident.path, where, from_hidden=hidden)
            if stands != "missing" and not hidden and target != incident.id:
                forward[incident.id].append(
                    Related(incident=target, type=relation.type, note=relation.note, per=relation.per)
                )
    for id_ in known.public:
        for one in forward.get(id_, ()):
            if one.incident in known.public:
                inverse = Related(incident=id_, type=one.type, inverse=True, note=one.note, per=one.per)
                backward[one.incident].append(inverse)
    _check_circles(known, findings)
    symmetric = {word for word, term in types.items() if not term.inverse or term.inverse == term.label}
    found = {}
    for id_ in {**forward, **backward}:
        written = forward.get(id_, [])
        said = {(one.incident, one.type) for one in written}
        read = [
            one for one in backward.get(id_, ()) if one.type not in symmetric or (one.incident, one.type) not in said
        ]
        found[id_] = (*written, *read)
    return found


def _check_circles(known: Known, findings: Findings) -> None:
    for type_, what in _WITHOUT_CIRCLES.items():
        edges: dict[str, list[str]] = {}
        for incident in known.live():
            ahead = [follow(one.incident, known) for one in incident.relations if one.type == type_]
            if ahead:
                edges[incident.id] = ahead
        for circle in circles(edges):
            last, first = known.incidents[circle[-1]], circle[0]
            row = next(
                row
                for row, one in enumerate(last.relations)
                if one.type == type_ and follow(one.incident, known) == first
            )
            names = " → ".join(f"`{id_}`" for id_ in (*circle, first))
            message = f"an incident cannot be {what}: {names}"
            help_ = f"take one `{type_}` of these away"
            findings.add("circle-of-relations", last.path, f"relations.{row}.incident", message, instead=help_)


def edges_of(
    related: Mapping[str, tuple[Related, ...]], type_: str, public: Container[str], *, both_ways: bool
) -> dict[str, list[str]]:
    """Public incident to public incidents, by one type of relation."""
    found: dict[str, list[str]] = {}
    for id_, ones in related.items():
        ahead = [
            one.incident
            for one in ones
            if one.type == type_ and one.incident in public and (both_ways or not one.inverse)
        ]
        if ahead:
            found[id_] = ahead
    return found
