"""What leaves the site for others: share cards, pages to embed, citations."""

import msgspec

from sitegen.rendering.views.head import Head, Link


class ShareCardView(msgspec.Struct, frozen=True, array_like=True):
    """A picture that stands for a page where it is shared."""

    title: str
    lang: str
    """Of the title, where that is in another language than the site."""
    card: msgspec.Raw
    """The card of its incident, encoded; None for the picture of the site."""
    disputed: tuple[str, ...] = ()
    """The questions whose answers are contested."""


class EmbedView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    id: str
    address: str
    """Of the incident's page."""
    card: msgspec.Raw
    """The card of the incident, encoded; None for one that is gone."""
    disputed: tuple[str, ...] = ()
    """The questions whose answers are contested."""
    state: str = ""
    """withdrawn, merged or split; else ""."""
    reason: str = ""
    into: tuple[Link, ...] = ()
    """Where to go instead."""


class CitationView(msgspec.Struct, frozen=True, array_like=True):
    """What a record, or the whole archive, is cited by."""

    id: str
    """Of the incident; "" for the archive."""
    title: str
    container: str
    """The title of the archive."""
    published: str
    """A day; "" where it is not known."""
    version: str
    """The day of the newest change; "" where it is not known."""
    url: str
    """Absolute; "" where the site does not know where it stands."""
    lang: str
    licence: str
