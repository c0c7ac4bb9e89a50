"""What a file's front matter gives its prose to point to."""

import posixpath

import msgspec

from sitegen.model.incident import GONE, Incident, Translation
from sitegen.model.reading import Record
from sitegen.model.records import PageRecord


class Own(msgspec.Struct, frozen=True):
    """Claims and sources that a file's prose may name."""

    path: str
    id: str = ""
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_incident: bool = False
    is_shown: bool = True
    """False of a tombstone, whose text appears nowhere."""
    blocks: dict[int, int] = {}
    """Of a page: the number of each block `incidents`, from 0, by the line of the file on which it begins."""
    is_page: bool = False
    translates: str = ""
    """Of a translation: its incident, whose claims and sources are not known here."""


def own_of(record: Record) -> Own:
    """Claims and sources of a record; only an incident has them."""
    if isinstance(record, Incident):
        return Own(
            record.path,
            record.id,
            tuple(claim.id for claim in record.claims),
            tuple(source.id for source in record.sources),
            is_incident=True,
            is_shown=record.state not in GONE,
        )
    if isinstance(record, Translation):
        id_ = posixpath.basename(record.path).partition(".")[0]
        return Own(record.path, id_, is_incident=True, translates=id_)
    if isinstance(record, PageRecord):
        blocks = {block.line: number for number, block in enumerate(record.blocks)}
        return Own(record.path, blocks=blocks, is_page=True)
    return Own(record.path)
