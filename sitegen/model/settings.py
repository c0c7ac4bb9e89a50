"""What sitegen.toml, or [tool.sitegen] of pyproject.toml, says about an archive."""

from typing import Literal

from sitegen.model.incident import Names, Value

PointOfView = Literal["iso", "natural-earth"]
FieldType = Literal["text", "choice", "yesno", "number", "amount", "date", "link", "id", "actor", "incident"]


class Term(Value, frozen=True):
    """One word of a vocabulary."""

    word: str
    label: Names = {}
    means: Names = {}
    under: str = ""
    """The parent, whose page includes this word's incidents."""
    within: str = ""
    """Of a group of people: the group that it is part of."""
    unit: str = ""
    """Of a measure: what is counted, as `USD`; "" is people or things."""
    inverse: Names = {}
    """Of a relation type: its label when read from the other side."""
    replaced_by: str = ""
    """Of a retired word: the one to write now."""


class Field(Value, frozen=True):
    """A field of the archive's own."""

    id: str
    label: Names = {}
    type: FieldType = "text"
    choices: dict[str, Term] = {}
    many: bool = False
    required: bool = False
    unknown: bool = False
    facet: bool = False
    index: bool = False
    claimed: bool = False
    unit: str = ""
    help: Names = {}


class IdentifierKind(Value, frozen=True):
    """An identifier in another database."""

    id: str
    label: Names = {}
    pattern: str = ""
    """A regular expression that the whole identifier matches."""
    url: str = ""
    """An address with `{id}` in it."""
    unique: bool = False


class RegionSettings(Value, frozen=True):
    label: Names = {}
    geographic: bool = True
    point_of_view: PointOfView = "iso"
    """Whose boundaries the maps draw where states disagree."""


class CoverageSettings(Value, frozen=True):
    """What an archive says that it covers; "" and () say nothing."""

    since: str = ""
    """The first year, month or day that it covers."""
    until: str = ""
    """The last one; "" is still going on."""
    places: tuple[str, ...] = ()
    """Paths of regions, or names."""
    languages: tuple[str, ...] = ()
    """Of the sources that are read."""
    note: Names = {}


class SharingSettings(Value, frozen=True):
    """What is made for those who share the archive's pages."""

    cards: bool = True
    citations: bool = True
    embeds: bool = True
    dossiers: bool = True


class Settings(Value, frozen=True):
    """All settings, with their defaults filled in."""

    path: str = "sitegen.toml"
    """The file that they were read from."""
    title: str = "An incident archive"
    """In the archive's own language, as `description`."""
    titles: Names = {}
    description: str = ""
    descriptions: Names = {}
    base_url: str = ""
    """With a slash at its end, or ""."""
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    timezone: str = "UTC"
    licence: str = ""
    repository: str = ""
    """The address of the public repository, without a slash at its end."""
    branch: str = "main"
    authority: str = ""
    """For tag: addresses of feeds: `example.org,2023`."""
    page_size: int = 100
    content: str = "content"
    templates: str = "templates"
    output: str = "output"
    regions: RegionSettings = RegionSettings()
    sharing: SharingSettings = SharingSettings()
    coverage: CoverageSettings = CoverageSettings()
    vocabulary: dict[str, dict[str, Term]] = {}
    """By the name of the vocabulary, then by word, in the order to show."""
    fields: dict[str, Field] = {}
    identifiers: dict[str, IdentifierKind] = {}
