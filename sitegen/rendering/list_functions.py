"""What the templates of lists can call beside what every template can."""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape

from sitegen.rendering.amount_words import number_words, range_words
from sitegen.rendering.bands import band_keys, band_rows, band_svg, most_of
from sitegen.rendering.calendars import (
    language_name,
    month_name,
    months_of,
    short_month,
    weekday_and_day,
    weekdays_of,
    weeks_of,
)
from sitegen.rendering.charts import axis_keys, bars_svg, chart_rows, lanes_svg
from sitegen.rendering.date_words import month_words
from sitegen.rendering.time_marks import axis_days, axis_of, mark_of, mark_svg
from sitegen.rendering.views.bands import Band, BandsView
from sitegen.rendering.views.card import Card
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.listing import Counts, Statement

MOST_CARDS = 32768
"""Written cards that a process keeps."""


def list_functions(environment: jinja2.Environment, lang: str) -> dict[str, Callable[..., Any]]:
    """By name: functions for cards, counts, drawings over time and calendars."""
    return {
        "card": card_writer(environment),
        "plural": partial(plural, lang=lang),
        "begun": partial(begun, lang=lang),
        "range_words": partial(range_words, lang=lang),
        "bars": bars,
        "lanes": lambda chart: Markup(lanes_svg(chart)),  # noqa: S704 - numbers alone
        "band": band,
        "band_most": lambda one: number_words(most_of(one), lang),
        "band_axis": lambda view: [short_bucket(key, lang) for key in band_keys(view)],
        "band_rows": lambda view: [(bucket_words(key, lang), *rest) for key, *rest in band_rows(view)],
        "axis": lambda chart: [short_bucket(key, lang) for key in axis_keys(chart)],
        "chart_rows": lambda chart: [(rows_words(row.first, row.last, lang), row) for row in chart_rows(chart)],
        "time_axis": lambda rows: axis_of(mark_of(row.date) for row in rows),
        "time_names": lambda first, last: [month_words(day, lang) for day in axis_days(first, last)] if first else [],
        "time_mark": lambda when, first, last, here=False: Markup(mark_svg(mark_of(when), first, last, here=here)),  # noqa: S704
        "weeks": partial(weeks_of, lang=lang),
        "weekdays": partial(weekdays_of, lang),
        "months": months_of,
        "month_name": partial(month_name, lang=lang),
        "weekday_and_day": partial(weekday_and_day, lang=lang),
        "speakers_of": speakers_of_side,
        "shade": shade,
        "shade_words": shade_words,
        "dict_of_days": lambda rows: {row.key: row for row in rows},
        "language_name": partial(language_name, lang=lang),
    }


def card_writer(environment: jinja2.Environment) -> Callable[[msgspec.Raw], Markup]:
    """The function that writes an encoded card; each is written once in a process, for lists at any depth."""
    decoder = msgspec.msgpack.Decoder(Card)

    @lru_cache(maxsize=1)
    def macro() -> Callable[[Card], Markup]:
        found: Callable[[Card], Markup] = environment.get_template("parts/card.html").make_module().card  # type: ignore[attr-defined]
        return found

    @lru_cache(maxsize=MOST_CARDS)
    def written(raw: bytes) -> Markup:
        return macro()(decoder.decode(raw))

    return lambda raw: written(bytes(raw))


def plural(count: int, one: str, many: str = "", *, lang: str) -> str:
    """A count with its noun: `1 incident`, `1,001 incidents`."""
    return f"{number_words(count, lang)} {one if count == 1 else many or one + 's'}"


def speakers_of_side(side: Iterable[Statement], most: int = 3) -> str:
    """Who stands on a side of a dispute: the first few, each once."""
    found = list(dict.fromkeys(who.title for claim in side for who in claim.speakers))
    return ", ".join(found[:most]) + (" and others" if len(found) > most else "")


def begun(counts: Counts, *, lang: str) -> str:
    """How far the beginnings are known: `the first day of 1 is known, of 5 the month`."""
    parts = [
        (number, what)
        for number, what in (
            (counts.day_known, "the first day"),
            (counts.month_known, "the month"),
            (counts.year_known, "the year"),
            (counts.undated, "nothing"),
        )
        if number
    ]
    if not parts:
        return ""
    (first, what), *others = parts
    begins = f"{what} of {number_words(first, lang)} is known"
    return ", ".join([begins, *(f"of {number_words(number, lang)} {other}" for number, other in others)])


def bars(chart: ChartView, label: str) -> Markup:
    """The drawing of incidents over time; `label` is its text alternative."""
    return Markup(bars_svg(chart, str(escape(label))))  # noqa: S704 - the label is escaped, the rest is numbers


def band(view: BandsView, one: Band, voice: str, label: str) -> Markup:
    """The drawing of one measure over time in one voice; `label` is its text alternative."""
    buckets = one.estimated if voice == "estimated" else one.claimed
    return Markup(band_svg(view, one, buckets, str(escape(label))))  # noqa: S704 - the label is escaped


def bucket_words(key: str, lang: str) -> str:
    """A month, year or decade in words."""
    return month_words(key, lang) if len(key) == 7 else key  # noqa: PLR2004 - YYYY-MM


def short_bucket(key: str, lang: str) -> str:
    """A month, year or decade in few letters, for an axis."""
    return short_month(key, lang) if len(key) == 7 else key  # noqa: PLR2004 - YYYY-MM


def rows_words(first: str, last: str, lang: str) -> str:
    """A bucket, or a run of buckets, in words."""
    if first == last:
        return bucket_words(first, lang)
    return f"{bucket_words(first, lang)} to {bucket_words(last, lang)}, each"


def shade(count: int, most: int) -> int:
    """How dark a day is in a calendar: 1 to 3; up to three, a step for each incident."""
    if most <= 3:  # noqa: PLR2004 - as many as there are shades
        return count
    return 1 if count * 3 <= most else 2 if count * 3 <= most * 2 else 3


def shade_words(level: int, most: int) -> str:
    """The counts that a shade stands for: `1`, `2 to 3`, `4 or more`."""
    counts = [count for count in range(1, most + 1) if shade(count, most) == level]
    if not counts:
        return ""
    if level == min(most, 3) and most > 3:  # noqa: PLR2004 - the darkest of three shades
        return f"{counts[0]} or more"
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
