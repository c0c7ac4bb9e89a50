"""The region tree, and one region."""

import msgspec

from sitegen.model.when import When
from sitegen.rendering.views.bands import BandsView
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import Counts, Listing, TotalRow
from sitegen.rendering.views.maps import RegionMapView
from sitegen.rendering.views.prose import Prose


class TreeNode(msgspec.Struct, frozen=True, array_like=True):
    """A region with those inside it."""

    name: str
    address: str
    kind: str
    incidents: int
    share: int
    """Of the largest at the top, in hundredths: the length of its meter."""
    says: tuple[str, ...] = ()
    """Where one party alone puts all of its incidents there: who says so."""
    children: tuple["TreeNode", ...] = ()


class RegionsView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    label: str
    """What the tree is called."""
    tree: tuple[TreeNode, ...]
    regions: int
    """Of all depths."""
    mentioned: tuple[tuple[Link, int], ...]
    """Named, and not counted."""
    listing: Listing
    """Without a place."""


class PlaceRow(msgspec.Struct, frozen=True, array_like=True):
    """A region inside, with what is counted there."""

    name: str
    address: str
    kind: str
    incidents: int
    says: tuple[str, ...]
    """Who puts all of them there; () for the record itself."""
    claims: int
    contested: int
    last: When | None
    """The date of the last to begin."""


class RegionView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    label: str
    """What the tree is called."""
    trail: tuple[Link, ...]
    name: str
    also: tuple[tuple[str, str], ...]
    """Its names in other languages: language and name."""
    iso: str
    kind: str
    prose: Prose
    counts: Counts
    says: tuple[str, ...]
    claimed_by: tuple[Link, ...]
    """States that claim this land."""
    claims_land: tuple[Link, ...]
    """Regions that this state claims."""
    totals: tuple[TotalRow, ...]
    inside: tuple[PlaceRow, ...]
    own: PlaceRow | None
    """What is known to this region and no finer."""
    chart: ChartView | None
    bands: BandsView | None
    listing: Listing
    dossier: str = ""
    """The address of its dossier; "" where it has none."""
    map: RegionMapView | None = None
