"""Annotated prose: safe HTML in blocks, with slots for what only the whole archive knows.

A slot is a private-use character, a number, and END. Content that has one of these characters is refused.
What a slot means depends on its first character:

    PASSAGE n END ... PASSAGE_END n END   a passage that states claims: passages[n]
    CITE n END                            a citation: citations[n]
    LINK n END ... LINK_END n END         a link: links[n]; empty between the two where the title is asked
    NOTE n END                            a call of the editor's note with number n (from 1): notes[n - 1]
    IMAGE n END                           a picture: images[n]
    RESULT n END                          of a page: what its n-th block `incidents` finds

Everything else in `html` is final. Ids in it begin with `h-` (headings).
"""

import hashlib

import msgspec

PASSAGE, PASSAGE_END, CITE, LINK, LINK_END, NOTE, IMAGE, END = (chr(0xE000 + k) for k in range(8))
RESULT = chr(0xE008)
MARK = chr(0xE00F)
"""Laid behind each form before parsing; whoever reads the form takes it."""
ROOT = chr(0xE010)
"""Stands in rendered HTML for the way from the page to the site's root; replaced as a page is finished."""


class Passage(msgspec.Struct, frozen=True, array_like=True):
    claims: tuple[str, ...]
    """`claim-id` of the same file, or `incident-id#claim-id`."""
    id: str
    """Stable within the page: `q-` and the first claim's id, numbered from the second of the same."""
    text: str
    """Its plain words, for annotations and search."""


class Citation(msgspec.Struct, frozen=True, array_like=True):
    source: str
    locator: str = ""


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A link to another record: kind and target as of `BodyReference`, `region`, `actor` and `source` besides."""

    kind: str
    target: str
    fragment: str = ""
    """A heading of the target, with its `h-`."""


class Image(msgspec.Struct, frozen=True, array_like=True):
    file: str
    alt: str
    title: str = ""


class Block(msgspec.Struct, frozen=True, array_like=True):
    """One child of the account: a paragraph, list, table, quotation, heading, code."""

    html: str
    tag: str
    """p, ul, ol, table, blockquote, h2, h3, pre, hr, figure, incidents …"""
    length: int
    """Characters of plain text, to estimate its height."""
    passages: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    """Numbers of the editor's notes called here for the first time."""


class Account(msgspec.Struct, frozen=True, array_like=True):
    blocks: tuple[Block, ...] = ()
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()
    """The HTML of the editor's notes, with slots, in the order of their numbers."""
    headings: tuple[tuple[int, str, str], ...] = ()
    """Level, id (with `h-`) and plain words of each heading."""
    words: str = ""
    """All plain text, with white space made single: for excerpts and search."""


def digest_of(encoded: bytes) -> str:
    """The digest under which an account is kept, of its msgpack."""
    return hashlib.blake2b(encoded, digest_size=16).hexdigest()
