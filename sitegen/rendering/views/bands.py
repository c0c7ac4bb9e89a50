"""What was counted over time: for each measure and voice, the lowest and highest of each bucket."""

import msgspec

from sitegen.rendering.views.chart import Unit


class BandBucket(msgspec.Struct, frozen=True, array_like=True):
    """The figures of the incidents that begin in one bucket, in one voice."""

    place: int
    """Of the bucket, from 0."""
    low: float | int
    high: float | int | None
    """None: open."""
    about: bool
    incidents: int
    """That it rests on."""


class Band(msgspec.Struct, frozen=True, array_like=True):
    """One measure: what the archive estimates and, apart, what is claimed where it has no estimate."""

    label: str
    estimated: tuple[BandBucket, ...]
    claimed: tuple[BandBucket, ...]


class BandsView(msgspec.Struct, frozen=True, array_like=True):
    unit: Unit
    first: int
    """The first bucket: months since year 0, years, or decades."""
    size: int
    bands: tuple[Band, ...]
    undrawn: int
    """Incidents with a figure whose date is not known well enough to be drawn."""
