"""Feeds: whole, dated, with ids that stay, and without an address that is not known."""

import io
import re
import uuid
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
import msgspec
from feedgenerator import Atom1Feed
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rendering.feeds import clean, entry_xml, feed_bytes, feed_id
from sitegen.rendering.views.feed import FeedEntry, FeedView

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = FeedEntry(
    "tag:x,2023:a", "A & <b>", "/incidents/a/#claim-c", "2023-05-24", "2023-05-25", "x < y", ("air-strike",)
)


def view(**more: object) -> FeedView:
    raw = msgspec.Raw(msgspec.msgpack.encode(ENTRY))
    values: dict[str, object] = {
        "id": "tag:x,2023:f", "title": "T", "address": "/regions/no/", "path": "regions/no/feed.xml", "updated": "2023-05-25",
        "author": "T", "lang": "en", "rights": "CC BY 4.0", "base_url": "", "offline": False, "entries": (raw,),
    }  # fmt: skip
    return FeedView(**{**values, **more})  # type: ignore[arg-type]


def links(feed: bytes) -> list[tuple[str, str]]:
    return [(link.get("rel", ""), link.get("href", "")) for link in ET.fromstring(feed).iter(f"{ATOM}link")]


def test_without_base_url_addresses_are_relative_to_the_feed() -> None:
    assert links(feed_bytes(view())) == [
        ("alternate", "../../regions/no/"),
        ("alternate", "../../incidents/a/#claim-c"),
    ]


def test_offline_links_name_the_file() -> None:
    assert links(feed_bytes(view(offline=True)))[1] == ("alternate", "../../incidents/a/index.html#claim-c")


def test_a_feed_at_the_root_leads_down() -> None:
    assert links(feed_bytes(view(address="/", path="feed.xml")))[0] == ("alternate", "./")


def test_with_base_url_addresses_are_absolute_and_the_feed_names_itself() -> None:
    assert links(feed_bytes(view(base_url="https://example.org/a/", offline=True))) == [
        ("alternate", "https://example.org/a/regions/no/"),
        ("self", "https://example.org/a/regions/no/feed.xml"),
        ("alternate", "https://example.org/a/incidents/a/#claim-c"),
    ]


def test_a_feed_is_read_as_it_is_meant() -> None:
    """A parser of the world outside finds title, dates, ids, summary and categories, and nothing wrong."""
    found = feedparser.parse(feed_bytes(view(base_url="https://example.org/")))

    assert not found.bozo
    assert found.feed.rights == "CC BY 4.0"
    (entry,) = found.entries
    assert (entry.title, entry.id, entry.tags[0].term) == ("A & <b>", "tag:x,2023:a", "air-strike")
    assert (entry.published, entry.updated) == ("2023-05-24T00:00:00+00:00", "2023-05-25T00:00:00+00:00")


def test_twice_is_once() -> None:
    """No clock has a part in a feed."""
    assert feed_bytes(view()) == feed_bytes(view())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)


@given(WORDS, WORDS, st.dates())
def test_entries_are_written_as_the_library_would(title: str, summary: str, day: object) -> None:
    """The quick way to write an entry gives the library's own bytes."""
    date = str(day)
    moment = datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC)
    entry = FeedEntry("tag:x", title, "/a/", date, date, summary, ("c&d",))
    feed = Atom1Feed(title="T", link="x", description="")
    feed.add_item(
        title=title, link="l", description=summary.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        pubdate=moment, updateddate=moment, unique_id="tag:x", categories=["c&d"],
    )  # fmt: skip
    out = io.StringIO()
    feed.write(out, "utf-8")

    found = re.search(r"<entry>.*</entry>", out.getvalue(), re.DOTALL)
    assert found
    assert entry_xml(entry, "l") == found[0]


def test_control_characters_are_left_out() -> None:
    """XML cannot hold them in any form."""
    assert clean("a\x00b\x1fc\td") == "abc\td"


def test_ids_stay() -> None:
    """An id is made from the authority and the address; without an authority, from what tells archives apart."""
    assert feed_id("/incidents/a/", authority="example.org,2023", seed="x") == "tag:example.org,2023:incidents/a"
    assert feed_id("/", authority="example.org,2023", seed="x") == "tag:example.org,2023:archive"
    assert (
        feed_id("/a/", authority="", seed="x")
        == feed_id("/a/", authority="", seed="x")
        != feed_id("/a/", authority="", seed="y")
    )
    assert feed_id("/a/", authority="", seed="x").startswith("urn:uuid:")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_ids_without_an_authority_are_those_of_rfc_9562(name: str) -> None:
    """A UUID of version 5 in the namespace of addresses, as Python's own library makes it."""
    assert feed_id(name, authority="", seed="x") == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'x' + name)}"
