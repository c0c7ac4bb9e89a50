"""Feeds, as a reader of feeds takes them."""

from pathlib import Path

import feedparser
import pytest

from .sites import Site

HOMES = {"deep": "https://archive.example/deep/path/", "rtl": "https://archive.example/"}


@pytest.fixture(scope="module", params=["deep", "rtl"])
def site(request: pytest.FixtureRequest) -> tuple[str, Site]:
    return HOMES[request.param], request.getfixturevalue(request.param)


def test_every_feed_is_read_without_a_complaint(site: tuple[str, Site]) -> None:
    """Well formed, with a title, an id, its own address, and entries whose ids are unique and whose days are dates."""
    home, published = site
    feeds = sorted(published.folder.rglob("*.xml"))
    feeds = [path for path in feeds if path.name != "sitemap.xml"]
    assert len(feeds) > 20
    wrong = [found for path in feeds for found in complaints(path, home, published.folder)]
    assert wrong == []


def complaints(path: Path, home: str, folder: Path) -> list[tuple[str, str]]:
    """What is wrong with one feed."""
    name = path.relative_to(folder).as_posix()
    feed = feedparser.parse(path.read_bytes())
    found = [(name, f"bozo: {feed.get('bozo_exception')}")] if feed.bozo else []
    links = {link.rel: link.href for link in feed.feed.get("links", ())}
    if feed.version != "atom10" or not feed.feed.get("title") or not feed.feed.get("id"):
        found.append((name, "head"))
    if links.get("self") != home + name:
        found.append((name, f"self: {links}"))
    if not feed.feed.get("updated_parsed"):
        found.append((name, "updated"))
    ids = [entry.get("id", "") for entry in feed.entries]
    if len(ids) != len(set(ids)) or not all(one.startswith(("tag:", "https://", "urn:")) for one in ids):
        found.append((name, f"ids: {ids}"))
    days = [entry.get("updated_parsed") for entry in feed.entries]
    if not all(days) or max(days, default=None) != (feed.feed.updated_parsed if days else None):
        found.append(
            (name, f"updated: {[entry.get('updated') for entry in feed.entries]}, feed {feed.feed.get('updated')}")
        )
    for entry in feed.entries:
        link = entry.get("link", "").partition("#")[0]
        if not link.startswith(home) or not (folder / link.removeprefix(home) / "index.html").is_file():
            found.append((name, f"link: {link}"))
        if not entry.get("title"):
            found.append((name, f"title: {entry.get('id')}"))
    return found
