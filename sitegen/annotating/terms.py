"""The words by which search finds an incident or its translation: what readers see of its file."""

from collections.abc import Iterable, Iterator
from itertools import chain

from sitegen.model.folding import terms_of
from sitegen.model.incident import Incident, Source, Translation
from sitegen.model.reading import Record
from sitegen.model.terms import Terms


def terms_of_record(record: Record | None, prose: str) -> Terms:
    """The words of an incident or a translation; none of other files. `prose` is the plain text of its account."""
    if isinstance(record, Incident):
        return Terms(_joined(record.title), _joined("\n".join(_told(record))), _joined(prose))
    if isinstance(record, Translation):
        return Terms(_joined(record.title), _joined("\n".join(_translated(record))), _joined(prose))
    return Terms()


def _joined(text: str) -> str:
    return " ".join(sorted(terms_of(text))) if text else ""


def _told(incident: Incident) -> Iterator[str]:
    """The texts of the front matter; names of regions, actors and shared sources stand in files of their own."""
    yield from (incident.id, incident.summary, *incident.tags)
    for claim in incident.claims:
        yield from (claim.text, claim.quote, claim.note, *claim.by)
    for place in incident.places:
        yield from place.name.values()
        yield place.note
    for involved in incident.actors:
        yield from involved.name.values()
        yield involved.note
    yield from chain.from_iterable(map(_source, incident.sources))
    yield from (question.text for question in incident.questions)
    for figure in incident.figures:
        yield figure.note
        yield from (amount.words for amount in figure.measures.values())
    for value in incident.fields.values():
        yield from value.values
    yield from chain.from_iterable(incident.identifiers.values())
    for medium in incident.media:
        yield from (medium.alt, medium.caption)


def _source(source: Source) -> Iterable[str]:
    return (*source.title.values(), source.publisher, source.medium, source.note)


def _translated(translation: Translation) -> Iterator[str]:
    yield translation.summary
    yield from translation.claims.values()
    yield from translation.figures.values()
    yield from translation.media.values()
