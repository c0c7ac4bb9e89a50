"""What every template is handed beside its page: the same for all pages of a build."""

import msgspec

from sitegen.rendering.views.head import Link


class SiteView(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    description: str = ""
    language: str = "en"
    direction: str = "ltr"
    licence: str = ""
    prefix: str = ""
    """The folder of the site in this language: `uk/`; "" in the archive's own."""
    languages: tuple[str, ...] = ()
    """All languages that the site is in, the archive's own first."""
    base_url: str = ""
    """Of the site in this language, with a slash at its end; "" where it is not known: then no page has an absolute address."""
    root_url: str = ""
    """The same of the whole site: what pictures, data and styles stand below."""
    root_path: str = "/"
    """The path of `root_url`; for the page that a host shows for addresses that are not."""
    offline: bool = False
    menu: tuple[Link, ...] = ()
    """The entries of the head."""
    foot: tuple[Link, ...] = ()
    """The entries of the foot."""
    card: str = ""
    """The address of the picture that stands for the site where it is shared; "" for none."""
    citations: bool = False
    """Whether incidents have files of their citation."""
    embeds: bool = False
    """Whether incidents have pages to be embedded."""
    covers: tuple[str, ...] = ()
    """What the archive covers, in sentences: they stand under totals and drawings."""
    feed: str = ""
    """The address of the feed of new incidents."""
    assets: dict[str, str] = {}
    """Of each file of the theme: its address, with a mark that changes when the file does."""
    style_of_404: str = ""
