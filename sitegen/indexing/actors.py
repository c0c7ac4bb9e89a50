"""Actors with their parts, members and groups: what each said, did and published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from sitegen.indexing.circles import circles
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.totals import totals
from sitegen.model.archive import ActorNode, ClaimRef
from sitegen.model.incident import Incident
from sitegen.model.stated import Counts


class _Done(msgspec.Struct):
    """What an actor itself did, by place in the archive's order: so what its parts did can be laid in."""

    claims: dict[int, ClaimRef]
    incidents: dict[int, str]
    roles: dict[int, tuple[str, int]]
    sources: dict[int, str]


def check_actor_circles(known: Known, findings: Findings) -> None:
    """Report actors that are parts or members of themselves in the end."""
    parts = _direct_parts(known)
    for circle in circles(parts):
        whole, part = circle[-1], circle[0]
        names = " → ".join(f"`{id_}`" for id_ in (*circle, circle[0]))
        members = [known.actor_aliases.get(name, name) for name in known.actors[whole].members]
        if part in members:
            path, where = known.actors[whole].path, f"members.{members.index(part)}"
        else:
            path, where = known.actors[part].path, "part_of"
        message = f"an actor cannot be a part of itself: {names}"
        findings.add("circle-of-actors", path, where, message, instead="take one `part_of` or one of `members` away")


def _direct_parts(known: Known) -> dict[str, list[str]]:
    """Each actor's parts and members, in the order of their ids."""
    found: dict[str, list[str]] = {id_: [] for id_ in sorted(known.actors)}
    for id_, parts in found.items():
        actor = known.actors[id_]
        whole = known.actor_aliases.get(actor.part_of, actor.part_of)
        if whole in found:
            found[whole].append(id_)
        for written in actor.members:
            member = known.actor_aliases.get(written, written)
            if member in found:
                parts.append(member)
    return {id_: sorted(set(parts)) for id_, parts in found.items()}


def actor_nodes(public: Mapping[str, Incident], known: Known, counts: Counts) -> dict[str, ActorNode]:
    """Every actor that has a file, by id."""
    done = _own_deeds(public, known)
    direct = _direct_parts(known)
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in direct:
        for written in known.actors[id_].members:
            groups[known.actor_aliases.get(written, written)].append(id_)
    nodes = {}
    for id_ in direct:
        actor, own = known.actors[id_], done[id_]
        parts = _below(id_, direct)
        all_done = _together(own, (done[part] for part in parts)) if parts else own
        incidents = tuple(all_done.incidents.values())
        nodes[id_] = ActorNode(
            id=id_,
            name=actor.name or {"": id_},
            record=actor,
            parts=parts,
            part_of=_way_up(id_, known),
            groups=tuple(dict.fromkeys(groups.get(id_, ()))),
            claims=tuple(all_done.claims.values()),
            own_claims=tuple(own.claims.values()),
            incidents=incidents,
            roles=tuple(all_done.roles.values()),
            sources=tuple(all_done.sources.values()),
            totals=totals(incidents, counts),
        )
    return nodes


def _below(id_: str, direct: Mapping[str, list[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    ahead = list(direct[id_])
    for part in ahead:  # grows as it is walked
        if part != id_ and part not in found:
            found[part] = None
            ahead += direct[part]
    return tuple(found)


def _way_up(id_: str, known: Known) -> tuple[str, ...]:
    way: list[str] = []
    here = id_
    while True:
        above = known.actors[here].part_of
        here = known.actor_aliases.get(above, above)
        if here not in known.actors or here in way or here == id_:
            return tuple(way)
        way.append(here)


def _own_deeds(public: Mapping[str, Incident], known: Known) -> dict[str, _Done]:
    done = {id_: _Done({}, {}, {}, {}) for id_ in (*known.actors, *known.actor_aliases)}
    for alias, id_ in known.actor_aliases.items():
        done[alias] = done[id_]
    place = 0
    for id_ in sorted(known.sources):
        place += 1
        for name in known.sources[id_].source.by:
            if name in done:
                done[name].sources[place] = id_
    for incident in public.values():
        place += 1_000_000  # more than any file has rows: what one incident says stays together
        _add_deeds(incident, done, place)
    return done


def _add_deeds(incident: Incident, done: Mapping[str, _Done], place: int) -> None:
    id_ = incident.id
    for row, involved in enumerate(incident.actors):
        if involved.actor in done:
            actor = done[involved.actor]
            actor.incidents[place] = id_
            actor.roles[place + row] = (id_, row)
    for row, claim in enumerate(incident.claims):
        for name in claim.by:
            if name in done:
                actor = done[name]
                actor.incidents[place] = id_
                actor.claims[place + row] = ClaimRef(id_, claim.id)
    for row, source in enumerate(incident.sources):
        if source.by and not source.shared:
            for name in source.by:
                if name in done:
                    done[name].sources[place + row] = f"{id_}/{source.id}"


def _together(own: _Done, parts: Iterable[_Done]) -> _Done:
    everything = _Done(dict(own.claims), dict(own.incidents), dict(own.roles), dict(own.sources))
    for part in parts:
        everything.claims.update(part.claims)
        everything.incidents.update(part.incidents)
        everything.roles.update(part.roles)
        everything.sources.update(part.sources)
    return _Done(
        dict(sorted(everything.claims.items())),
        dict(sorted(everything.incidents.items())),
        dict(sorted(everything.roles.items())),
        dict(sorted(everything.sources.items())),
    )
