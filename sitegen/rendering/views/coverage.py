"""How complete the archive is, and what its fields and words mean."""

import msgspec

from sitegen.model.coverage import Coverage
from sitegen.rendering.views.head import Head, Link


class CoverColumn(msgspec.Struct, frozen=True, array_like=True):
    """A year, some years, or a region."""

    label: str
    incidents: int
    address: str = ""


class CoverCell(msgspec.Struct, frozen=True, array_like=True):
    """What is left is not recorded."""

    given: int
    unknown: int
    incidents: int


class CoverRow(msgspec.Struct, frozen=True, array_like=True):
    label: str
    address: str
    """Where the codebook tells of the field; "" for nowhere."""
    cells: tuple[CoverCell, ...]


class CoverTable(msgspec.Struct, frozen=True, array_like=True):
    """Fields against years or regions; the first column is the whole archive."""

    columns: tuple[CoverColumn, ...]
    groups: tuple[tuple[str, tuple[CoverRow, ...]], ...]
    """Heading and fields."""


class CoverageView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    incidents: int
    places: tuple[Link, ...]
    """That the settings say the archive covers."""
    years: CoverTable
    regions: CoverTable | None
    left: int
    """Regions at the top of the tree that the table leaves to the download."""


class CoverageFileView(msgspec.Struct, frozen=True, array_like=True):
    """For coverage.csv."""

    coverage: Coverage


class CodeWord(msgspec.Struct, frozen=True, array_like=True):
    """A word of a list."""

    word: str
    label: str
    means: str = ""
    under: str = ""
    """The word whose page includes it."""
    within: str = ""
    """Of a group of people: the one that it is part of."""
    unit: str = ""
    inverse: str = ""
    """Of a relation: its label, read from the other side."""
    replaced_by: str = ""
    incidents: int | None = None
    """That use it (of kinds of actors: actors); None where that is not counted."""
    address: str = ""
    """Where these are listed."""


class CodeField(msgspec.Struct, frozen=True, array_like=True):
    """A field of an incident."""

    name: str
    """`date`; of the archive's own, `fields.vessel`; of a database, `identifiers.imo`."""
    label: str
    """What the archive calls its own; "" of the others."""
    type: str
    means: str
    required: bool = False
    unit: str = ""
    choices: tuple[CodeWord, ...] = ()
    words: str = ""
    """The list that its words are from."""
    unknown: bool = False
    """Whether `unknown` may stand there."""
    incidents: int | None = None
    """That give it."""


class CodeList(msgspec.Struct, frozen=True, array_like=True):
    """A list of words."""

    name: str
    means: str
    words: tuple[CodeWord, ...]


class CodebookView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    incidents: int
    fields: tuple[tuple[str, tuple[CodeField, ...]], ...]
    """Heading and fields."""
    lists: tuple[CodeList, ...]


class PackageTable(msgspec.Struct, frozen=True, array_like=True):
    """A table of the downloads."""

    name: str
    means: str
    columns: tuple[tuple[str, str, str], ...]
    """Name, type and meaning."""


class PackageView(msgspec.Struct, frozen=True, array_like=True):
    """For datapackage.json."""

    title: str
    description: str
    licence: str
    base_url: str
    updated: str
    tables: tuple[PackageTable, ...]
