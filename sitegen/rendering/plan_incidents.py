"""The pages of incidents, in each language that they are told in, and of those that are gone."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import msgspec

from sitegen.model.archive import ClaimRef, Entry, Related
from sitegen.model.incident import BodyReference, Incident, Source, Translation
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import incident_address
from sitegen.rendering.date_words import when_words
from sitegen.rendering.jobs import page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import speakers_of
from sitegen.rendering.pictures import shown_files
from sitegen.rendering.plan_exports import tombstone_of
from sitegen.rendering.plan_sharing import card_of_incident
from sitegen.rendering.references import incident_target, targets_of, told_claim
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.incident import IncidentView, RelatedIncident, Ties, TombstoneView
from sitegen.rendering.views.maps import Ground
from sitegen.rendering.views.media import ShownFile
from sitegen.rendering.views.prose import ToldClaim

DESCRIPTION_LENGTH = 300
_NO_TIES = Ties()


def plan_incidents(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of all public incidents, of their translations, and of the tombstones."""
    entries = lookup.archive.entries
    order = [lookup.incident_link(id_) for id_ in entries]
    for position, entry in enumerate(entries.values()):
        around = (
            order[position - 1] if position else None,
            order[position + 1] if position + 1 < len(order) else None,
        )
        view = _view(lookup, entry, around)
        own = lookup.translation(entry.incident.id) if lookup.language_of(entry.incident.id) else None
        yield _job(_translated(lookup, view, own) if own else view, fingerprint)
        if not lookup.home:
            for translation in entry.translations.values():
                if translation.lang not in lookup.settings.languages:
                    yield _elsewhere(lookup, view, translation, fingerprint)
    for id_ in lookup.archive.tombstones:
        yield _tombstone(lookup, id_, fingerprint)


def _job(view: IncidentView, fingerprint: str, home: str = "") -> PageJob:
    account = (view.translation.account if view.translation else "") or view.incident.account
    address = f"{home}{view.head.address}"
    return page_job(address, "incident.html", view, fingerprint=fingerprint, accounts=(account,))


def _elsewhere(lookup: Lookup, view: IncidentView, translation: Translation, fingerprint: str) -> PageJob:
    """The page in a language that the site has no other page in: the interface is in the archive's own."""
    lang = translation.lang
    view = _translated(lookup, view, translation)
    view = msgspec.structs.replace(view, head=msgspec.structs.replace(view.head, lang=lang))
    return _job(view, fingerprint, f"/{lang}")


def _view(lookup: Lookup, entry: Entry, around: tuple[Link | None, Link | None]) -> IncidentView:
    archive, incident = lookup.archive, entry.incident
    cards = lookup.cards
    address = incident_address(incident.id)
    told: dict[str, ToldClaim] = {}
    shared = {row.id: _shared(lookup, row.id) for row in incident.sources if row.shared}
    disputed = _disputed_sources(lookup, incident, told)
    targets = targets_of(lookup, incident.refs, told) if incident.refs else {}
    own = lookup.language_of(incident.id)
    if own and not incident.lang:
        incident = msgspec.structs.replace(incident, lang=own)
    languages = _languages(lookup, entry)
    shown = str(lookup.lang)
    return IncidentView(
        head=Head(
            title=incident.title,
            address=address,
            description=_description(lookup, incident),
            updated=entry.updated,
            published=entry.published,
            card=card_of_incident(lookup, incident.id),
            languages=tuple(lang for lang in languages if lang not in lookup.settings.languages),
        ),
        incident=incident,
        published=entry.published,
        updated=entry.updated,
        letters=entry.letters,
        numbers=entry.numbers,
        holds=entry.holds,
        names=_names(lookup.actor_names, incident, shared.values()),
        regions=_regions(lookup.region_names, incident),
        sources=shared,
        ties=_ties(lookup, incident, told) if incident.claims else {},
        told=told,
        targets=targets,
        disputed_sources=disputed,
        related=tuple(_related(lookup, row) for row in entry.related),
        same_day=tuple(cards[id_] for id_ in entry.same_day if id_ in archive.entries),
        near_by=tuple(cards[id_] for id_ in entry.near_by if id_ in archive.entries),
        previous=around[0],
        next=around[1],
        edit=_edit_address(lookup, incident, incident.path),
        languages=tuple(lang for lang in languages if lang != shown),
        untranslated=own if len(lookup.settings.languages) > 1 and shown not in languages else "",
        media=_media(lookup, incident, incident.refs),
        ground=_ground(lookup, incident),
    )


def _media(lookup: Lookup, incident: Incident, refs: Iterable[BodyReference]) -> dict[str, ShownFile]:
    known = lookup.archive.media
    return shown_files(known, (medium.file for medium in incident.media), refs) if known else {}


def _languages(lookup: Lookup, entry: Entry) -> list[str]:
    """The languages in which an incident can be read: its own, where the site has it, and those of its translations."""
    own = entry.incident.lang or lookup.settings.language
    return [*([own] if own in lookup.settings.languages else ()), *(lang for lang in entry.translations if lang != own)]


def _ground(lookup: Lookup, incident: Incident) -> Ground | None:
    """The outlines of the regions that an incident's places name, and of those above them."""
    places = incident.places
    if not places or not lookup.settings.regions.geographic:
        return None
    outlines, spots = lookup.outlines, lookup.spots
    found: dict[str, str] = {}
    for place in places:
        path = place.region
        while path:
            if path in outlines:
                found[path] = outlines[path]
            path = path.rpartition("/")[0]
    named = tuple(spots[place.region] for place in places if not place.point and place.region in spots)
    if not found and not named and not any(place.point for place in places):
        return None
    return Ground(tuple(found.items()), lookup.lands, named)


def _translated(lookup: Lookup, view: IncidentView, translation: Translation) -> IncidentView:
    """The page in another language: what it does not say stays as it is."""
    told = dict(view.told)
    own = f"{view.incident.id}#"
    refs = [ref for ref in translation.refs if not ref.target.startswith(own)]
    targets = view.targets | targets_of(lookup, refs, told)
    here = str(lookup.lang)
    languages = dict.fromkeys((here, *view.languages) if translation.lang != here else view.languages)
    return msgspec.structs.replace(
        view,
        head=msgspec.structs.replace(
            view.head,
            title=translation.title or view.head.title,
            description=translation.summary or view.head.description,
        ),
        told=told,
        targets=targets,
        translation=translation,
        untranslated="",
        media=_media(lookup, view.incident, (*view.incident.refs, *translation.refs)),
        edit=_edit_address(lookup, view.incident, translation.path),
        languages=tuple(lang for lang in languages if lang != translation.lang),
    )


def _description(lookup: Lookup, incident: Incident) -> str:
    if incident.summary:
        return incident.summary[:DESCRIPTION_LENGTH]
    return when_words(incident.date, lookup.lang, gaps=True) if incident.date else ""


def _shared(lookup: Lookup, source: str) -> Source:
    node = lookup.archive.sources.get(source)
    return node.record.source if node and node.record else Source(id=source)


def _names(known: dict[str, str], incident: Incident, shared: Iterable[Source]) -> dict[str, str]:
    """The names of all actors that the page mentions."""
    ids = {who for claim in incident.claims for who in claim.by}
    ids.update(who for source in incident.sources for who in source.by)
    ids.update(who for source in shared for who in source.by)
    ids.update(row.actor for row in incident.actors)
    for value in incident.fields.values():
        ids.update(value.values)
    return {id_: known[id_] for id_ in sorted(ids & known.keys())}


def _regions(known: dict[str, str], incident: Incident) -> dict[str, str]:
    found = {}
    for place in incident.places:
        path = place.region
        while path and path not in found:
            found[path] = known.get(path, path.rpartition("/")[2])
            path = path.rpartition("/")[0]
    return found


def _ties(lookup: Lookup, incident: Incident, told: dict[str, ToldClaim]) -> dict[str, Ties]:
    claims, home = lookup.archive.claims, incident.id
    found = {}
    for claim in incident.claims:
        node = claims[ClaimRef(home, claim.id)]
        if node.disputes or node.disputed_by or node.supports or node.supported_by or node.disputed_sources:
            found[claim.id] = Ties(
                _written(lookup, node.disputes, home, told),
                _written(lookup, node.disputed_by, home, told),
                _written(lookup, node.supports, home, told),
                _written(lookup, node.supported_by, home, told),
                tuple(key.removeprefix(f"{home}/") for key in node.disputed_sources),
            )
    return found


def _written(lookup: Lookup, refs: tuple[ClaimRef, ...], home: str, told: dict[str, ToldClaim]) -> tuple[str, ...]:
    """Each claim as this incident's page writes it; those of other incidents are added to `told`."""
    found = []
    for ref in refs:
        if ref.incident == home:
            found.append(ref.claim)
        elif ref in lookup.archive.claims:
            key = f"{ref.incident}#{ref.claim}"
            if key not in told:
                told[key] = told_claim(lookup, ref)
            found.append(key)
    return tuple(found)


def _disputed_sources(lookup: Lookup, incident: Incident, told: dict[str, ToldClaim]) -> dict[str, tuple[str, ...]]:
    sources = lookup.archive.sources
    found = {}
    for row in incident.sources:
        node = sources.get(row.id if row.shared else f"{incident.id}/{row.id}")
        if node and node.disputed_by:
            found[row.id] = _written(lookup, node.disputed_by, incident.id, told)
    return found


def _related(lookup: Lookup, row: Related) -> RelatedIncident:
    target = incident_target(lookup, row.incident)
    entry = lookup.archive.entries.get(row.incident)
    says: tuple[str, ...] = ()
    if row.inverse and row.per and entry:
        says = speakers_of(entry.incident, row.per, lookup.actor_names)
    return RelatedIncident(
        target.address,
        target.title,
        row.type,
        row.inverse,
        row.note,
        () if row.inverse else row.per,
        says,
        lookup.cards[row.incident] if entry else msgspec.Raw(b"\xc0"),
        target.state,
        lookup.title_language(row.incident) if entry else "",
    )


def _edit_address(lookup: Lookup, incident: Incident, path: str) -> str:
    """Where the file can be edited; nowhere where it holds a finer point than the page may show."""
    settings = lookup.settings
    if not settings.repository or any(place.blur_km for place in incident.places):
        return ""
    return f"{settings.repository}/edit/{quote(settings.branch)}/{quote(path)}"


def _tombstone(lookup: Lookup, incident: str, fingerprint: str) -> PageJob:
    grave = tombstone_of(lookup, incident)
    changes = [change for change in lookup.archive.changes if change.incident == incident]
    view = TombstoneView(
        head=Head(title=incident, address=incident_address(incident), updated=grave.changed, indexed=False),
        id=incident,
        state=grave.state,
        reason=grave.reason,
        into=tuple(
            Link(target.title or id_, target.address)
            for id_ in grave.into
            for target in (incident_target(lookup, id_),)
        ),
        published=grave.published,
        changed=grave.changed,
        changes=tuple((change.date, lookup.label("log-types", change.type), change.why) for change in changes),
    )
    return page_job(view.head.address, "tombstone.html", view, fingerprint=fingerprint)
