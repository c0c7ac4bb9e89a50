"""How complete an archive is, what it says that it covers, and its codebook: pages and downloads."""

import csv
import io
import json
import re

import pytest
from bs4 import BeautifulSoup

from sitegen.reading.incident import INCIDENT
from sitegen.rendering.schema_words import fixed_words, groups, list_means, schema_fields

from .archives import FILES, SETTINGS

COVERED = (
    SETTINGS
    + """
[coverage]
since = "2022-02"
until = "2023-05-23"
places = ["no/christiania", "the <North> Sea"]
languages = ["en", "nb"]
note = "Fires & storms."
"""
)
SENTENCE = (
    "The archive covers Oslo, the <North> Sea from February 2022 to 23 May 2023. "
    "Read for it: sources in English, Norwegian Bokmål. Fires & storms. How complete the record is"
)
NEVER_PUBLISHED = {"publish_after"}
SHORT_FORMS = {"region"}
OWN = {"fields", "identifiers"}
"""The archive's own ones have groups of their own."""


@pytest.fixture
def site(make_archive, site_of):
    return site_of(make_archive(FILES, COVERED))


def soup(site, path: str) -> BeautifulSoup:
    return BeautifulSoup(site.text(path), "html.parser").main


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def rows_of(site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.bytes(f"data/{name}").decode(), newline="")))


def test_what_the_archive_covers_stands_under_totals_and_drawings(site) -> None:
    """On each page that has any; escaped, with the names of regions."""
    for path in ("", "regions/no/", "dates/2023/", "actors/navy/", "categories/air-strike/"):
        main = soup(site, f"{path}index.html")
        totals = main.select_one(".totals")
        assert totals is not None, path
        assert words(totals.find_next_sibling("p", class_="covers")) == SENTENCE, path
        for drawing in main.select(".bars"):
            assert drawing.find_next("p", class_="covers") is not None, path


def test_an_archive_that_says_nothing_of_it(make_archive, site_of) -> None:
    """Then the link alone stands there."""
    site = site_of(make_archive(FILES, SETTINGS))
    assert words(soup(site, "dates/2023/index.html").select_one(".covers")) == "How complete the record is"
    assert soup(site, "data/coverage/index.html").select_one(".notice") is None


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ('since = "2022"', "The archive covers what happened since 2022."),
        ('until = "2022-05"', "The archive covers what happened until May 2022."),
        ('since = "2022"\nuntil = "2023"', "The archive covers 2022 to 2023."),
        ('places = ["se"]', "The archive covers Sweden."),
        ('places = ["se"]\nsince = "2022"', "The archive covers Sweden since 2022."),
        ('places = ["se"]\nuntil = "2022"', "The archive covers Sweden until 2022."),
        ('languages = ["uk"]', "Read for it: sources in Ukrainian."),
    ],
)
def test_whole_sentences(make_archive, site_of, settings: str, sentence: str) -> None:
    """Whatever is left out, what is said is a sentence."""
    site = site_of(make_archive(FILES, f"{SETTINGS}\n[coverage]\n{settings}\n"))
    assert words(soup(site, "dates/2023/index.html").select_one(".covers")).startswith(sentence)


def test_totals_say_how_many_incidents_they_rest_on(site) -> None:
    """Counts of claims too: of the archive, of an actor, of all disputes."""
    assert "by named speakers, in 1 incident" in words(soup(site, "index.html"))
    assert "Of 3 claims on record in 1 incident" in words(soup(site, "claims/index.html"))
    assert "3 claims in 1 incident" in words(soup(site, "data/index.html"))
    assert "2 claims in 1 incident" in words(soup(site, "actors/navy/index.html"))


def test_the_page_and_its_download_agree(site) -> None:
    """Each bar of the first column is a row of the table, and both add up to all incidents."""
    table = [row for row in rows_of(site, "coverage.csv") if (row["year"], row["region"]) == ("all", "all")]
    cells = [words(one) for one in soup(site, "data/coverage/index.html").select("table")[0].select("td.whole")]
    assert cells == [
        f"{row['given']} given, {row['unknown']} unknown, {row['not_recorded']} not recorded" for row in table
    ]
    assert {int(row["given"]) + int(row["unknown"]) + int(row["not_recorded"]) for row in table} == {6}
    killed = next(row for row in table if (row["kind"], row["field"]) == ("measures", "killed"))
    assert (killed["given"], killed["unknown"]) == ("2", "0")
    vessel = next(row for row in table if (row["kind"], row["field"]) == ("fields", "vessel"))
    assert (vessel["given"], vessel["unknown"]) == ("2", "1")


def test_years_and_regions_are_columns(site) -> None:
    """The year unknown last; a region at the top of the tree by its name; each leads to its page."""
    years, regions = soup(site, "data/coverage/index.html").select("table")
    assert [words(one) for one in years.select("thead th")] == [
        "Field",
        "All (6)",
        "2022 (1)",
        "2023 (4)",
        "year unknown (1)",
    ]
    assert [words(one) for one in regions.select("thead th")] == ["Field", "All (6)", "Norway (3)", "Sweden (1)"]
    assert years.select_one("thead a")["href"] == "../../dates/2022/"


def test_years_before_the_newest_ten_are_one_column(make_archive, site_of) -> None:
    """So the table stays as wide as a page; the download has each year."""
    files = {f"incidents/x/i{year}.md": f"---\ntitle: A\ndate: {year}\n---\n" for year in range(1990, 2010)}
    site = site_of(make_archive(files))
    heads = [words(one) for one in soup(site, "data/coverage/index.html").select("table")[0].select("thead th")]
    assert heads[1:4] == ["All (20)", "before 2000 (10)", "2000 (1)"]
    assert len(heads) == 13
    assert {row["year"] for row in rows_of(site, "coverage.csv")} == {"all", *map(str, range(1990, 2010))}


def test_an_archive_without_incidents(make_archive, site_of) -> None:
    """Nothing is divided by nothing."""
    site = site_of(make_archive({}))
    assert "No incident is on record yet." in words(soup(site, "data/coverage/index.html"))
    assert rows_of(site, "coverage.csv")[0]["incidents"] == "0"
    assert "Codebook" in words(soup(site, "data/codebook/index.html"))


def test_every_field_of_a_file_is_in_the_codebook() -> None:
    """All that reading knows, but for what is never published, and short forms of others."""
    named = {field.name.partition(".")[0] for field in schema_fields("en")}
    assert named == set(INCIDENT) - NEVER_PUBLISHED - SHORT_FORMS - OWN
    assert {field.group for field in schema_fields("en")} == set(groups("en"))
    lists = {field.words for field in schema_fields("en") if field.words}
    assert lists <= set(list_means("en"))
    assert set(fixed_words("en")) <= set(list_means("en"))


def test_anchors(site) -> None:
    """Each is there once, and every link into the page and within it finds its place."""
    book = soup(site, "data/codebook/index.html")
    ids = [one["id"] for one in book.select("[id]")]
    assert len(ids) == len(set(ids))
    wanted = {link["href"][1:] for link in book.select('a[href^="#"]')}
    wanted |= {
        link["href"].partition("#")[2]
        for link in soup(site, "data/coverage/index.html").select('a[href*="codebook/#"]')
    }
    assert wanted <= set(ids)
    assert {
        "field-date",
        "field-fields-vessel",
        "field-identifiers-imo",
        "categories-drone-strike",
        "measures-killed",
    } <= set(ids)


def test_words_tell_who_uses_them(site) -> None:
    """How many incidents, and where they are listed; what is under what."""
    book = soup(site, "data/codebook/index.html")
    strike = book.find(id="categories-air-strike")
    assert words(strike.select_one(".num")) == "1"
    assert strike.a["href"] == "../../categories/air-strike/"
    assert "Under air-strike" in words(book.find(id="categories-drone-strike"))
    assert book.find(id="measures-killed").a["href"] == "../../search/?killed=known"
    vessel = book.find(id="field-fields-vessel")
    assert "Tug tug (1); Ferry ferry (1)" in words(vessel).replace("( ", "(")
    assert "or “unknown”" in words(vessel)


def test_the_codebook_as_json(site) -> None:
    """The same fields and words, for programs; what says nothing is left out."""
    book = json.loads(site.bytes("data/codebook.json"))
    fields = {field["name"]: field for field in book["fields"]}
    assert fields["date"]["required"] is True
    assert fields["date"]["incidents"] == 5
    assert [word["word"] for word in fields["fields.vessel"]["choices"]] == ["tug", "ferry"]
    lists = {one["name"]: {word["word"]: word for word in one["words"]} for one in book["lists"]}
    assert lists["categories"]["drone-strike"]["under"] == "air-strike"
    assert "under" not in lists["categories"]["air-strike"]
    assert lists["holds"]["contested"]["means"]


def test_the_data_package_describes_every_column(site) -> None:
    """Each table is there, its columns in their order, and numbers are numbers."""
    package = json.loads(site.bytes("data/datapackage.json"))
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        rows = rows_of(site, resource["path"])
        head = next(csv.reader(io.StringIO(site.bytes(f"data/{resource['path']}").decode())))
        assert [field["name"] for field in fields] == head
        for field in fields:
            pattern = {"integer": "[0-9]*", "number": r"(-?[0-9]+(\.[0-9]+)?)?", "string": ".*"}[field["type"]]
            assert all(re.fullmatch(pattern, row[field["name"]], re.DOTALL) for row in rows), field
    assert len(package["resources"]) == 5
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]


def test_what_is_not_public_is_in_none_of_it(site) -> None:
    """Neither a region of a draft, nor a word of it."""
    for path in ("data/coverage/index.html", "data/codebook/index.html", "data/coverage.csv", "data/codebook.json"):
        assert "secret-place" not in site.text(path)
        assert "withdrawn" not in site.text(path).lower() or "codebook" in path
