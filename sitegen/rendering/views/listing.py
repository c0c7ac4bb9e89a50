"""Lists of incidents and claims, cut into pages, and what is counted in them."""

from typing import Literal

import msgspec

from sitegen.model.archive import Total
from sitegen.model.incident import Holds
from sitegen.model.when import When
from sitegen.rendering.views.bands import BandsView
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.maps import RegionMapView

SectionKind = Literal["list", "shelf", "perhaps", "going", "mentioned", "spoken"]


class Section(msgspec.Struct, frozen=True, array_like=True):
    """A part of a list, as far as it stands on this page."""

    kind: SectionKind
    """list: what is counted here; shelf: known no finer; perhaps: may have been then; going: begun before, going on;
    mentioned: named here and not counted; spoken: known through a claim alone."""
    cards: tuple[msgspec.Raw, ...]
    """Each a card, encoded."""
    total: int
    """On all pages."""


class Listing(msgspec.Struct, frozen=True, array_like=True):
    address: str
    sections: tuple[Section, ...] = ()
    page: int = 1
    pages: int = 1
    total: int = 0
    """Of all sections."""


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What a set of incidents holds."""

    incidents: int = 0
    day_known: int = 0
    month_known: int = 0
    year_known: int = 0
    """The month is not."""
    undated: int = 0
    unended: int = 0
    """Going on, or the end is not known."""
    claims: int = 0
    contested: int = 0
    contested_in: int = 0
    """Incidents with a contested claim."""
    claimed_in: int = 0
    """Incidents with a claim."""


class TotalRow(msgspec.Struct, frozen=True, array_like=True):
    label: str
    total: Total


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """A claim as lists show it: its words, whose they are, and what holds of it."""

    text: str
    lang: str
    address: str
    """Of its row, in the page of its incident."""
    speakers: tuple[Link, ...]
    holds: Holds
    letter: str
    incident: Link
    date: When | None = None
    stance: str = "asserts"
    denied: tuple[tuple[str, str, str], ...] = ()
    """Of a denial: letter, address and speakers of each claim that it denies."""


class DisputeRow(msgspec.Struct, frozen=True, array_like=True):
    """A dispute: a question, and who stands on its sides."""

    title: str
    asked: bool
    """True where the record names the question; else its title heads it."""
    address: str
    """Where it stands on /claims/."""
    incident: Link
    date: When | None
    sides: tuple[tuple[Statement, ...], ...]
    sources: tuple[Link, ...] = ()
    """Sources that a claim of it disputes."""


class ChangeRow(msgspec.Struct, frozen=True, array_like=True):
    """A line of the corrections."""

    date: str
    title: str
    """The incident's title; its id, where it is gone."""
    id: str
    gone: bool
    type: str
    """The word's label."""
    field: str
    why: str
    into: tuple[Link, ...] = ()
    lang: str = ""
    """Of the title, where it is another than the page's."""


class TermRow(msgspec.Struct, frozen=True, array_like=True):
    """A category or a field's value, with how many incidents have it."""

    label: str
    address: str
    incidents: int
    means: str = ""
    depth: int = 0
    said: int = 0
    """Of these, by one party's word."""


class SimpleView(msgspec.Struct, frozen=True, array_like=True):
    """A page that needs no more than its head."""

    head: Head


class HomeView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    counts: Counts
    totals: tuple[TotalRow, ...]
    chart: ChartView | None
    bands: BandsView | None
    newest: tuple[msgspec.Raw, ...]
    disputes: tuple[DisputeRow, ...]
    changes: tuple[ChangeRow, ...]
    last_year: str
    """The newest year with a page."""
    map: RegionMapView | None = None


class CategoriesView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    categories: tuple[TermRow, ...]
    unused: tuple[TermRow, ...]
    """Words of the list that no incident has."""
    fields: tuple[tuple[str, tuple[TermRow, ...]], ...]
    """By the field's label: the values that have a page."""


class TermView(msgspec.Struct, frozen=True, array_like=True):
    """A category, or a value of a field."""

    head: Head
    trail: tuple[Link, ...]
    name: str
    means: str
    kind: Literal["category", "value"]
    parent: Link | None
    children: tuple[TermRow, ...]
    replaced_by: Link | None
    replaces: tuple[str, ...]
    counts: Counts
    said: int
    """Of a field's value: incidents that have it by one party's word."""
    totals: tuple[TotalRow, ...]
    chart: ChartView | None
    bands: BandsView | None
    listing: Listing


class ClaimsView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    incidents: int
    """That have a claim."""
    total: int
    contested: int
    disputes: tuple[DisputeRow, ...]
    disputes_total: int
    first: int
    """The number of the first dispute on this page, from 1."""
    holds: tuple[tuple[Holds, int], ...]
    speakers: tuple[tuple[Link, int, tuple[str, ...]], ...]
    """Of contested claims: who, how many, and who disputes them."""
    sources: tuple[tuple[Link, tuple[Statement, ...]], ...]
    """Sources that claims dispute, and those claims."""
    page: int
    pages: int


class CorrectionsView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    years: tuple[tuple[str, tuple[ChangeRow, ...]], ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    page: int
    pages: int


class DataView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    counts: Counts
    changes: int
    gone: int
    feeds: tuple[Link, ...]


class RedirectView(msgspec.Struct, frozen=True, array_like=True):
    """A page that sends on."""

    head: Head
    to: Link
