"""The fields of an incident that stand alone, and the checks between them."""

import msgspec
import pytest


def test_fields_are_read_whole(read_fields):
    """Each key of the schema has its place in the record."""
    draft = read_fields(
        "summary: |\n  Two lines,\n  kept.\ndate_note: About noon.\ntime: ~04:30\ntimezone: Europe/Oslo\nreported: 2023-05-22\n"
        "published: 2023-05-24\ncategories: [accident, explosion, accident]\ntags: [a, 2b]\nwarning: Fire.\n"
        "aliases: old-fire\nlang: zh-Hant-TW\nlicence: CC0-1.0\nreview: {state: reviewed, by: An editor, on: 2023-06-01}\n"
        "publish_after: 2023-07-01\nlog:\n  - {date: 2023-06, type: correction, field: title, why: Spelling.}\n"
        "relations:\n  - {incident: 2023-04-quay-fire, type: part-of, note: n}\n"
        "claims:\n  - {id: a, text: x, by: y}\nquestions: {text: Who?, claims: [a, other#b]}\ndate_per: a\n"
        "media: {file: a/b.jpg, alt: Smoke., caption: c, credit: d, licence: e, sensitive: true, note: f}\n"
    )
    assert draft.problems == ()
    record = draft.record
    assert (record.id, record.path) == ("raid", "content/incidents/raid.md")
    assert (record.summary, record.date_note, record.time, record.timezone) == (
        "Two lines,\nkept.",
        "About noon.",
        "~04:30",
        "Europe/Oslo",
    )
    assert (record.reported.text, record.published.text, record.date_per) == ("2023-05-22", "2023-05-24", ("a",))
    assert (record.categories, record.tags, record.aliases) == (("accident", "explosion"), ("a", "2b"), ("old-fire",))
    assert (record.lang, record.licence, record.warning, record.publish_after) == (
        "zh-Hant-TW",
        "CC0-1.0",
        "Fire.",
        "2023-07-01",
    )
    assert (record.review.state, record.review.by, record.review.on.text) == ("reviewed", "An editor", "2023-06-01")
    assert (record.log[0].date.text, record.log[0].type, record.log[0].field, record.log[0].why) == (
        "2023-06",
        "correction",
        "title",
        "Spelling.",
    )
    assert (record.relations[0].incident, record.relations[0].type, record.relations[0].note) == (
        "2023-04-quay-fire",
        "part-of",
        "n",
    )
    assert (record.questions[0].text, record.questions[0].claims) == ("Who?", ("a", "other#b"))
    assert (record.media[0].file, record.media[0].sensitive, record.media[0].alt) == ("a/b.jpg", True, "Smoke.")


def test_a_title_is_one_line(read_text):
    """However it was folded."""
    assert read_text("---\ntitle: >\n  A\n\n  raid\ndate: 2023\n---\n").record.title == "A raid"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("casualites: 3\n", [("key-unknown", 1, 1)]),
        ("categories: [acident, fire]\n", [("word-unknown", 1, 14), ("word-retired", 1, 23)]),
        ("tags: A b\n", [("id-form", 1, 7)]),
        ("tags: {a: b}\n", [("value-form", 1, 7)]),
        ("time: 4:30\n", [("time-form", 1, 7)]),
        ("time: nite\n", [("time-form", 1, 7)]),
        ("time: [night]\n", [("value-form", 1, 7)]),
        ("timezone: Europe/Osl\n", [("timezone-unknown", 1, 11)]),
        ("timezone: [x]\n", [("value-form", 1, 11)]),
        ("reported: 2023-05\n", []),
        ("reported: 2023-04\n", [("date-before-incident", 1, 11)]),
        ("reported: 2023-05-21/..\n", []),
        ("publish_after: 2023-07\n", [("day-form", 1, 16)]),
        ("publish_after: soon\n", [("date-form", 1, 16)]),
        ("state: withdrawn\n", [("state-incomplete", 1, 8)]),
        ("state: merged\nreason: x\n", [("state-incomplete", 1, 8)]),
        ("state: split\n", [("state-incomplete", 1, 8), ("state-incomplete", 1, 8)]),
        ("state: withdrawn\nreason: x\ninto: other\n", [("into-without-state", 3, 7)]),
        ("state: gone\n", [("word-unknown", 1, 8)]),
        ("into: other\n", [("into-without-state", 1, 7)]),
        ("review: revewed\n", [("word-unknown", 1, 9)]),
        ("review: {by: x}\n", [("key-missing", 1, 9)]),
        ("review: {state: x}\n", [("word-unknown", 1, 17)]),
        ("log: {date: 2023, type: correction}\n", [("key-missing", 1, 6)]),
        ("relations: {incident: x}\n", [("key-missing", 1, 12)]),
        ("relations: x\n", [("value-form", 1, 12)]),
        ("relations: {incident: A B, type: part-of}\n", [("id-form", 1, 23)]),
        ("questions: {text: Who?}\n", [("key-missing", 1, 12)]),
        ("media: a.jpg\n", [("value-form", 1, 8)]),
        ("media: [[a.jpg]]\n", [("value-form", 1, 9)]),
        ("media: {file: a.jpg}\n", [("media-without-alt", 1, 8)]),
        ("media: {alt: x}\n", [("media-empty", 1, 8)]),
        ("media: {file: a.jpg, url: 'https://a.example/', alt: x}\n", [("media-twice", 1, 27)]),
        ("media: {file: ../../media/a b.jpg, alt: x}\n", [("media-name", 1, 15)]),
        ("media: {file: .hidden, alt: x}\n", [("media-name", 1, 15)]),
        ("media: {file: [a], alt: x}\n", [("value-form", 1, 15)]),
        ("media: {file: a.jpg, alt: x, source: y}\n", [("source-unknown", 1, 38)]),
        ("media: {file: a.jpg, alt: x, sensitive: on}\n", [("yes-or-no", 1, 41)]),
        ("summary: [a]\n", [("value-form", 1, 10)]),
        ("lang: english\n", [("lang-form", 1, 7)]),
    ],
)
def test_a_mistake_gives_its_message(codes, fields, expected):
    """Unknown keys at the key, bad values at the value."""
    assert codes(fields) == expected


@pytest.mark.parametrize(
    ("fields", "proposed"),
    [
        ("time: 4:30\n", "write `04:30`"),
        ("time: ~4.30\n", "write `~04:30`"),
        ("time: 16h05\n", "write `16:05`"),
        ("time: evning\n", "did you mean `evening`?"),
        ("timezone: Europe/Osl\n", "did you mean `Europe/Oslo`?"),
        ("media: {file: ../../media/a b.jpg, alt: x}\n", "write `a-b.jpg`, the file's name in content/media"),
        ("media: {file: ../, alt: x}\n", "write the file's name in content/media"),
        ("categoris: accident\n", "did you mean `categories`?"),
        ("aliases: Old Fire\n", "write `old-fire`"),
        ("aliases: Ж\n", "small letters, digits and hyphens; at most 100"),
    ],
)
def test_a_mend_is_proposed(read_fields, fields, proposed):
    """The nearest known name, or the value in its right form."""
    assert read_fields(fields).problems[0].help == proposed


@pytest.mark.parametrize("time", ["00:00", "23:59", "~12:00", "04:00/06:30", "night", "dawn", "midday"])
def test_times_are_as_the_source_gives_them(read_fields, time):
    """To the minute, about, between, or a word."""
    draft = read_fields(f"time: {time}\n")
    assert (draft.problems, draft.record.time) == ((), time)


@pytest.mark.parametrize("time", ["24:00", "12:60", "~night", "12:30:00", "noon-ish", "99.99"])
def test_other_times_are_errors(codes, time):
    """Nothing is converted or guessed."""
    assert [code for code, *_ in codes(f"time: {time}\n")] == ["time-form"]


@pytest.mark.parametrize("state", ["withdrawn", "merged", "split"])
def test_an_incident_that_is_gone_needs_no_title(read_text, state):
    """Only what its tombstone shows."""
    draft = read_text(f"---\nstate: {state}\nreason: x\n{'into: other' if state != 'withdrawn' else ''}\n---\n")
    assert draft.problems == ()
    assert (draft.record.state, draft.record.date) == (state, None)


def test_an_incident_without_title_and_date_is_still_one(read_text):
    """So that the checks over all files know it."""
    draft = read_text("---\nregion: no/oslo\ndate: 2023-02-30\n---\n")
    assert [(p.code, p.span.line) for p in draft.problems] == [("key-missing", 2), ("date-form", 3)]
    assert (draft.record.title, draft.record.date, draft.record.places[0].region) == ("", None, "no/oslo")


def test_problems_are_in_the_order_of_the_file(read_fields):
    """Whatever was read first."""
    lines = [p.span.line for p in read_fields("tags: A B\nclaims: {id: a}\nsources: A\nlang: x\n").problems]
    assert lines == sorted(lines)


def test_a_hostile_file_gets_no_free_work(read_fields):
    """Names are proposed for the first problems only."""
    draft = read_fields("".join(f"summry{k}: x\n" for k in range(3000)))
    assert len(draft.problems) == 3000
    assert draft.problems[0].help == "did you mean `summary`?"
    assert draft.problems[2999].help != draft.problems[0].help


def test_a_very_long_word_is_compared_with_nothing(read_fields):
    """Distances cost the product of two lengths."""
    assert "did you mean" not in read_fields(f"categories: {'x' * 5000}\n").problems[0].help


def test_an_unknown_vocabulary_has_no_words(codes, settings):
    """Settings that lack one refuse all of its words."""
    bare = msgspec.structs.replace(settings, vocabulary={})
    assert codes("categories: accident\nfigures: {killed: 3, estimate: true}\n", more=bare) == [
        ("word-unknown", 1, 13),
        ("figure-without-measure", 2, 10),
        ("key-unknown", 2, 11),
    ]


def test_a_message_is_one_line_of_a_readable_length(read_fields):
    """Whatever the value is that it repeats."""
    first, second = read_fields("region: |\n  NO\n  OSLO\nlang: " + "x" * 5000 + "\n").problems
    assert "\n" not in first.message + first.help
    assert len(second.message) < 500
