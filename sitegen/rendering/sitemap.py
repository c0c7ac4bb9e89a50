"""What tells search engines which pages there are."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

import msgspec

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES = 50_000
"""In one file, by the protocol."""


class SitemapView(msgspec.Struct, frozen=True, array_like=True):
    base_url: str
    pages: tuple[tuple[str, str], ...]
    """The address from the site's root, quoted, and the day of its last change or ""."""
    index: bool = False
    """Whether the addresses are those of other sitemaps."""


class RobotsView(msgspec.Struct, frozen=True, array_like=True):
    sitemap: str
    """The absolute address of the sitemap; "" where the archive's address is not known."""
    closed: bool = False
    """Whether search engines are asked to stay away."""


def sitemap_views(base_url: str, pages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, SitemapView]]:
    """Each sitemap with its path: one, or an index and several where one would be too large."""
    if len(pages) <= MOST_ADDRESSES:
        yield "sitemap.xml", SitemapView(base_url, tuple(pages))
        return
    parts = [pages[start : start + MOST_ADDRESSES] for start in range(0, len(pages), MOST_ADDRESSES)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", SitemapView(base_url, tuple((f"/{name}", "") for name in names), index=True)
    for name, part in zip(names, parts, strict=True):
        yield name, SitemapView(base_url, tuple(part))


def sitemap_bytes(view: SitemapView) -> bytes:
    """The sitemap as XML."""
    around, each = ("sitemapindex", "sitemap") if view.index else ("urlset", "url")
    rows = "".join(_row(each, view.base_url, address, day) for address, day in view.pages)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{around} xmlns="{NAMESPACE}">\n{rows}</{around}>\n'.encode()


def _row(each: str, base_url: str, address: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    location = base_url + quote(address[1:], safe="/%")
    return f"<{each}><loc>{escape(location)}</loc>{changed}</{each}>\n"


def robots_bytes(view: RobotsView) -> bytes:
    """What may be read, which is everything but a site with drafts; and where the sitemap is."""
    if view.closed:
        return b"User-agent: *\nDisallow: /\n"
    sitemap = f"\nSitemap: {view.sitemap}\n" if view.sitemap else ""
    return f"User-agent: *\nDisallow:\n{sitemap}".encode()
