"""Sources with what rests on them: shared records, and each incident's own."""

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from sitegen.indexing.circles import circles
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.targets import find_source
from sitegen.model.archive import ClaimRef, SourceNode
from sitegen.model.incident import Incident


class _Shared(msgspec.Struct):
    """What public incidents say of one shared record, as it is gathered."""

    incidents: list[str]
    claims: list[ClaimRef]


class _Via(msgspec.Struct, frozen=True):
    """Who was read via whom, by the keys of sources."""

    ahead: dict[str, list[str]]
    back: dict[str, list[str]]
    written_at: dict[str, tuple[str, str]]
    """File and place."""


def check_sources(known: Known, findings: Findings) -> dict[str, list[str]]:
    """Key of a source to the keys of those read via it; a reference to a shared record that is missing is a problem."""
    found = _Via({}, defaultdict(list), {})
    for id_, record in known.sources.items():
        written = record.source.via
        if written:
            via = known.source_aliases.get(written, written)
            if via in known.sources:
                found.ahead[id_], found.written_at[id_] = [via], (record.path, "via")
                found.back[via].append(id_)
            else:
                _report_unknown(written, record.path, "via", known, findings)
    for incident in known.live():
        _check_own(incident, known, found, findings)
    for circle in circles(found.ahead):
        if len(circle) > 1:  # a source read via itself is known to its own file
            path, where = found.written_at[circle[-1]]
            names = " → ".join(f"`{key.rpartition('/')[2]}`" for key in (*circle, circle[0]))
            message = f"these sources were read via one another: {names}"
            findings.add("circle-of-sources", path, where, message, instead="one of them was seen at first hand")
    return found.back


def _check_own(incident: Incident, known: Known, found: _Via, findings: Findings) -> None:
    for row, source in enumerate(incident.sources):
        if source.shared:
            if source.id not in known.sources and source.id not in known.source_aliases:
                _report_unknown(source.id, incident.path, f"sources.{row}", known, findings)
        elif source.via:
            key, where = f"{incident.id}/{source.id}", f"sources.{row}.via"
            via = find_source(source.via, incident, known, findings, where)
            if via is not None:
                found.ahead[key], found.written_at[key] = [via], (incident.path, where)
                if incident.id in known.public:
                    found.back[via].append(key)


def _report_unknown(id_: str, path: str, where: str, known: Known, findings: Findings) -> None:
    help_ = findings.propose(
        id_, known.sources, f"write content/sources/{id_}.md, or give the source an `id` and its own keys"
    )
    findings.add("shared-source-unknown", path, where, f"there is no shared source `{id_}`", instead=help_)


def source_nodes(
    public: Mapping[str, Incident],
    known: Known,
    via_of: Mapping[str, list[str]],
    disputed_by: Mapping[str, list[ClaimRef]],
) -> dict[str, SourceNode]:
    """Shared sources by id, then each incident's own in the archive's order."""
    shared = {id_: _Shared([], []) for id_ in sorted(known.sources)}
    own: dict[str, SourceNode] = {}
    for id_, incident in public.items():
        if not incident.sources:
            continue
        resting: dict[str, list[ClaimRef]] = {}
        for claim in incident.claims:
            for name in claim.sources:
                if name in resting:
                    resting[name].append(ClaimRef(id_, claim.id))
                else:
                    resting[name] = [ClaimRef(id_, claim.id)]
        incidents = (id_,)
        for source in incident.sources:
            name = source.id
            if not source.shared:
                key = f"{id_}/{name}"
                own[key] = SourceNode(
                    key=key,
                    incident=id_,
                    incidents=incidents,
                    claims=tuple(resting[name]) if name in resting else (),
                    via_of=tuple(via_of[key]) if key in via_of else (),
                    disputed_by=tuple(disputed_by[key]) if key in disputed_by else (),
                )
            elif name in shared:
                shared[name].incidents.append(id_)
                shared[name].claims += resting.get(name, ())
    nodes = {
        id_: SourceNode(
            key=id_,
            record=known.sources[id_],
            incidents=tuple(dict.fromkeys(found.incidents)),
            claims=tuple(dict.fromkeys(found.claims)),
            via_of=tuple(via_of.get(id_, ())),
            disputed_by=tuple(disputed_by.get(id_, ())),
        )
        for id_, found in shared.items()
    }
    return {**nodes, **own}
