"""Sources, what rests on them, and the same document in two records."""

import pytest

from sitegen.indexing.addresses import canonical
from sitegen.model.archive import ClaimRef
from sitegen.model.incident import Place, Relation, Source


def ref(id_, **more):
    return Source(id=id_, shared=True, **more)


def test_shared_sources_know_their_incidents_and_claims(make):
    """Of all incidents; own sources stand behind them under the incident's id."""
    made = make.archive(
        make.shared("herald"),
        make.incident(
            "a", sources=(ref("herald"), Source(id="post")), claims=(make.claim("x", sources=("herald", "post")),)
        ),
        make.incident("b", "2023-06-01", sources=(ref("herald"),), claims=(make.claim("y", sources=("herald",)),)),
    )

    assert list(made.sources) == ["herald", "a/post"]
    assert made.sources["herald"].incidents == ("a", "b")
    assert made.sources["herald"].claims == (ClaimRef("a", "x"), ClaimRef("b", "y"))
    assert (made.sources["a/post"].incident, made.sources["a/post"].claims) == ("a", (ClaimRef("a", "x"),))


def test_a_source_knows_what_was_read_via_it(make):
    """An own one through the file's own or a shared record; a shared one through a shared one; drafts not."""
    made = make.archive(
        make.shared("herald", aliases=("old-herald",)),
        make.shared("digest", via="old-herald"),
        make.incident("a", sources=(Source(id="post", via="herald"), Source(id="echo", via="post"))),
        make.incident("d", state="draft", sources=(Source(id="post", via="herald"),)),
    )

    assert made.sources["herald"].via_of == ("digest", "a/post")
    assert made.sources["a/post"].via_of == ("a/echo",)


def test_former_ids_of_shared_sources_are_followed(make):
    """Numbers stand under both ids, for the prose that cites the former one."""
    made = make.archive(
        make.shared("new", aliases=("old",)),
        make.incident(
            "a",
            sources=(Source(id="post", via="old"), ref("old", note="n")),
            claims=(make.claim("x", sources=("old",)),),
            cited=("old",),
        ),
        make.incident("b", sources=(Source(id="old"),), cited=("old",)),
    )
    entry = made.entries["a"]

    assert entry.numbers == {"new": 1, "old": 1, "post": 2}
    assert [source.id for source in entry.incident.sources] == ["post", "new"]
    assert made.sources["new"].claims == (ClaimRef("a", "x"),)
    assert made.sources["new"].via_of == ("a/post",)
    assert made.entries["b"].numbers == {"old": 1}
    assert made.source_aliases == {"old": "new"}


def test_a_shared_source_must_have_its_record(make):
    """In `sources`, and in `via` here and there; the nearest is proposed."""
    records = [
        make.shared("herald-2023", via="heral-2023"),
        make.incident("a", sources=(ref("herald-2032"), Source(id="post", via="nowhere"))),
    ]

    assert make.found(*records) == [
        ("shared-source-unknown", "herald-2023.md", "via"),
        ("shared-source-unknown", "a.md", "sources.0"),
        ("shared-source-unknown", "a.md", "sources.1.via"),
    ]
    assert make.run(*records)[1][1].help == "did you mean `herald-2023`?"


def test_a_circle_of_via_is_one_error(make):
    """Nobody has seen the document."""
    records = [
        make.shared("s", via="t"),
        make.shared("t", via="s"),
        make.incident("a", sources=(Source(id="x", via="y"), Source(id="y", via="x"))),
    ]

    assert make.found(*records) == [
        ("circle-of-sources", "t.md", "via"),
        ("circle-of-sources", "a.md", "sources.1.via"),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/Quay?id=1",
        "http://herald.example/Quay?id=1",
        "https://www.herald.example/Quay/?id=1",
        "https://HERALD.example:443/Quay?utm_source=feed&id=1&fbclid=x#top",
        "https://web.archive.org/web/20230523072300/https://www.herald.example/Quay?id=1",
        "https://web.archive.org/web/20230523072300if_/http://herald.example/Quay/?id=1",
        "herald.example/Quay?id=1&utm_medium=x",
    ],
)
def test_addresses_of_one_document_have_one_form(url):
    """Scheme, www., slash, fragment, tracking and the Wayback Machine make no other document."""
    assert canonical(url) == "herald.example/Quay?id=1"


def test_addresses_of_two_documents_have_two_forms():
    """Path and other parameters are kept, in their case and order."""
    urls = [
        "https://a.example/x",
        "https://a.example/X",
        "https://a.example/x?id=1",
        "https://a.example/x?id=2",
        "https://a.example",
    ]

    assert len({canonical(url) for url in urls}) == len(urls)


def test_an_own_record_of_a_shared_document_is_an_error(make):
    """Another shared record of it too; aliases and references to it are none."""
    records = [
        make.shared("herald", url="https://herald.example/quay"),
        make.shared("the-herald", url="http://www.herald.example/quay/"),
        make.incident("a", sources=(ref("herald"), Source(id="h", url="https://herald.example/quay#x"))),
    ]

    assert make.found(*records) == [
        ("address-of-shared-source", "the-herald.md", "url"),
        ("address-of-shared-source", "a.md", "sources.1.url"),
    ]


def test_two_own_records_of_a_document_are_a_warning(make):
    """In one file and in two."""
    one = Source(id="h", url="https://herald.example/quay")
    two = Source(id="i", url="https://herald.example/quay?utm_source=x")
    records = [make.incident("a", sources=(one, two)), make.incident("b", "2023-06-01", sources=(one,))]

    assert make.found(*records) == [
        ("address-twice", "a.md", "sources.1.url"),
        ("address-twice", "b.md", "sources.0.url"),
    ]
    assert "content/incidents/2023/a.md" in make.run(*records)[1][1].message


def near(make, first, second):
    return [row for row in make.found(*first, *second) if row[0] == "near-duplicate"]


def place(**more):
    return (Place(**more),)


@pytest.mark.parametrize(
    ("places", "others"),
    [
        (place(region="no/oslo", precision="settlement"), place(region="no/oslo", precision="exact")),
        (place(region="no/a/b", point=(1.0, 2.0)), place(region="no/a/b", point=(1.0, 2.1))),
        (place(name={"": "Kozinka"}, precision="vicinity"), place(name={"en": "kozinka"}, precision="vicinity")),
        (
            place(region="no/oslo", name={"": "Quay"}, precision="settlement"),
            place(region="no/oslo", name={"": "quay", "nb": "Kai"}, precision="settlement"),
        ),
    ],
)
def test_the_same_day_and_settlement_with_a_category_may_be_one_incident(make, places, others):
    """The later one in order is reported."""
    rows = [make.incident(id_, places=one, categories=("cyber",)) for id_, one in (("a", places), ("b", others))]

    assert near(make, rows, ()) == [("near-duplicate", "b.md", "date")]


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2023-05-23"},
        {"date": "2023-05"},
        {"categories": ("accident",)},
        {"places": place(region="no/oslo", precision="district")},
        {"places": place(region="no/oslo", precision="settlement", role="origin")},
        {"places": place(region="no/oslo", precision="settlement", name={"": "Airport"})},
        {"places": place(region="no/bergen", precision="settlement")},
        {"relations": (Relation(incident="a", type="similar-to"),)},
        {"state": "draft"},
    ],
)
def test_what_differs_is_no_double(make, other):
    """Another day, a coarser place, nothing shared, or a relation between the two."""
    fields = {"places": place(region="no/oslo", precision="settlement"), "categories": ("cyber",)}
    first = make.incident(
        "a",
        **fields | {"places": place(region="no/oslo", precision="settlement", name={"": "Quay"})}
        if "places" in other
        else fields,
    )

    assert near(make, [first], [make.incident("b", **fields | other)]) == []


@pytest.mark.parametrize("sources", [(ref("s"),), (Source(id="o", url="https://a.example/x"),)])
def test_a_shared_source_may_show_a_double_too(make, sources):
    """A record or an address that both have."""
    fields = {"places": place(region="no/oslo", precision="settlement"), "sources": sources}

    assert near(make, [make.shared("s"), make.incident("a", **fields)], [make.incident("b", **fields)]) == [
        ("near-duplicate", "b.md", "date")
    ]


def test_each_double_is_told_once(make):
    """Though two places and two categories say it."""
    places = place(region="no/oslo", precision="settlement") + place(region="no/moss", precision="settlement")
    rows = [make.incident(id_, places=places, categories=("cyber", "arrest")) for id_ in "abc"]

    assert [row[1] for row in near(make, rows, ())] == ["b.md", "c.md"]
