"""What the full text search of a site is made from."""

import msgspec


class WordsView(msgspec.Struct, frozen=True, kw_only=True):
    """A shard of the index: all words that begin with the same letters, sorted."""

    stamp: str
    name: str
    words: dict[str, str]
    """By word: in which incidents it stands. Four packed lists with commas between them, empty ones at the end left out:
    by title, by the name of a place, actor or other record, by the rest of the front matter, by prose."""


class ShardsView(msgspec.Struct, frozen=True, kw_only=True):
    """Which shards there are."""

    stamp: str
    depth: int
    """With how many letters the words of a shard begin alike."""
    shards: list[str]
    """Their names, sorted."""
    chunk: int
    """How many incidents there are in a file of cards."""


class CardsView(msgspec.Struct, frozen=True, kw_only=True):
    """What results show of some consecutive incidents."""

    stamp: str
    number: int
    cards: list[msgspec.Raw]
    claims: list[list[tuple[str, str]]]
    """Id and text of the claims of each."""
    accounts: list[list[str]]
    """The digests of the prose of each, that of its translations included."""
