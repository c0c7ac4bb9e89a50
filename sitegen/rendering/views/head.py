"""What every page has: its title, where it stands, what leads to and from it."""

import msgspec


class Link(msgspec.Struct, frozen=True, array_like=True):
    title: str
    address: str
    """From the site's root: `/regions/ru/`; "" for words without a link."""
    lang: str = ""
    """Of the title, where it is another than the page's."""


class Head(msgspec.Struct, frozen=True, array_like=True):
    title: str
    address: str
    """The page's own address: `/regions/ru/`."""
    description: str = ""
    section: str = ""
    """The entry of the menu that it belongs to: `/regions/`."""
    updated: str = ""
    """The day on which what it shows last changed; "" where nothing says it."""
    feed: str = ""
    """The address of its feed."""
    previous: str = ""
    """The address of the page before, of a list that is cut into pages."""
    next: str = ""
    published: str = ""
    """The day on which an article appeared; "" for what is no article."""
    card: str = ""
    """The address of the picture that stands for it where it is shared, from the root of all languages; "" for the site's."""
    indexed: bool = True
    """False for pages that search engines should leave out."""
    languages: tuple[str, ...] = ()
    """Other languages that this page alone is in, beside those of the site."""
    lang: str = ""
    """The language of a page that is in none of the site's."""
