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
    month_name,
    months_of,
    short_month,
    weekday_and_day,
    weekdays_of,
    weeks_of,
)
from sitegen.rendering.charts import axis_keys, bars_svg, chart_rows, lanes_svg
from sitegen.rendering.date_words import month_words, period_words
from sitegen.rendering.phrases import isolated, say, text
from sitegen.rendering.time_marks import axis_days, axis_of, mark_of, mark_svg
from sitegen.rendering.views.bands import Band, BandsView
from sitegen.rendering.views.card import Card
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.dossier import DossierRow
from sitegen.rendering.views.listing import Counts, Statement, TotalRow

MOST_CARDS = 32768
"""Written cards that a process keeps."""


def list_functions(environment: jinja2.Environment, lang: str) -> dict[str, Callable[..., Any]]:
    """By name: functions for cards, counts, drawings over time and calendars."""
    return {
        "card": card_writer(environment),
        "dossier_row": dossier_row_writer(environment),
        "begun": partial(begun, lang=lang),
        "range_words": partial(range_words, lang=lang),
        "bars": bars,
        "lanes": lambda chart: Markup(lanes_svg(chart)),  # noqa: S704 - numbers alone
        "band": band,
        "band_most": lambda one: number_words(most_of(one), lang),
        "band_axis": lambda view: [short_bucket(key, lang) for key in band_keys(view)],
        "band_rows": lambda view: [(period_words(key, lang), *rest) for key, *rest in band_rows(view)],
        "axis": lambda chart: [short_bucket(key, lang) for key in axis_keys(chart)],
        "chart_words": partial(chart_words, lang=lang),
        "chart_caption": partial(chart_caption, lang=lang),
        "totals_head": partial(totals_head, lang=lang),
        "chart_rows": lambda chart: [(rows_words(row.first, row.last, lang), row) for row in chart_rows(chart)],
        "time_axis": lambda rows: axis_of(mark_of(row.date) for row in rows),
        "time_names": lambda first, last: [month_words(day, lang) for day in axis_days(first, last)] if first else [],
        "time_mark": lambda when, first, last, here=False: Markup(mark_svg(mark_of(when), first, last, here=here)),  # noqa: S704
        "weeks": partial(weeks_of, lang=lang),
        "weekdays": partial(weekdays_of, lang),
        "months": months_of,
        "month_name": partial(month_name, lang=lang),
        "weekday_and_day": partial(weekday_and_day, lang=lang),
        "speakers_of": partial(speakers_of_side, lang=lang),
        "shade": shade,
        "shade_words": partial(shade_words, lang=lang),
        "dict_of_days": lambda rows: {row.key: row for row in rows},
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


def dossier_row_writer(environment: jinja2.Environment) -> Callable[[DossierRow], Markup]:
    """The function that writes a row of a dossier; each is written once in a process."""
    decoder = msgspec.msgpack.Decoder(Card)

    @lru_cache(maxsize=1)
    def macro() -> Callable[[DossierRow, Card], Markup]:
        module: Any = environment.get_template("parts/dossier.html").make_module()
        found: Callable[[DossierRow, Card], Markup] = module.dossier_row
        return found

    @lru_cache(maxsize=MOST_CARDS)
    def written(card: bytes, disputed: tuple[str, ...], sources: int) -> Markup:
        return macro()(DossierRow(msgspec.Raw(card), disputed, sources), decoder.decode(card))

    return lambda row: written(bytes(row.card), row.disputed, row.sources)


def speakers_of_side(side: Iterable[Statement], most: int = 3, *, lang: str) -> str:
    """Who stands on a side of a dispute: the first few, each once."""
    found = list(dict.fromkeys(isolated(who.title, lang) for claim in side for who in claim.speakers))
    names = text(lang, ", ").join(found[:most])
    return say(lang, "%(names)s and others", names=names) if len(found) > most else names


def begun(counts: Counts, *, lang: str) -> str:
    """How far the beginnings are known: `the first day of 1 is known, of 5 the month`."""
    first = (
        (counts.day_known, text(lang, "the first day of %(count)s is known")),
        (counts.month_known, text(lang, "the month of %(count)s is known")),
        (counts.year_known, text(lang, "the year of %(count)s is known")),
        (counts.undated, text(lang, "nothing of %(count)s is known")),
    )
    further = (
        text(lang, "of %(count)s the first day"),
        text(lang, "of %(count)s the month"),
        text(lang, "of %(count)s the year"),
        text(lang, "of %(count)s nothing"),
    )
    found: list[str] = []
    for (number, begins), goes_on in zip(first, further, strict=True):
        if number:
            found.append((goes_on if found else begins) % {"count": number_words(number, lang)})
    return text(lang, ", ").join(found)


def bars(chart: ChartView, label: str) -> Markup:
    """The drawing of incidents over time; `label` is its text alternative."""
    return Markup(bars_svg(chart, str(escape(label))))  # noqa: S704 - the label is escaped, the rest is numbers


def band(view: BandsView, one: Band, voice: str, label: str) -> Markup:
    """The drawing of one measure over time in one voice; `label` is its text alternative."""
    buckets = one.estimated if voice == "estimated" else one.claimed
    return Markup(band_svg(view, one, buckets, str(escape(label))))  # noqa: S704 - the label is escaped


def short_bucket(key: str, lang: str) -> str:
    """A month, year or decade in few letters, for an axis."""
    return short_month(key, lang) if len(key) == 7 else key  # noqa: PLR2004 - YYYY-MM


def rows_words(first: str, last: str, lang: str) -> str:
    """A bucket, or a run of buckets, in words."""
    if first == last:
        return period_words(first, lang)
    return say(lang, "%(first)s to %(last)s, each", first=period_words(first, lang), last=period_words(last, lang))


def chart_words(chart: ChartView, what: str, *, lang: str) -> str:
    """The text alternative of a drawing. `what`: `Incidents in Belgorod region`."""
    messages = {
        "month": text(
            lang, "%(what)s by the month in which they begin, %(first)s to %(last)s; the numbers are in the table below"
        ),
        "year": text(
            lang, "%(what)s by the year in which they begin, %(first)s to %(last)s; the numbers are in the table below"
        ),
        "decade": text(
            lang,
            "%(what)s by the decade in which they begin, %(first)s to %(last)s; the numbers are in the table below",
        ),
    }
    rows = chart_rows(chart)
    first, last = (rows_words(row.first, row.last, lang) for row in (rows[0], rows[-1]))
    return messages[chart.unit] % {"what": what, "first": first, "last": last}


def chart_caption(chart: ChartView, what: str, *, lang: str) -> str:
    """The caption of its table."""
    messages = {
        "month": text(lang, "%(what)s by month. Each counts once, where it begins; “going on then” is not counted."),
        "year": text(lang, "%(what)s by year. Each counts once, where it begins; “going on then” is not counted."),
        "decade": text(lang, "%(what)s by decade. Each counts once, where it begins; “going on then” is not counted."),
    }
    return messages[chart.unit] % {"what": what}


def totals_head(rows: Iterable[TotalRow], *, lang: str) -> str:
    """The heading of a table of totals: `Killed, wounded`."""
    first, *others = (row.label for row in rows)
    return text(lang, ", ").join([first, *(other.lower() for other in others)])


def shade(count: int, most: int) -> int:
    """How dark a day is in a calendar: 1 to 3; up to three, a step for each incident."""
    if most <= 3:  # noqa: PLR2004 - as many as there are shades
        return count
    return 1 if count * 3 <= most else 2 if count * 3 <= most * 2 else 3


def shade_words(level: int, most: int, *, lang: str) -> str:
    """The counts that a shade stands for: `1`, `2 to 3`, `4 or more`."""
    counts = [count for count in range(1, most + 1) if shade(count, most) == level]
    if not counts:
        return ""
    if level == min(most, 3) and most > 3:  # noqa: PLR2004 - the darkest of three shades
        return say(lang, "%(n)s or more", n=number_words(counts[0], lang))
    if len(counts) == 1:
        return number_words(counts[0], lang)
    return say(lang, "%(low)s to %(high)s", low=number_words(counts[0], lang), high=number_words(counts[-1], lang))
