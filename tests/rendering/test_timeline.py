"""The time line: dates are drawn with their doubt, and what the script is handed says the same."""

import json
import re

import pytest

from sitegen.model.when import When
from sitegen.reading.edtf import parse_edtf
from sitegen.rendering.packing import unpacked_gaps
from sitegen.rendering.time_marks import WIDTH, axis_days, axis_of, mark_of, mark_svg

from .conftest import Site


def when(text: str) -> When:
    found = parse_edtf(text)
    assert isinstance(found, When)
    return found


def shapes(text: str, around: str = "2022/2024") -> list[str]:
    """The looks of the parts of a drawing, in order, on an axis of three years."""
    first, last = axis_of([mark_of(when(around))])
    return re.findall(r'<rect (?:class|fill)="([^"]+)"', mark_svg(mark_of(when(text)), first, last))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("2023-05-22", ["sure"]),
        ("2023-05-22~", ["url(#fade-start)", "sure", "url(#fade-out)"]),
        ("2023-05", ["span"]),
        ("2023-05-2X", ["span"]),
        ("[2023-05-01..2023-05-22]", ["span"]),
        ("2023-05-22/2023-05-24", ["sure"]),
        ("2023-05-22/..", ["sure"]),
        ("2023-05-22/", ["sure", "url(#fade-out)"]),
        ("2023-05/2023-07-01", ["url(#fade-start)", "sure"]),
        ("2023-05-01/2023-07", ["sure", "url(#fade-out)"]),
        ("/2023-05-22", ["url(#fade-start)"]),
        ("unknown", []),
    ],
)
def test_date_is_drawn_with_its_doubt(text: str, drawn: list[str]) -> None:
    """What is sure is solid, what is not known fades, and one day within many is a box of its own."""
    assert shapes(text) == drawn


def test_one_day_within_a_month_is_drawn_otherwise_than_a_month_long() -> None:
    """`2023-05` is one day of May, `2023-05-01/2023-05-31` all of it."""
    assert shapes("2023-05") != shapes("2023-05-01/2023-05-31")


def test_what_is_still_going_on_reaches_the_edge() -> None:
    """An open end is drawn to the edge and does not fade."""
    first, last = axis_of([mark_of(when("2022/2024"))])
    svg = mark_svg(mark_of(when("2023-01-01/..")), first, last)
    left, width = (float(found) for found in re.findall(r'(?:x|width)="([\d.]+)"', svg)[:2])

    assert left + width == pytest.approx(WIDTH, abs=0.2)
    assert "fade" not in svg


def test_axis_has_whole_months() -> None:
    """An axis begins with a month and ends with one, over the end of a year too."""
    first, last = axis_of([mark_of(when("2023-11-20")), mark_of(when("2023-12-03"))])

    assert axis_days(first, last)[0] == "2023-11-01"
    assert last - first + 1 == 30 + 31
    assert axis_of([]) == (0, 0)


def incident(title: str, date: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\nWords.\n"


FILES = {
    "incidents/day.md": incident("A day", "2023-05-22"),
    "incidents/month.md": incident("A month", "2023-03"),
    "incidents/lasting.md": incident("Lasting", "2023-04/.."),
    "incidents/end.md": incident("No end", "2023-05-30/"),
    "incidents/about.md": incident("About", "2023-06-01~"),
    "incidents/never.md": incident("Never", "unknown", "relations: [{incident: day, type: context}]\n"),
    "incidents/ties.md": incident("Ties", "2023-07-01", "relations: [{incident: month, type: follows}]\n"),
}


@pytest.fixture
def site(make_archive, site_of) -> Site:
    return site_of(make_archive(FILES))


def held(site: Site, name: str) -> dict[str, object]:
    """What a script of search/ hands over."""
    script = site.text(f"search/{name}.js")
    found: dict[str, object] = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    return found


def test_page_lists_what_has_a_year(site: Site) -> None:
    """Without script the page has the rows and the same as a table; what has no year stands on its shelf."""
    html = site.text("timeline/index.html")

    assert html.count(">A month</a>") == 2
    assert "Never" not in html
    assert "1 incident of which no year is known" in html


def test_script_is_handed_how_each_date_is_drawn(site: Site) -> None:
    """One digit for each incident in the archive's order, and its date in words."""
    order = [entry.incident.title for entry in site.archive.entries.values()]
    time, words = held(site, "time"), held(site, "when/0")
    kinds = dict(zip(order, str(time["kinds"]), strict=True))

    expected = {"A month": "2", "Lasting": "4", "A day": "1", "No end": "5", "About": "1", "Ties": "1", "Never": "0"}
    assert kinds == expected
    assert [order[at] for at in unpacked_gaps(str(time["fuzzy"]))] == ["Lasting"]
    assert [order[at] for at in unpacked_gaps(str(time["about"]))] == ["About"]
    said = dict(zip(order, words["rows"], strict=True))  # type: ignore[call-overload]
    assert said["Lasting"] == "from April 2023, still going on"
    assert time["stamp"] == words["stamp"] == held(site, "facets")["stamp"]


def test_related_incidents_stand_on_one_axis(site: Site) -> None:
    """An incident is drawn with its related ones, by date; one whose own date is not known has no time line."""
    html = site.text("incidents/ties/index.html")
    rows = html[html.index('<ol class="tl">') :].partition("</ol>")[0]

    assert rows.index("A month") < rows.index("<b>Ties</b>")
    assert '<ol class="tl">' not in site.text("incidents/never/index.html")


def test_empty_archive_has_an_empty_time_line(make_archive, site_of) -> None:
    """A page is there, and says that there is nothing; no script runs."""
    html = site_of(make_archive({})).text("timeline/index.html")

    assert "No incident on record has a known year." in html
    assert "timeline.js" not in html
