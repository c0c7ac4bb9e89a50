"""Fences, limits, and what YAML makes hard to see."""

import time

import pytest

HEAD = "---\ntitle: Raid\ndate: 2023-05\n"


def problems(draft):
    return [(p.code, p.span.line, p.span.column) for p in draft.problems]


def test_a_file_of_four_lines_is_whole(read_text):
    """Title, date and region are all that a newcomer has to write."""
    draft = read_text("---\ntitle: Fire\ndate: 2023-05\nregion: no/oslo\n---\nA warehouse burned.\n")
    assert draft.problems == ()
    assert draft.record.title == "Fire"
    assert draft.record.places[0].region == "no/oslo"
    assert draft.prose == "A warehouse burned.\n"
    assert draft.prose_line == 6


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + "---\nProse.\n",
        (HEAD + "---\nProse.\n").replace("\n", "\r\n"),
        HEAD.replace("---\n", "--- \t\n") + "---  \nProse.\n",
    ],
    ids=["bom", "crlf", "blanks"],
)
def test_bom_crlf_and_blanks_are_accepted(read_text, text):
    """What editors add on their own is nobody's mistake."""
    draft = read_text(text)
    assert draft.problems == ()
    assert (draft.record.title, draft.prose, draft.prose_line) == ("Raid", "Prose.\n", 5)


def test_positions_count_characters_behind_a_bom_and_crlf(read_text):
    """Line and column are those that an editor shows."""
    text = "\ufeff" + "---\r\ntitle: Обстрел\r\ndate: 2023\r\nsummary: 'Ж'\r\nсвод: x\r\n---\r\n"
    assert problems(read_text(text)) == [("key-unknown", 5, 1)]


def test_prose_is_not_stripped(read_text):
    """Annotating needs every line where it stands."""
    assert read_text(HEAD + "---\n\n\n  Prose.  \n\n").prose == "\n\n  Prose.  \n\n"


def test_a_file_may_end_behind_its_fence(read_text):
    """An incident without prose is one."""
    draft = read_text(HEAD + "---")
    assert (draft.problems, draft.prose) == ((), "")


def test_a_line_that_only_begins_with_dashes_is_no_fence(read_text):
    """`----` and `--- x` close nothing."""
    draft = read_text(HEAD + "summary: |\n  a\n  b\n# x\n---\nProse\n----\n")
    assert draft.problems == ()
    assert draft.prose == "Prose\n----\n"


def test_an_empty_front_matter_lacks_what_is_required(read_text):
    """Both are said, and nothing else."""
    assert problems(read_text("---\n---\nProse.\n")) == [("key-missing", 1, 1), ("key-missing", 1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("file-empty", 1, 1)]),
        (" \n\n", [("file-empty", 1, 1)]),
        ("Prose.\n", [("front-matter-missing", 1, 1)]),
        ("title: x\n\nProse.\n", [("front-matter-missing", 1, 1)]),
        ("---\n- a\n---\n", [("front-matter-form", 2, 1)]),
        ("---\nA text\n---\n", [("front-matter-form", 2, 1)]),
        ("---\ntitle:Raid\n---\n", [("front-matter-form", 2, 1)]),
    ],
)
def test_a_file_without_fields_still_gives_its_incident(read_text, text, expected):
    """So that links to it are not called wrong as well."""
    draft = read_text(text)
    assert problems(draft) == expected
    assert (draft.record.id, draft.record.title, draft.prose) == ("raid", "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n" + HEAD + "---\n", ("front-matter-missing", 2, 1)),
        (HEAD[4:] + "---\n", ("front-matter-missing", 1, 1)),
        (HEAD + "\nProse: not\nyet.\n", ("front-matter-open", 1, 1)),
        (HEAD + "\nA warehouse burned.\n", ("front-matter-open", 1, 1)),
        (HEAD, ("front-matter-open", 1, 1)),
        (HEAD + "\nA warehouse burned.\n\n---\n\nMore.\n", ("front-matter-swallows-prose", 5, 1)),
    ],
)
def test_a_wrong_fence_hides_no_field(read_text, text, expected):
    """The fields are read up to the likely place of the fence."""
    draft = read_text(text)
    assert problems(draft)[0] == expected
    assert (draft.record.title, draft.record.date.text) == ("Raid", "2023-05")


def test_the_missing_fence_has_a_line(read_text):
    """The help says before which line it belongs."""
    assert read_text(HEAD + "\nA warehouse burned.\n").problems[0].help == "put a line `---` before line 5"
    assert read_text(HEAD).problems[0].help == "put a line `---` behind the last field"


def test_prose_behind_a_swallowed_fence_is_kept(read_text):
    """All of it, from its first line."""
    draft = read_text(HEAD + "\nA warehouse burned.\n\n---\n\nMore.\n")
    assert (draft.prose, draft.prose_line) == ("A warehouse burned.\n\n---\n\nMore.\n", 5)
    assert len(draft.problems) == 1


@pytest.mark.parametrize(
    ("front_matter", "code"),
    [
        ("[" * 100_000, "front-matter-too-deep"),
        ("a: " + "{a: " * 60, "front-matter-too-deep"),
        ("- " * 50_000, "front-matter-too-deep"),
        ("? " * 50_000, "front-matter-too-deep"),
        ("\n".join(" " * k + "a:" for k in range(150)), "front-matter-too-deep"),
        ("tags:\n" + "  - a\n" * 60 + "\n".join(" " * k + "- " for k in range(150)), "front-matter-too-deep"),
        ("summary: " + "x" * 256_000, "front-matter-too-large"),
        ("tags: &t x\n" + "title: *t\n" * 5_000, "yaml-aliases"),
        ("a: &a {b: c}\n" + "<<: *a\n" * 5_000, "yaml-aliases"),
    ],
)
def test_hostile_front_matter_is_refused_at_once(read_text, front_matter, code):
    """Nothing of it reaches the parser that could crash or hang."""
    started = time.perf_counter()
    draft = read_text(f"---\n{front_matter}\n---\nProse.\n")
    assert time.perf_counter() - started < 0.5
    assert [p.code for p in draft.problems] == [code]
    assert draft.record.id == "raid"


def test_many_short_lists_are_not_deep(codes):
    """Brackets are counted as they open and close."""
    rows = "".join(f"  - {{id: s{k}, by: [a, b], date: 2023}}\n" for k in range(100))
    assert codes("sources:\n" + rows) == []


def test_stars_are_not_aliases(codes):
    """Emphasis in a text is no repetition of a value."""
    assert codes("summary: " + "a *b* " * 30 + "\n") == []


def test_an_unreadable_front_matter_full_of_stars_is_explained_where_it_is_read(read_text):
    """The count of aliases leaves syntax to the reader."""
    draft = read_text("---\ntitle: 'x\nsummary: " + "a *b* " * 30 + "\n---\n")
    assert "yaml-unclosed" in [p.code for p in draft.problems]


def test_a_few_aliases_are_accepted(read_fields):
    """Twenty of them."""
    draft = read_fields("licence: &l CC0\nmedia:\n" + "  - {file: a.jpg, alt: x, licence: *l}\n" * 20)
    assert draft.problems == ()
    assert draft.record.media[19].licence == "CC0"


def test_merge_keys_and_tags_are_not_read(codes):
    """They say something that a reader of the file does not see."""
    assert codes("sources:\n  - &a {id: a}\n  - {<<: *a, id: b}\n") == [("yaml-merge-key", 3, 6)]
    assert codes("summary: !x foo\n") == [("yaml-first-character", 1, 10)]
    assert codes("summary: Stop!\n") == []


def test_scalars_stay_what_was_written(read_fields):
    """NO is no false, 12:30 no number, a date no date, 0123 no octal."""
    draft = read_fields("time: 12:30\nreason: NO\nlicence: 0123\nwarning: 2023-05-22\nsummary: 1_000\n")
    record = draft.record
    assert draft.problems == ()
    assert (record.time, record.reason, record.licence) == ("12:30", "NO", "0123")
    assert (record.warning, record.summary) == ("2023-05-22", "1_000")


def test_a_key_that_stands_twice_is_an_error_at_the_second(codes):
    """And the first one holds."""
    assert codes("summary: a\nsummary: b\n") == [("key-twice", 2, 1)]


def test_empty_is_absent_and_null_is_an_error(codes, read_fields):
    """`null` in quotes is a word."""
    assert codes("summary:\nreason: ''\ntags: []\nlicence: '  '\nreview: {}\n") == []
    assert codes("summary: null\nreason: ~\ntags: [a, ~]\n") == [
        ("null-value", 1, 10),
        ("null-value", 2, 9),
        ("null-value", 3, 11),
    ]
    assert read_fields("summary: 'null'\ntags:\n  -\n  - a\n").record.summary == "null"


def test_a_required_key_that_is_null_gives_one_message(read_text):
    """It is there, though wrong."""
    assert problems(read_text("---\ntitle: null\ndate: 2023\n---\n")) == [("null-value", 2, 8)]


def test_a_text_cut_by_a_comment_is_an_error(codes):
    """In prose; behind a date a comment is a comment."""
    assert codes("summary: Ship #4\n") == [("value-cut", 1, 15)]
    assert codes("summary: #4\n") == [("value-cut", 1, 10)]
    assert codes("summary: 'Ship #4'\nreported: 2023-05-22 # read\n# a note\nreason:\n  # empty\n") == []


def test_a_long_text_that_is_cut_is_not_repeated_in_the_help(read_fields):
    """The help stays one short line."""
    problem = read_fields("summary: " + "long " * 30 + "#4\n").problems[0]
    assert problem.help == "put the text in quotes"


def test_keys_are_words(codes):
    """A list or mapping as a key is an error of its own."""
    assert codes("? [a]\n: b\n") == [("key-form", 1, 3)]
    assert codes("places:\n  - name: {[a]: b, en: x}\n") == [("key-form", 2, 12)]


def test_a_value_that_holds_itself_is_no_trap(read_fields):
    """YAML can say it; no reader follows it further than its field goes."""
    draft = read_fields("tags: &a [*a]\nplaces: &b [*b]\nreview: &c {state: *c}\nsummary: !x &d y\nreason: *d\n")
    assert [(p.code, p.span.line) for p in draft.problems] == [
        ("value-form", 4),
        ("value-form", 5),
        ("value-form", 6),
        ("yaml-first-character", 7),
    ]


def test_a_broken_file_with_values_that_hold_themselves_is_read(read_fields):
    """Positions are moved once for each node."""
    draft = read_fields("tags: &a [*a, {b: &c x, d: *c}]\nsummary: a: b\n")
    assert [p.code for p in draft.problems] == ["value-form", "value-form", "yaml-colon"]
