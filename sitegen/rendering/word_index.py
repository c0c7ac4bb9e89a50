"""The index of words: in which incidents each stands, cut into shards by how words begin."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from sitegen.model.archive import Entry
from sitegen.model.folding import terms_of
from sitegen.model.terms import Terms
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.packing import packed_gaps, unpacked_gaps
from sitegen.rendering.views.words import WordsView

PARTS = 4
PROSE = 3
"""The part that prose stands in."""
_DEPTHS = ((200, 0), (2_000, 1), (20_000, 2))
_DECODER = msgspec.msgpack.Decoder(WordsView)
_ENCODER = msgspec.msgpack.Encoder()
Postings = dict[str, list[int]]


def depth_of(count: int) -> int:
    """How many letters the words of a shard have in common, in an archive of so many incidents."""
    return next((depth for most, depth in _DEPTHS if count <= most), 3)


def shard_of(word: str, depth: int) -> str:
    """The name of the shard that a word stands in: its first letters, written so that any host can serve them."""
    letters = "".join(
        letter if letter.isascii() and letter.isalnum() else f"_{ord(letter):x}" for letter in word[:depth]
    )
    return letters or "all"


def shards_of(lookup: Lookup, terms: Mapping[str, Terms]) -> dict[str, dict[str, str]]:
    """By name of the shard, by word: its packed lists, as of `WordsView`; both sorted."""
    depth = depth_of(len(lookup.archive.entries))
    title: Postings = defaultdict(list)
    front: Postings = defaultdict(list)
    prose: Postings = defaultdict(list)
    parts = (title, _names(lookup), front, prose)
    for number, entry in enumerate(lookup.archive.entries.values()):
        words = _terms_of(entry, terms)
        for word in words.title.split():
            title[word].append(number)
        for word in words.front.split():
            front[word].append(number)
        for word in words.prose.split():
            prose[word].append(number)
    every = sorted(set().union(*parts))
    found: dict[str, dict[str, str]] = {}
    # Words with the same first letters stand together in any order that compares letter by letter.
    for name, words_of_shard in groupby(every, lambda word: shard_of(word, depth)):
        found[name] = {
            word: _joined(packed_gaps(part[word]) if word in part else "" for part in parts) for word in words_of_shard
        }
    return dict(sorted(found.items()))


def exchanged(view: bytes, number: int, gone: Iterable[str], come: Iterable[str]) -> bytes | None:
    """The encoded view of a shard after an incident's prose lost some words and got others; None where none is left."""
    shard = _DECODER.decode(view)
    words = dict(shard.words)
    for word in gone:
        parts = _parted(words.get(word, ""))
        parts[PROSE] = packed_gaps([one for one in unpacked_gaps(parts[PROSE]) if one != number])
        words[word] = _joined(parts)
        if not words[word]:
            del words[word]
    for word in come:
        parts = _parted(words.get(word, ""))
        numbers = unpacked_gaps(parts[PROSE])
        if number not in numbers:
            insort(numbers, number)
        parts[PROSE] = packed_gaps(numbers)
        words[word] = _joined(parts)
    if not words:
        return None
    return _ENCODER.encode(msgspec.structs.replace(shard, words=dict(sorted(words.items()))))


def _parted(lists: str) -> list[str]:
    parts = lists.split(",")
    return [*parts, *[""] * (PARTS - len(parts))]


def _joined(parts: Iterable[str]) -> str:
    return ",".join(parts).rstrip(",")


def _terms_of(entry: Entry, terms: Mapping[str, Terms]) -> Terms:
    """The words of an incident, with those of its translations."""
    own = terms.get(entry.incident.path, Terms())
    if not entry.translations:
        return own
    rows = [own, *(terms.get(one.path, Terms()) for one in entry.translations.values())]
    return Terms(
        _union(row.title for row in rows), _union(row.front for row in rows), _union(row.prose for row in rows)
    )


def _union(texts: Iterable[str]) -> str:
    return " ".join(sorted({word for text in texts for word in text.split()}))


def _names(lookup: Lookup) -> Postings:
    """The words of names that stand in files of their own, in all their languages."""
    order = {id_: number for number, id_ in enumerate(lookup.archive.entries)}
    found: dict[str, set[int]] = defaultdict(set)
    for text, incidents in _named(lookup):
        numbers = [order[id_] for id_ in incidents if id_ in order]
        if numbers:
            for word in terms_of(text):
                found[word].update(numbers)
    return {word: sorted(numbers) for word, numbers in found.items()}


def _named(lookup: Lookup) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Texts, with the incidents that they lead to."""
    archive = lookup.archive
    for path, region in archive.regions.items():
        former = region.record.aliases if region.record else ()
        names = (*region.name.values(), path.rpartition("/")[2], *former)
        yield "\n".join(names), (*region.incidents, *region.mentioned)
    for id_, actor in archive.actors.items():
        yield "\n".join((id_, *actor.name.values(), *actor.record.other_names)), actor.incidents
    for category in archive.categories.values():
        yield "\n".join((category.term.word, *category.term.label.values())), category.incidents
    for node in archive.sources.values():
        if node.record:
            source = node.record.source
            yield "\n".join((*source.title.values(), source.publisher, source.medium)), node.incidents
