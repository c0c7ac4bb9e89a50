"""Corrections, withdrawals and merges of the whole archive."""

from collections.abc import Mapping

from sitegen.indexing.order import last_day
from sitegen.model.archive import Change
from sitegen.model.incident import Incident

_QUIET = frozenset(("addition", "verdict"))
"""Types of the log that correct nothing; an archive's own types count as corrections."""
_TYPE_OF = {"withdrawn": "withdrawal", "merged": "merge", "split": "split"}


def changes(public: Mapping[str, Incident], tombstones: Mapping[str, Incident]) -> tuple[Change, ...]:
    """Every line of /corrections/, newest first. Of a tombstone there is one: nothing else of it is said."""
    found = [
        Change(date=last_day(entry.date), incident=id_, type=entry.type, field=entry.field, why=entry.why)
        for id_, incident in public.items()
        for entry in incident.log
        if entry.type not in _QUIET
    ]
    found += [_end_of(incident) for incident in tombstones.values()]
    found.sort(key=lambda change: (change.incident, change.type))
    found.sort(key=lambda change: change.date, reverse=True)
    return tuple(found)


def _end_of(incident: Incident) -> Change:
    type_ = _TYPE_OF[incident.state]
    days = [last_day(entry.date) for entry in incident.log if entry.type == type_]
    days = days or [last_day(entry.date) for entry in incident.log]
    return Change(
        date=max(days, default=last_day(incident.published)),
        incident=incident.id,
        type=type_,
        why=incident.reason,
        state=incident.state,  # type: ignore[arg-type]  # only these three have a tombstone
    )
