"""Citations, as other programs read them."""

import json
import re

import pytest
import yaml
from msgspec.structs import replace
from pybtex.database import Entry, parse_string

from sitegen.rendering.citations import bibtex, citation_file, csl_json
from sitegen.rendering.views.sharing import CitationView

VIEW = CitationView(
    id="2023-05-22-quay",
    title="Fire at the quay",
    container="Harbour archive",
    published="2023-05-24",
    version="2023-06-02",
    url="https://example.org/a/incidents/2023-05-22-quay/",
    lang="en",
    licence="CC-BY-4.0",
)
WHOLE = replace(VIEW, id="", title="Harbour archive", published="", url="https://example.org/a/")


def entry_of(view: CitationView) -> Entry:
    (entry,) = parse_string(bibtex(view).decode(), "bibtex").entries.values()
    return entry


NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciicircum": "^", "asciitilde": "~"}


def plain(latex: str) -> str:
    """What LaTeX sets of a value: its named characters, and those behind a backslash; the outer braces keep capitals."""
    inner = latex[1:-1] if latex.startswith("{") else latex
    pattern = re.compile(r"\\text([a-z]+)\{\}|\\([$&#_%])|([$&#_%\\{}^~])")
    assert not [found for found in pattern.finditer(inner) if found[3]], "a character of TeX stands as it is"
    return pattern.sub(lambda found: NAMED[found[1]] if found[1] else found[2], inner)


def test_bibtex() -> None:
    entry = entry_of(VIEW)

    assert entry.key == "2023-05-22-quay"
    assert plain(entry.fields["title"]) == "Fire at the quay"
    assert [plain("{" + " ".join(who.last_names).strip("{}") + "}") for who in entry.persons["author"]] == [
        "Harbour archive"
    ]
    assert (entry.fields["year"], entry.fields["month"]) == ("2023", "5")
    assert entry.fields["url"] == VIEW.url
    assert "version of 2023-06-02" in entry.fields["note"]


@pytest.mark.parametrize(
    "title",
    [
        r"50% of $5 & C#_x ~ 2^3 \input{x}",
        "An } that closes, a { that opens, } and",
        'The "northern" line @home, and more',
        "a title\nin two lines",
        "Прилёт у Ківшарівки",
    ],
)
def test_a_title_with_characters_of_tex(title: str) -> None:
    """It is read back as it was written, and nothing of it is a command."""
    latex = entry_of(replace(VIEW, title=title)).fields["title"]

    assert plain(latex) == " ".join(title.split())
    assert "\\input" not in latex


def test_several_authors_are_not_read_into_the_archive() -> None:
    """A title with `and` or a comma in it is one name."""
    entry = entry_of(replace(VIEW, container="Fires and floods, 2023"))

    assert len(entry.persons["author"]) == 1


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(VIEW))

    assert (item["id"], item["type"], item["title"]) == ("2023-05-22-quay", "webpage", "Fire at the quay")
    assert item["container-title"] == "Harbour archive"
    assert item["issued"] == {"date-parts": [[2023, 5, 24]]}
    assert (item["version"], item["URL"]) == ("2023-06-02", VIEW.url)


def test_without_address_and_days() -> None:
    """What is not known is left out."""
    bare = replace(VIEW, published="", version="", url="", licence="")
    (item,) = json.loads(csl_json(bare))

    assert not {"issued", "version", "URL", "license"} & item.keys()
    assert not {"year", "month", "url", "copyright"} & set(entry_of(bare).fields)


def test_the_whole_archive() -> None:
    (item,) = json.loads(csl_json(WHOLE))

    assert (item["type"], item["issued"]) == ("dataset", {"date-parts": [[2023, 6, 2]]})
    assert entry_of(WHOLE).fields["note"] == "Data set, version of 2023-06-02"


def test_citation_file() -> None:
    """It is YAML, with what the format asks for; a licence that is no identifier is left out."""
    found = yaml.safe_load(citation_file(replace(WHOLE, title='A "b": #c', licence="Ask us first")))

    assert found["cff-version"] == "1.2.0"
    assert (found["type"], found["title"], found["date-released"]) == ("dataset", 'A "b": #c', "2023-06-02")
    assert found["authors"] == [{"name": "Harbour archive"}]
    assert "license" not in found
    assert yaml.safe_load(citation_file(WHOLE))["license"] == "CC-BY-4.0"
