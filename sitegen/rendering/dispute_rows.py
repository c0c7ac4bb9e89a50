"""Which claims of an incident stand against and with which, by the question that they answer."""

from collections.abc import Iterator, Mapping

import msgspec

from sitegen.rendering.claim_rows import ClaimKey
from sitegen.rendering.phrases import text
from sitegen.rendering.views.incident import IncidentView


class DisputeGroup(msgspec.Struct, frozen=True):
    question: str
    """"" for what no question asks."""
    rows: tuple[tuple[ClaimKey, str, ClaimKey], ...]
    """A claim, how it stands to another, and that one."""


def dispute_groups(view: IncidentView, keys: Mapping[str, ClaimKey], lang: str) -> tuple[DisputeGroup, ...]:
    """The groups, in the order of the questions; what no question asks stands last."""
    groups: dict[str, list[tuple[ClaimKey, str, ClaimKey]]] = {
        question.text: [] for question in view.incident.questions
    }
    asked = {claim: question.text for question in reversed(view.incident.questions) for claim in question.claims}
    for one, words, other in _pairs(view, lang):
        if one in keys and other in keys:
            question = asked.get(one) or asked.get(other) or ""
            groups.setdefault(question, []).append((keys[one], words, keys[other]))
    return tuple(DisputeGroup(question, tuple(rows)) for question, rows in groups.items() if rows)


def _pairs(view: IncidentView, lang: str) -> Iterator[tuple[str, str, str]]:
    stances = {claim.id: claim.stance for claim in view.incident.claims}
    letters = view.letters
    disputes, supports = text(lang, "disputes"), text(lang, "supports")
    for claim in sorted(view.ties, key=lambda claim: (len(letters.get(claim, "")), letters.get(claim, ""))):
        ties = view.ties[claim]
        words = text(lang, "is in denial of") if stances.get(claim) == "denies" else disputes
        yield from ((claim, words, other) for other in ties.disputes)
        yield from ((claim, supports, other) for other in ties.supports)
        # What other incidents' claims say is written there alone.
        yield from ((other, disputes, claim) for other in ties.disputed_by if "#" in other)
        yield from ((other, supports, claim) for other in ties.supported_by if "#" in other)
