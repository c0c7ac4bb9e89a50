"""The card of each incident: made and encoded once, shown on every list."""

import msgspec

from sitegen.model.amount import Amount
from sitegen.model.archive import Archive, Entry
from sitegen.model.incident import Incident, Place
from sitegen.model.vocabulary import COUNTED_ROLES
from sitegen.rendering.addresses import region_address
from sitegen.rendering.amount_words import amount_words
from sitegen.rendering.names import name_in, region_name, speakers_of, term_label
from sitegen.rendering.phrases import listed, text
from sitegen.rendering.views.card import Card, TrailStep

MOST_HURT = 2
"""Measures that a card tells of."""


def cards_of(archive: Archive, lang: str) -> dict[str, msgspec.Raw]:
    """By id: the card of each public incident in a language, encoded."""
    default = archive.settings.language
    actors = {id_: name_in(node.name, lang, id_, default) for id_, node in archive.actors.items()}
    regions = {path: region_name(node, lang, default) for path, node in archive.regions.items()}
    measures = {
        word: term_label("measures", term, lang, default).lower()
        for word, term in archive.settings.vocabulary.get("measures", {}).items()
    }
    encode = msgspec.msgpack.Encoder().encode
    return {
        id_: msgspec.Raw(encode(card_of(entry, lang, default, actors=actors, regions=regions, measures=measures)))
        for id_, entry in archive.entries.items()
    }


def card_of(
    entry: Entry, lang: str, default: str, *, actors: dict[str, str], regions: dict[str, str], measures: dict[str, str]
) -> Card:
    """What lists show of one incident.

    Args:
        default: the language of files that name none.
        actors, regions, measures: names and labels in `lang`, by id, path and word.
    """
    incident = entry.incident
    own = incident.lang or default
    foreign = "" if own == lang else own
    told = entry.translations.get(str(lang)) if foreign else None
    title, summary = (told.title, told.summary) if told else ("", "")
    return Card(
        id=incident.id,
        title=title or incident.title,
        lang="" if title else foreign,
        summary=summary or incident.summary,
        summary_lang="" if summary else foreign,
        date=incident.date,
        date_says=said_by(incident, incident.date_per, actors, lang),
        trail=trail_of(incident, lang, actors, regions),
        claims=len(incident.claims),
        contested=entry.contested,
        hurt=_hurt(incident, lang, actors, measures),
        state=incident.state if incident.state != "published" else "",
        warning=bool(incident.warning),
    )


def said_by(incident: Incident, per: tuple[str, ...], actors: dict[str, str], lang: str) -> str:
    """Whose word something is: names in a row; "" where the record knows it."""
    return listed(speakers_of(incident, per, actors), lang) if per else ""


def trail_of(incident: Incident, lang: str, actors: dict[str, str], regions: dict[str, str]) -> tuple[TrailStep, ...]:
    """The way down the region tree to where it happened; a step that one party alone gives says whose word it is."""
    places = [place for place in incident.places if place.role in COUNTED_ROLES]
    known = next((place for place in places if not place.per), None)
    said = next((place for place in places if place.per), None)
    steps = _steps(known, lang, regions, "") if known else []
    if said is not None:
        whose = said_by(incident, said.per, actors, lang)
        further = _steps(said, lang, regions, whose)
        names = [step.address for step in steps if step.address]
        if not steps:
            steps = further
        elif [step.address for step in further if step.address][: len(names)] == names:
            steps = [*(step for step in steps if step.address), *(further[len(names) :])]
    return tuple(steps)


def _steps(place: Place, lang: str, regions: dict[str, str], whose: str) -> list[TrailStep]:
    parts = place.region.split("/") if place.region else []
    paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    steps = [TrailStep(regions.get(path, path), region_address(path), whose) for path in paths]
    name = name_in(place.name, lang)
    if name and (not steps or steps[-1].name != name):
        steps.append(TrailStep(name, "", whose))
    return steps


def _hurt(incident: Incident, lang: str, actors: dict[str, str], measures: dict[str, str]) -> tuple[str, ...]:
    """What was counted of everyone: the archive's estimate, else the first claimed figure, with whose it is."""
    best: dict[str, tuple[Amount, str]] = {}
    for figure in incident.figures:
        if figure.group != "all":
            continue
        for measure, amount in figure.measures.items():
            if figure.estimate or measure not in best:
                best[measure] = amount, "" if figure.estimate else said_by(incident, figure.per, actors, lang)
    words = []
    for measure, (amount, whose) in best.items():
        parts = {"amount": amount_words(amount, lang), "measure": measures.get(measure, measure), "names": whose}
        message = (
            text(lang, "%(amount)s %(measure)s, says %(names)s") if whose else text(lang, "%(amount)s %(measure)s")
        )
        words.append(message % parts)
    return tuple(words[:MOST_HURT])
