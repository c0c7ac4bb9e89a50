"""What the template of an incident is handed: everything of its view, in words and in the order in which it stands."""

from collections.abc import Callable, Mapping

import msgspec
from markupsafe import Markup

from sitegen.model.account import Account
from sitegen.model.incident import LogEntry, Medium, Translation
from sitegen.model.media import kind_of
from sitegen.rendering.account import Meanings, account_html
from sitegen.rendering.addresses import category_address
from sitegen.rendering.claim_cards import claim_cards, told_cards
from sitegen.rendering.claim_graph import ClaimGraph, claim_graph
from sitegen.rendering.claim_rows import (
    ClaimKey,
    ClaimRow,
    SourceKey,
    Whose,
    claim_keys,
    claim_rows,
    source_key,
    told_language,
    whose,
)
from sitegen.rendering.dispute_rows import DisputeGroup, dispute_groups
from sitegen.rendering.figure_rows import FieldRow, FigureTable, counted_words, field_rows, figure_table
from sitegen.rendering.labels import Labels
from sitegen.rendering.language import language_attributes
from sitegen.rendering.linked_data import linked_data
from sitegen.rendering.maps.cartographer import Cartographer
from sitegen.rendering.maps.locator import Locator, locator
from sitegen.rendering.phrases import listed, say, says, text
from sitegen.rendering.pictures import TrackRow, address_of, asked_html, picture_html, received_html, track_rows
from sitegen.rendering.place_rows import PlaceRow, RoleRow, place_rows, role_rows, rows_of_places
from sitegen.rendering.source_rows import SourceRow, source_rows
from sitegen.rendering.time_rows import related_times
from sitegen.rendering.views.card import TrailStep
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.incident import IncidentView, RelatedIncident
from sitegen.rendering.views.media import ShownFile
from sitegen.rendering.views.timeline import TimeRow
from sitegen.rendering.words import day_words, when_parts, when_words

HOLDS = ("contested", "refuted", "retracted", "confirmed", "corroborated", "unverified")
"""The order at a glance: what is in dispute first."""


class LogRow(msgspec.Struct, frozen=True):
    datetime: str
    date: str
    type: str
    key: ClaimKey | None
    field: str
    why: str
    why_lang: str
    """The language of the reason, where it is another than the page's."""


class MediumRow(msgspec.Struct, frozen=True):
    kind: str
    """image, video, audio or file."""
    address: str
    external: bool
    alt: str
    caption: str
    caption_lang: str
    """The language of the caption, where it is another than the page's."""
    credit: str
    licence: str
    source: SourceKey | None
    sensitive: bool
    note: str
    picture: Markup
    """Of an image: the HTML of it, in several widths, leading to the published file; "" for anything else."""
    received: Markup
    """The HTML of what the file is, with its hash; "" for one that lies elsewhere."""
    width: int
    """In pixels; 0 where that is not known."""
    height: int
    tracks: tuple[TrackRow, ...]
    """Captions and transcripts of a film or a sound."""


class RelatedRow(msgspec.Struct, frozen=True):
    incident: RelatedIncident
    type: str
    whose: Whose | None


class IncidentPage(msgspec.Struct, frozen=True):
    head: Head
    id: str
    title: str
    lang: Markup
    """The attributes lang and dir of the title, where it is in another language than the site; else ""."""
    content: str
    """The language of what the file says, where it is another than the site's; else ""."""
    untranslated: str
    """The same, where the page should be in the site's language and nobody has translated it yet."""
    review: str
    summary: str
    summary_lang: Markup
    """Likewise, of the summary."""
    trail: tuple[TrailStep, ...]
    trail_says: tuple[str, ...]
    """Of the steps that are one party's word, whose: `Kozinka: says the Legion`."""
    when: tuple[str, str]
    """What is certain of the date, and what is not known."""
    when_whose: Whose | None
    time: str
    date_note: str
    reported: str
    places: tuple[PlaceRow, ...]
    map: Locator | None
    categories: tuple[Link, ...]
    tags: tuple[str, ...]
    roles: tuple[tuple[str, tuple[RoleRow, ...]], ...]
    counted: tuple[tuple[str, Whose | None], ...]
    """What was counted, in a few words."""
    glance: tuple[tuple[str, tuple[ClaimKey, ...]], ...]
    """The claims by what holds of them."""
    second_hand: int
    """Sources that were read via another one."""
    figures: FigureTable | None
    fields: tuple[FieldRow, ...]
    warning: str
    account: Markup
    account_lang: Markup
    """Likewise, of the account."""
    claims: tuple[ClaimRow, ...]
    disputes: tuple[DisputeGroup, ...]
    graph: ClaimGraph | None
    """The same as a drawing."""
    sources: tuple[SourceRow, ...]
    media: tuple[MediumRow, ...]
    related: tuple[RelatedRow, ...]
    times: tuple[TimeRow, ...]
    """The incident and its related ones whose dates are known, by date; none where it would stand alone."""
    same_day: tuple[msgspec.Raw, ...]
    near_by: tuple[msgspec.Raw, ...]
    log: tuple[LogRow, ...]
    previous: Link | None
    next: Link | None
    edit: str
    languages: tuple[str, ...]
    """Other languages in which it can be read."""
    licence: str
    aliases: tuple[str, ...]
    version: str
    """The day of the newest change, in words."""
    linked: Markup
    """JSON-LD; "" where the site does not know where it stands."""


def incident_page(
    view: IncidentView,
    labels: Labels,
    accounts: Mapping[str, Account],
    href: Callable[[str], str],
    trail: tuple[TrailStep, ...],
    *,
    maps: Cartographer,
) -> IncidentPage:
    """The page of an incident."""
    lang, incident, translation = labels.lang, view.incident, view.translation
    told = translation or Translation(lang=incident.lang, path="")
    own, other = incident.lang or lang, told.lang or lang
    account = accounts.get(told.account or incident.account)
    keys = claim_keys(view, href, lang)
    claims = claim_rows(view, lang, keys, href, account.passages if account else ())
    sources = source_rows(view, lang, keys, labels.label, href)
    figures = figure_table(view, lang, labels, keys)
    media = tuple(_medium(number, one, view, lang, href) for number, one in enumerate(incident.media, 1))
    return IncidentPage(
        head=view.head,
        id=incident.id,
        title=view.head.title or incident.id,
        lang=language_attributes(other if told.title else own, lang),
        content="" if own == lang else own,
        untranslated=view.untranslated,
        review=_review(view, labels),
        summary=told.summary or incident.summary,
        summary_lang=language_attributes(other if told.summary else own, lang),
        trail=trail,
        trail_says=_trail_says(trail, lang),
        when=when_parts(incident.date, lang, True) if incident.date else ("", ""),  # noqa: FBT003
        when_whose=whose(incident.date_per, view, keys, lang),
        time=_time(incident.time, incident.timezone, lang),
        date_note=incident.date_note,
        reported=when_words(incident.reported, lang) if incident.reported else "",
        places=place_rows(view, lang, labels, keys),
        map=locator(
            incident.places, rows_of_places(view, lang, labels, keys), view.ground, maps, view.regions, lang=lang
        )
        if view.ground
        else None,
        categories=tuple(
            Link(labels.label("categories", word), category_address(word)) for word in incident.categories
        ),
        tags=incident.tags,
        roles=role_rows(view, lang, labels, keys),
        counted=counted_words(figures, lang),
        glance=_glance(claims, keys),
        second_hand=sum(1 for source in sources if source.via),
        figures=figures,
        fields=field_rows(view, lang, labels, keys) if incident.fields or incident.identifiers else (),
        warning=told.warning or incident.warning,
        account=_account(account, view, keys, claims=claims, sources=sources, media=media, href=href, lang=lang)
        if account
        else Markup(),
        account_lang=language_attributes(other if told.account else own, lang),
        claims=claims,
        disputes=dispute_groups(view, keys, sources, lang) if view.ties or view.disputed_sources else (),
        graph=claim_graph(view, keys, sources) if view.ties or view.disputed_sources else None,
        sources=sources,
        media=media,
        related=tuple(_related(one, view, labels, keys) for one in view.related if one.address or one.note),
        times=related_times(view),
        same_day=view.same_day,
        near_by=view.near_by,
        log=_log(view, labels, keys),
        previous=view.previous,
        next=view.next,
        edit=view.edit,
        languages=view.languages,
        licence=incident.licence,
        aliases=incident.aliases,
        version=day_words(view.updated, lang) if view.updated else "",
        linked=linked_data(view, labels.settings, lang),
    )


def _account(
    account: Account,
    view: IncidentView,
    keys: Mapping[str, ClaimKey],
    *,
    claims: tuple[ClaimRow, ...],
    sources: tuple[SourceRow, ...],
    media: tuple[MediumRow, ...],
    href: Callable[[str], str],
    lang: str,
) -> Markup:
    cards = claim_cards(claims, sources, href, lang) if account.passages else {}
    if view.told:
        cards |= told_cards(keys, href, lang)
    disturbs = text(lang, "It may disturb.")
    covered = {name: disturbs for name, file in view.media.items() if file.sensitive}
    covered |= {
        one.file: row.caption or disturbs
        for one, row in zip(view.incident.media, media, strict=True)
        if one.sensitive and one.file
    }
    about = {name: received_html(file, lang) for name, file in view.media.items()}
    apart = frozenset(one.file for one in view.incident.media)
    return account_html(
        account, Meanings(href, keys, cards, view.numbers, view.targets, covered, lang, view.media, about, apart)
    )


def _trail_says(trail: tuple[TrailStep, ...], lang: str) -> tuple[str, ...]:
    said: dict[str, list[str]] = {}
    for step in trail:
        if step.says:
            said.setdefault(step.says, []).append(step.name)
    message = text(lang, "%(places)s: according to %(names)s")
    return tuple(message % {"places": listed(names, lang), "names": who} for who, names in said.items())


def _review(view: IncidentView, labels: Labels) -> str:
    review = view.incident.review
    if review is None:
        return ""
    on = when_words(review.on, labels.lang) if review.on else ""
    parts = (labels.label("review", review.state), review.by, on)
    return text(labels.lang, ", ").join(part for part in parts if part)


def _time(time: str, timezone: str, lang: str) -> str:
    """A time of day in words, with the zone that it is given in."""
    if not time:
        return ""
    first, _, last = time.lstrip("~").partition("/")
    words = say(lang, "%(low)s to %(high)s", low=first, high=last) if last else first
    if time.startswith("~"):
        words = say(lang, "about %(n)s", n=words)
    return f"{words} ({timezone})" if timezone else words


def _glance(claims: tuple[ClaimRow, ...], keys: Mapping[str, ClaimKey]) -> tuple[tuple[str, tuple[ClaimKey, ...]], ...]:
    found: dict[str, list[ClaimKey]] = {}
    for row in claims:
        found.setdefault(row.holds, []).append(keys[row.id])
    return tuple((holds, tuple(found[holds])) for holds in HOLDS if holds in found)


def _medium(number: int, medium: Medium, view: IncidentView, lang: str, href: Callable[[str], str]) -> MediumRow:
    name = medium.file
    file = view.media.get(name) or ShownFile(name, 0, "")
    kind = kind_of(name) if name else "file"
    sensitive = medium.sensitive or file.sensitive
    caption = view.translation.media.get(str(number), "") if view.translation else ""
    return MediumRow(
        kind=kind,
        address=address_of(name) if name else medium.url,
        external=not name,
        alt=medium.alt,
        caption=caption or medium.caption,
        caption_lang=told_language(view, caption, lang),
        credit=medium.credit,
        licence=medium.licence,
        source=source_key(medium.source, view) if medium.source else None,
        sensitive=sensitive,
        note=medium.note,
        picture=(asked_html if sensitive else picture_html)(file, medium.alt, href) if kind == "image" else Markup(),
        received=received_html(file, lang),
        width=file.width,
        height=file.height,
        tracks=track_rows(file, lang),
    )


def _related(one: RelatedIncident, view: IncidentView, labels: Labels, keys: Mapping[str, ClaimKey]) -> RelatedRow:
    lang = labels.lang
    whose_word = whose(one.per, view, keys, lang)
    if one.says:
        words = says(one.says, lang)
        whose_word = Whose(words, (), said=Markup("{}{}").format(text(lang, ", "), words))
    return RelatedRow(one, labels.relation(one.type, inverse=one.inverse), whose_word)


def _log(view: IncidentView, labels: Labels, keys: Mapping[str, ClaimKey]) -> tuple[LogRow, ...]:
    """What changed, newest first."""
    rows = [_change(number, entry, view, labels, keys) for number, entry in enumerate(view.incident.log, 1)]
    days = [entry.date.earliest for entry in view.incident.log]
    return tuple(rows[place] for place in sorted(range(len(rows)), key=lambda place: days[place], reverse=True))


def _change(number: int, entry: LogEntry, view: IncidentView, labels: Labels, keys: Mapping[str, ClaimKey]) -> LogRow:
    why = view.translation.log.get(str(number), "") if view.translation else ""
    head, _, claim = entry.field.partition(".")
    key = keys.get(claim.partition(".")[0]) if head == "claims" else None
    day = entry.date.earliest if entry.date.earliest == entry.date.latest else ""
    return LogRow(
        day,
        when_words(entry.date, labels.lang),
        labels.label("log-types", entry.type),
        key,
        "" if key else entry.field,
        why or entry.why,
        told_language(view, why, labels.lang),
    )
