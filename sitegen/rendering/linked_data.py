"""What machines read of an incident: an article of schema.org, and a review of each claim on which the archive has a verdict.

Only what holds: a claim is reviewed where the archive says why, and by what it found; no stars, no points.
"""

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from sitegen.model.incident import Claim
from sitegen.model.settings import Settings
from sitegen.model.when import When
from sitegen.rendering.names import ARCHIVE
from sitegen.rendering.views.incident import IncidentView

_SAFE = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""What could end the element that it stands in."""
_ENCODER = msgspec.json.Encoder()


def linked_data(view: IncidentView, settings: Settings, lang: str) -> Markup:
    """The JSON-LD of an incident's page, safe inside an element `script`; "" where no address is absolute."""
    if not settings.base_url:
        return Markup()
    head = view.head
    shown = head.lang or str(lang)
    prefix = "" if shown == settings.language else f"{shown}/"
    address = f"{settings.base_url}{prefix}{head.address[1:]}"
    archive = {"@type": "Organization", "name": settings.title, "url": settings.base_url}
    article: dict[str, object] = {
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": head.title,
        "description": head.description,
        "datePublished": view.published,
        "dateModified": view.updated,
        "inLanguage": (view.translation.lang if view.translation else view.incident.lang) or settings.language,
        "license": view.incident.licence or settings.licence,
        "image": f"{settings.base_url}{head.card[1:]}" if head.card else "",
        "author": archive,
        "publisher": archive,
    }
    rows = [article, *_reviews(view, address, archive)]
    graph = [{key: value for key, value in row.items() if value} for row in rows]
    text = _ENCODER.encode({"@context": "https://schema.org", "@graph": graph}).decode()
    for character, written in _SAFE:
        text = text.replace(character, written)
    return Markup(text)  # noqa: S704 - escaped above


def _reviews(view: IncidentView, address: str, archive: dict[str, str]) -> Iterable[dict[str, object]]:
    for claim in view.incident.claims:
        if claim.verdict != "unverified" and claim.why and claim.text and not claim.retracted:
            yield _review(claim, view, address, archive)


def _review(claim: Claim, view: IncidentView, address: str, archive: dict[str, str]) -> dict[str, object]:
    said: dict[str, object] = {
        "@type": "Claim",
        "text": claim.text,
        "author": [{"@type": "Thing", "name": view.names.get(who, who)} for who in claim.by if who != ARCHIVE],
        "datePublished": _known(claim.date),
    }
    return {
        "@type": "ClaimReview",
        "url": f"{address}#claim-{claim.id}",
        "claimReviewed": claim.text,
        "itemReviewed": {key: value for key, value in said.items() if value},
        "reviewRating": {"@type": "Rating", "alternateName": claim.verdict},
        "reviewBody": claim.why,
        "datePublished": _known(claim.assessed),
        "author": archive,
    }


def _known(when: When | None) -> str:
    """A date that is known, to the day, the month or the year; "" for one with a doubt that this format cannot tell."""
    start = when.start if when and when.form == "date" else None
    return when.begins if when and start and not (start.uncertain or start.approximate) else ""
