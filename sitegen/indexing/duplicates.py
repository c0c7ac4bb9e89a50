"""The same document in two records, and what may be the same incident in two files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sitegen.indexing.addresses import canonical
from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.model.archive import Related
from sitegen.model.incident import Incident, Place
from sitegen.model.vocabulary import COUNTED_ROLES

_FINE = frozenset(("exact", "vicinity", "settlement"))
_SETTLEMENT_DEPTH = 3
_DAY = 10
"""Length of a key that is known to the day."""


def check_addresses(known: Known, findings: Findings) -> None:
    """Report the second record of each address: an error where a shared record has it, else a warning."""
    first: dict[str, tuple[str, str]] = {}
    for id_, record in known.sources.items():
        if record.source.url:
            other, _ = first.setdefault(canonical(record.source.url), (id_, record.path))
            if other != id_:
                message = f"the shared source `{other}` has this address too"
                help_ = "make one record of the two, and keep the other id in its `aliases`"
                findings.add("address-of-shared-source", record.path, "url", message, instead=help_)
    own: dict[str, tuple[Incident, str]] = {}
    for incident in known.live():
        for row, source in enumerate(incident.sources):
            if source.url and not source.shared:
                address = canonical(source.url)
                if address in first:
                    _report_shared(first[address][0], incident.path, row, findings)
                elif address in own:
                    _report_second(own[address], incident, row, findings)
                else:
                    own[address] = (incident, source.id)


def _report_shared(shared: str, path: str, row: int, findings: Findings) -> None:
    message = f"the shared source `{shared}` has this address"
    help_ = f"write `{shared}` in place of this record, or `ref: {shared}` with `note` and `accessed`"
    findings.add("address-of-shared-source", path, f"sources.{row}.url", message, instead=help_)


def _report_second(first: tuple[Incident, str], incident: Incident, row: int, findings: Findings) -> None:
    other, id_ = first
    message, help_ = f"the source `{id_}` has this address too", "make one record of the two"
    if other is not incident:
        message = f"the source `{id_}` of {other.path} has this address too"
        help_ = "write a shared record in content/sources, and name it in both"
    findings.add("address-twice", incident.path, f"sources.{row}.url", message, instead=help_)


def check_near_duplicates(known: Known, related: Mapping[str, tuple[Related, ...]], findings: Findings) -> None:
    """Report incidents of the same day and settlement that share a source or category, and are not related."""
    groups: dict[tuple[str, str], list[tuple[Incident, Place]]] = defaultdict(list)
    for incident in known.public.values():
        date = incident.date
        if date is not None and len(date.begins) == _DAY:
            for key, place in _settlements(incident).items():
                groups[date.begins, key].append((incident, place))
    seen: set[tuple[str, str]] = set()
    for found in groups.values():
        if len(found) > 1:
            for incident, other, what in _doubles(found, related):
                if (incident.id, other.id) not in seen:
                    seen.add((incident.id, other.id))
                    message = f"this may be the incident `{other.id}`: same day and place, and {what}"
                    help_ = "make one of the two, or relate them (`same-event`, `part-of`, `similar-to`)"
                    findings.add("near-duplicate", incident.path, "date", message, instead=help_)


def _settlements(incident: Incident) -> dict[str, Place]:
    """Region, or name where there is none, of each counted place that is known to the settlement."""
    found: dict[str, Place] = {}
    for place in incident.places:
        if place.role not in COUNTED_ROLES:
            continue
        region = place.region
        if place.precision in _FINE or (
            not place.precision and place.point is not None and region.count("/") + 1 >= _SETTLEMENT_DEPTH
        ):
            if region:
                found.setdefault(region, place)
            else:
                for name in place.name.values():
                    found.setdefault(f"name:{name.casefold()}", place)
    return found


def _doubles(
    found: list[tuple[Incident, Place]], related: Mapping[str, tuple[Related, ...]]
) -> Iterator[tuple[Incident, Incident, str]]:
    """Each incident with the first earlier one that it may double."""
    earlier: dict[str, list[tuple[Incident, Place]]] = defaultdict(list)
    for incident, place in found:
        joined = {one.incident for one in related.get(incident.id, ())}
        marks = _marks(incident)
        double = next(
            (
                (other, what)
                for mark, what in marks.items()
                for other, where in earlier[mark]
                if other.id not in joined and other.id != incident.id and _same_name(place, where)
            ),
            None,
        )
        if double is not None:
            yield incident, *double
        for mark in marks:
            earlier[mark].append((incident, place))


def _same_name(one: Place, other: Place) -> bool:
    names = {name.casefold() for name in one.name.values()}
    return names == {name.casefold() for name in other.name.values()} or any(
        name.casefold() in names for name in other.name.values()
    )


def _marks(incident: Incident) -> dict[str, str]:
    """What two incidents may share, in words."""
    marks = {}
    for source in incident.sources:
        if source.shared:
            marks[f"source:{source.id}"] = f"the source `{source.id}`"
        elif source.url:
            marks[f"url:{canonical(source.url)}"] = f"the address of the source `{source.id}`"
    for word in incident.categories:
        marks[f"category:{word}"] = f"the category `{word}`"
    return marks
