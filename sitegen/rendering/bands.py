"""Figures over time, as bands from lowest to highest: never one number for two voices, open ends drawn open."""

from collections.abc import Iterator, Sequence

from sitegen.model.amount import Number
from sitegen.model.stated import CLAIMED, ESTIMATE, Stated
from sitegen.rendering.charts import BUCKET, axis_keys_of, axis_step, bucket_key, bucket_of, rect, unit_for
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.views.bands import Band, BandBucket, BandsView

MOST_BANDS = 4
"""Measures that are drawn; all are in the totals."""
_OPEN = 18
"""Hundredths of the height above the lowest number, for an end that is open."""
_YEAR_LENGTH = 4

_Sums = dict[int, list[Number | bool]]
"""By bucket: incidents, lowest, highest, whether it is open, whether about."""


def bands_of(lookup: Lookup, incidents: Sequence[str]) -> BandsView | None:
    """The bands of a set of incidents; None where no measure has figures in two buckets."""
    counts, entries = lookup.archive.counts, lookup.archive.entries
    stating = [(id_, rows) for id_ in incidents if (rows := counts.stated.get(id_))]
    if len(stating) < 2:  # noqa: PLR2004 - one incident is no course of events
        return None
    dates = {id_: date for id_, _ in stating if (date := entries[id_].incident.date) and date.begins}
    if not dates:
        return None
    unit = unit_for(list(dates.values()))
    here = set(incidents) if counts.before else set()
    sums: dict[int, _Sums] = {}
    undrawn = 0
    for id_, rows in stating:
        date = dates.get(id_)
        if date is None or (unit == "month" and len(date.begins) == _YEAR_LENGTH):
            undrawn += any(slot % 4 <= CLAIMED for slot, *_ in rows)
            continue
        if id_ in counts.before:
            rows = _not_counted_elsewhere(lookup, id_, rows, here)  # noqa: PLW2901
        bucket = bucket_of(unit, date.begins)
        for slot, low, high, odd in rows:
            if slot % 4 <= CLAIMED:
                sum_ = sums.setdefault(slot, {}).setdefault(bucket, [0, 0, 0, False, False])
                sum_[0] += 1
                sum_[1] += low
                sum_[2] += high
                if odd is not None:
                    sum_[3] = sum_[3] or odd.open
                    sum_[4] = sum_[4] or odd.about
    shown = [
        measure
        for measure in range(len(counts.measures))
        if len({*sums.get(4 * measure + ESTIMATE, ()), *sums.get(4 * measure + CLAIMED, ())}) > 1
    ][:MOST_BANDS]
    if not shown:
        return None
    buckets = [
        bucket for measure in shown for voice in (ESTIMATE, CLAIMED) for bucket in sums.get(4 * measure + voice, ())
    ]
    first, last = min(buckets), max(buckets)
    # Empty buckets before the first make the axis come out in equal steps.
    first -= -(last - first + 1) % axis_step(last - first + 1)
    return BandsView(
        unit=unit,
        first=first,
        size=last - first + 1,
        bands=tuple(
            Band(
                lookup.label("measures", counts.measures[measure]),
                _band(sums.get(4 * measure + ESTIMATE, {}), first),
                _band(sums.get(4 * measure + CLAIMED, {}), first),
            )
            for measure in shown
        ),
        undrawn=undrawn,
    )


def _not_counted_elsewhere(
    lookup: Lookup, incident: str, rows: tuple[Stated, ...], here: set[str]
) -> tuple[Stated, ...]:
    """What an incident adds that another one of the set, which it is part of, does not."""
    counts = lookup.archive.counts
    others = here.intersection(counts.before[incident])
    said = {row[0] // 4 for other in others for row in counts.stated.get(other, ())}
    return tuple(row for row in rows if row[0] // 4 not in said)


def _band(sums: _Sums, first: int) -> tuple[BandBucket, ...]:
    return tuple(
        BandBucket(bucket - first, low, None if is_open else high, bool(about), int(number))
        for bucket, (number, low, high, is_open, about) in sorted(sums.items())
    )


def most_of(band: Band) -> Number:
    """The highest number of a band, in either voice: what its drawings are scaled to."""
    return max(one.low if one.high is None else one.high for one in (*band.estimated, *band.claimed))


def band_svg(view: BandsView, band: Band, buckets: Sequence[BandBucket], label: str) -> str:
    """One voice of a measure: for each bucket a bar up to the lowest number, and a dashed box up to the highest.

    An open end fades out upwards. `label` is the text alternative, already escaped.
    """
    is_open = any(one.high is None for one in (*band.estimated, *band.claimed))
    scale = (100 - _OPEN if is_open else 100) / (most_of(band) or 1)
    kind = "n" if buckets is band.estimated else "claim"
    shapes = "".join(shape for one in buckets for shape in _shapes(one, kind, scale))
    return (
        f'<svg class="band" viewBox="0 0 {BUCKET * view.size} 100" preserveAspectRatio="none" role="img" '
        f'aria-label="{label}">{shapes}</svg>'
    )


def _shapes(one: BandBucket, kind: str, scale: float) -> Iterator[str]:
    left = one.place * BUCKET + 1.2
    low = max(one.low * scale, 1.5)  # a nought that somebody states is a line, not a gap
    yield rect(kind, left, max(0.0, 100 - low), low)
    if one.high is None:
        yield f'<rect x="{left:g}" y="{100 - low - _OPEN:.1f}" width="7.6" height="{_OPEN}" fill="url(#fade-up)"/>'
    elif one.high > one.low:
        more = (one.high - one.low) * scale
        yield rect("maybe", left, max(0.0, 100 - low - more), more)


def band_keys(view: BandsView) -> list[str]:
    """The buckets that the axis names."""
    return axis_keys_of(view.unit, view.first, view.size)


def band_rows(view: BandsView) -> list[tuple[str, str, BandBucket | None, BandBucket | None]]:
    """The table: bucket, measure, what is estimated and what is claimed; a row where either is stated."""
    found: dict[tuple[int, int], list[BandBucket | None]] = {}
    for number, band in enumerate(view.bands):
        for voice, buckets in enumerate((band.estimated, band.claimed)):
            for one in buckets:
                found.setdefault((one.place, number), [None, None])[voice] = one
    return [
        (bucket_key(view.unit, view.first + place), view.bands[number].label, estimated, claimed)
        for (place, number), (estimated, claimed) in sorted(found.items(), key=lambda row: row[0])
    ]
