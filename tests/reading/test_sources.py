"""Sources: records of an incident, and references to shared ones."""

import pytest


def test_sources_are_read_whole(read_fields):
    """An own record, a shared one by its id, and one with a note."""
    draft = read_fields(
        "sources:\n  - herald\n  - {ref: courier, note: Page 2., accessed: 2023-06-01}\n"
        "  - id: post\n    kind: social-media\n    by: mayor\n    title: {en: Post, nb: Innlegg}\n    publisher: Portal\n"
        "    medium: Telegram\n    date: 2023-05-23\n    lang: nb\n    url: https://example.org/ж?q=1\n"
        f"    archived: http://archive.example/1\n    sha256: {'0f' * 32}\n    via: herald\n    reliability: B\n"
    )
    assert draft.problems == ()
    shared, noted, own = draft.record.sources
    assert (shared.id, shared.shared) == ("herald", True)
    assert (noted.id, noted.shared, noted.note, noted.accessed.text) == ("courier", True, "Page 2.", "2023-06-01")
    assert (own.kind, own.by, own.title, own.via) == (
        "social-media",
        ("mayor",),
        {"en": "Post", "nb": "Innlegg"},
        "herald",
    )
    assert (own.url, own.reliability, own.sha256) == ("https://example.org/ж?q=1", "B", "0f" * 32)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("herald\n  - herald", ("id-twice", 3, 5)),
        ("Herald", ("id-form", 2, 5)),
        ("[a]", ("value-form", 2, 5)),
        ("{kind: news}", ("key-missing", 2, 5)),
        ("{id: a, kind: new}", ("word-unknown", 2, 19)),
        ("{id: a, via: a}", ("source-via-itself", 2, 18)),
        ("{ref: a, kind: news}", ("source-repeats", 2, 20)),
        ("{ref: [a]}", ("value-form", 2, 11)),
        ("{id: a, url: 'https://a.example/b c'}", ("address-form", 2, 18)),
        ("{id: a, url: 'www.example.org'}", ("address-form", 2, 18)),
        ("{id: a, url: 'example.org:80/x'}", ("address-form", 2, 18)),
        ("{id: a, url: quay}", ("address-form", 2, 18)),
        ("{id: a, url: 'https://'}", ("address-form", 2, 18)),
        ("{id: a, url: 'https:foo'}", ("address-form", 2, 18)),
        ("{id: a, url: 'mailto:'}", ("address-form", 2, 18)),
        ("{id: a, url: 'javascript:alert(1)'}", ("address-scheme", 2, 18)),
        ("{id: a, archived: 'DATA:text/html'}", ("address-scheme", 2, 23)),
        ("{id: a, url: [a]}", ("value-form", 2, 18)),
        ("{id: a, reliability: G}", ("word-unknown", 2, 26)),
        ("{id: a, sha256: ABC}", ("hash-form", 2, 21)),
        ("{id: a, lang: en_GB}", ("lang-form", 2, 19)),
        ("{id: a, lang: [en]}", ("value-form", 2, 19)),
        ("{id: a, accessed: 2023-05-01}", ("date-before-incident", 2, 23)),
        ("{id: a, title: {English: x}}", ("lang-form", 2, 21)),
        ("{id: a, title: {en: x, en: y}}", ("key-twice", 2, 28)),
        ("{id: a, title: [x]}", ("value-form", 2, 20)),
        ("{id: a, title: {en: ~}}", ("null-value", 2, 25)),
    ],
)
def test_a_mistake_in_a_source_gives_one_message(codes, row, expected):
    """Each at its own place."""
    assert codes(f"sources:\n  - {row}\n") == [expected]


def test_mail_addresses_are_addresses(codes):
    """So are addresses in any script, and old http."""
    assert (
        codes("sources:\n  - {id: a, url: 'mailto:a@example.org'}\n  - {id: b, url: 'HTTP://пример.example/'}\n") == []
    )


@pytest.mark.parametrize(
    ("value", "proposed"),
    [
        ("url: 'https://a.example/b c'", "write `https://a.example/b%20c`"),
        ("url: a.example/b", "write `https://a.example/b`"),
        (f"sha256: {'AB' * 32}", f"write `{'ab' * 32}`"),
        ("lang: en_GB", "write `en-GB`"),
    ],
)
def test_a_mend_is_proposed(read_fields, value, proposed):
    """What can be known is said."""
    assert read_fields(f"sources:\n  - id: a\n    {value}\n").problems[0].help == proposed


def test_empty_names_are_absent(read_fields):
    """A name with nothing in it in any language is none."""
    draft = read_fields("sources:\n  - {id: a, title: {en: ''}, note: x}\n")
    assert (draft.problems, draft.record.sources[0].title) == ((), {})


def test_a_long_address_is_shortened_in_the_message(read_fields):
    """One line stays one line."""
    assert len(read_fields(f"sources:\n  - id: a\n    url: {'x' * 5000}\n").problems[0].message) < 200


def test_white_space_in_an_address_can_be_mended(read_fields):
    """It is written as browsers write it."""
    assert (
        read_fields("sources:\n  - id: a\n    url: https://a.example/b c\n").problems[0].mend
        == "https://a.example/b%20c"
    )
