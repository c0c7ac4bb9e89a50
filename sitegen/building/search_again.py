"""The short way's part for search: which of its files follow an edit of prose, and what they are then."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from sitegen.building.cache import Cache, fetch_accounts
from sitegen.building.survey import Files
from sitegen.model.account import Account
from sitegen.model.folding import terms_of
from sitegen.model.page import PageJob
from sitegen.rendering.jobs import in_language
from sitegen.rendering.plan_search import (
    SHARDS_PATH,
    cards_again,
    cards_of,
    changed_words,
    shard_more,
    words_again,
)

_SEARCHED = frozenset({"incident", "translation"})
_ACCOUNT = msgspec.msgpack.Decoder(Account)


class Edit(NamedTuple):
    """An edit of the prose of an incident."""

    number: int
    """The incident's place in the archive's order."""
    old: str
    new: str
    """The digests of its account."""


def edits_of(files: Files, accounts: Mapping[str, str], order: tuple[str, ...]) -> list[Edit] | None:
    """The edits since a plan; None where an incident has prose in several files.

    Args:
        accounts: by path of a file: the digest of its account then.
        order: the ids of the archive's incidents.
    """
    changed = [(source, row) for source, row in files.rows if row.account != accounts.get(source.path, "")]
    ids = {source.id for source, _ in changed if source.kind in _SEARCHED}
    if not ids:
        return []
    texts = Counter(source.id for source, _ in files.rows if source.kind in _SEARCHED and source.id in ids)
    if any(number > 1 for number in texts.values()):
        return None
    number = {id_: at for at, id_ in enumerate(order) if id_ in ids}
    return [
        Edit(number[source.id], accounts[source.path], row.account)
        for source, row in changed
        if source.kind in _SEARCHED and source.id in number
    ]


def search_jobs(
    edits: Iterable[Edit],
    cache: Cache,
    output: str,
    *,
    count: int,
    languages: Iterable[str],
    fingerprint: str,
) -> list[PageJob] | None:
    """The jobs of the files of search that show edited prose; None where that cannot be told.

    Args:
        count: how many incidents there are.
        languages: those of the site beside the archive's own.
    """
    jobs: dict[str, PageJob] = {}

    def view_of(path: str) -> bytes:
        return jobs[path].view if path in jobs else cache.planned_at(output, path)

    for edit in edits:
        words = _words_of(cache, edit)
        if words is None:
            return None
        for path, exchange in changed_words(count, *words).items():
            view, shards = view_of(path), view_of(SHARDS_PATH)
            if not shards:
                return None
            if not view:
                view, jobs[SHARDS_PATH] = shard_more(shards, path, fingerprint)
            again = words_again(path, view, edit.number, exchange, fingerprint)
            if again is None:  # the shard goes, and its file with it
                return None
            jobs[path] = again
        for lang in ("", *languages):
            path = f"{lang}/{cards_of(edit.number)}" if lang else cards_of(edit.number)
            cards = view_of(path)
            if not cards:
                return None
            again = cards_again(cards, edit.old, edit.new, fingerprint)
            jobs[path] = in_language(again, lang) if lang else again
    return list(jobs.values())


def _words_of(cache: Cache, edit: Edit) -> tuple[set[str], set[str]] | None:
    """The words of the prose before and after; None where the old one is not kept any more."""
    try:
        found = fetch_accounts(cache.path, (edit.old, edit.new))
    except sqlite3.DatabaseError:
        return None
    old, new = (terms_of(_ACCOUNT.decode(found[digest]).words) for digest in (edit.old, edit.new))
    return old, new
