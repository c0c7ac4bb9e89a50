"""The other files of content/: regions, actors, shared sources, pages, media."""

from typing import Literal

from sitegen.model.incident import BodyReference, Names, Source, Value
from sitegen.model.query import Query

Show = Literal["list", "table", "cards", "map", "timeline", "count"]


class RegionRecord(Value, frozen=True):
    """content/regions/**.md: `path` in the tree is the file's path without .md."""

    region: str
    path: str
    name: Names = {}
    iso: str = ""
    kind: str = ""
    point: tuple[float, float] | None = None
    boundary: str = ""
    claimed_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    account: str = ""
    refs: tuple[BodyReference, ...] = ()


class ActorRecord(Value, frozen=True):
    """content/actors/<id>.md."""

    id: str
    path: str
    name: Names = {}
    other_names: tuple[str, ...] = ()
    kind: str = ""
    part_of: str = ""
    members: tuple[str, ...] = ()
    region: str = ""
    identifiers: dict[str, tuple[str, ...]] = {}
    aliases: tuple[str, ...] = ()
    account: str = ""
    refs: tuple[BodyReference, ...] = ()


class SourceRecord(Value, frozen=True):
    """content/sources/<id>.md: `source` has the fields."""

    id: str
    path: str
    source: Source
    aliases: tuple[str, ...] = ()
    account: str = ""
    refs: tuple[BodyReference, ...] = ()


class IncidentsBlock(Value, frozen=True):
    """A fenced block `incidents` of a page: where the incidents that a query finds are placed."""

    line: int
    """Of the file, on which its opening fence stands."""
    query: Query = Query()
    show: Show = "list"
    title: str = ""
    empty: str = ""
    """What is said where nothing is found."""
    sort: str = "date"
    limit: int | None = None


class PageRecord(Value, frozen=True):
    """content/pages/<name>.md."""

    id: str
    path: str
    title: str = ""
    order: int | None = None
    blocks: tuple[IncidentsBlock, ...] = ()
    """In the order of the prose."""
    account: str = ""
    refs: tuple[BodyReference, ...] = ()


class MediaFile(Value, frozen=True):
    """A file of content/media."""

    name: str
    """Its path below content/media, as written."""
    path: str
    size: int
    sha256: str
