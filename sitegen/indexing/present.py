"""Incidents as the archive has them: with the ids of now, and without points where nothing lies on the earth."""

from collections.abc import Mapping

from msgspec.structs import replace

from sitegen.indexing.known import Known
from sitegen.model.incident import Incident


def present_region(path: str, aliases: Mapping[str, str]) -> str:
    """The path that a former path, or one below it, leads to."""
    if path in aliases:
        return aliases[path]
    above, slash, last = path.rpartition("/")
    return f"{present_region(above, aliases)}/{last}" if slash else path


def prefixes(path: str) -> tuple[str, ...]:
    """A path and all above it, from the top."""
    parts = path.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def with_present_ids(incident: Incident, known: Known) -> Incident:
    """The incident itself, or one with regions, actors and shared sources under their ids of now."""
    if known.region_aliases:
        incident = _with_regions(incident, known.region_aliases)
    if known.actor_aliases:
        incident = _with_actors(incident, known.actor_aliases)
    if known.source_aliases:
        incident = _with_sources(incident, known.source_aliases)
    return incident


def without_points(incident: Incident) -> Incident:
    """An incident of an archive whose regions do not lie on the earth: a coordinate there would mean nothing."""
    if not any(place.point for place in incident.places):
        return incident
    return replace(incident, places=tuple(replace(place, point=None, radius_km=None) for place in incident.places))


def _with_regions(incident: Incident, aliases: Mapping[str, str]) -> Incident:
    regions = [present_region(place.region, aliases) for place in incident.places]
    if all(region == place.region for region, place in zip(regions, incident.places, strict=True)):
        return incident
    places = zip(incident.places, regions, strict=True)
    return replace(incident, places=tuple(replace(place, region=region) for place, region in places))


def _with_actors(incident: Incident, aliases: Mapping[str, str]) -> Incident:
    written = {row.actor for row in incident.actors}
    written.update(name for claim in incident.claims for name in claim.by)
    written.update(name for source in incident.sources for name in source.by)
    if written.isdisjoint(aliases):
        return incident

    return replace(
        incident,
        actors=tuple(replace(row, actor=aliases.get(row.actor, row.actor)) for row in incident.actors),
        claims=tuple(
            replace(claim, by=tuple(aliases.get(name, name) for name in claim.by)) for claim in incident.claims
        ),
        sources=tuple(
            replace(source, by=tuple(aliases.get(name, name) for name in source.by)) for source in incident.sources
        ),
    )


def _with_sources(incident: Incident, aliases: Mapping[str, str]) -> Incident:
    own = {source.id for source in incident.sources if not source.shared}
    former = {name: aliases[name] for source in incident.sources for name in (source.id, source.via) if name in aliases}
    former = {name: id_ for name, id_ in former.items() if name not in own}
    if not former:
        return incident
    return replace(
        incident,
        sources=tuple(
            replace(source, id=former.get(source.id, source.id), via=former.get(source.via, source.via))
            for source in incident.sources
        ),
        claims=tuple(
            replace(claim, sources=tuple(former.get(id_, id_) for id_ in claim.sources)) for claim in incident.claims
        ),
    )
