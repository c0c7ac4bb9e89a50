"""What filters are made from: for each incident, in the archive's order, the numbers of the values that it has."""

from typing import Literal

import msgspec

FacetKind = Literal["tree", "words", "ranges"]


class Facet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One key of a query, with its values; those that most incidents have stand first."""

    key: str
    """As in the address: `region`, `killed`, `field.aircraft`."""
    label: str
    kind: FacetKind
    ids: list[str] = []
    """The values as in the address."""
    labels: list[str] = []
    """What they are called; empty where they are called by their ids."""
    parents: list[int] = []
    """Of a tree: the number of the value above each; -1 for none."""
    ranges: list[list[float | int] | str] = []
    """Of figures: lowest and highest (left out where it is open), `unknown`, or `words` for what is no number."""
    column: dict[str, object] = {}
    """As of `packing.column_of`."""


class FacetsView(msgspec.Struct, frozen=True, kw_only=True):
    """All columns. Days are counted from `base`, the day before the first, as Python counts them."""

    stamp: str
    """Of the list of incidents: what another one has, numbers others."""
    count: int
    base: int
    earliest: str
    """The earliest day of each, as the step from that of the one before; 0 from the start is an open beginning."""
    span: str
    """How many days there are to the latest day, from 1 (counted from `base` where the beginning is open); 0: open end."""
    published: str
    """0: not known; else 1 and the step from the earliest day (else from `base`), of either sign."""
    undated: str
    """The incidents of which no date is known."""
    facets: list[Facet]
    chunk: int
    """How many incidents there are in a file of titles."""


class TitlesView(msgspec.Struct, frozen=True, kw_only=True):
    """Ids, titles, and the language of a title where it is not the site's, of some consecutive incidents."""

    stamp: str
    number: int
    rows: list[tuple[str, ...]]
