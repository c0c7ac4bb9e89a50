"""What reading and annotating hand on: one value for each file."""

import msgspec

from sitegen.model.account import Account
from sitegen.model.incident import Incident, Translation
from sitegen.model.problem import Problem
from sitegen.model.records import ActorRecord, PageRecord, RegionRecord, SourceRecord

Record = Incident | Translation | RegionRecord | ActorRecord | SourceRecord | PageRecord


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
    problems: tuple[Problem, ...] = ()
