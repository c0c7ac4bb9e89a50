"""The archive's order, and what follows from dates and first mentions: published, updated, letters, numbers."""

from collections.abc import Iterable

from sitegen.model.incident import Incident
from sitegen.model.when import When

_OPEN = "~"
"""Sorts behind every day."""


def order_key(incident: Incident) -> tuple[str, str, str]:
    """By earliest possible day, then latest (open last), then id."""
    date = incident.date
    return ("", _OPEN, incident.id) if date is None else (date.earliest, date.latest or _OPEN, incident.id)


def in_order(incidents: Iterable[Incident]) -> list[Incident]:
    """Incidents in the archive's order."""
    return sorted(incidents, key=order_key)


def last_day(date: When | None) -> str:
    """The latest possible day, else the earliest; "" where there is neither."""
    return (date.latest or date.earliest) if date is not None else ""


def published_on(incident: Incident) -> str:
    """The day on which the record appeared: as written, else the first of the log, else reported, else the date."""
    if incident.published is not None:
        written = last_day(incident.published)
        if written:
            return written
    if incident.log:
        first = min((day for entry in incident.log if (day := last_day(entry.date))), default="")
        if first:
            return first
    return last_day(incident.reported) or last_day(incident.date)


def updated_on(incident: Incident, published: str) -> str:
    """The newest day of the log, else the day on which the record appeared."""
    if not incident.log:
        return published
    return max(last_day(entry.date) for entry in incident.log) or published


def letter(position: int) -> str:
    """a, b, … z, aa, ab, … for 0, 1, …"""
    letters, position = "", position + 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def mentioned_first(mentioned: tuple[str, ...], listed: list[str]) -> list[str]:
    """What is listed, in the order of mention; then the rest as listed."""
    if not mentioned:
        return listed
    found = list(dict.fromkeys((*mentioned, *listed)))
    if len(found) != len(listed):  # something is mentioned that is not listed
        found = [id_ for id_ in found if id_ in listed]
    return found
