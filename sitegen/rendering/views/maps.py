"""What maps are drawn from: outlines by their digests, which the renderer has, and what lies where."""

import msgspec

from sitegen.rendering.views.head import Head, Link


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
    """Whose outline is drawn: the region itself, or where that has none the nearest one around it that has."""
    name: str
    outline: str
    lands: str
    patches: tuple[Patch, ...] = ()
    dots: tuple[Dot, ...] = ()
    unplaced: int = 0
    """Incidents that are counted here and drawn nowhere."""


class Area(msgspec.Struct, frozen=True, array_like=True):
    """A region that some incidents are known to and no finer."""

    region: str
    name: str
    address: str
    outline: bytes
    """Encoded."""


class LandsView(msgspec.Struct, frozen=True, array_like=True):
    """The land of the large map."""

    stamp: str
    lands: tuple[bytes, ...]
    """The outline of each country, encoded."""
    areas: tuple[Area, ...]


class PlacesView(msgspec.Struct, frozen=True, array_like=True):
    """Where all incidents lie, in columns packed as those of filters are; a row is one place of an incident."""

    stamp: str
    incidents: str
    """The number of the incident, as the step from that of the row before."""
    looks: str
    """Kind (0 exact, 1 area, 2 not stated, 3 a region), 4 more where one party alone says it, 8 times the role
    (0 scene, 1 target, 2 where it came down)."""
    latitudes: str
    """In ten-thousandths of a degree, of either sign; of a region its number among `areas`."""
    longitudes: str
    radii: str
    """In hundreds of metres."""


class MapView(msgspec.Struct, frozen=True, array_like=True):
    """The page of the large map."""

    head: Head
    map: RegionMapView | None
    """What is drawn without script."""
    regions: tuple[tuple[Link, int, int], ...]
    """Each region in which incidents are counted, how many, and how deep it lies."""
    without: int
    """Incidents that the map cannot show."""
