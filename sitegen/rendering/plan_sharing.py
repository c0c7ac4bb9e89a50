"""What leaves the site for others: share cards, pages to embed, citations."""

from collections.abc import Iterator

import msgspec

from sitegen.model.archive import Entry
from sitegen.model.page import PageJob
from sitegen.model.settings import Settings
from sitegen.rendering.addresses import card_address, embed_address, incident_address
from sitegen.rendering.jobs import digest_of, job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.plan_exports import tombstone_of
from sitegen.rendering.references import incident_target
from sitegen.rendering.text_lines import can_be_drawn
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.sharing import CitationView, EmbedView, ShareCardView

CARD = "share-card.svg"
_NONE = msgspec.Raw(b"\xc0")
_ENCODER = msgspec.msgpack.Encoder()


def draws_cards(settings: Settings) -> bool:
    """Whether pages have pictures for those who share them, which need an absolute address."""
    return bool(settings.base_url) and settings.sharing.cards


def makes_embeds(settings: Settings) -> bool:
    """Whether incidents have pages to be embedded, which need an absolute address."""
    return bool(settings.base_url) and settings.sharing.embeds


def has_card(settings: Settings, title: str) -> bool:
    """Whether a page of this title has a card of its own: the vendored font has all of its characters."""
    return draws_cards(settings) and can_be_drawn(title)


def card_of_incident(lookup: Lookup, incident: str) -> str:
    """The address of an incident's card, below the root of all languages; "" where it has none.

    A language has a card of its own where the title is translated.
    """
    if not has_card(lookup.settings, lookup.title(incident)):
        return ""
    home = lookup.home if _is_translated(lookup, incident) else ""
    return f"{home}{card_address(incident_address(incident))}"


def _is_translated(lookup: Lookup, incident: str) -> bool:
    return lookup.title(incident) != lookup.archive.entries[incident].incident.title


def plan_sharing(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of all cards, embedded pages and citations; in another language those that differ in it."""
    settings = lookup.settings
    if not lookup.home:
        if has_card(settings, settings.title):
            yield _card_job("/", ShareCardView(settings.title, "", _NONE), fingerprint)
        yield from _citations(archive_citation(lookup), "data/", fingerprint)
    embeds = makes_embeds(settings)
    for id_, entry in lookup.archive.entries.items():
        address = incident_address(id_)
        if has_card(settings, lookup.title(id_)) and (not lookup.home or _is_translated(lookup, id_)):
            yield _card_job(address, _card(lookup, entry), fingerprint)
        if embeds:
            yield _embed(lookup, entry, fingerprint)
        if settings.sharing.citations and not lookup.home:
            yield from _citations(incident_citation(lookup, entry), address[1:], fingerprint)
    if embeds:
        for id_ in lookup.archive.tombstones:
            yield _embedded_tombstone(lookup, id_, fingerprint)


def disputed_questions(entry: Entry) -> tuple[str, ...]:
    """The questions of an incident whose answers are contested."""
    holds = entry.holds
    return tuple(
        question.text
        for question in entry.incident.questions
        if any(holds.get(claim) == "contested" for claim in question.claims)
    )


def _card(lookup: Lookup, entry: Entry) -> ShareCardView:
    id_ = entry.incident.id
    return ShareCardView(lookup.title(id_), lookup.title_language(id_), lookup.cards[id_], disputed_questions(entry))


def _card_job(address: str, view: ShareCardView, fingerprint: str) -> PageJob:
    return job_for(card_address(address)[1:], CARD, _ENCODER.encode(view), fingerprint=fingerprint)


def _embed(lookup: Lookup, entry: Entry, fingerprint: str) -> PageJob:
    incident = entry.incident
    address = incident_address(incident.id)
    view = EmbedView(
        head=Head(title=lookup.title(incident.id), address=embed_address(incident.id), indexed=False),
        id=incident.id,
        address=address,
        card=lookup.cards[incident.id],
        disputed=disputed_questions(entry),
    )
    return page_job(view.head.address, "embed.html", view, fingerprint=fingerprint)


def _embedded_tombstone(lookup: Lookup, incident: str, fingerprint: str) -> PageJob:
    grave = tombstone_of(lookup, incident)
    targets = ((id_, incident_target(lookup, id_)) for id_ in grave.into)
    view = EmbedView(
        head=Head(title=incident, address=embed_address(incident), indexed=False),
        id=incident,
        address=incident_address(incident),
        card=_NONE,
        state=grave.state,
        reason=grave.reason,
        into=tuple(Link(target.title or id_, target.address) for id_, target in targets),
    )
    return page_job(view.head.address, "embed.html", view, fingerprint=fingerprint)


def incident_citation(lookup: Lookup, entry: Entry) -> CitationView:
    """What an incident is cited by."""
    settings, incident = lookup.settings, entry.incident
    address = incident_address(incident.id)
    return CitationView(
        id=incident.id,
        title=incident.title,
        container=settings.title,
        published=entry.published,
        version=entry.updated,
        url=f"{settings.base_url}{address[1:]}" if settings.base_url else "",
        lang=incident.lang or settings.language,
        licence=incident.licence or settings.licence,
    )


def archive_citation(lookup: Lookup) -> CitationView:
    """What the whole archive is cited by."""
    settings = lookup.settings
    return CitationView(
        id="",
        title=settings.title,
        container=settings.title,
        published="",
        version=lookup.archive.updated,
        url=settings.base_url,
        lang=settings.language,
        licence=settings.licence,
    )


def _citations(view: CitationView, folder: str, fingerprint: str) -> Iterator[PageJob]:
    """The files of a citation, which share one view."""
    encoded = _ENCODER.encode(view)
    digest = digest_of(encoded)
    names = ("citation.bib", "citation.json", *(() if view.id else ("CITATION.cff",)))
    for name in names:
        yield job_for(f"{folder}{name}", f"<{name}>", encoded, fingerprint=fingerprint, digest=digest)
