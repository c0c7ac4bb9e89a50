"""The settings of an archive."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.errors import UserError
from sitegen.model.settings import RegionSettings, Settings
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.settings import read_settings
from sitegen.reading.settings_keys import KEYS
from sitegen.reading.toml_positions import find_positions

ROOT = Path(__file__).parents[2]


@pytest.fixture
def read(tmp_path: Path):
    """Reads a sitegen.toml with this text: the settings, and (code, line, column, message, help) of each problem."""

    def read_text(text: str) -> tuple[Settings, list[tuple[str, int, int, str, str]]]:
        (tmp_path / "sitegen.toml").write_text(text, encoding="utf-8")
        settings, problems = read_settings(tmp_path)
        rows = []
        for problem in problems:
            assert problem.span
            assert problem.path == "sitegen.toml"
            rows.append((problem.code, problem.span.line, problem.span.column, problem.message, problem.help))
        return settings, rows

    return read_text


def test_an_empty_file_gives_the_defaults(read) -> None:
    """Every setting has one."""
    assert read("") == (Settings(vocabulary=DEFAULTS), [])


FULL = """\
title = "Harbour archive"
description = "What happened at the harbour."
base_url = "https://example.org/archive"
language = "en-gb"
languages = ["uk", "en-GB", "zh-hant"]
timezone = "Europe/Oslo"
licence = "CC-BY-4.0"
repository = "https://git.example.org/archive/"
branch = "trunk"
authority = "example.org,2023"
page_size = 50
content = "./records/"
templates = "theme"
output = "public"

[regions]
label = { en = "Seas", uk = "Моря" }
geographic = false

[vocabulary.categories]
collision = { label = "Collision", means = "Two ships touch.", under = "accident" }
crash = { replaced_by = "bump" }
bump = { replaced_by = "collision" }
accident.label.uk = "Нещасний випадок"

[vocabulary.review]
replace = true
read-by-two = {}

[vocabulary.groups]
replace = true
[vocabulary.groups.crew]
[vocabulary.groups.officers]
within = "crew"

[vocabulary.measures.oil]
unit = "t"

[vocabulary.relation-types.caused-by]
label = "Caused by"
inverse = "Caused"

[fields.hull]
label = "Hull"
type = "choice"
choices = ["steel", "wood"]
index = true
facet = true
[fields.flag]
type = "choice"
choices = { no = { label = "Norway" }, nor = { replaced_by = "no" } }
[fields.depth]
type = "amount"
unit = "m"
claimed = true
help = "At low water."

[identifiers.imo]
label = "IMO"
pattern = '[0-9]{7}'
url = "https://ships.example/{id}?full=1"
unique = true
"""


def test_every_setting_is_read(read) -> None:
    """Addresses get or lose their slash, languages their usual capitals, words and fields their labels."""
    settings, problems = read(FULL)
    assert problems == []
    assert settings.base_url == "https://example.org/archive/"
    assert settings.repository == "https://git.example.org/archive"
    assert (settings.language, settings.languages) == ("en-GB", ("en-GB", "uk", "zh-Hant"))
    assert (settings.content, settings.templates, settings.output) == ("records", "theme", "public")
    assert (settings.page_size, settings.branch, settings.timezone) == (50, "trunk", "Europe/Oslo")
    assert settings.regions == RegionSettings(label={"en": "Seas", "uk": "Моря"}, geographic=False)
    assert settings.fields["hull"].choices["steel"].label == {"": "Steel"}
    assert settings.fields["flag"].choices["nor"].replaced_by == "no"
    assert (settings.fields["depth"].label, settings.fields["depth"].unit) == ({"": "Depth"}, "m")
    assert settings.identifiers["imo"].pattern == "[0-9]{7}"
    assert settings.identifiers["imo"].unique


def test_a_vocabulary_is_extended(read) -> None:
    """What ships stays, a word that ships keeps what is not said anew, and a retired word leads to the living one."""
    settings, _ = read(FULL)
    categories = settings.vocabulary["categories"]
    assert list(categories) == [*DEFAULTS["categories"], "collision", "crash", "bump"]
    assert categories["accident"].label == {"": "Accident", "uk": "Нещасний випадок"}
    assert categories["accident"].means == DEFAULTS["categories"]["accident"].means
    assert (categories["crash"].replaced_by, categories["bump"].label) == ("collision", {"": "Bump"})
    assert settings.vocabulary["measures"]["oil"].unit == "t"
    assert settings.vocabulary["relation-types"]["caused-by"].inverse == {"": "Caused"}


def test_a_vocabulary_is_replaced(read) -> None:
    """Only what is written stands, and the word that holds where a file names none."""
    settings, _ = read(FULL)
    assert list(settings.vocabulary["review"]) == ["read-by-two"]
    assert list(settings.vocabulary["groups"]) == ["all", "crew", "officers"]
    assert settings.vocabulary["groups"]["officers"].within == "crew"


def test_a_replaced_list_is_not_blamed_for_what_ships(tmp_path: Path, read) -> None:
    """A word that ships within another keeps no way to one that is gone."""
    settings, problems = read("[vocabulary.groups]\nreplace = true\nchildren = {}\n")
    assert problems == []
    assert settings.vocabulary["groups"]["children"].within == ""


BAD_VALUE, BAD_KEY = "settings-bad-value", "settings-unknown-key"
MISTAKES = [
    ("titel = 'x'", (BAD_KEY, 1, 1, "the key `titel` is not known", "did you mean `title`?")),
    ("[regions]\nlabell = 'x'", (BAD_KEY, 2, 1, "the key `labell` is not known in [regions]", "did you mean `label`?")),
    ("qqqqqq = 1", (BAD_KEY, 1, 1, "the key `qqqqqq` is not known", "known here: title,")),
    ("title = 5", (BAD_VALUE, 1, 9, "`title` takes a text, and this is a number", 'write `title = "5"`, in quotes')),
    ("title = 2023-05-22", (BAD_VALUE, 1, 9, "`title` takes a text, and this is a date or time", "")),
    ("title = []", (BAD_VALUE, 1, 9, "`title` takes a text, and this is a list", "")),
    ("page_size = '50'", (BAD_VALUE, 1, 13, "`page_size` takes a number, and this is a text", "write `page_size = 50`, without quotes")),
    ("page_size = true", (BAD_VALUE, 1, 13, "`page_size` takes a number, and this is true or false", "")),
    ("page_size = 0", (BAD_VALUE, 1, 13, "a page cannot hold 0 incidents", "write a number from 1 to 1000")),
    ("regions.geographic = 'no'", (BAD_VALUE, 1, 22, "`geographic` takes true or false, and this is a text", "write `geographic = false`, without quotes")),
    ("language = 'english'", (BAD_VALUE, 1, 12, "`english` is not a language", "write `en`")),
    ("language = 'Afar'", (BAD_VALUE, 1, 12, "`Afar` is not a language", "write `aa`")),
    ("language = 'en_GB'", (BAD_VALUE, 1, 12, "`en_GB` is not a language", "write `en-GB`")),
    ("language = '!'", (BAD_VALUE, 1, 12, "`!` is not a language", "write a language tag, as `en`, `uk` or `zh-Hant`")),
    ("languages = 'en'", (BAD_VALUE, 1, 13, "`languages` takes a list, and this is a text", 'write `languages = ["en"]`')),
    ("languages = ['en',\n 'EN']", (BAD_VALUE, 2, 2, "`en` stands here twice", "keep one of the two")),
    ("languages = [3]", (BAD_VALUE, 1, 14, "an element of `languages` takes a text, and this is a number", 'write `"3"`, in quotes')),
    ("timezone = 'Europe/Olso'", (BAD_VALUE, 1, 12, "the time zone `Europe/Olso` is not known", "did you mean `Europe/Oslo`?")),
    ("timezone = '../x'", (BAD_VALUE, 1, 12, "the time zone `../x` is not known", "write its IANA name, as `Europe/Kyiv`")),
    ("base_url = 'example.org/a?b'", (BAD_VALUE, 1, 12, "`example.org/a?b` is not the address of a site", "write `https://example.org/a`")),
    ("base_url = 'ftp://x'", (BAD_VALUE, 1, 12, "`ftp://x` is not the address of a site", "write it as `https://example.org/archive/`")),
    ("authority = 'me'", (BAD_VALUE, 1, 13, "`me` is not a domain with a year", "write it as `example.org,2023`")),
    ("content = '../x'", (BAD_VALUE, 1, 11, "`../x` is not a folder inside the archive", "write it as `content`")),
    ("output = 'content/out'", (BAD_VALUE, 1, 10, "the folder `content/out` has another use already", 'write `output = "output"`')),
    ("content = 'output'", (BAD_VALUE, 1, 11, "the folder `output` has another use already", 'write `content = "content"`')),
    ("regions = 1", (BAD_VALUE, 1, 11, "`regions` takes a table, and this is a number", "")),
    ("vocabulary = 1", (BAD_VALUE, 1, 14, "`vocabulary` takes a table, and this is a number", "")),
    ("vocabulary.groups = 1", (BAD_VALUE, 1, 21, "`groups` takes a table, and this is a number", "")),
    ("[vocabulary.catgories.x]", (BAD_KEY, 1, 13, "the vocabulary `catgories` is not known in [vocabulary]", "did you mean `categories`?")),
    ("[vocabulary.groups.a]\nlable = 'A'", (BAD_KEY, 2, 1, "the key `lable` is not known in [vocabulary.groups.a]", "did you mean `label`?")),
    ("[vocabulary.groups.'Old Men']", (BAD_VALUE, 1, 20, "`Old Men` cannot be a word of files and addresses", "write `old-men`, and this as its `label`")),
    ("[vocabulary.groups.'Д']", (BAD_VALUE, 1, 20, "`Д` cannot be a word of files and addresses", "small letters, digits and hyphens")),
    ("[vocabulary.groups.a]\nunit = 'x'", (BAD_KEY, 2, 1, "`unit` is a key of the vocabulary `measures` alone", "take it away")),
    ("[vocabulary.groups.a]\nlabel = 1", (BAD_VALUE, 2, 9, "`label` takes a text, and this is a number", 'write `label = "1"`, in quotes')),
    ("[vocabulary.groups.a]\nlabel = {english = 'A'}", (BAD_VALUE, 2, 20, "`english` is not a language", "write `en`")),
    ("[vocabulary.measures.note]", (BAD_VALUE, 1, 22, "`note` is a key of `figures`, and cannot be a measure", "choose another word")),
    ("[vocabulary.groups.a]\nwithin = 'civlians'", ("settings-unknown-word", 2, 10, "`civlians` is not a word of this list", "did you mean `civilians`?")),
    ("[vocabulary.groups.a]\nwithin = 'qqqqqq'", ("settings-unknown-word", 2, 10, "`qqqqqq` is not a word of this list", "one of all, ")),
    ("[vocabulary.groups.a]\nwithin = 'a'", ("settings-circle", 2, 10, "`within` leads back to where it began: `a` → `a`", "take one of these away")),
    ("[vocabulary.groups]\na.under = 'b'\nb.under = 'c'\nc.under = 'a'\nd.under = 'a'", ("settings-circle", 2, 11, "`under` leads back to where it began: `a` → `b` → `c` → `a`", "take one of these away")),
    ("fields = []", (BAD_VALUE, 1, 10, "`fields` takes a table, and this is a list", "")),
    ("[[fields.a]]", (BAD_VALUE, 1, 10, "`a` takes a table, and this is a list", "")),
    ("[fields.A]", (BAD_VALUE, 1, 9, "`A` cannot be a word of files and addresses", "write `a`, and this as its `label`")),
    ("[fields.a]\ntype = 'choise'\nindex = true", (BAD_VALUE, 2, 8, "`choise` is not a type of field", "did you mean `choice`?")),
    ("[fields.a]\ntype = 'qqqqqq'", (BAD_VALUE, 2, 8, "`qqqqqq` is not a type of field", "one of text, choice,")),
    ("[fields.a]\ntype = 'choice'", (BAD_VALUE, 2, 8, "the field `a` has no choices", 'write them as `choices = ["one", "another"]`')),
    ("[fields.a]\ntype = 'choice'\nchoices = []", (BAD_VALUE, 3, 11, "the field `a` has no choices", 'write them as `choices = ["one", "another"]`')),
    ("[fields.a]\ntype = 'choice'\nchoices = 3", (BAD_VALUE, 3, 11, "`choices` takes a list, and this is a number", "")),
    ("[fields.a]\ntype = 'choice'\nchoices = ['b', 'b']", (BAD_VALUE, 3, 17, "`b` stands here twice", "keep one of the two")),
    ("[fields.a]\ntype = 'choice'\nchoices = ['Su 34']", (BAD_VALUE, 3, 12, "`Su 34` cannot be a word of files and addresses", "write `su-34`, and this as its `label`")),
    ("[fields.a]\nchoices = ['b']", (BAD_VALUE, 2, 11, "a field of type `text` has no choices", 'write `type = "choice"`')),
    ("[fields.a]\nindex = true", (BAD_VALUE, 2, 9, "values of type `text` have no pages of their own", "take `index` away, or use one of the types choice")),
    ("[fields.a]\nunit = 'm'", (BAD_VALUE, 2, 8, "a field of type `text` has no unit", 'write `type = "amount"`, or take `unit` away')),
    ("[identifiers.a]\npattern = '[a'", (BAD_VALUE, 2, 11, "the pattern is not a regular expression: unterminated character set at position 0", "test it")),
    ("[identifiers.a]\nurl = 'x/{id}'", (BAD_VALUE, 2, 7, "`x/{id}` is not a full address", "write it as `https://example.org/{id}`")),
    ("[identifiers.a]\nurl = 'https://x.org/'", (BAD_VALUE, 2, 7, "the address has no place for the identifier", "write `{id}` where the identifier goes")),
    ("[identifiers.'a b']", (BAD_VALUE, 1, 14, "`a b` cannot be a word of files and addresses", "write `a-b`, and this as its `label`")),
    ("title = ", ("settings-syntax", 1, 9, "this is not a value", 'put a text in quotes, as `title = "Archive"`')),
    ("title = x", ("settings-syntax", 1, 9, "this is not a value", 'put a text in quotes, as `title = "Archive"`')),
    ("\ntitle 'x'", ("settings-syntax", 2, 7, "an `=` is missing behind the key", 'write `key = "value"`')),
    ("title = 'a'\ntitle = 'b'", ("settings-syntax", 2, 12, "this stands here for the second time", "keep one of the two")),
    ('title = "a\n', ("settings-syntax", 1, 11, "a quote is missing at the end of the text", "close the text with the quote that it begins with")),
    ('title = "\\q"', ("settings-syntax", 1, 12, "a single `\\` stands in this text", "write `\\\\`, or use single quotes")),
    ("[a", ("settings-syntax", 1, 3, "this is not TOML: expected ']' at the end of a table declaration", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem"), MISTAKES, ids=[text[:40] for text, _ in MISTAKES])
def test_one_mistake_gives_one_message_where_it_stands(read, text: str, problem) -> None:
    """Code, line, column, message and mend; and no second message for the same mistake."""
    _, problems = read(text)
    assert [row[:4] for row in problems] == [problem[:4]]
    assert problems[0][4].startswith(problem[4])


@pytest.mark.parametrize("text", [text for text, problem in MISTAKES if problem[0] != "settings-syntax"])
def test_a_mistake_hides_nothing_else(read, text: str) -> None:
    """What is good is read, and all problems of the file are told."""
    settings, problems = read(text + "\n[identifiers.zz]\nurl = 'https://zz.example/{id}'\nuniqe = true\n")
    if "identifiers" not in text:
        assert settings.identifiers["zz"].url == "https://zz.example/{id}"
    assert len(problems) == 2


def test_settings_that_are_not_utf_8_are_reported(tmp_path: Path) -> None:
    """On the line of the first wrong byte."""
    (tmp_path / "sitegen.toml").write_bytes(b"title = 'x'\nlicence = '\xff'\n")
    settings, problems = read_settings(tmp_path)
    assert settings == Settings(vocabulary=DEFAULTS)
    assert [(problem.code, problem.span.line, problem.help) for problem in problems if problem.span] == [
        ("settings-syntax", 2, "save the file as UTF-8")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    """And columns count as if they were not there."""
    (tmp_path / "sitegen.toml").write_bytes(b"\xef\xbb\xbftitel = 'x'\r\n\r\npage_size = 0\r\n")
    problems = read_settings(tmp_path)[1]
    assert [(problem.span.line, problem.span.column) for problem in problems if problem.span] == [(1, 1), (3, 13)]


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    """Under [tool.sitegen], with positions in that file."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.sitegen]\ntitle = "Mine"\npage_size = 0\n')
    settings, problems = read_settings(tmp_path)
    assert (settings.title, settings.path) == ("Mine", "pyproject.toml")
    assert [(problem.path, problem.span.line) for problem in problems if problem.span] == [("pyproject.toml", 5)]
    (tmp_path / "pyproject.toml").write_text("[tool]\nsitegen = 3\n")
    assert [problem.message for problem in read_settings(tmp_path)[1]] == ["the settings are a table"]


def test_no_settings_and_two_settings_are_told_apart(tmp_path: Path) -> None:
    """Both end the command, since nothing can be read."""
    with pytest.raises(UserError, match="sitegen init"):
        read_settings(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n')
    with pytest.raises(UserError, match="sitegen init"):
        read_settings(tmp_path)
    with pytest.raises(UserError, match=r"pyproject\.toml has no \[tool\.sitegen\]"):
        read_settings(tmp_path, "pyproject.toml")
    (tmp_path / "sitegen.toml").write_text("title = 'x'\n")
    assert read_settings(tmp_path)[0].title == "x"
    (tmp_path / "pyproject.toml").write_text("[tool.sitegen]\n")
    with pytest.raises(UserError, match="two settings"):
        read_settings(tmp_path)
    assert read_settings(tmp_path, "sitegen.toml")[0].title == "x"


def test_a_file_may_be_named(tmp_path: Path) -> None:
    """It is read whatever its name; one that is not there ends the command."""
    (tmp_path / "other.toml").write_text("title = 'Other'\n")
    assert read_settings(tmp_path, "other.toml")[0].title == "Other"
    outside = tmp_path.parent / "outside.toml"
    outside.write_text("title = 'Outside'\n")
    assert read_settings(tmp_path, str(outside))[0].path == outside.as_posix()
    with pytest.raises(UserError, match=r"none\.toml cannot be read"):
        read_settings(tmp_path, "none.toml")


def test_a_broken_pyproject_is_the_settings_if_it_speaks_of_them(tmp_path: Path) -> None:
    """Else the error in it is somebody else's."""
    (tmp_path / "pyproject.toml").write_text("[tool.sitegen]\ntitle = \n")
    assert [problem.code for problem in read_settings(tmp_path)[1]] == ["settings-syntax"]
    (tmp_path / "pyproject.toml").write_text("[project]\ntitle = \n")
    with pytest.raises(UserError, match="sitegen init"):
        read_settings(tmp_path)


def test_the_settings_of_this_repository_are_right() -> None:
    """They are the first example that anybody sees."""
    assert read_settings(ROOT)[1] == ()


def test_every_key_is_documented() -> None:
    """docs/operators/settings.md has a row for each, with its default."""
    text = (ROOT / "docs/operators/settings.md").read_text(encoding="utf-8")
    rows = {match[1]: match[0] for match in re.finditer(r"^\| `([^`]+)` \|.*$", text, re.MULTILINE)}
    assert set(rows) == {key.name for key in KEYS if key.type != "table"}
    for key in KEYS:
        assert key.type == "table" or not key.default or key.default in rows[key.name]


def test_positions_of_every_form_of_toml() -> None:
    """Keys with dots and quotes, strings of all kinds, arrays, tables in line and tables in arrays."""
    text = '''\
# a comment with = and "quotes
a.'b c'."d\\u0065" = 1  # behind
many = """
x = 1 \\""" still""""
raw = \'\'\'
[no.table]\'\'\'
day = 1979-05-27 07:32:00
list = [ "a", # first
  [1, 2], { k = 'v', l.m = [] }, ]
[ table . inner ]
key="v"
[[rows]]
n = 1
[rows.sub]
m = 2
[[rows]]
n = 3
[[rows.deep]]
o = 4
[[rows.deep]]
o = 5
'''
    found = find_positions(text)
    lines = text.split("\n")

    def shown(path, key: bool = False) -> str:
        span = found[path].key if key else found[path].value
        return lines[span.line - 1][span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]

    assert (shown(("a", "b c", "de"), key=True), shown(("a", "b c", "de"))) == ('"d\\u0065"', "1")
    assert (found["many",].value.line, found["many",].value.end_line, found["raw",].value.end_line) == (3, 4, 6)
    assert shown(("day",)) == "1979-05-27 07:32:00"
    assert [shown(("list", *rest)) for rest in ((0,), (1,), (1, 1), (2, "k"), (2, "l", "m"))] == [
        '"a"',
        "[1, 2]",
        "2",
        "'v'",
        "[]",
    ]
    assert shown(("table", "inner")) == "inner"
    assert [found["rows", number, "n"].value.line for number in (0, 1)] == [13, 17]
    assert found["rows", 0, "sub", "m"].value.line == 15
    assert [found["rows", 1, "deep", number, "o"].value.line for number in (0, 1)] == [19, 21]
    assert paths(tomllib.loads(text)) <= set(found)


def paths(value, way=()) -> set[tuple[str | int, ...]]:
    """The way to every value of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ({way} if way else set()).union(*(paths(one, (*way, key)) for key, one in inner))


keys = st.text("ab-_", min_size=1, max_size=3) | st.text("a .\"'#=]é", max_size=3)
strings = st.text("a\"'\\#[]{},=\n\té", max_size=6)


def written(text: str) -> str:
    """A basic string of TOML."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'


values = st.recursive(
    st.one_of(strings.map(written), st.integers().map(str), st.booleans().map(lambda flag: str(flag).lower())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[" + ",\n ".join(parts) + "]"),
        st.dictionaries(keys, inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{written(key)} = {one}" for key, one in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(keys, values, max_size=3),
    st.dictionaries(keys, st.dictionaries(keys, values, max_size=2), max_size=3),
)
def test_every_value_of_any_document_has_a_position(top, inner) -> None:
    """What stands at the position is the value."""
    lines = [f"{written(key)} = {value}" for key, value in top.items()]
    for name, table in inner.items():
        if name not in top:
            lines += [f"[{written(name)}]  # table", *(f"{written(key)} = {value}" for key, value in table.items())]
    text = "\n".join(lines)
    found = find_positions(text)
    assert set(found) == paths(tomllib.loads(text))
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for key, value in top.items():
        span = found[key,].value
        start, end = (
            starts[line - 1] + column - 1
            for line, column in ((span.line, span.column), (span.end_line, span.end_column))
        )
        assert text[start:end] == value


ODD_VALUES = (
    "1",
    "-1.5",
    "nan",
    "inf",
    "true",
    "''",
    "'x y'",
    "'\u00e9'",
    "[]",
    "[[1]]",
    "[{}]",
    "{}",
    "{'' = 1}",
    "{a = {b = 1}}",
    "1979-05-27",
    "'{id}'",
    "'http://'",
    "'/'",
    "'.'",
)
NAMES = {"<name>": "groups", "<word>": "a", "<field>": "a", "<id>": "a"}


@pytest.mark.parametrize("key", [key.name for key in KEYS])
def test_no_value_of_any_key_stops_the_reading(read, key: str) -> None:
    """Whatever is written gives settings, and at most one problem."""
    for name, given_name in NAMES.items():
        key = key.replace(name, given_name)
    before = "fields.a.type = 'choice'\n" if key == "fields.a.choices" else ""
    for value in ODD_VALUES:
        settings, problems = read(f"{before}{key} = {value}\n")
        assert isinstance(settings, Settings)
        assert len(problems) <= 1, value
        assert settings.vocabulary.keys() == DEFAULTS.keys()


def test_coverage(read) -> None:
    """What an archive says that it covers; all of it may be left out."""
    settings, problems = read(
        '[coverage]\nsince = "2022-02"\nuntil = 2023-05-23\nplaces = ["no/oslo", "the North Sea", "no/oslo"]\n'
        'languages = ["en", "NB"]\nnote = {en = "Fires alone.", nb = "Bare branner."}\n'
    )
    said = settings.coverage
    assert problems == []
    assert (said.since, said.until) == ("2022-02", "2023-05-23")
    assert (said.places, said.languages) == (("no/oslo", "the North Sea"), ("en", "nb"))
    assert said.note == {"en": "Fires alone.", "nb": "Bare branner."}
    assert read("[coverage]\n")[0].coverage == read("")[0].coverage


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ('since = "May 2022"', "settings-bad-value", 9),
        ('since = "2022-02-30"', "settings-bad-value", 9),
        ("since = 2022", "settings-bad-value", 9),
        ("since = 2022-02-01T10:00:00", "settings-bad-value", 9),
        ('places = "no/oslo"', "settings-bad-value", 10),
        ("places = [1]", "settings-bad-value", 11),
        ('languages = ["english"]', "settings-bad-value", 14),
        ("note = 3", "settings-bad-value", 8),
        ('sicne = "2022"', "settings-unknown-key", 1),
    ],
)
def test_mistakes_in_coverage(read, text: str, code: str, column: int) -> None:
    """Each is told at its line and column."""
    assert [row[:3] for row in read(f"[coverage]\n{text}\n")[1]] == [(code, 2, column)]


def test_a_coverage_that_runs_backwards(read) -> None:
    """A month holds its days, so that only an end before the beginning is wrong."""
    wrong = read('[coverage]\nsince = "2023-05-02"\nuntil = "2023-05-01"\n')[1]
    assert [row[:3] for row in wrong] == [("settings-bad-value", 3, 9)]
    assert read('[coverage]\nsince = "2023-05-02"\nuntil = "2023-05"\n')[1] == []
