"""What blocks `incidents` place in a page, as it is written."""

import re

import pytest
from bs4 import BeautifulSoup

from sitegen.annotating.annotate import annotate
from sitegen.model.reading import SourceFile
from sitegen.reading.read import read
from sitegen.rendering.render import render

from .archives import FILES, SETTINGS

FACETS = SETTINGS.replace("index = true", "index = true\nfacet = true")


@pytest.fixture
def essay(make_archive, site_of):
    """Makes a page with a text, in an archive with something of everything: its HTML."""

    def make(text: str, settings: str = FACETS, **options) -> BeautifulSoup:
        page = f"---\ntitle: An essay\n---\n{text}"
        archive = make_archive(FILES | {"pages/essay.md": page}, settings)
        site = site_of(archive, **options)
        draft = read(SourceFile("content/pages/essay.md", "page", "essay"), page.encode(), archive.settings)
        annotated = annotate(draft, archive.settings)
        assert annotated.problems == ()
        job = site.jobs["essay/index.html"]
        made = render(job, site.setup, {job.accounts[0]: annotated.account})
        assert isinstance(made, bytes), made
        return BeautifulSoup(made, "html.parser").main

    return make


def block(text: str) -> str:
    return f"```incidents\n{text}\n```\n"


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def titles(found) -> list[str]:
    return [link.get_text() for link in found.select('a[href*="incidents/"]')]


def test_a_block_stands_where_it_is_written(essay) -> None:
    """Between the paragraphs before and behind it, and once for each block."""
    main = essay(f"Before.\n\n{block('tag: night')}\nBetween.\n\n{block('category: air-strike')}\nBehind.\n")
    kinds = [
        child.get_text().strip() if child.name == "p" else child["class"][0] for child in main.select(".prose > *")
    ]
    assert kinds == ["Before.", "result", "Between.", "result", "Behind."]
    assert titles(main.select(".result")[0]) == ["=Fire at the quay"]
    assert titles(main.select(".result")[1]) == ["Crane falls", "=Fire at the quay"]


def test_text_of_files_is_text(essay) -> None:
    """Nothing of a title, a summary, a caption or a query is HTML."""
    main = essay(block("title: <b>Bold</b> & more\ntag: night\nshow: cards"))
    assert main.find("b") is None
    assert "<b>Bold</b> & more" in words(main)
    assert "A fire & <smoke>." in words(main)


def test_nothing_found(essay) -> None:
    """The page's own words, or the theme's; whatever is shown."""
    for show in ("list", "table", "cards", "map", "timeline"):
        assert "None known to us." in words(essay(block(f"tag: x\nshow: {show}\nempty: None known to us.")))
        assert "No incident on record fits." in words(essay(block(f"tag: x\nshow: {show}")))
    assert "0" in [one.get_text() for one in essay(block("tag: x\nshow: count")).select("dd")]


def test_a_table_says_whose_a_figure_is(essay) -> None:
    """A column for each measure that is asked for; a claimed number never stands without its speaker."""
    main = essay(block("show: table\nkilled: [known, unknown]\nwounded: 1+"))
    heads = [one.get_text() for one in main.select("thead th")]
    assert heads == ["Incident", "Date", "Place", "In dispute", "Killed", "Wounded"]
    (row,) = main.select("tbody tr")
    cells = [words(one) for one in row.select("td")]
    assert cells[3] == "0, says Port office; children: unknown, says Port office"
    assert cells[4] == "at least 8, says Port office; civilians: about 20, says Navy and a sailor"
    estimate = essay(block("show: table\nkilled: 2"))
    assert "2 to 3 (the archive’s estimate)" in words(estimate.select_one("tbody"))


def test_a_count_says_what_it_rests_on(essay) -> None:
    """The number, how far dates are known, claims, and how many of them are contested."""
    main = essay(block("show: count\nregion: no"))
    rows = [words(one) for one in main.select("dl.figures > div")]
    assert rows[0] == "incidents; the first day of 1 is known, of 1 the month, of 1 the year 3"
    assert rows[1] == "claims in them 3"
    assert rows[2] == "of them contested, in 1 incident 2"


def test_limit_and_order(essay) -> None:
    """The newest first, so many; what is left out is told, and the link leads to all."""
    main = essay(block("sort: newest\nlimit: 2"))
    assert titles(main) == ["Ferry late", "One day"]
    assert "2 of 6 incidents." in words(main.select_one(".asked"))
    link = main.select_one(".asked a")
    assert link["href"].endswith("/search/?sort=newest")
    assert link.get_text() == "All in the search"


def test_what_was_asked_is_told(essay) -> None:
    """Each key in words, and the same query on the search page, escaped; with an offline site it is a file."""
    text = block(
        "region: [no/oslo, se]\nfrom: 2023-05\nto: 2023-05-22\nwounded: <5\nfield.vessel: tug\nactor: old-navy"
    )
    asked = essay(text).select_one(".asked")
    assert words(asked).startswith("Region: Oslo or Sweden; From: May 2023; To: 22 May 2023; ")
    assert "Actor: Navy" in words(asked)
    assert "Vessel: Tug" in words(asked)
    address = "?region=no/oslo&region=se&from=2023-05&to=2023-05-22&actor=old-navy&wounded=%3C5&field.vessel=tug"
    assert asked.a["href"] == f"../search/{address}"
    assert essay(text, offline=True).select_one(".asked a")["href"] == f"../search/index.html{address}"


def test_a_timeline(essay) -> None:
    """Drawn where the dates span more than one bucket; always with the list."""
    main = essay(block("show: timeline"))
    assert main.select_one(".bars svg")["aria-label"].startswith("Incidents by when they begin, ")
    assert len(titles(main)) == 6
    alone = essay(block("show: timeline\ntag: night"))
    assert alone.select_one("svg") is None
    assert titles(alone) == ["=Fire at the quay"]


def test_hidden_incidents_are_found_nowhere(essay) -> None:
    """Neither a draft nor what was withdrawn, by any query, not even in a number."""
    main = essay(block("state: draft\nempty: Nothing.") + "\n" + block("show: cards\nlimit: 1000"))
    assert "Nothing." in words(main)
    assert len(titles(main)) == 6
    assert "Secret plan" not in words(main)
    assert "Withdrawn" not in words(main)


def test_no_slot_is_left(essay) -> None:
    """No character that stands for a slot reaches a page."""
    main = essay(
        "".join(f"{block(f'show: {show}')}\n" for show in ("list", "table", "cards", "map", "timeline", "count"))
    )
    assert re.search("[\ue000-\ue01f]", str(main)) is None
    assert len(main.select(".result")) == 6
    ids = [one["id"] for one in main.select("[id]")]
    assert len(ids) == len(set(ids))
