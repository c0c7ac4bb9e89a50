"""What discovering, reading and annotating hand on: one value for each file."""

from typing import Literal

import msgspec

from sitegen.model.account import Account
from sitegen.model.incident import Incident, Translation
from sitegen.model.problem import Problem
from sitegen.model.records import ActorRecord, MediaFile, PageRecord, RegionRecord, SourceRecord

Record = Incident | Translation | RegionRecord | ActorRecord | SourceRecord | PageRecord


SourceKind = Literal["incident", "translation", "region", "actor", "source", "page"]


class SourceFile(msgspec.Struct, frozen=True, array_like=True):
    """A Markdown file of content/ that discover found."""

    path: str
    """Relative to the archive's folder, with forward slashes: `content/incidents/2023/some-id.md`."""
    kind: SourceKind
    id: str
    """Of an incident, translation, actor, source or page: the file's name without `.md` (and without `.<lang>`);
    of a region: its path in the tree."""
    lang: str = ""
    """Of a translation: its language."""


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in content/: sorted by path."""

    sources: tuple[SourceFile, ...]
    media: tuple[MediaFile, ...] = ()
    boundaries: tuple[str, ...] = ()
    """Paths of the GeoJSON files beside regions, relative to the archive's folder."""
    problems: tuple[Problem, ...] = ()


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: its record as far as it could be, its prose, and its problems."""

    record: Record | None
    prose: str
    """The text behind the front matter, with LF line ends, nothing stripped."""
    prose_line: int
    """The line of the file on which the prose begins, from 1."""
    problems: tuple[Problem, ...] = ()


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """A record with `refs`, `stated`, `cited` and `account` filled in, and its account."""

    record: Record | None
    account: Account | None
    encoded: bytes = b""
    """The account's msgpack, of which its digest is made."""
    problems: tuple[Problem, ...] = ()
