"""Which claims of an incident stand against and with which, by the question that they answer."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from markupsafe import Markup

from sitegen.rendering.claim_rows import ClaimKey, source_key
from sitegen.rendering.phrases import text
from sitegen.rendering.source_rows import SourceRow
from sitegen.rendering.views.incident import IncidentView


class DisputeGroup(msgspec.Struct, frozen=True):
    question: str
    """"" for what no question asks."""
    rows: tuple[tuple[ClaimKey, str, ClaimKey], ...]
    """A claim, how it stands to another or to a source, and that one."""


def dispute_groups(
    view: IncidentView, keys: Mapping[str, ClaimKey], sources: Iterable[SourceRow] = (), lang: str = "en"
) -> tuple[DisputeGroup, ...]:
    """The groups, in the order of the questions; what no question asks stands last."""
    groups: dict[str, list[tuple[ClaimKey, str, ClaimKey]]] = {
        question.text: [] for question in view.incident.questions
    }
    asked = {claim: question.text for question in reversed(view.incident.questions) for claim in question.claims}
    known = {**keys, **{f"source:{key.letter}": key for key in _source_keys(view, sources, lang)}}
    for one, words, other in _pairs(view, lang):
        if one in known and other in known:
            question = asked.get(one) or asked.get(other) or ""
            groups.setdefault(question, []).append((known[one], words, known[other]))
    return tuple(DisputeGroup(question, tuple(rows)) for question, rows in groups.items() if rows)


def _pairs(view: IncidentView, lang: str) -> Iterator[tuple[str, str, str]]:
    stances: dict[str, str] = {claim.id: claim.stance for claim in view.incident.claims}
    stances |= {key: told.stance for key, told in view.told.items()}
    letters = view.letters
    disputes, supports = text(lang, "disputes"), text(lang, "supports")
    for claim in sorted(view.ties, key=lambda claim: (len(letters.get(claim, "")), letters.get(claim, ""))):
        ties = view.ties[claim]
        yield from ((claim, _dispute(stances.get(claim), lang), other) for other in ties.disputes)
        yield from ((claim, supports, other) for other in ties.supports)
        # What other incidents' claims say is written there alone.
        yield from ((other, _dispute(stances.get(other), lang), claim) for other in ties.disputed_by if "#" in other)
        yield from ((other, supports, claim) for other in ties.supported_by if "#" in other)
        yield from ((claim, disputes, f"source:{source}") for source in ties.sources)
    for source, claims in view.disputed_sources.items():
        yield from ((claim, disputes, f"source:{source}") for claim in claims if "#" in claim)


def _dispute(stance: str | None, lang: str) -> str:
    return text(lang, "is in denial of") if stance == "denies" else text(lang, "disputes")


def _source_keys(view: IncidentView, sources: Iterable[SourceRow], lang: str) -> Iterator[ClaimKey]:
    """The sources as the table shows what a claim stands against; the id stands for a letter."""
    own = {row.id: row for row in sources}
    for source in dict.fromkeys(
        (*view.disputed_sources, *(one for ties in view.ties.values() for one in ties.sources))
    ):
        row, key = own.get(source), source_key(source, view)
        words = text(lang, "source %(name)s") % {"name": key.words}
        link = Markup('<a href="{}">{}</a>').format(key.address, words)
        yield ClaimKey(source, key.address, (row.title or row.short) if row else "", "unverified", "", link)
