"""How complete the archive is, by field, year and region; and how often each word of a vocabulary is used."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sitegen.model.coverage import Cover, Coverage, CoveredField, Usage
from sitegen.model.incident import Incident, Source
from sitegen.model.records import ActorRecord, SourceRecord
from sitegen.model.settings import Settings
from sitegen.model.vocabulary import COUNTED_ROLES

PLAIN = (
    ("date", "date.year"),
    ("date", "date.month"),
    ("date", "date.day"),
    ("date", "time"),
    ("date", "reported"),
    ("what", "summary"),
    ("what", "categories"),
    ("what", "tags"),
    ("places", "places.region"),
    ("places", "places.point"),
    ("places", "places.precision"),
    ("actors", "actors"),
    ("actors", "actors.file"),
    ("claims", "claims"),
    ("claims", "claims.sources"),
    ("claims", "claims.date"),
    ("claims", "claims.verdict"),
    ("sources", "sources"),
    ("sources", "sources.address"),
    ("sources", "sources.archived"),
    ("more", "relations"),
    ("more", "media"),
    ("more", "review"),
)
"""Fields that every archive has: group and name."""
_PLACE = {name: 1 << number for number, (_, name) in enumerate(PLAIN)}
_BY_LENGTH = {
    10: _PLACE["date.year"] | _PLACE["date.month"] | _PLACE["date.day"],
    7: _PLACE["date.year"] | _PLACE["date.month"],
    4: _PLACE["date.year"],
    0: 0,
}
_DATE = _BY_LENGTH[10]

Mask = tuple[int, int]
"""Which fields are given, and which are unknown: a bit for each."""


def coverage(
    public: Mapping[str, Incident], settings: Settings, measures: Sequence[str], shared: Mapping[str, SourceRecord]
) -> Coverage:
    """How complete the archive is.

    Args:
        measures: those of the vocabulary and of files beside it, in their order.
        shared: sources with a file of their own, by their ids of now.
    """
    rows = (*PLAIN, *_own_rows(settings, measures))
    bit = {row: 1 << number for number, row in enumerate(rows)}
    counts: Counter[tuple[str, tuple[str, ...], Mask]] = Counter()
    for incident in public.values():
        counts[_year(incident), _tops(incident), _mask(incident, bit, shared)] += 1
    years: dict[str, Counter[Mask]] = defaultdict(Counter)
    regions: dict[str, Counter[Mask]] = defaultdict(Counter)
    everything: Counter[Mask] = Counter()
    for (year, tops, mask), number in counts.items():
        everything[mask] += number
        years[year][mask] += number
        for top in tops:
            regions[top][mask] += number
    by_year = [_covers(years[year], len(rows)) for year in sorted(years)]
    by_region = [_covers(regions[region], len(rows)) for region in sorted(regions)]
    of_all = _covers(everything, len(rows))
    return Coverage(
        incidents=len(public),
        years=tuple((year, years[year].total()) for year in sorted(years)),
        regions=tuple((region, regions[region].total()) for region in sorted(regions)),
        fields=tuple(
            CoveredField(
                kind,
                name,
                of_all[place],
                tuple(covers[place] for covers in by_year),
                tuple(covers[place] for covers in by_region),
            )
            for place, (kind, name) in enumerate(rows)
        ),
    )


def _own_rows(settings: Settings, measures: Sequence[str]) -> Iterator[tuple[str, str]]:
    for measure in measures:
        yield "measures", measure
    for field in settings.fields:
        yield "fields", field
    for kind in settings.identifiers:
        yield "identifiers", kind


def _year(incident: Incident) -> str:
    return incident.date.begins[:4] if incident.date else ""


def _tops(incident: Incident) -> tuple[str, ...]:
    """The tops of the tree that an incident's places stand in."""
    return tuple(
        sorted(
            {
                place.region.partition("/")[0]
                for place in incident.places
                if place.region and place.role in COUNTED_ROLES
            }
        )
    )


def _mask(incident: Incident, bit: Mapping[tuple[str, str], int], shared: Mapping[str, SourceRecord]) -> Mask:
    given = _BY_LENGTH[len(incident.date.begins)] if incident.date else 0
    unknown = _DATE & ~given if incident.date else 0
    given |= _given(incident, shared)
    stated: set[str] = set()
    unclear: set[str] = set()
    for figure in incident.figures:
        for measure, amount in figure.measures.items():
            (unclear if amount.unknown else stated).add(measure)
    for measure in stated:
        given |= bit.get(("measures", measure), 0)
    for measure in unclear - stated:
        unknown |= bit.get(("measures", measure), 0)
    for name, value in incident.fields.items():
        place = bit.get(("fields", name), 0)
        given, unknown = (given, unknown | place) if value.unknown else (given | place, unknown)
    for kind in incident.identifiers:
        given |= bit.get(("identifiers", kind), 0)
    return given, unknown


def _given(incident: Incident, shared: Mapping[str, SourceRecord]) -> int:
    """The fields of `PLAIN` that are given, but for the date's."""
    claims, places = incident.claims, incident.places
    sources = list(_sources(incident, shared))
    found = (
        ("time", incident.time),
        ("reported", incident.reported),
        ("summary", incident.summary),
        ("categories", incident.categories),
        ("tags", incident.tags),
        ("places.region", any(place.region for place in places)),
        ("places.point", any(place.point for place in places)),
        ("places.precision", any(place.precision for place in places)),
        ("actors", incident.actors),
        ("actors.file", any(one.actor for one in incident.actors)),
        ("claims", claims),
        ("claims.sources", claims and all(claim.sources for claim in claims)),
        ("claims.date", claims and all(claim.date for claim in claims)),
        ("claims.verdict", any(claim.verdict != "unverified" for claim in claims)),
        ("sources", sources),
        ("sources.address", sources and all(source.url for source in sources)),
        ("sources.archived", sources and all(source.archived for source in sources)),
        ("relations", incident.relations),
        ("media", incident.media),
        ("review", incident.review),
    )
    return sum(_PLACE[name] for name, value in found if value)


def _sources(incident: Incident, shared: Mapping[str, SourceRecord]) -> Iterator[Source]:
    """An incident's sources, those with a file of their own as that file has them."""
    for source in incident.sources:
        yield shared[source.id].source if source.shared and source.id in shared else source


def _covers(masks: Mapping[Mask, int], fields: int) -> list[Cover]:
    """How often each bit is set."""
    given, unknown = [0] * fields, [0] * fields
    for (known, unclear), number in masks.items():
        for counts, bits in ((given, known), (unknown, unclear)):
            left = bits
            while left:
                lowest = left & -left
                counts[lowest.bit_length() - 1] += number
                left ^= lowest
    return [Cover(*pair) for pair in zip(given, unknown, strict=True)]


def usage(
    public: Mapping[str, Incident], actors: Mapping[str, ActorRecord], shared: Mapping[str, SourceRecord]
) -> Usage:
    """How many incidents use each word; of kinds of actors, how many actors."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for incident in public.values():
        for vocabulary, words in _words(incident, shared):
            counts = found[vocabulary]
            # Most lists have one word, once.
            for word in words if len(words) < 2 else dict.fromkeys(words):  # noqa: PLR2004
                counts[word] = counts.get(word, 0) + 1
    found["actor-kinds"] = Counter(actor.kind for actor in actors.values())
    return {
        vocabulary: {word: number for word, number in sorted(counts.items()) if word}
        for vocabulary, counts in found.items()
    }


def _words(incident: Incident, shared: Mapping[str, SourceRecord]) -> Iterator[tuple[str, Sequence[str]]]:
    """By vocabulary: the words of an incident, some of them twice."""
    if incident.categories:
        yield "categories", incident.categories
    if incident.places:
        yield "place-roles", [place.role for place in incident.places]
    if incident.actors:
        yield "actor-roles", [one.role for one in incident.actors]
        yield "outcomes", [one.outcome.word for one in incident.actors if one.outcome]
    if incident.sources:
        yield "source-kinds", [source.kind for source in _sources(incident, shared)]
    if incident.figures:
        yield "groups", [figure.group for figure in incident.figures]
        yield "measures", [measure for figure in incident.figures for measure in figure.measures]
    if incident.relations:
        yield "relation-types", [relation.type for relation in incident.relations]
    if incident.log:
        yield "log-types", [entry.type for entry in incident.log]
    if incident.review:
        yield "review", (incident.review.state,)
