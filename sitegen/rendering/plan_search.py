"""The page of search, and the files that it loads."""

from collections.abc import Iterator, Mapping

import msgspec

from sitegen.model.archive import ClaimRef, Entry
from sitegen.model.incident import Claim
from sitegen.model.page import PageJob
from sitegen.model.terms import Terms
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_facets import plan_facets
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import SimpleView
from sitegen.rendering.views.words import CardsView, ShardsView, WordsView
from sitegen.rendering.word_index import depth_of, exchanged, shard_of, shards_of

CARDS = 10
"""Incidents in a file of cards."""
CARDS_FILE, WORDS_FILE, SHARDS_FILE = "<cards.js>", "<words.js>", "<shards.js>"
SHARDS_PATH = "search/shards.js"
REMEMBERED = frozenset({CARDS_FILE, WORDS_FILE, SHARDS_FILE})
"""Files that show what the prose of several incidents says, and can be brought up to date without a new plan."""
_ENCODER = msgspec.msgpack.Encoder()
_CARDS = msgspec.msgpack.Decoder(CardsView)
_SHARDS = msgspec.msgpack.Decoder(ShardsView)


def plan_search(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of `/search/` and of the files below it that each language has."""
    head = Head(
        title=text(lookup.lang, "Search"),
        address="/search/",
        section="/search/",
        description=text(lookup.lang, "Search incidents, claims, places and people in any script, with filters."),
    )
    yield page_job(head.address, "search.html", SimpleView(head=head), fingerprint=fingerprint)
    yield from plan_facets(lookup, fingerprint)
    yield from _plan_cards(lookup, fingerprint)


def plan_words(lookup: Lookup, terms: Mapping[str, Terms], fingerprint: str) -> Iterator[PageJob]:
    """The jobs of the index of words, which is one for all languages.

    Args:
        terms: by the path of a file: the words that search finds its incident by.
    """
    stamp = lookup.stamp
    shards = shards_of(lookup, terms)
    for name, words in shards.items():
        view = WordsView(stamp=stamp, name=name, words=words)
        yield job_for(words_path(name), WORDS_FILE, _ENCODER.encode(view), fingerprint=fingerprint)
    known = ShardsView(stamp=stamp, depth=depth_of(len(lookup.archive.entries)), shards=list(shards), chunk=CARDS)
    yield job_for(SHARDS_PATH, SHARDS_FILE, _ENCODER.encode(known), fingerprint=fingerprint)


def _plan_cards(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    stamp = lookup.stamp
    entries = list(lookup.archive.entries.values())
    for number, start in enumerate(range(0, len(entries), CARDS)):
        some = entries[start : start + CARDS]
        view = CardsView(
            stamp=stamp,
            number=number,
            cards=[lookup.cards[entry.incident.id] for entry in some],
            claims=[[_claim(lookup, entry, claim) for claim in entry.incident.claims] for entry in some],
            accounts=[_accounts(entry) for entry in some],
        )
        yield _cards_job(view, _ENCODER.encode(view), fingerprint)


def _cards_job(view: CardsView, encoded: bytes, fingerprint: str) -> PageJob:
    accounts = tuple(digest for one in view.accounts for digest in one)
    return job_for(cards_path(view.number), CARDS_FILE, encoded, fingerprint=fingerprint, accounts=accounts)


def _claim(lookup: Lookup, entry: Entry, claim: Claim) -> tuple[str, str]:
    return claim.id, lookup.claim_text(ClaimRef(entry.incident.id, claim.id))[0]


def _accounts(entry: Entry) -> list[str]:
    digests = (entry.incident.account, *(one.account for one in entry.translations.values()))
    return [digest for digest in digests if digest]


def words_path(shard: str) -> str:
    return f"search/words/{shard}.js"


def cards_path(number: int) -> str:
    return f"search/cards/{number}.js"


def cards_of(incident: int) -> str:
    """The path of the file that has the card of the incident with this number."""
    return cards_path(incident // CARDS)


def changed_words(count: int, before: set[str], after: set[str]) -> dict[str, tuple[set[str], set[str]]]:
    """By the path of a shard: the words that the prose of an incident lost and got.

    Args:
        count: how many incidents there are.
        before, after: the words of its prose.
    """
    depth = depth_of(count)
    found: dict[str, tuple[set[str], set[str]]] = {}
    for side, words in ((0, before - after), (1, after - before)):
        for word in words:
            found.setdefault(words_path(shard_of(word, depth)), (set(), set()))[side].add(word)
    return dict(sorted(found.items()))


def shard_more(shards: bytes, path: str, fingerprint: str) -> tuple[bytes, PageJob]:
    """The view of a shard that is not there yet, still empty, and the job of the list of shards that names it."""
    known = _SHARDS.decode(shards)
    name = path.rpartition("/")[2].removesuffix(".js")
    view = msgspec.structs.replace(known, shards=sorted({*known.shards, name}))
    empty = WordsView(stamp=known.stamp, name=name, words={})
    job = job_for(SHARDS_PATH, SHARDS_FILE, _ENCODER.encode(view), fingerprint=fingerprint)
    return _ENCODER.encode(empty), job


def words_again(
    path: str, view: bytes, number: int, words: tuple[set[str], set[str]], fingerprint: str
) -> PageJob | None:
    """The job of a shard after an edit of an incident's prose, as a plan would give it; None where the shard would go."""
    fresh = exchanged(view, number, sorted(words[0]), sorted(words[1]))
    return job_for(path, WORDS_FILE, fresh, fingerprint=fingerprint) if fresh else None


def cards_again(view: bytes, old: str, new: str, fingerprint: str) -> PageJob:
    """The job of a file of cards after an edit of prose: with the new digest in the place of the old one."""
    fresh = view.replace(old.encode(), new.encode())
    return _cards_job(_CARDS.decode(fresh), fresh, fingerprint)
