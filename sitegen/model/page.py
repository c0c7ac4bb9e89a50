"""A page to be made, and a page that was made."""

import msgspec


class PageJob(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the site: a pure function of `template`, `view` and `accounts` makes its bytes."""

    path: str
    """In output/, with forward slashes: `incidents/some-id/index.html`."""
    template: str
    """`incident.html`; or the name of a maker that is not a template, in angle brackets: `<feed>`, `<csv>`."""
    view: bytes
    """The msgpack of the view: exactly what the template is handed; so its hash can forget nothing."""
    accounts: tuple[str, ...] = ()
    """Digests of the accounts that it shows; they are fetched from the cache where the page is made."""
    lang: str = ""
    """The language of the site that it belongs to; "" for the archive's own, and for files that are in none."""
    key: str
    """Hash of all of the above and of the renderer's fingerprint."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    path: str
    body: bytes
