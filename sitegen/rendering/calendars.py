"""Months as weeks, and what days and months are called, by the language's own habits."""

import calendar
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from sitegen.rendering.date_words import in_skeleton, without_ending
from sitegen.rendering.language import locale_of


def weeks_of(month: str, lang: str) -> list[list[str]]:
    """The days of `YYYY-MM`, in weeks of seven that begin as the language has it; "" beside the month."""
    year, number = int(month[:4]), int(month[5:7])
    weeks = calendar.Calendar(locale_of(lang).first_week_day).monthdayscalendar(year, number)
    return [[f"{month}-{day:02}" if day else "" for day in week] for week in weeks]


@lru_cache(maxsize=64)
def weekdays_of(lang: str) -> tuple[tuple[str, str, str], ...]:
    """The days of a week in order: one letter, short, in full."""
    locale = locale_of(lang)
    names = locale.days["stand-alone"]
    order = [(locale.first_week_day + number) % 7 for number in range(7)]
    return tuple((names["narrow"][day], names["abbreviated"][day], names["wide"][day]) for day in order)


def months_of(year: str) -> list[str]:
    """The twelve months of a year."""
    return [f"{year}-{number:02}" for number in range(1, 13)]


@lru_cache(maxsize=512)
def month_name(month: str, lang: str) -> str:
    """What a month is called without its year: `May`."""
    return str(format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=locale_of(lang)))


@lru_cache(maxsize=512)
def short_month(month: str, lang: str) -> str:
    """A month with its year in few letters: `May 2023`, `Feb 2022`."""
    return in_skeleton("yMMM", f"{month}-01", lang)


@lru_cache(maxsize=8192)
def weekday_and_day(day: str, lang: str) -> str:
    """A day with its weekday: `Monday 22 May 2023`."""
    pattern = without_ending(str(locale_of(lang).date_formats["full"].pattern))
    return str(format_date(date.fromisoformat(day), pattern, locale=locale_of(lang)))
