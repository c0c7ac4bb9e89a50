"""Slugs of headings as GitHub makes them, in any script."""

import re

_DROPPED = re.compile(r"[^\w\- ]")


def slug(words: str) -> str:
    """Small letters, digits and hyphens of a heading; a space is a hyphen, and all other marks fall away."""
    return _DROPPED.sub("", words.strip().lower()).replace(" ", "-")


def unique_slug(words: str, taken: set[str]) -> str:
    """The slug of a heading, numbered from 1 where an earlier heading has it."""
    first = slug(words)
    found, number = first, 0
    while found in taken:
        number += 1
        found = f"{first}-{number}"
    taken.add(found)
    return found
