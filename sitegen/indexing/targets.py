"""Where a reference to an incident or a claim leads, and what is said of one that leads nowhere."""

from typing import Literal

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.model.archive import ClaimRef
from sitegen.model.incident import Incident
from sitegen.model.problem import Span

Standing = Literal["public", "hidden", "gone", "missing"]
SOURCE = "source:"


def follow(id_: str, known: Known) -> str:
    """The id of now: aliases and merges are followed to their end."""
    id_ = known.aliases.get(id_, id_)
    return known.merged.get(id_, id_)


def standing(id_: str, known: Known) -> Standing:
    """How an incident stands, by its id of now."""
    if id_ in known.public:
        return "public"
    if id_ in known.hidden:
        return "hidden"
    return "gone" if id_ in known.tombstones else "missing"


def find_incident(
    written: str,
    known: Known,
    findings: Findings,
    path: str,
    where: str,
    *,
    span: Span | None = None,
    from_hidden: bool = False,
) -> tuple[str, Standing]:
    """The id of now and how it stands; says what is wrong with it, a hidden one seen from a hidden one excepted."""
    id_ = follow(written, known)
    stands = standing(id_, known)
    if stands == "missing":
        help_ = findings.propose(written, known.incidents, "name an incident that has a file, without `.md`")
        findings.add("incident-unknown", path, where, f"there is no incident `{written}`", instead=help_, span=span)
    elif stands == "gone":
        message, help_ = _of_gone(written, known.tombstones[id_])
        findings.add("reference-to-gone", path, where, message, instead=help_, span=span)
    elif stands == "hidden" and not from_hidden:
        findings.add(
            "reference-to-hidden",
            path,
            where,
            f"the incident `{written}` is not published yet",
            instead="the words stand without a link until it is",
            span=span,
        )
    return id_, stands


def _of_gone(written: str, tombstone: Incident) -> tuple[str, str]:
    names = " or ".join(f"`{into}`" for into in tombstone.into)
    if tombstone.state == "split":
        return f"the incident `{written}` was split into others", f"the page says so; better name {names}"
    if tombstone.state == "merged":
        return f"the incident `{written}` was merged into {names}, which has no page", "name another, or leave it out"
    return f"the incident `{written}` was withdrawn", "the page says so; name another, or leave it out"


def find_claim(
    written: str,
    known: Known,
    findings: Findings,
    path: str,
    where: str,
    *,
    span: Span | None = None,
    from_hidden: bool = False,
) -> ClaimRef | None:
    """The claim that `incident#claim` names, if it is there and its incident is public."""
    incident, _, claim = written.partition("#")
    id_, stands = find_incident(incident, known, findings, path, where, span=span, from_hidden=from_hidden)
    if stands not in ("public", "hidden"):
        return None
    if claim not in known.claims[id_]:
        help_ = findings.propose(claim, known.claims[id_], f"name a claim of {known.incidents[id_].path}")
        message = f"the incident `{id_}` has no claim `{claim}`"
        findings.add("claim-unknown-elsewhere", path, where, message, instead=help_, span=span)
        return None
    return ClaimRef(id_, claim) if stands == "public" else None


def find_point(written: str, incident: Incident, known: Known, findings: Findings, where: str) -> ClaimRef | str | None:
    """The claim, or the key of the source, that a claim or question of an incident points to."""
    if written.startswith(SOURCE):
        id_ = written.removeprefix(SOURCE)
        return find_source(id_, incident, known, findings, where)
    hidden = incident.id in known.hidden
    if "#" in written:
        return find_claim(written, known, findings, incident.path, where, from_hidden=hidden)
    return ClaimRef(incident.id, written) if written in known.claims[incident.id] and not hidden else None


def find_source(id_: str, incident: Incident, known: Known, findings: Findings, where: str) -> str | None:
    """The key of a source of the incident, or of a shared one; says so where there is none."""
    listed = {source.id: source.shared for source in incident.sources}
    if listed.get(id_) is False:
        return f"{incident.id}/{id_}"
    present = known.source_aliases.get(id_, id_)
    if present in known.sources:
        return present
    if id_ not in listed:
        help_ = findings.propose(id_, [*listed, *known.sources], "name a source of this file, or a shared record")
        findings.add("shared-source-unknown", incident.path, where, f"there is no source `{id_}`", instead=help_)
    return None
