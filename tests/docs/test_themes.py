"""docs/themes/ says what a template is handed and can call: all of it, and nothing that is not so."""

import inspect
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import jinja2
import msgspec
import pytest
from markupsafe import Markup

import sitegen.rendering.claim_rows as rows_of_incidents
from sitegen.rendering.engine import Setup, environment_of
from sitegen.rendering.incident_page import IncidentPage, incident_page
from sitegen.rendering.theme import Theme
from sitegen.rendering.views.card import Card
from sitegen.rendering.views.chart import ChartRow
from sitegen.rendering.views.incident import IncidentView, RelatedIncident
from sitegen.rendering.views.registry import VIEWS
from sitegen.rendering.views.site import SiteView

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "themes"
TEMPLATES = ROOT / "templates"
PAGES: dict[str, type] = {name: IncidentPage if view is IncidentView else view for name, view in VIEWS.items()}
FIELD = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
MADE_BY_HAND = (Card, ChartRow, SiteView)
"""Values that no field of a page names, since functions give them."""


def structs_below(types_: Iterable[Any]) -> list[type]:
    """The structs that fields lead to, each once."""
    found: dict[type, None] = {}
    todo = list(types_)
    while todo:
        one = todo.pop()
        if get_origin(one) is not None:
            todo += get_args(one)
        elif isinstance(one, type) and issubclass(one, msgspec.Struct) and one not in found:
            found[one] = None
            todo += get_type_hints(one).values()
    return list(found)


ROWS = [one for one in structs_below([*PAGES.values(), *MADE_BY_HAND]) if one not in PAGES.values()]


def home_of(struct: type) -> str:
    """The document that describes a type: what only the page of an incident is handed stands with that page."""
    own = struct.__module__.rpartition(".")[0] == rows_of_incidents.__name__.rpartition(".")[0]
    return "incident.md" if own or struct is RelatedIncident else "values.md"


def words_of(hint: Any, here: str) -> str:
    """A type as the tables write it, read in one of the documents."""
    plain = {str: "text", bool: "yes or no", int: "number", float: "number", Markup: "HTML", type(None): "none"}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is not None:
        return words_of_many(get_origin(hint), get_args(hint), here)
    if hint is msgspec.Raw:
        return f"[card]({'' if here == 'values.md' else 'values.md'}#card)"
    home = home_of(hint)
    return f"[{hint.__name__}]({'' if home == here else home}#{hint.__name__.lower()})"


def words_of_many(origin: Any, parts: tuple[Any, ...], here: str) -> str:
    """A type that is made of others."""
    if origin is Literal:
        return "text"
    words = [words_of(one, here) for one in parts if one is not Ellipsis]
    if origin is dict:
        return f"{words[1]} by key"
    if origin is not tuple:
        return " or ".join(dict.fromkeys(words))
    return f"list of {words[0]}" if parts[-1] is Ellipsis else f"({', '.join(words)})"


def section_of(document: str, heading: str) -> str:
    """What stands below a heading of a document; "" where it is not there."""
    text = (DOCS / document).read_text("utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def check_table(struct: type, document: str, heading: str) -> None:
    described = [(name, type_) for name, type_, _ in FIELD.findall(section_of(document, heading))]
    assert described == [(name, words_of(hint, document)) for name, hint in get_type_hints(struct).items()]


@pytest.mark.parametrize("template", sorted(PAGES))
def test_fields_of_pages(template: str) -> None:
    """Each template has a table of what it is handed: every field, in order, with its type."""
    check_table(PAGES[template], "incident.md" if template == "incident.html" else "pages.md", template)


@pytest.mark.parametrize("struct", ROWS, ids=lambda one: f"{one.__module__.rpartition('.')[2]}.{one.__name__}")
def test_fields_of_values(struct: type) -> None:
    """Each type that a field leads to has a table of its own."""
    check_table(struct, home_of(struct), struct.__name__)


def test_nothing_is_described_that_is_not_handed() -> None:
    """A table whose template or type is gone goes as well."""
    known = {*PAGES, *(one.__name__ for one in ROWS), "Its blocks"}
    for document in ("pages.md", "incident.md", "values.md"):
        headings = re.findall(r"^## (.+)$", (DOCS / document).read_text("utf-8"), re.MULTILINE)
        assert [one for one in headings if one not in known] == []
        assert len(headings) == len(set(headings))


def test_the_page_of_an_incident_is_what_its_template_is_handed() -> None:
    """The tables describe what `incident_page` makes, not what is kept of an incident."""
    assert inspect.signature(incident_page).return_annotation is IncidentPage


def test_every_file_of_the_theme_is_named() -> None:
    """The guide names each template and each part."""
    guide = (DOCS / "README.md").read_text("utf-8")
    files = [*TEMPLATES.glob("*.html"), *(TEMPLATES / "parts").glob("*.html")]
    assert {file.name for file in files if f"`{file.name}`" not in guide} == set()
    named = set(re.findall(r"`([a-z0-9]+\.html)`", guide))
    assert named - {file.name for file in files} == set()


def blocks_of(template: str) -> list[str]:
    return re.findall(r"\{%-? block (\w+)", (TEMPLATES / template).read_text("utf-8"))


@pytest.mark.parametrize(("template", "document"), [("base.html", "README.md"), ("incident.html", "incident.md")])
def test_blocks_are_described(template: str, document: str) -> None:
    """The blocks of the two templates that are extended most stand in a table."""
    text = (DOCS / document).read_text("utf-8").partition("| block | holds |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == blocks_of(template)


def test_blocks_of_the_other_templates() -> None:
    """They have `content` alone, or those that the guide names."""
    more = {"404.html": {"style"}, "embed.html": {"style"}, "redirect.html": {"head"}}
    more |= {name: {"script"} for name in ("search.html", "timeline.html")} | {"map.html": {"style", "script"}}
    more |= {name: {"title", "share_title"} for name in ("day.html", "dossier.html", "month.html", "tombstone.html")}
    assert blocks_of("share-card.svg") == []
    for template in PAGES.keys() - {"incident.html", "share-card.svg"}:
        assert set(blocks_of(template)) == {"content"} | more.get(template, set()), template


@pytest.fixture(scope="module")
def environment() -> jinja2.Environment:
    return environment_of(Setup(theme=Theme(own="", default=str(TEMPLATES)), site=SiteView(title="Harbour archive")))


def names_in_table(heading: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)(?:\([^`]*\))?` \|", section_of("functions.md", heading), re.MULTILINE))


def test_functions_are_described(environment: jinja2.Environment) -> None:
    """What a template can call has a line, and what has a line can be called."""
    assert names_in_table("Functions") == set(environment.globals)
    assert names_in_table("Filters") == set(environment.filters) - set(jinja2.defaults.DEFAULT_FILTERS)


def test_macros_are_described() -> None:
    """The macros of each part stand beside its name."""
    described = {
        file: re.findall(r"`(\w+)`", macros)
        for file, macros in re.findall(
            r"^\| `(parts/\w+\.html)` \| (.+) \|$", section_of("functions.md", "Macros"), re.MULTILINE
        )
    }
    there = {
        f"parts/{file.name}": re.findall(r"macro (\w+)", file.read_text("utf-8"))
        for file in (TEMPLATES / "parts").glob("*.html")
    }
    assert described == there


def test_examples_of_the_guide_are_templates(environment: jinja2.Environment) -> None:
    """Each example can be read, and what it asks of `page` is there."""
    guide = (DOCS / "README.md").read_text("utf-8")
    examples = re.findall(r"^```html\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        environment.from_string(example)
        assert set(re.findall(r"page\.(\w+)", example)) <= set(IncidentPage.__struct_fields__)
