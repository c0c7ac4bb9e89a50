"""The file of a new incident."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.commands.new import LONGEST_SLUG, quoted, slug

NOON = "1700000000"
DAY = "2023-11-14"


def written(archive: Path, result) -> dict:
    assert result.exit_code == 0, result.stderr
    text = (archive / result.stdout.strip()).read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)


def test_new_writes_a_file(sitegen, archive: Path) -> None:
    """The path goes to stdout; the file has title, date, region and the day on which it appeared."""
    result = sitegen("new", "Fire at the mill", "--date", "2023-05-22", "--region", "saltmarsh", SOURCE_DATE_EPOCH=NOON)
    assert result.stdout == "content/incidents/2023/2023-05-22-fire-at-the-mill.md\n"
    assert written(archive, result) == {
        "title": "Fire at the mill",
        "date": "2023-05-22",
        "region": "saltmarsh",
        "published": DAY,
    }


@pytest.mark.parametrize(
    ("date", "path"),
    [
        ("2023-05", "2023/2023-05-fire.md"),
        ("2023-05-22/", "2023/2023-05-22-fire.md"),
        ("[2023-05-01..2023-05-22]", "2023/2023-05-fire.md"),
        ("unknown", "undated/fire.md"),
    ],
)
def test_the_name_says_no_more_than_the_date(sitegen, archive: Path, date: str, path: str) -> None:
    """A file's name begins with its date as far as it is known, and the date is written as it was given."""
    result = sitegen("new", "Fire", "--date", date)
    assert result.stdout == f"content/incidents/{path}\n"
    assert written(archive, result)["date"] == date


def test_today_is_said(sitegen, archive: Path) -> None:
    """Without a date the day is today's, and that is said."""
    result = sitegen("new", "Fire", SOURCE_DATE_EPOCH=NOON)
    assert written(archive, result)["date"] == DAY
    assert f"dated {DAY}" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Fire", "--date", "23 Mai 2023"], "--date"),
        (["Fire", "--date", "2023-02-30"], "--date"),
        (["Fire", "--region", "NO/oslo"], "no/oslo"),
        (["Fire", "--region", "saltmarhs"], "is saltmarsh meant?"),
        (["  "], "needs a title"),
        (["Fire\ue000"], "U+E000"),
    ],
)
def test_new_refuses(sitegen, archive: Path, words: list[str], said: str) -> None:
    """What a check would find wrong is refused before anything is written."""
    before = sorted(archive.rglob("*"))
    result = sitegen("new", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert sorted(archive.rglob("*")) == before


def test_new_writes_over_nothing(sitegen, archive: Path) -> None:
    """A file that is there stays."""
    sitegen("new", "Fire", "--date", "2023")
    result = sitegen("new", "Fire", "--date", "2023")
    assert (result.exit_code, "is there already" in result.stderr) == (2, True)


def test_new_with_wrong_settings(sitegen, archive: Path) -> None:
    """Settings that are wrong are said first."""
    (archive / "sitegen.toml").write_text("titel = 'x'\n")
    result = sitegen("new", "Fire")
    assert (result.exit_code, "the settings are wrong" in result.stderr) == (2, True)


def test_new_where_nothing_can_be_written(sitegen, archive: Path) -> None:
    """A folder that cannot be made is said in one line."""
    (archive / "content/incidents/2023").write_text("a file")
    result = sitegen("new", "Fire", "--date", "2023")
    assert (result.exit_code, "cannot write" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fire at the mill", "fire-at-the-mill"),
        ("Взрыв в Белгороде", "vzryv-v-belgorode"),
        ("Вибух у Києві", "vibukh-u-kiievi"),
        ("Überfall in Köln", "uberfall-in-koln"),
        ("انفجار", "nfjr"),
        ("Ship's bell: lost!", "ships-bell-lost"),
        ("!!!", "incident"),
        ("x" * 200, "x" * LONGEST_SLUG),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_slugs_are_latin(title: str, expected: str) -> None:
    """Any script becomes small Latin letters, cut between words."""
    assert slug(title) == expected


@given(st.text(min_size=1))
def test_any_title_makes_a_name(title: str) -> None:
    """A slug is always a legal id."""
    assert set(slug(title)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slug(title)) <= LONGEST_SLUG


@pytest.mark.parametrize(
    "title", ["a: b", "a #b", "- x", "'x'", '"x"', "x:", "*x", "null", "[x]", "~", "x \\ y", "12:30"]
)
def test_titles_are_quoted_where_they_must(title: str) -> None:
    """Whatever the title, the text comes back as it was."""
    assert yaml.load(f"title: {quoted(title)}\n", Loader=yaml.BaseLoader) == {"title": title}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_title_comes_back(title: str) -> None:
    """Any title survives the way into YAML and back."""
    title = " ".join(title.split())
    assert yaml.load(f"title: {quoted(title)}\n", Loader=yaml.BaseLoader)["title"] == title
