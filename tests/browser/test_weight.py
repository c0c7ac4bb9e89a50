"""What a page costs its reader before it can be read."""

import gzip
import re
from pathlib import Path

import pytest

from .sites import HTML, Site

LIMIT = 60_000
"""Of a page's own HTML, CSS and JavaScript, compressed: the limit that site.md sets for an incident."""
LIMITS = {"map.html": 160_000, "search.html": 100_000, "timeline.html": 100_000}
"""Of pages that load a library; the data of the archive is not counted, since it grows with the archive."""
DATA = re.compile(r"(data|index)")


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


@pytest.mark.parametrize("template", HTML)
def test_every_page_is_light(deep: Site, template: str) -> None:
    """Page, style sheets and scripts, compressed, stay below the limit of their kind."""
    heavy = {
        path: size for path in deep.kinds[template] if (size := weight(deep.folder, path)) > LIMITS.get(template, LIMIT)
    }
    assert heavy == {}


def weight(folder: Path, path: str) -> int:
    """In bytes: a page with its sheets and scripts, each as it travels; without the data of map and search."""
    text = (folder / path).read_text("utf-8")
    asked = re.findall(r'<link rel="stylesheet"[^>]*href="([^"?]+)', text) + re.findall(
        r'<script[^>]*src="([^"?]+)', text
    )
    names = {one.rsplit("static/", 1)[-1] for one in asked if "static/" in one}
    return packed(folder / path) + sum(packed(folder / "static" / name) for name in sorted(names))
