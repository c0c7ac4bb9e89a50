"""How complete an archive is: of each field, in how many incidents it is given, unknown, or not recorded."""

import msgspec


class Cover(msgspec.Struct, frozen=True, array_like=True):
    """Of a set of incidents: how many give a field, and of how many it is known that it is not known."""

    given: int = 0
    unknown: int = 0


class CoveredField(msgspec.Struct, frozen=True, array_like=True):
    """A field with what is known of it."""

    kind: str
    """`date`, `places`, `measures` …; `fields` and `identifiers` are the archive's own."""
    field: str
    """`date.day`, `places.point`; a measure, a field or a database by its own word."""
    all: Cover
    years: tuple[Cover, ...]
    """In the order of `Coverage.years`."""
    regions: tuple[Cover, ...]
    """In the order of `Coverage.regions`."""


class Coverage(msgspec.Struct, frozen=True, array_like=True):
    """Whatever is neither given nor unknown is not recorded."""

    incidents: int = 0
    years: tuple[tuple[str, int], ...] = ()
    """Each year with how many incidents begin in it, sorted; "" is the year unknown, and stands first."""
    regions: tuple[tuple[str, int], ...] = ()
    """Regions at the top of the tree, with how many incidents they have; an incident may be in several."""
    fields: tuple[CoveredField, ...] = ()


Usage = dict[str, dict[str, int]]
"""By vocabulary, then by word: how many incidents (of `actor-kinds`: actors) use it. Words that none uses are left out."""
