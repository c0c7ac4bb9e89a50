"""Days, months and years: what begins in each, what is only known to belong there, and what goes on then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sitegen.indexing.totals import totals
from sitegen.model.archive import Period
from sitegen.model.incident import Incident
from sitegen.model.stated import Counts
from sitegen.model.when import When

_YEAR, _MONTH, _DAY = 4, 7, 10
"""Lengths of the keys."""
_MOST_DAYS = 31
"""The longest interval that has a page for each of its days."""
_OPEN = "~"


def periods(public: Mapping[str, Incident], counts: Counts) -> dict[str, Period]:
    """Every day, month and year that has a page, and "" for all of them, by key."""
    begins: dict[str, list[str]] = defaultdict(list)
    shelf: dict[str, list[str]] = defaultdict(list)
    begins[""], shelf[""] = list(public), []
    keys: set[str] = {""}
    intervals = []
    for id_, incident in public.items():
        when = incident.date
        key = when.begins if when is not None else ""
        shelf[key].append(id_)
        for length in (_YEAR, _MONTH, _DAY):
            if len(key) >= length:
                begins[key[:length]].append(id_)
        if when is not None and when.form == "interval":
            intervals.append((id_, key, when))
            keys.update(_days_of(when))
    keys.update(begins)
    keys.update([key[:length] for key in keys for length in (_YEAR, _MONTH)])
    ordered = sorted(keys)
    going_on = _going_on(ordered, intervals)
    children: dict[str, list[str]] = defaultdict(list)
    for key in ordered:
        if key:
            children[key[: max(0, len(key) - 3) if len(key) > _YEAR else 0]].append(key)
    return {
        key: Period(
            key=key,
            begins=tuple(begins.get(key, ())),
            shelf=tuple(shelf.get(key, ())) if len(key) < _DAY else (),
            going_on=going_on.get(key, ()),
            children=tuple(children.get(key, ())),
            totals=totals(begins.get(key, ()), counts),
        )
        for key in ordered
    }


def _days_of(when: When) -> list[str]:
    """Each day of a closed interval between known days, if it is short."""
    start, end = when.start, when.end
    if start is None or end is None or start.precision != "day" or end.precision != "day":
        return []
    first, last = date.fromisoformat(start.earliest), date.fromisoformat(end.latest)
    count = (last - first).days + 1
    if count > _MOST_DAYS:
        return []
    return [(first + timedelta(days)).isoformat() for days in range(count)]


def bounds(key: str) -> tuple[str, str]:
    """The first and the last day of a period, as texts that compare with days."""
    if len(key) == _YEAR:
        return f"{key}-01-01", f"{key}-12-31"
    return (key, key) if len(key) == _DAY else (f"{key}-01", f"{key}-31")


def _going_on(keys: Iterable[str], intervals: list[tuple[str, str, When]]) -> dict[str, tuple[str, ...]]:
    """Intervals that overlap each period and begin elsewhere, in the archive's order.

    The periods of one length do not overlap: so one walk through them with the intervals that are still open is enough.
    """
    if not intervals:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    beginning: dict[str, set[str]] = defaultdict(set)
    for id_, key, _ in intervals:
        for length in (_YEAR, _MONTH, _DAY):
            beginning[key[:length]].add(id_)
    for length in (_YEAR, _MONTH, _DAY):
        ahead = iter(intervals)
        coming = next(ahead, None)
        running: list[str] = []
        ends: dict[str, str] = {}
        soonest = _OPEN
        for key in keys:
            if len(key) != length:
                continue
            first, last = bounds(key)
            while coming is not None and coming[2].earliest <= last:
                id_, _, when = coming
                running.append(id_)
                ends[id_] = when.latest or _OPEN
                soonest = min(soonest, ends[id_])
                coming = next(ahead, None)
            if soonest < first:
                running = [id_ for id_ in running if ends[id_] >= first]
                soonest = min((ends[id_] for id_ in running), default=_OPEN)
            here = beginning.get(key)
            found[key] = tuple(id_ for id_ in running if id_ not in here) if here else tuple(running)
    return found
