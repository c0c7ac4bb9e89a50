"""What maps are drawn from: outlines by their digests, which the renderer has, and what lies where."""

import msgspec


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A region that its file gives a point."""

    region: str
    latitude: float
    longitude: float
    precision: str
    """settlement, district, region or country, by what the region is."""


class Ground(msgspec.Struct, frozen=True, array_like=True):
    """What a map of an incident stands on."""

    outlines: tuple[tuple[str, str], ...]
    """Region and digest of its outline: of each region that its places name, and of those above them."""
    lands: str
    """The digest of all countries around."""
    spots: tuple[Spot, ...] = ()


class Patch(msgspec.Struct, frozen=True, array_like=True):
    """A region on the map of another, with how many incidents are counted in it."""

    region: str
    name: str
    address: str
    incidents: int
    said: bool
    """One party alone puts all of them there."""
    outline: str = ""
    """The digest of its outline; "" for a region that has none."""
    spot: Spot | None = None


class Dot(msgspec.Struct, frozen=True, array_like=True):
    """Incidents whose points lie close to one another."""

    latitude: float
    longitude: float
    incidents: int
    said: bool
    name: str = ""
    """Of one incident: its title."""
    address: str = ""


class RegionMapView(msgspec.Struct, frozen=True, array_like=True):
    """The map of a region and of what is counted in it; or of all, where no region is named."""

    region: str
    name: str
    outline: str
    lands: str
    patches: tuple[Patch, ...] = ()
    dots: tuple[Dot, ...] = ()
    unplaced: int = 0
    """Incidents that are counted here and drawn nowhere."""
