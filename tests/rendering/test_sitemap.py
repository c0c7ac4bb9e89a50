"""What search engines are told."""

from xml.etree import ElementTree as ET

from sitegen.rendering.sitemap import MOST_ADDRESSES, RobotsView, robots_bytes, sitemap_bytes, sitemap_views

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_has_absolute_addresses_and_days() -> None:
    ((path, view),) = sitemap_views("https://example.org/a/", [("/", ""), ("/incidents/x/", "2023-05-24")])

    tree = ET.fromstring(sitemap_bytes(view))
    assert path == "sitemap.xml"
    assert [[part.text for part in url] for url in tree] == [
        ["https://example.org/a/"],
        ["https://example.org/a/incidents/x/", "2023-05-24"],
    ]


def test_too_many_addresses_for_one_file_make_an_index() -> None:
    """The protocol allows 50,000 in one file."""
    views = dict(sitemap_views("https://example.org/", [(f"/{number}/", "") for number in range(MOST_ADDRESSES + 1)]))

    assert list(views) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert ET.fromstring(sitemap_bytes(views["sitemap.xml"])).tag == f"{NAMESPACE}sitemapindex"
    assert len(views["sitemap-2.xml"].pages) == 1


def test_robots_may_read_all() -> None:
    assert robots_bytes(RobotsView("")) == b"User-agent: *\nDisallow:\n"
    assert b"Sitemap: https://example.org/sitemap.xml" in robots_bytes(RobotsView("https://example.org/sitemap.xml"))


def test_robots_stay_away_from_drafts() -> None:
    assert robots_bytes(RobotsView("", closed=True)) == b"User-agent: *\nDisallow: /\n"
