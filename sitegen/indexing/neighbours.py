"""Which incidents stand near one another: on the same day, and in the same finest region."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sitegen.model.archive import Period
from sitegen.model.incident import Incident
from sitegen.model.vocabulary import COUNTED_ROLES

_MOST = 5
_DAY = 10
"""Length of a key that is known to the day."""


def on_the_same_day(id_: str, begins: str, periods: Mapping[str, Period]) -> tuple[str, ...]:
    """Others that begin on its day, at most five."""
    if len(begins) != _DAY:
        return ()
    there = periods[begins].begins
    return tuple([other for other in there[: _MOST + 1] if other != id_][:_MOST]) if len(there) > 1 else ()


def near_by(public: Mapping[str, Incident], *, with_countries: bool) -> dict[str, tuple[str, ...]]:
    """To each incident up to five of its finest region, nearest in time first, none of the same day.

    Args:
        public: in the archive's order.
        with_countries: whether a region at the top of the tree is fine enough to be near.
    """
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    numbers: dict[str, int] = {}
    for id_, incident in public.items():
        region = _finest(incident)
        earliest = incident.date.earliest if incident.date is not None else ""
        if region and earliest and (with_countries or "/" in region):
            if earliest not in numbers:
                numbers[earliest] = _number(earliest)
            groups[region].append((numbers[earliest], id_))
    found: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            for position, (day, id_) in enumerate(group):
                found[id_] = _nearest(group, position, day)
    return found


def _nearest(group: Sequence[tuple[int, str]], position: int, day: int) -> tuple[str, ...]:
    """A walk to both sides of a list that is in the order of days."""
    left, right = position - 1, position + 1
    found: list[str] = []
    while len(found) < _MOST and (left >= 0 or right < len(group)):
        if right >= len(group) or (left >= 0 and day - group[left][0] <= group[right][0] - day):
            if group[left][0] != day:
                found.append(group[left][1])
            left -= 1
        else:
            if group[right][0] != day:
                found.append(group[right][1])
            right += 1
    return tuple(found)


def _finest(incident: Incident) -> str:
    if len(incident.places) == 1:
        return incident.places[0].region if incident.places[0].role in COUNTED_ROLES else ""
    finest, depth = "", -1
    for place in incident.places:
        if place.region.count("/") > depth and place.region and place.role in COUNTED_ROLES:
            finest, depth = place.region, place.region.count("/")
    return finest


def _number(day: str) -> int:
    """A number that grows with days almost evenly: enough to say what is nearer."""
    return int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:10])
