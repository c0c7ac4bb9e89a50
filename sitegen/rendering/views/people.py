"""Actors and sources: who speaks, and where it was read."""

import msgspec

from sitegen.model.incident import Holds
from sitegen.model.when import When
from sitegen.rendering.views.bands import BandsView
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Counts, Listing, Statement, TotalRow
from sitegen.rendering.views.prose import Prose


class ActorRow(msgspec.Struct, frozen=True, array_like=True):
    name: str
    address: str
    claims: int
    incidents: int
    part_of: str = ""


class ActorsView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    kinds: tuple[tuple[str, tuple[ActorRow, ...]], ...]
    """By the label of the kind."""
    total: int
    page: int
    pages: int


class RoleRow(msgspec.Struct, frozen=True, array_like=True):
    """A part that an actor has in an incident, and who says so."""

    incident: Link
    date: When | None
    role: str
    who: str
    """The part of the actor that it is said of; "" for the actor itself."""
    says: tuple[tuple[str, str, str, Holds], ...]
    """Speakers, letter, address and what holds of each claim that it rests on; () for the record's own word."""
    outcome: str = ""
    outcome_on: When | None = None
    note: str = ""


class ActorView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    name: str
    other_names: tuple[tuple[str, str], ...]
    """Language tag ("" where the file does not say it) and name."""
    kind: str
    part_of: tuple[Link, ...]
    parts: tuple[Link, ...]
    groups: tuple[Link, ...]
    region: Link | None
    identifiers: tuple[tuple[str, str, str], ...]
    """Label, identifier and address of each."""
    prose: Prose
    counts: Counts
    holds: tuple[tuple[Holds, int], ...]
    """What holds of its claims."""
    claims: tuple[Statement, ...]
    claims_total: int
    claims_in: int
    """Incidents with a claim of its."""
    roles: tuple[RoleRow, ...]
    roles_total: int
    sources: tuple[tuple[Link, str], ...]
    """With their kind."""
    sources_total: int
    totals: tuple[TotalRow, ...]
    bands: BandsView | None
    listing: Listing


class SourceRow(msgspec.Struct, frozen=True, array_like=True):
    title: str
    address: str
    kind: str
    whose: str
    """Who speaks in it, or who published it."""
    date: When | None
    incidents: int
    claims: int
    lang: str = ""
    """Of the title, where it is another than the page's."""


class SourcesView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    sources: tuple[SourceRow, ...]
    total: int
    page: int
    pages: int


class SourceView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    title: str
    title_lang: str
    """Where it is another than the page's."""
    titles: tuple[tuple[str, str], ...]
    """In other languages."""
    kind: str
    by: tuple[Link, ...]
    publisher: str
    medium: str
    date: When | None
    accessed: When | None
    lang: str
    url: str
    archived: str
    sha256: str
    via: Link | None
    reliability: str
    note: str
    prose: Prose
    claims: tuple[tuple[Statement, str], ...]
    """With how it was read: `directly`, or the title of the source that was read via this one."""
    claims_total: int
    via_of: tuple[tuple[Link, When | None], ...]
    disputed_by: tuple[Statement, ...]
    listing: Listing
