"""The other files of content/: regions, actors, shared sources, pages, media."""

from sitegen.model.incident import BodyReference, Names, Source, Value


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


class PageRecord(Value, frozen=True):
    """content/pages/<name>.md, or `<name>.<lang>.md`."""

    id: str
    path: str
    lang: str = ""
    """Of a translation: its language."""
    title: str = ""
    order: int | None = None
    account: str = ""
    refs: tuple[BodyReference, ...] = ()
    translations: dict[str, "PageRecord"] = {}
    """Of a page of the archive: by language, sorted."""


class MediaFile(Value, frozen=True):
    """A file of content/media."""

    name: str
    """Its path below content/media, as written."""
    path: str
    size: int
    sha256: str
