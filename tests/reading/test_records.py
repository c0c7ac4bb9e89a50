"""Regions, actors, shared sources, pages and translations."""

import pytest


def found(draft):
    return [(p.code, p.span.line, p.span.column) for p in draft.problems]


def test_a_region_is_read_whole(read_text):
    """Its id is its path in the tree."""
    draft = read_text(
        "---\nname: {en: Oslo}\niso: NO-03\nkind: city\npoint: [59.9, 10.7]\nboundary: oslo.geojson\nclaimed_by: [ru, se]\n"
        "aliases: no/kristiania\n---\nA city.\n",
        "region",
        "no/oslo",
    )
    record = draft.record
    assert draft.problems == ()
    assert (record.region, record.name, record.iso, record.kind) == ("no/oslo", {"en": "Oslo"}, "NO-03", "city")
    assert (record.point, record.boundary, record.claimed_by, record.aliases) == (
        (59.9, 10.7),
        "oslo.geojson",
        ("ru", "se"),
        ("no/kristiania",),
    )


def test_an_actor_is_read_whole(read_text):
    """With its parts, names and identifiers."""
    draft = read_text(
        "---\nname: Navy\nother_names: [Fleet, The Fleet]\nkind: military\npart_of: norway\nmembers: [a, b]\nregion: no\n"
        "identifiers: {any: Q1}\naliases: fleet\n---\n",
        "actor",
        "navy",
    )
    record = draft.record
    assert draft.problems == ()
    assert (record.name, record.other_names, record.kind, record.part_of) == (
        {"": "Navy"},
        ("Fleet", "The Fleet"),
        "military",
        "norway",
    )
    assert (record.members, record.region, record.identifiers, record.aliases) == (
        ("a", "b"),
        "no",
        {"any": ("Q1",)},
        ("fleet",),
    )


def test_a_shared_source_is_read_whole(read_text):
    """It has the keys of a source but `id`."""
    draft = read_text("---\nkind: news\ntitle: Fire\nvia: courier\naliases: old\n---\n", "source", "herald")
    record = draft.record
    assert draft.problems == ()
    assert (record.source.id, record.source.kind, record.source.shared, record.source.via, record.aliases) == (
        "herald",
        "news",
        False,
        "courier",
        ("old",),
    )
    assert found(read_text("---\nid: herald\n---\n", "source", "herald")) == [("key-unknown", 2, 1)]


def test_a_page_is_read_whole(read_text):
    """Title and order."""
    draft = read_text("---\ntitle: About\norder: 10\n---\nText.\n", "page", "about")
    assert (draft.problems, draft.record.title, draft.record.order, draft.prose) == ((), "About", 10, "Text.\n")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("region", "iso: no\n", [("iso-form", 2, 6)]),
        ("region", "iso: Norway\n", [("iso-form", 2, 6)]),
        ("region", "iso: [NO]\n", [("value-form", 2, 6)]),
        ("region", "boundary: ../a.shp\n", [("boundary-form", 2, 11)]),
        ("region", "boundary: [a]\n", [("value-form", 2, 11)]),
        ("region", "claimed_by: RU\n", [("region-form", 2, 13)]),
        ("actor", "kind: military\n", [("key-missing", 2, 1)]),
        ("actor", "name: x\nkind: navy-x\n", [("word-unknown", 3, 7)]),
        ("page", "order: 1\n", [("key-missing", 2, 1)]),
        ("page", "title: x\norder: first\n", [("number-form", 3, 8)]),
        ("page", "title: x\norder: [1]\n", [("value-form", 3, 8)]),
        ("translation", "title: x\ndate: 2023\n", [("translation-inherits", 3, 7)]),
        ("translation", "titel: x\n", [("key-unknown", 2, 1)]),
        ("translation", "claims: {1: x}\n", [("translation-key", 2, 10)]),
        ("translation", "figures: {0: x}\n", [("translation-key", 2, 11)]),
        ("translation", "media: [x]\n", [("value-form", 2, 8)]),
        ("translation", "log: {1: [x]}\n", [("value-form", 2, 10)]),
        ("translation", "claims: {a: x, a: y}\n", [("key-twice", 2, 16)]),
    ],
)
def test_a_mistake_gives_one_message(read_text, kind, text, expected):
    """As in incidents."""
    assert found(read_text(f"---\n{text}---\n", kind, "a", "nb")) == expected


def test_a_translation_is_read_whole(read_text):
    """Texts by the id of the claim, or by the number of the row."""
    draft = read_text(
        "---\ntitle: Brann\nsummary: s\nwarning: w\nclaims: {a: x}\nfigures: {1: x}\nmedia: {2: y}\nlog: {10: z}\n---\nProsa.\n",
        "translation",
        "raid",
        "nb",
    )
    record = draft.record
    assert draft.problems == ()
    assert (record.lang, record.title, record.summary, record.warning) == ("nb", "Brann", "s", "w")
    assert (record.claims, record.figures, record.media, record.log) == (
        {"a": "x"},
        {"1": "x"},
        {"2": "y"},
        {"10": "z"},
    )


@pytest.mark.parametrize("kind", ["region", "actor", "source", "page", "translation"])
def test_an_unreadable_file_still_gives_its_record(read_text, kind):
    """So that what points to it is not called wrong as well."""
    draft = read_text("---\n- a\n---\n", kind, "a", "nb")
    assert [p.code for p in draft.problems] == ["front-matter-form"]
    assert draft.record is not None
