"""What an Atom feed is made from."""

import msgspec


class FeedEntry(msgspec.Struct, frozen=True, array_like=True):
    id: str
    """An absolute IRI that never changes: tag: or urn:uuid:."""
    title: str
    address: str
    """From the site's root, with a slash before it: `/incidents/some-id/`."""
    published: str
    """A day, `YYYY-MM-DD`."""
    updated: str
    summary: str = ""
    categories: tuple[str, ...] = ()


class FeedView(msgspec.Struct, frozen=True, array_like=True):
    id: str
    title: str
    address: str
    """Of the page that it belongs to."""
    path: str
    """Its own, in output/."""
    updated: str
    author: str
    lang: str
    rights: str
    base_url: str
    offline: bool
    entries: tuple[msgspec.Raw, ...]
    """Each a `FeedEntry`, encoded."""
