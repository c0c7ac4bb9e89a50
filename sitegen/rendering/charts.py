"""Incidents over time: counted into buckets, drawn as SVG, and as rows of a table."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sitegen.model.when import When
from sitegen.rendering.views.chart import ChartRow, ChartView, Lane, Unit

MOST_MONTHS = 48
MOST_YEARS = 60
MOST_LANES = 8
MOST_BOXES = 12
"""Up to so many in one bucket each incident is a box of its own; above, a bucket is one bar."""
MOST_NAMES = 4
"""On the axis."""
BUCKET = 10
"""The width of a bucket, in the drawing's own units."""


@lru_cache(maxsize=65536)
def month_number(key: str) -> int:
    """Months since year 0 of `YYYY-MM…`."""
    return int(key[:4]) * 12 + int(key[5:7]) - 1


def bucket_key(unit: Unit, number: int) -> str:
    """A bucket's own name: `2023-05`, `2023` or `2020s`."""
    if unit == "month":
        return f"{number // 12:04}-{number % 12 + 1:02}"
    return f"{number:04}" if unit == "year" else f"{number}0s"


def bucket_of(unit: Unit, key: str) -> int:
    """The number of the bucket that a day, month or year stands in."""
    if unit == "month":
        return month_number(key)
    return int(key[:4]) if unit == "year" else int(key[:3])


def chart_of(dates: Sequence[When]) -> ChartView | None:
    """The dates in buckets of months, years or decades, by how long they span; None where one bucket holds all.

    Each incident is counted once, where it begins; others that overlap a bucket are going on then.
    """
    dated = [when for when in dates if when.begins]
    if len(dated) < 2:  # noqa: PLR2004 - one incident is no course of events
        return None
    unit = unit_for(dated)
    counted = [when for when in dated if unit != "month" or len(when.begins) > 4]  # noqa: PLR2004 - a year
    if not counted:
        return None
    buckets = [bucket_of(unit, when.begins) for when in counted]
    first, last = min(buckets), max(buckets)
    if first == last:
        return None
    # Empty buckets before the first make the axis come out in equal steps.
    first -= -(last - first + 1) % axis_step(last - first + 1)
    size = last - first + 1
    known, unknown = [0] * size, [0] * size
    for when, bucket in zip(counted, buckets, strict=True):
        (known if len(when.begins) == 10 else unknown)[bucket - first] += 1  # noqa: PLR2004 - a day
    lanes = tuple(_lanes(unit, counted, buckets, first, last))
    return ChartView(
        unit=unit,
        first=first,
        known=tuple(known),
        unknown=tuple(unknown),
        going_on=_going_on(lanes, size),
        lanes=lanes if len(lanes) <= MOST_LANES else (),
        coarser=len(dated) - len(counted),
        undated=len(dates) - len(dated),
    )


def unit_for(dated: Sequence[When]) -> Unit:
    """Months, years or decades, by how long the dates span and how well they are known."""
    months = [month_number(when.begins) for when in dated if len(when.begins) > 4]  # noqa: PLR2004 - a year
    if len(months) * 2 >= len(dated) and max(months) - min(months) < MOST_MONTHS:
        years = [int(when.begins[:4]) for when in dated]
        if max(years) - min(years) <= MOST_MONTHS // 12:
            return "month"
    years = [int(when.begins[:4]) for when in dated]
    return "year" if max(years) - min(years) < MOST_YEARS else "decade"


def _lanes(unit: Unit, dates: Iterable[When], buckets: Iterable[int], first: int, last: int) -> Iterator[Lane]:
    """Intervals that go on behind their first bucket; one whose end is not known fades out in the bucket where it began."""
    for when, bucket in zip(dates, buckets, strict=True):
        if when.form != "interval":
            continue
        start_known = when.start_bound == "given" and not (
            when.start and (when.start.uncertain or when.start.approximate)
        )
        if when.end_bound == "given" and when.latest:
            end = min(last, bucket_of(unit, when.latest))
            if end > bucket:
                yield Lane(bucket - first, end - first, start_known, end_known=True)
        elif when.end_bound == "open":
            yield Lane(bucket - first, last - first, start_known, end_known=False, open=True)
        else:
            yield Lane(bucket - first, bucket - first, start_known, end_known=False)


def _going_on(lanes: Iterable[Lane], size: int) -> tuple[int, ...]:
    steps = [0] * (size + 1)
    for lane in lanes:
        steps[lane.first + 1] += 1
        if lane.last + 1 < size:
            steps[lane.last + 1] -= 1
    counts, count = [], 0
    for step in steps[:size]:
        count += step
        counts.append(count)
    return tuple(counts)


def chart_rows(chart: ChartView) -> list[ChartRow]:
    """The table of a drawing: a row for each bucket in which something begins, one for each run of others alike."""
    rows: list[ChartRow] = []
    for index, (known, unknown, going_on) in enumerate(zip(chart.known, chart.unknown, chart.going_on, strict=True)):
        key = bucket_key(chart.unit, chart.first + index)
        last = rows[-1] if rows else None
        if last is None and not (known or unknown or going_on):
            continue
        if last and not (known or unknown or last.known or last.unknown) and last.going_on == going_on:
            rows[-1] = ChartRow(last.first, key, 0, 0, going_on)
        else:
            rows.append(ChartRow(key, key, known, unknown, going_on))
    return rows


def bars_svg(chart: ChartView, label: str) -> str:
    """The drawing: a box for each incident, or a bar for each bucket where a bucket holds many.

    `label` is its text alternative, already escaped.
    """
    most = max(known + unknown for known, unknown in zip(chart.known, chart.unknown, strict=True))
    width = BUCKET * len(chart.known)
    shapes: list[str] = []
    for index, (known, unknown) in enumerate(zip(chart.known, chart.unknown, strict=True)):
        left = index * BUCKET + 1.2
        if most <= MOST_BOXES:
            shapes += _boxes(left, known, unknown, most)
        elif known or unknown:
            shapes += _bar(left, known, unknown, most)
    tall = f"of{min(most, 3)}"
    return (
        f'<svg class="{tall}" viewBox="0 0 {width} 100" preserveAspectRatio="none" role="img" aria-label="{label}">'
        f"{''.join(shapes)}</svg>"
    )


def rect(kind: str, left: float, top: float, height: float) -> str:
    """What stands in a bucket."""
    return f'<rect class="{kind}" x="{left:g}" y="{top:.1f}" width="7.6" height="{height:.1f}"/>'


def _boxes(left: float, known: int, unknown: int, most: int) -> Iterator[str]:
    step = 100 / most
    gap = min(2, step / 5)
    for place in range(known + unknown):
        yield rect("n" if place < known else "maybe", left, 100 - (place + 1) * step + gap, step - gap)


def _bar(left: float, known: int, unknown: int, most: int) -> Iterator[str]:
    high = known * 100 / most
    if known:
        yield rect("n", left, 100 - high, high)
    if unknown:
        more = unknown * 100 / most
        yield rect("maybe", left, 100 - high - more, more)


def lanes_svg(chart: ChartView) -> str:
    """The incidents that last, as bars below the axis that fade where an end is not known; "" where none does."""
    if not chart.lanes:
        return ""
    height = 9 * len(chart.lanes) + 3
    rects = "".join(_lane(lane, 3 + 9 * row) for row, lane in enumerate(chart.lanes))
    return (
        f'<svg class="lane" viewBox="0 0 {BUCKET * len(chart.known)} {height}" preserveAspectRatio="none" '
        f'aria-hidden="true">{rects}</svg>'
    )


def _lane(lane: Lane, top: int) -> str:
    left, right = lane.first * BUCKET, (lane.last + 1) * BUCKET
    if not lane.end_known and not lane.open:
        return f'<rect x="{left + 2}" y="{top}" width="{right - left - 2}" height="5" fill="url(#fade-out)"/>'
    look = 'class="on"' if lane.start_known else 'fill="url(#fade-start)"'
    return f'<rect {look} x="{left}" y="{top}" width="{right - left}" height="5"/>'


def axis_step(size: int) -> int:
    """How many buckets lie between two that the axis names, so that it names at most `MOST_NAMES`."""
    return -(-size // MOST_NAMES)


def axis_keys(chart: ChartView) -> list[str]:
    """The buckets that the axis names, in equal steps."""
    return axis_keys_of(chart.unit, chart.first, len(chart.known))


def axis_keys_of(unit: Unit, first: int, size: int) -> list[str]:
    """Of so many buckets, those that an axis names."""
    return [bucket_key(unit, first + index) for index in range(0, size, axis_step(size))]
