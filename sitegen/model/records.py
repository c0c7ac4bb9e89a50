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
    """content/pages/<name>.md, or `<name>.<lang>.md`."""

    id: str
    path: str
    lang: str = ""
    """Of a translation: its language."""
    title: str = ""
    order: int | None = None
    blocks: tuple[IncidentsBlock, ...] = ()
    """In the order of the prose."""
    account: str = ""
    refs: tuple[BodyReference, ...] = ()
    translations: dict[str, "PageRecord"] = {}
    """Of a page of the archive: by language, sorted."""


class MediaFile(Value, frozen=True):
    """A file of content/media, and what was found out about it."""

    name: str
    """Its path below content/media, as written."""
    path: str
    size: int
    sha256: str
    """Of the file as it was received."""
    width: int = 0
    """In pixels, as it is seen; 0 where that is not known."""
    height: int = 0
    moves: bool = False
    """Whether a picture has several frames."""
    has_sound: bool = True
    """False of a film without sound."""
    words: str = ""
    """Of captions and transcripts: the words, a line for each caption."""
    fault: tuple[str, str, str] | None = None
    """Code, message and help, where it cannot be published."""
    remains: str = ""
    """What it tells besides its content, and cannot be taken out; "" for nothing that is known."""
    sensitive: bool = False
    """Whether a public incident covers it."""
    tracks: tuple[tuple[str, str], ...] = ()
    """Captions and transcripts that stand beside it: language, and name in content/media."""
