"""A region, year or month on one page, to be printed or handed over."""

import msgspec

from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Counts, TotalRow


class DossierRow(msgspec.Struct, frozen=True, array_like=True):
    """An incident of a dossier."""

    card: msgspec.Raw
    """Encoded."""
    disputed: tuple[str, ...]
    """The questions whose answers are contested."""
    sources: int


class DossierView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    home: Link
    """The page that it belongs to; a period's title is its key, `2023-05`."""
    trail: tuple[Link, ...]
    """Of a region: those around it, from the outside."""
    period: bool
    counts: Counts
    totals: tuple[TotalRow, ...]
    rows: tuple[DossierRow, ...]
    """As many as fit."""
    parts: tuple[tuple[Link, int], ...] = ()
    """Where not all fit: the regions or months inside that have a dossier, and how many incidents stand in each."""
    going_on: int = 0
    """Of a period: incidents that begin before it and go on in it; not counted."""
