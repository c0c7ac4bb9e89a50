"""Totals of a set of incidents: the archive's estimates and what is claimed, never one number for both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sitegen.model.amount import Amount, Number
from sitegen.model.archive import Total
from sitegen.model.incident import Figure, Incident
from sitegen.model.settings import Term

ESTIMATE, CLAIMED, WORDS, UNKNOWN = range(4)
ALL = "all"


class Stated(msgspec.Struct, frozen=True, array_like=True):
    """What one incident adds for one measure."""

    slot: int
    """Four times the number of the measure, and the voice: estimate, claimed, words, unknown."""
    low: Number = 0
    high: Number | None = 0
    """None: open."""
    about: bool = False
    words: tuple[str, ...] = ()


class Counts(msgspec.Struct, frozen=True):
    """What every incident adds, and which of them stand for one another."""

    measures: tuple[str, ...]
    stated: Mapping[str, tuple[Stated, ...]]
    """By incident."""
    before: Mapping[str, tuple[str, ...]]
    """Of an incident that is part of others, or the same event as an earlier one: those, at any remove. Where one of
    them is in the set and has the measure, this incident adds nothing."""


def totals(ids: Sequence[str], counts: Counts) -> tuple[Total, ...]:
    """One total for each measure that any of the incidents states, in the order of the vocabulary."""
    stated, before = counts.stated, counts.before
    rows = [found for id_ in ids if (found := stated.get(id_))]
    if not rows:
        return ()
    left_out: dict[int, int] = {}
    if before and not before.keys().isdisjoint(ids):
        rows, left_out = _without_doubles(ids, counts)
    number: dict[int, int] = defaultdict(int)
    low: dict[int, Number] = defaultdict(int)
    high: dict[int, Number] = defaultdict(int)
    open_, about = set(), set()
    words: dict[int, set[str]] = defaultdict(set)
    for found in rows:
        for row in found:
            slot = row.slot
            number[slot] += 1
            low[slot] += row.low
            if row.high is None:
                open_.add(slot)
            else:
                high[slot] += row.high
            if row.about:
                about.add(slot)
            if row.words:
                words[slot // 4].update(row.words)
    result = []
    for place in sorted({slot // 4 for slot in number}):
        estimate, claimed, in_words, unknown = (number.get(4 * place + voice, 0) for voice in range(4))
        first, second = 4 * place + ESTIMATE, 4 * place + CLAIMED
        result.append(
            Total(
                measure=counts.measures[place],
                estimate_low=low.get(first, 0),
                estimate_high=None if first in open_ else high.get(first, 0),
                estimate_about=first in about,
                estimates=estimate,
                claimed_low=low.get(second, 0),
                claimed_high=None if second in open_ else high.get(second, 0),
                claimed_about=second in about,
                claimed=claimed,
                in_words=in_words,
                words=tuple(sorted(words.get(place, ()))),
                unknown=unknown,
                not_stated=len(ids) - left_out.get(place, 0) - estimate - claimed - in_words - unknown,
                incidents=len(ids),
            )
        )
    return tuple(result)


def _without_doubles(ids: Sequence[str], counts: Counts) -> tuple[list[Sequence[Stated]], dict[int, int]]:
    """What is left to add, and how many incidents are left out, by measure."""
    here, kept = set(ids), []
    left_out: dict[int, int] = defaultdict(int)
    for id_ in ids:
        found: Sequence[Stated] = counts.stated.get(id_, ())
        if id_ in counts.before:
            others = here.intersection(counts.before[id_])
            said = {row.slot // 4 for other in others for row in counts.stated.get(other, ())}
            for place in said:
                left_out[place] += 1
            found = [row for row in found if row.slot // 4 not in said]
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
    order = tuple(
        dict.fromkeys((*measures, *(name for i in public.values() for f in i.figures for name in f.measures)))
    )
    place = {measure: number for number, measure in enumerate(order)}
    stated = {
        id_: tuple(_stated(incident.figures, place, groups)) for id_, incident in public.items() if incident.figures
    }
    return Counts(measures=order, stated=stated, before=_before(public, parts, twins))


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


def _stated(figures: Iterable[Figure], place: Mapping[str, int], groups: Mapping[str, Term]) -> Iterable[Stated]:
    rows: dict[str, list[tuple[Figure, Amount]]] = defaultdict(list)
    for figure in figures:
        for measure, amount in figure.measures.items():
            rows[measure].append((figure, amount))
    for measure, found in rows.items():
        first = 4 * place[measure]
        for voice in (ESTIMATE, CLAIMED):
            spoken = [row for row in found if row[0].estimate is (voice == ESTIMATE) and row[1].has_number]
            if spoken:
                low, high, about = _together(spoken, groups)
                yield Stated(slot=first + voice, low=low, high=high, about=about)
                break
        else:
            words = tuple(amount.words for _, amount in found if amount.words)
            if words or any(amount.unknown for _, amount in found):
                yield Stated(slot=first + (WORDS if words else UNKNOWN), words=words)


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


def ends(amount: Amount) -> tuple[Number, Number | None]:
    """The lowest and the highest that a count can be; None where the upper end is open."""
    low = amount.low if amount.low is not None else amount.best if amount.best is not None else 0
    if amount.high is not None:
        return low, amount.high
    return low, None if amount.at_least or amount.best is None else amount.best
