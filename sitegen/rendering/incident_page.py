"""What the template of an incident is handed: everything of its view, in words and in the order in which it stands."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from sitegen.model.account import Account
from sitegen.model.incident import LogEntry, Medium
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
    enumerated,
    source_key,
    whose,
)
from sitegen.rendering.dispute_rows import DisputeGroup, dispute_groups
from sitegen.rendering.figure_rows import FieldRow, FigureTable, counted_words, field_rows, figure_table
from sitegen.rendering.labels import Labels
from sitegen.rendering.language import direction_of
from sitegen.rendering.place_rows import PlaceRow, RoleRow, place_rows, role_rows
from sitegen.rendering.source_rows import SourceRow, source_rows
from sitegen.rendering.time_rows import related_times
from sitegen.rendering.views.card import TrailStep
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.incident import IncidentView, RelatedIncident
from sitegen.rendering.views.timeline import TimeRow
from sitegen.rendering.words import day_words, when_parts, when_words

HOLDS = ("contested", "refuted", "retracted", "confirmed", "corroborated", "unverified")
"""The order at a glance: what is in dispute first."""
_VIDEO = (".mp4", ".webm", ".ogv")
_AUDIO = (".mp3", ".ogg", ".oga", ".wav", ".m4a", ".flac")
_IMAGE = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


class LogRow(msgspec.Struct, frozen=True):
    datetime: str
    date: str
    type: str
    key: ClaimKey | None
    field: str
    why: str


class MediumRow(msgspec.Struct, frozen=True):
    kind: str
    """image, video, audio or file."""
    address: str
    external: bool
    alt: str
    caption: str
    credit: str
    licence: str
    source: SourceKey | None
    sensitive: bool
    note: str


class RelatedRow(msgspec.Struct, frozen=True):
    incident: RelatedIncident
    type: str
    whose: Whose | None


class IncidentPage(msgspec.Struct, frozen=True):
    head: Head
    id: str
    title: str
    lang: Markup
    """The attributes lang and dir for what the file says, where that is in another language than the site; else ""."""
    review: str
    summary: str
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
    languages: tuple[tuple[str, str], ...]
    licence: str
    aliases: tuple[str, ...]
    version: str
    """The day of the newest change, in words."""


def incident_page(
    view: IncidentView,
    labels: Labels,
    accounts: Mapping[str, Account],
    href: Callable[[str], str],
    trail: tuple[TrailStep, ...],
) -> IncidentPage:
    """The page of an incident."""
    lang, incident, translation = labels.lang, view.incident, view.translation
    keys = claim_keys(view, href)
    account = accounts.get(translation.account if translation else incident.account)
    claims = claim_rows(view, lang, keys, href, account.passages if account else ())
    sources = source_rows(view, lang, keys, labels.label, href)
    figures = figure_table(view, lang, labels, keys)
    media = tuple(_medium(number, one, view) for number, one in enumerate(incident.media, 1))
    return IncidentPage(
        head=view.head,
        id=incident.id,
        title=view.head.title or incident.id,
        lang=_attributes(translation.lang if translation else incident.lang, lang),
        review=_review(view, labels),
        summary=(translation.summary if translation else "") or incident.summary,
        trail=trail,
        trail_says=_trail_says(trail),
        when=when_parts(incident.date, lang, True) if incident.date else ("", ""),  # noqa: FBT003
        when_whose=whose(incident.date_per, view, keys),
        time=_time(incident.time, incident.timezone),
        date_note=incident.date_note,
        reported=when_words(incident.reported, lang) if incident.reported else "",
        places=place_rows(view, lang, labels, keys),
        categories=tuple(
            Link(labels.label("categories", word), category_address(word)) for word in incident.categories
        ),
        tags=incident.tags,
        roles=role_rows(view, lang, labels, keys),
        counted=counted_words(figures),
        glance=_glance(claims, keys),
        second_hand=sum(1 for source in sources if source.via),
        figures=figures,
        fields=field_rows(view, lang, labels, keys) if incident.fields or incident.identifiers else (),
        warning=(translation.warning if translation else "") or incident.warning,
        account=_account(account, view, keys, claims=claims, sources=sources, media=media, href=href)
        if account
        else Markup(),
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
) -> Markup:
    cards = claim_cards(claims, sources, href) if account.passages else {}
    if view.told:
        cards |= told_cards(keys, href)
    covered = {
        one.file: row.caption or "It may disturb."
        for one, row in zip(view.incident.media, media, strict=True)
        if one.sensitive and one.file
    }
    return account_html(account, Meanings(href, keys, cards, view.numbers, view.targets, covered))


def _trail_says(trail: tuple[TrailStep, ...]) -> tuple[str, ...]:
    said: dict[str, list[str]] = {}
    for step in trail:
        if step.says:
            said.setdefault(step.says, []).append(step.name)
    return tuple(f"{enumerated(names)}: {'say' if ' and ' in who else 'says'} {who}" for who, names in said.items())


def _attributes(content: str, lang: str) -> Markup:
    if not content or content == lang:
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(content, direction_of(content))


def _review(view: IncidentView, labels: Labels) -> str:
    review = view.incident.review
    if review is None:
        return ""
    by = f", {review.by}" if review.by else ""
    on = f", {when_words(review.on, labels.lang)}" if review.on else ""
    return f"{labels.label('review', review.state)}{by}{on}"


def _time(time: str, timezone: str) -> str:
    """A time of day in words, with the zone that it is given in."""
    if not time:
        return ""
    words = f"about {time[1:]}" if time.startswith("~") else time.replace("/", " to ")
    return f"{words} ({timezone})" if timezone else words


def _glance(claims: tuple[ClaimRow, ...], keys: Mapping[str, ClaimKey]) -> tuple[tuple[str, tuple[ClaimKey, ...]], ...]:
    found: dict[str, list[ClaimKey]] = {}
    for row in claims:
        found.setdefault(row.holds, []).append(keys[row.id])
    return tuple((holds, tuple(found[holds])) for holds in HOLDS if holds in found)


def _medium(number: int, medium: Medium, view: IncidentView) -> MediumRow:
    name = medium.file.lower()
    kind = "file"
    for ending, endings in (("image", _IMAGE), ("video", _VIDEO), ("audio", _AUDIO)):
        if name.endswith(endings):
            kind = ending
    caption = view.translation.media.get(str(number), "") if view.translation else ""
    return MediumRow(
        kind=kind,
        address=f"/media/{quote(name)}" if name else medium.url,
        external=not name,
        alt=medium.alt,
        caption=caption or medium.caption,
        credit=medium.credit,
        licence=medium.licence,
        source=source_key(medium.source, view) if medium.source else None,
        sensitive=medium.sensitive,
        note=medium.note,
    )


def _related(one: RelatedIncident, view: IncidentView, labels: Labels, keys: Mapping[str, ClaimKey]) -> RelatedRow:
    says = whose(one.per, view, keys)
    if one.says:
        words = f"{'say' if len(one.says) > 1 else 'says'} {enumerated(one.says)}"
        says = Whose(words, (), said=Markup(", {}").format(words))
    return RelatedRow(one, labels.relation(one.type, inverse=one.inverse), says)


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
    )
