"""Slugs of headings as GitHub makes them, in any script."""

import re

_DROPPED = re.compile(r"[^\w\- ]")


def slug(words: str) -> str:
    """Small letters, digits and hyphens of a heading; a space is a hyphen, and all other marks fall away."""
    return _DROPPED.sub("", words.strip().lower()).replace(" ", "-")


def unique_slug(words: str, taken: dict[str, int]) -> str:
    """The slug of a heading, numbered from 1 where an earlier heading has it.

    Args:
        taken: by slug, the number last given to a heading that would have it; gets the new one.
    """
    found = first = slug(words)
    while found in taken:
        taken[first] += 1
        found = f"{first}-{taken[first]}"
    taken[found] = 0
    return found
