"""Totals of a set of incidents: the archive's estimates and what is claimed, never one number for both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sitegen.model.amount import Amount, Number, ends
from sitegen.model.archive import Total
from sitegen.model.incident import Figure, Incident
from sitegen.model.settings import Term
from sitegen.model.stated import CLAIMED, ESTIMATE, UNKNOWN, WORDS, Counts, Odd, Stated

ALL = "all"


class _Sums:
    """Sums by slot."""

    def __init__(self, measures: int) -> None:
        self.number = [0] * (4 * measures)
        self.low: list[Number] = [0] * (4 * measures)
        self.high: list[Number] = [0] * (4 * measures)
        self.open: set[int] = set()
        self.about: set[int] = set()
        self.words: dict[int, set[str]] = {}

    def add(self, rows: Iterable[Sequence[Stated]]) -> None:
        number, low, high = self.number, self.low, self.high
        for slot, lowest, highest, odd in chain.from_iterable(rows):
            number[slot] += 1
            low[slot] += lowest
            high[slot] += highest
            if odd is not None:
                self._add_odd(slot, odd)

    def _add_odd(self, slot: int, odd: Odd) -> None:
        if odd.open:
            self.open.add(slot)
        if odd.about:
            self.about.add(slot)
        if odd.words:
            self.words.setdefault(slot // 4, set()).update(odd.words)


def totals(ids: Sequence[str], counts: Counts) -> tuple[Total, ...]:
    """One total for each measure that any of the incidents states, in the order of the vocabulary."""
    stated, before = counts.stated, counts.before
    rows = list(filter(None, map(stated.get, ids)))
    if not rows:
        return ()
    left_out: Mapping[int, int] = {}
    if before and not before.keys().isdisjoint(ids):
        rows, left_out = _without_doubles(ids, counts)
    sums = _Sums(len(counts.measures))
    sums.add(rows)
    result = []
    for place, measure in enumerate(counts.measures):
        first, second = 4 * place + ESTIMATE, 4 * place + CLAIMED
        estimates, claimed, in_words, unknown = sums.number[first : first + 4]
        counted = estimates + claimed + in_words + unknown
        if counted:
            total = Total(
                measure=measure,
                estimate_low=sums.low[first],
                estimate_high=None if first in sums.open else sums.high[first],
                estimate_about=first in sums.about,
                estimates=estimates,
                claimed_low=sums.low[second],
                claimed_high=None if second in sums.open else sums.high[second],
                claimed_about=second in sums.about,
                claimed=claimed,
                in_words=in_words,
                words=tuple(sorted(sums.words.get(place, ()))),
                unknown=unknown,
                not_stated=len(ids) - left_out.get(place, 0) - counted,
                incidents=len(ids),
            )
            result.append(total)
    return tuple(result)


def _without_doubles(ids: Sequence[str], counts: Counts) -> tuple[list[tuple[Stated, ...]], dict[int, int]]:
    """What is left to add, and how many incidents are left out, by measure."""
    here, kept = set(ids), []
    left_out: dict[int, int] = defaultdict(int)
    for id_ in ids:
        found = counts.stated.get(id_, ())
        if id_ in counts.before:
            others = here.intersection(counts.before[id_])
            said = {row[0] // 4 for other in others for row in counts.stated.get(other, ())}
            for place in said:
                left_out[place] += 1
            found = tuple([row for row in found if row[0] // 4 not in said])
        if found:
            kept.append(found)
    return kept, left_out


def count(
    public: Mapping[str, Incident],
    measures: Mapping[str, Term],
    groups: Mapping[str, Term],
    parts: Mapping[str, Sequence[str]],
    twins: Mapping[str, Sequence[str]],
) -> Counts:
    """What every incident adds.

    Args:
        public: in the archive's order.
        measures, groups: the vocabularies.
        parts: an incident to those that it is part of.
        twins: an incident to those that are the same event, both ways.
    """
    used = {measure for incident in public.values() for figure in incident.figures for measure in figure.measures}
    ordered = (*(measure for measure in measures if measure in used), *sorted(used.difference(measures)))
    place = {measure: number for number, measure in enumerate(ordered)}
    stated = {id_: _stated(incident.figures, place, groups) for id_, incident in public.items() if incident.figures}
    return Counts(measures=ordered, stated=stated, before=_before(public, parts, twins))


def _before(
    public: Mapping[str, Incident], parts: Mapping[str, Sequence[str]], twins: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    if not parts and not twins:
        return {}
    place = {id_: number for number, id_ in enumerate(public)}
    found: dict[str, tuple[str, ...]] = {}
    for id_ in {**parts, **twins}:
        others = reach(id_, parts)
        same = reach(id_, twins)
        others |= {other for other in same if place[other] < place[id_]}
        others.discard(id_)
        if others:
            found[id_] = tuple(sorted(others, key=place.__getitem__))
    return found


def reach(start: str, edges: Mapping[str, Sequence[str]]) -> set[str]:
    """All that can be reached, `start` itself only by a circle."""
    found: set[str] = set()
    ahead = list(edges.get(start, ()))
    for other in ahead:  # grows as it is walked
        if other not in found:
            found.add(other)
            ahead += edges.get(other, ())
    return found


def _stated(figures: Sequence[Figure], place: Mapping[str, int], groups: Mapping[str, Term]) -> tuple[Stated, ...]:
    if len(figures) == 1:
        rows = {measure: [(figures[0], amount)] for measure, amount in figures[0].measures.items()}
    else:
        rows = {}
        for figure in figures:
            for measure, amount in figure.measures.items():
                rows.setdefault(measure, []).append((figure, amount))
    found: list[Stated] = []
    for measure, spoken in rows.items():
        first = 4 * place[measure]
        figure, amount = spoken[0]
        if len(spoken) == 1 and amount.low is not None and amount.high is not None and not amount.approximate:
            found.append((first + (ESTIMATE if figure.estimate else CLAIMED), amount.low, amount.high, None))
        else:
            found.append(_stated_of(spoken, first, groups))
    return tuple(found)


def _stated_of(found: Sequence[tuple[Figure, Amount]], first: int, groups: Mapping[str, Term]) -> Stated:
    """The archive's estimate; where there is none, what is claimed; where that is no number, its words."""
    for voice in (ESTIMATE, CLAIMED):
        spoken = [row for row in found if row[0].estimate is (voice == ESTIMATE) and row[1].has_number]
        if spoken:
            low, high, about = _together(spoken, groups)
            if high is None:
                return first + voice, low, 0, Odd(open=True, about=about)
            return first + voice, low, high, Odd(about=True) if about else None
    words = tuple(amount.words for _, amount in found if amount.words)
    return (first + WORDS, 0, 0, Odd(words=words)) if words else (first + UNKNOWN, 0, 0, None)


def _together(
    spoken: Sequence[tuple[Figure, Amount]], groups: Mapping[str, Term]
) -> tuple[Number, Number | None, bool]:
    """Lowest, highest and whether about: of the row for all, else the sum of the outermost groups."""
    if len(spoken) == 1:
        low, high = ends(spoken[0][1])
        return low, high, spoken[0][1].approximate
    by_group: dict[str, list[Amount]] = defaultdict(list)
    for figure, amount in spoken:
        by_group[figure.group].append(amount)
    counted = [ALL] if ALL in by_group else [group for group in by_group if _is_outermost(group, by_group, groups)]
    low, high, about = 0, 0, False
    for group in counted:
        found = [ends(amount) for amount in by_group[group]]
        highs = [end for _, end in found if end is not None]
        low += min(end for end, _ in found)
        high = None if high is None or len(highs) < len(found) else high + max(highs)
        about = about or any(amount.approximate for amount in by_group[group])
    return low, high, about


def _is_outermost(group: str, there: Mapping[str, object], groups: Mapping[str, Term]) -> bool:
    seen = {group}
    while group in groups and groups[group].within and groups[group].within not in seen:
        group = groups[group].within
        if group in there:
            return False
        seen.add(group)
    return True
