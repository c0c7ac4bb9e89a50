"""Incidents in their places: letters, numbers, days, neighbours, what holds of their claims."""

from collections.abc import Mapping

from sitegen.indexing.neighbours import near_by, on_the_same_day
from sitegen.indexing.order import letter, mentioned_first, published_on, updated_on
from sitegen.model.archive import Entry, Period, Related
from sitegen.model.incident import Holds, Incident, Translation


def claim_letters(public: Mapping[str, Incident]) -> dict[str, dict[str, str]]:
    """Of each incident, claim id to letter: by first mention, then as listed."""
    alphabet = [letter(k) for k in range(max((len(incident.claims) for incident in public.values()), default=0))]
    return {
        id_: dict(
            zip(mentioned_first(incident.stated, [claim.id for claim in incident.claims]), alphabet, strict=False)
        )
        for id_, incident in public.items()
    }


def entries(
    public: Mapping[str, Incident],
    *,
    holds: Mapping[str, dict[str, Holds]],
    letters: Mapping[str, dict[str, str]],
    related: Mapping[str, tuple[Related, ...]],
    translations: Mapping[str, dict[str, Translation]],
    source_aliases: Mapping[str, str],
    periods: Mapping[str, Period],
    geographic: bool,
) -> dict[str, Entry]:
    """Every public incident, in the archive's order."""
    near = near_by(public, with_countries=not geographic)
    found = {}
    for id_, incident in public.items():
        published = published_on(incident)
        found[id_] = Entry(
            incident=incident,
            published=published,
            updated=updated_on(incident, published),
            letters=letters[id_],
            numbers=source_numbers(incident, source_aliases),
            related=related.get(id_, ()),
            contested=list(holds[id_].values()).count("contested"),
            holds=holds[id_],
            translations=translations.get(id_, {}),
            same_day=on_the_same_day(id_, incident.date.begins if incident.date is not None else "", periods),
            near_by=near.get(id_, ()),
        )
    return found


def source_numbers(incident: Incident, aliases: Mapping[str, str]) -> dict[str, int]:
    """Source id to number: as cited, then the rest; a former id that the prose cites has the number too."""
    listed = [source.id for source in incident.sources]
    if not aliases or aliases.keys().isdisjoint(incident.cited):
        return {id_: number for number, id_ in enumerate(mentioned_first(incident.cited, listed), 1)}
    own = {source.id for source in incident.sources if not source.shared}
    present = {name: name if name in own else aliases.get(name, name) for name in incident.cited}
    numbers = {id_: number for number, id_ in enumerate(mentioned_first(tuple(present.values()), listed), 1)}
    return numbers | {name: numbers[id_] for name, id_ in present.items() if id_ in numbers}
