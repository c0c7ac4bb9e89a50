"""What templates can reach, and what comes of a mistake in one."""

from pathlib import Path

import msgspec
import pytest

from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.rendering.engine import Setup, engine_of, environment_of, href_for
from sitegen.rendering.language import direction_of, language_name
from sitegen.rendering.render import render
from sitegen.rendering.site import style_of_404
from sitegen.rendering.theme import theme_files, theme_of
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import SimpleView
from sitegen.rendering.views.site import SiteView

ASSETS = {
    "icon.svg": "/static/icon.svg",
    "site.css": "/static/site.css",
    "seek.js": "/static/seek.js",
    "print.css": "/static/print.css",
}


@pytest.fixture
def made(tmp_path: Path):
    """Makes a page of the archive's own template `404.html` at some path."""

    def make(template: str, path: str = "a/b/index.html", name: str = "404.html", **site) -> str | Problem:
        own = tmp_path / "templates"
        own.mkdir(exist_ok=True)
        (own / name).write_text(template, "utf-8")
        setup = Setup(theme=theme_of(own), site=SiteView(title="T", assets=ASSETS, **site))
        view = SimpleView(head=Head("", "/a/b/"))
        job = PageJob(path=path, template="404.html", view=msgspec.msgpack.encode(view), key="k")
        body = render(job, setup, {})
        return body if isinstance(body, Problem) else body.decode()

    return make


def test_way_up_fits_the_page(made) -> None:
    """An internal address is written from the page that it stands on; on the page for lost addresses from the root."""
    template = '{{ href("/x/") }} {{ href("https://example.org/") }}'

    assert made(template) == "../../x/ https://example.org/"
    assert made(template, "index.html") == "./x/ https://example.org/"
    assert made(template, "404.html", root_path="/sub/") == "/sub/x/ https://example.org/"


def test_offline_links_name_a_file() -> None:
    """For files, an address of a folder ends in index.html, before its fragment."""
    href = href_for("", offline=True)

    assert href("/x/#claim-a")[1:] == "x/index.html#claim-a"
    assert href("/")[1:] == "index.html"
    assert href("/data/a.csv")[1:] == "data/a.csv"
    assert href("#a") == "#a"


def test_pages_of_another_language_stand_in_its_folder_and_files_beside_it() -> None:
    """Pages and feeds are there in each language; data, pictures and styles once."""
    href = href_for("uk/", offline=False)

    assert href("/x/#claim-a")[1:] == "uk/x/#claim-a"
    assert href("/")[1:] == "uk/"
    assert href("/x/feed.xml")[1:] == "uk/x/feed.xml"
    assert href("/data/a.csv")[1:] == "data/a.csv"
    assert href("/static/site.css?v=1")[1:] == "static/site.css?v=1"
    assert href_for("uk/", offline=True)("/x/#a")[1:] == "uk/x/index.html#a"


def test_own_template_can_extend_the_one_it_overrides(made) -> None:
    """`theme/` before a name means the template that sitegen brings."""
    page = made('{% extends "theme/base.html" %}{% block content %}<p>Mine</p>{% endblock %}')

    assert "<p>Mine</p>" in page
    assert '<a class="skip" href="#content">' in page


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("\n{{ page.titel }}", 2, "has no attribute 'titel'"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ('{{ "a" + 1 }}', 1, "can only concatenate"),
        ("{{ 1 | nothing }}", 1, "No filter named 'nothing'"),
        ('{% include "none.html" %}', 1, "none.html"),
        ("{{ unknown }}", 1, "'unknown' is undefined"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
    ],
)
def test_mistake_in_a_template_names_it_with_its_line(made, template: str, line: int, words: str) -> None:
    """A mistake is a problem that names template, line and the page that was being made; no exception leaves."""
    problem = made(template)

    assert isinstance(problem, Problem)
    assert (problem.code, problem.path) == ("template-error", "templates/404.html")
    assert problem.span
    assert problem.span.line == line
    assert words in problem.message
    assert "a/b/index.html" in problem.message


def test_templates_reach_no_clock_disk_or_environment(made) -> None:
    """A template cannot come to modules, files or the time through what it is handed."""
    ways = (
        "{{ now() }}",
        "{{ open }}",
        "{{ page.__dict__ }}",
        "{{ site.__class__ }}",
        "{{ href.__globals__ }}",
        '{{ href["__glo" ~ "bals__"] }}',
        '{{ href | attr("__globals__") }}',
        '{{ [href] | map(attribute="__globals__") | list }}',
    )
    for way in ways:
        assert isinstance(made(way), Problem), way


def test_values_are_escaped_and_words_are_in_the_language(made) -> None:
    """Autoescape is on; filters put days and numbers into words."""
    page = made('{{ "<b>" }} {{ "2023-05-22" | day }} {{ 1001 | number }} {{ ["<", "a"] | joined(" and ") }}')

    assert page == "&lt;b&gt; 22 May 2023 1,001 &lt; and a"


def test_environment_is_made_once(tmp_path: Path) -> None:
    """The same setup, or an equal one from another process, gives the same environment."""
    setup = Setup(theme=theme_of(tmp_path), site=SiteView(title="T"))
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(setup), type=Setup)

    assert engine_of(setup) is engine_of(setup)
    assert environment_of(again) is environment_of(setup)


def test_theme_is_the_archives_own_files_before_ours(tmp_path: Path) -> None:
    """An own file hides the theme's; any change of either changes the theme's digest; hidden files are none of it."""
    theme = theme_of(tmp_path)
    before = theme.digest
    (tmp_path / "base.html").write_text("x", "utf-8")
    (tmp_path / ".hidden").write_text("x", "utf-8")

    files = theme_files(theme)
    assert files["base.html"] == tmp_path / "base.html"
    assert "incident.html" in files
    assert ".hidden" not in files
    assert theme_of(tmp_path).digest != before


def test_style_of_404_is_some_of_the_sheet() -> None:
    """Of a sheet with named parts, those that the page needs; of any other, all of it; never its comments."""
    sheet = "/* tokens.css: t */\na {}\n/* chart.css: c */\nb {}\n/* list.css: l */\n\n\nc {}\n"

    assert style_of_404(sheet) == "a {}\nc {}"
    assert style_of_404("/* mine */ a {}") == "a {}"


def test_languages_have_names_and_directions() -> None:
    """A language is called as the page's language calls it; an unknown one is its tag."""
    assert language_name("uk", "en") == "Ukrainian"
    assert language_name("uk-UA", "en") == "Ukrainian"
    assert language_name("qqx", "en") == "qqx"
    assert (direction_of("ar-EG"), direction_of("en")) == ("rtl", "ltr")
