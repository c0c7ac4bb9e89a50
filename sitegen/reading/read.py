"""The front door of reading: one file becomes one record, its prose and its problems."""

from collections.abc import Callable

import msgspec
from yaml.nodes import MappingNode

from sitegen.model.problem import Problem, sort_key
from sitegen.model.reading import Draft, Record, SourceFile
from sitegen.model.records import PageRecord
from sitegen.model.settings import Settings
from sitegen.reading.blocks import WORD, read_blocks
from sitegen.reading.decode import decode
from sitegen.reading.front_matter import open_front_matter
from sitegen.reading.incident import read_incident
from sitegen.reading.reader import Reader
from sitegen.reading.records import read_actor, read_page, read_region, read_source
from sitegen.reading.translation import read_translation

_READERS: dict[str, Callable[[Reader, MappingNode | None], Record]] = {
    "incident": read_incident,
    "region": read_region,
    "actor": read_actor,
    "source": read_source,
    "page": read_page,
}


def read(source: SourceFile, data: bytes, settings: Settings) -> Draft:
    """The record of a file as far as it could be read, its prose, and all of its problems.

    The prose is empty where the claims or sources that it names could not be read: nothing true could be said of it.
    """
    text, problems = decode(source.path, data)
    reader = Reader(source.path, source.id, text or "", settings)
    if text is None:
        return _draft(_record(reader, source, None), "", 1, problems)
    opened = open_front_matter(reader)
    record = _record(reader, source, opened.root)
    if isinstance(record, PageRecord) and WORD in opened.prose:
        record = msgspec.structs.replace(record, blocks=read_blocks(reader, opened.prose, opened.prose_line))
    can_be_annotated = not reader.has_holes or (reader.claims_are_known and reader.sources_are_known)
    prose = opened.prose if opened.root is not None and can_be_annotated else ""
    return _draft(record, prose, opened.prose_line, [*problems, *reader.problems])


def _record(reader: Reader, source: SourceFile, root: MappingNode | None) -> Record:
    if source.kind == "translation":
        return read_translation(reader, root, source.lang)
    record = _READERS[source.kind](reader, root)
    if isinstance(record, PageRecord) and source.lang:
        return msgspec.structs.replace(record, lang=source.lang)
    return record


def _draft(record: Record, prose: str, prose_line: int, problems: list[Problem]) -> Draft:
    return Draft(record=record, prose=prose, prose_line=prose_line, problems=tuple(sorted(problems, key=sort_key)))
