"""The index of words: what stands in it, how it is cut, and that an edit gives what a new plan would."""

import json
from typing import Any

import msgspec
import pytest

from sitegen.model.folding import terms_of
from sitegen.model.terms import Terms
from sitegen.rendering.packing import unpacked_gaps
from sitegen.rendering.plan_search import words_again
from sitegen.rendering.views.words import WordsView
from sitegen.rendering.word_index import depth_of, exchanged, shard_of
from tests.rendering.archives import FILES, SETTINGS

QUAY = "content/incidents/quay.md"


@pytest.fixture
def files() -> dict[str, str]:
    draft = "---\ntitle: Zeppelin secret\ndate: 2023-05\nstate: draft\n---\n"
    held = "---\ntitle: Yonder secret\ndate: 2023-05\npublish_after: 2099-01-01\n---\n"
    return {**FILES, "incidents/draft.md": draft, "incidents/held.md": held}


def words_in(site: Any) -> dict[str, list[list[int]]]:
    """By word: the numbers of the incidents in each of its four lists."""
    text = site.text("search/words/all.js")
    view = json.loads(text.removeprefix('Facets.take("words/all",').removesuffix(");\n"))
    return {
        word: [unpacked_gaps(part) for part in (lists + ",,,").split(",")[:4]] for word, lists in view["words"].items()
    }


def terms_for(archive: Any, said: str) -> dict[str, Terms]:
    """Words for the prose and the title of each incident."""
    return {
        entry.incident.path: Terms(
            title=" ".join(sorted(terms_of(entry.incident.title))), prose=" ".join(sorted(terms_of(f"{id_} {said}")))
        )
        for id_, entry in archive.entries.items()
    }


def test_words_lead_to_their_incidents(make_archive, site_of, files) -> None:
    """Titles, names of places and prose lead to the incidents that have them, each in its own list."""
    archive = make_archive(files, SETTINGS)
    site = site_of(archive, terms=terms_for(archive, "everywhere"))
    words, order = words_in(site), list(archive.entries)

    (told,) = terms_of("everywhere")
    assert words[told][3] == list(range(len(order)))
    for path, node in archive.regions.items():
        (slug, *_) = terms_of(path.rpartition("/")[2])
        assert {order.index(id_) for id_ in node.incidents} <= set(words.get(slug, [[], []])[1])
    for number, entry in enumerate(archive.entries.values()):
        assert all(number in words[word][0] for word in terms_of(entry.incident.title))


def test_what_is_not_public_is_in_no_file_of_search(make_archive, site_of, files) -> None:
    """Drafts, embargoed records and tombstones are neither in the index nor in cards, titles and filters."""
    archive = make_archive(files, SETTINGS)
    site = site_of(
        archive, terms={f"content/incidents/{name}.md": Terms(prose="zeppelin yonder") for name in ("draft", "held")}
    )

    searched = [path for path in site.jobs if path.startswith("search/") and path.endswith(".js")]
    assert len(searched) >= 5
    text = "".join(site.text(path) for path in searched).lower()
    assert [
        word
        for word in ("zeppelin", "yonder", "secret", *archive.tombstones)
        if f'"{word}"' in text or f"{word} " in text
    ] == []


def test_an_edit_gives_what_a_plan_would(make_archive, site_of, files) -> None:
    """The shard with a few words exchanged has the bytes and the key of a shard that was planned from the edited prose."""
    archive = make_archive(files, SETTINGS)
    before, after = terms_for(archive, "bridge river"), terms_for(archive, "bridge river")
    path, number = archive.entries["quay"].incident.path, list(archive.entries).index("quay")
    after[path] = msgspec.structs.replace(after[path], prose=" ".join(sorted(terms_of("quay bridge zebra aardvark"))))
    old, planned = (site_of(archive, terms=one).jobs["search/words/all.js"] for one in (before, after))

    made = words_again(old.path, old.view, number, (terms_of("river"), terms_of("zebra aardvark")), "f")

    assert made == planned
    assert made != old


def test_a_shard_that_loses_its_last_word_is_gone(make_archive, site_of) -> None:
    """Where a shard would come or go the plan is another one, and nothing is exchanged."""
    view = msgspec.msgpack.encode(WordsView(stamp="s", name="z", words={"zebr": ",,,1"}))

    assert exchanged(view, 0, ["zebr"], []) is None


def test_names_of_shards_are_safe(make_archive) -> None:
    """Any letters give a name that every host and file system can hold, and no two the same one."""
    names = [shard_of(word, 2) for word in ("belgorod", "b", "٢x", "ماء", "東京", "_a", "a_", "a", "")]

    assert names == ["be", "b", "_662x", "_645_627", "_6771_4eac", "_5fa", "a_5f", "a", "all"]


def test_larger_archives_have_more_shards() -> None:
    """A small archive has one file of words, a large one many."""
    assert [depth_of(count) for count in (6, 200, 201, 2_001, 20_001)] == [0, 0, 1, 2, 3]
