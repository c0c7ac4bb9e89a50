"""What leaves the site for others: pictures, pages to embed, citations, what machines read, dossiers."""

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.rendering.drawing import png_of
from sitegen.rendering.language import og_locale
from sitegen.rendering.render import render

from .archives import FILES, SETTINGS
from .conftest import MakeArchive, Site

HOME = 'base_url = "https://example.org/a/"\n'
MakeSite = Callable[..., Site]
VERDICT = """---
title: "Fire </script><b>"
date: 2023-05-22
published: 2023-05-24
region: no/oslo
claims:
  - {id: lit, text: "Boys lit it </script>.", by: navy, date: 2023-05-23, verdict: refuted, why: "They were at sea & far.", assessed: 2023-06-01}
  - {id: cold, text: It was cold., by: navy}
  - {id: took-back, text: It was hot., by: navy, verdict: refuted, why: No., assessed: 2023-06-01, retracted: 2023-06-02}
---
"""


@pytest.fixture
def site(make_archive: MakeArchive, site_of: MakeSite) -> Site:
    return site_of(make_archive(FILES | {"incidents/2023/boys.md": VERDICT}, HOME + SETTINGS))


def paths_of(site: Site, end: str) -> set[str]:
    return {path for path in site.jobs if path.endswith(end)}


def meta_of(site: Site, path: str) -> dict[str, str]:
    page = BeautifulSoup(site.text(path), "html.parser")
    return {str(one.get("property") or one.get("name")): str(one.get("content")) for one in page.find_all("meta")}


def test_every_page_says_where_it_stands(site: Site) -> None:
    """Absolute addresses, by the archive's own."""
    found = meta_of(site, "incidents/quay/index.html")

    assert found["og:url"] == "https://example.org/a/incidents/quay/"
    assert found["og:image"] == "https://example.org/a/incidents/quay/card.png"
    assert (found["og:type"], found["og:locale"]) == ("article", "en_GB")
    assert found["article:published_time"] == "2023-05-24"
    assert found["article:modified_time"] >= "2023-05-24"
    month = meta_of(site, "dates/2023/05/index.html")
    assert (month["og:title"], month["og:type"]) == ("May 2023", "website")
    assert month["og:image"] == "https://example.org/a/card.png"


def test_without_an_address_nothing_is_absolute(make_archive: MakeArchive, site_of: MakeSite) -> None:
    """And there are neither pictures nor pages to embed, which nobody could reach."""
    site = site_of(make_archive(FILES, SETTINGS))

    assert not paths_of(site, "card.png") | paths_of(site, "embed/index.html")
    found = meta_of(site, "incidents/quay/index.html")
    assert found["og:title"] == "=Fire at the quay"
    assert not {"og:url", "og:image", "twitter:card"} & found.keys()
    assert "ld+json" not in site.text("incidents/quay/index.html")
    assert "<iframe" not in site.text("incidents/quay/index.html")


def test_settings_leave_them_out(make_archive: MakeArchive, site_of: MakeSite) -> None:
    off = "[sharing]\ncards = false\ncitations = false\nembeds = false\ndossiers = false\n"
    site = site_of(make_archive(FILES, HOME + SETTINGS + off))

    assert not paths_of(site, "card.png") | paths_of(site, "embed/index.html") | paths_of(site, "dossier/index.html")
    assert paths_of(site, "citation.bib") == {"data/citation.bib"}
    assert "citation" not in site.text("incidents/quay/index.html")
    assert "og:image" not in meta_of(site, "incidents/quay/index.html")
    assert "dossier" not in site.text("regions/no/index.html")
    assert "iframe" not in site.text("incidents/quay/index.html")


@pytest.mark.parametrize(("tag", "locale"), [("en", "en_GB"), ("uk", "uk_UA"), ("zh-Hant", "zh_TW"), ("xx", "xx")])
def test_locales_have_a_country(tag: str, locale: str) -> None:
    assert og_locale(tag) == locale


def test_each_public_incident_has_a_picture(site: Site) -> None:
    """None of drafts, of what was withdrawn, and of what was merged."""
    public = {f"incidents/{id_}/card.png" for id_ in site.archive.entries}

    assert paths_of(site, "card.png") == public | {"card.png"}
    body = site.bytes("incidents/quay/card.png")
    assert body.startswith(b"\x89PNG")
    assert struct.unpack(">II", body[16:24]) == (1200, 630)


def test_a_picture_is_the_same_each_time(site: Site) -> None:
    assert site.bytes("incidents/quay/card.png") == site.bytes("incidents/quay/card.png")


def test_a_picture_rests_on_no_font_of_the_machine() -> None:
    """Letters of three scripts, joined and turned, have these very bytes on every machine."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><text x="290" y="40" font-size="24"'
        ' font-family="Noto Sans" text-anchor="end">\u2067هجوم على Quay у Києві\u2069</text></svg>'
    )

    assert (
        hashlib.sha256(png_of(drawing)).hexdigest()
        == "60695b44e7b9abf1a2e8d333cfc79050ecedb6d1c1fa81c9cd14c0c288bb9c22"
    )


def test_a_title_that_cannot_be_drawn_has_the_site_s_picture(make_archive: MakeArchive, site_of: MakeSite) -> None:
    file = "---\ntitle: 東京の爆発\ndate: 2023-05-22\nlang: ja\n---\n"
    site = site_of(make_archive({"incidents/2023/tokyo.md": file}, HOME))

    assert paths_of(site, "card.png") == {"card.png"}
    assert meta_of(site, "incidents/tokyo/index.html")["og:image"] == "https://example.org/a/card.png"


def test_a_drawing_that_is_none_is_a_problem_of_its_template(
    tmp_path: Path, make_archive: MakeArchive, site_of: MakeSite
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/share-card.svg").write_text("{{ page.title }} <svg", "utf-8")
    site = site_of(make_archive(FILES, HOME + SETTINGS))

    made = render(site.jobs["card.png"], site.setup, {})
    assert isinstance(made, Problem)
    assert (made.code, made.path) == ("template-error", "templates/share-card.svg")


def keys_of(site: Site, end: str) -> dict[str, str]:
    jobs: list[PageJob] = [job for path, job in site.jobs.items() if path.endswith(end)]
    return {job.path: job.key for job in jobs}


def test_an_edit_draws_one_picture_anew(make_archive: MakeArchive, site_of: MakeSite) -> None:
    """A picture's key changes with what it shows, and with nothing else."""
    before = keys_of(site_of(make_archive(FILES, HOME + SETTINGS)), "card.png")
    name = "incidents/2023/crane.md"
    edited = FILES | {name: FILES[name].replace("Crane falls", "Crane leans")}
    after = keys_of(site_of(make_archive(edited, HOME + SETTINGS)), "card.png")

    assert {path for path in before if before[path] != after[path]} == {"incidents/crane/card.png"}


def test_an_embedded_page_holds_the_incident(site: Site) -> None:
    """Title, date, place, summary, what is contested; its links open in the whole window; ten kilobytes at most."""
    text = site.text("incidents/quay/embed/index.html")
    page = BeautifulSoup(text, "html.parser")

    assert page.h1 is not None
    assert page.h1.text == "=Fire at the quay"
    assert "A fire & <smoke>." in page.text
    assert "Was there smoke?" in page.text
    assert "Quay, says Port office" in " ".join(page.text.split())
    assert [link.get("target") for link in page.find_all("a")] == ["_top"] * len(page.find_all("a"))
    assert page.find("meta", attrs={"name": "robots", "content": "noindex"})
    assert not page.find("script")
    assert len(text.encode()) < 10_000
    assert "embed" not in site.text("sitemap.xml")


def test_the_page_of_an_incident_shows_the_frame(site: Site) -> None:
    """As text to copy, which gives the frame that it says."""
    page = BeautifulSoup(site.text("incidents/boys/index.html"), "html.parser")
    code = page.select_one(".snippet code")
    assert code is not None
    assert not code.find()
    frame = BeautifulSoup(code.text, "html.parser").find()
    assert frame is not None
    assert frame.name == "iframe"
    assert frame["src"] == "https://example.org/a/incidents/boys/embed/"
    assert frame["title"] == "Fire </script><b>"


def test_what_is_gone_says_so_where_it_is_embedded(site: Site) -> None:
    """And shows nothing of what it was; it has no citation."""
    gone = site.text("incidents/gone/embed/index.html")
    assert "This record was withdrawn." in gone
    assert "No source." in gone
    assert "Withdrawn title" not in gone
    assert "Withdrawn summary" not in gone
    assert 'href="../../../incidents/quay/" target="_top"' in site.text("incidents/twin/embed/index.html")
    assert not {path for path in paths_of(site, "citation.bib") if "gone" in path or "twin" in path}


def test_a_former_id_leads_on_where_it_is_embedded(site: Site) -> None:
    assert "incidents/quay/embed/" in site.text("incidents/old-quay/embed/index.html")


def test_drafts_leave_nothing(site: Site) -> None:
    """Neither a file of their own nor a word in another's."""
    shared = ("card.png", "embed/index.html", "citation.bib", "citation.json", "dossier/index.html", "CITATION.cff")
    paths = {path for end in shared for path in paths_of(site, end)}

    assert not [path for path in paths if "hidden" in path or "secret" in path]
    assert not [path for path in paths if b"Secret plan" in site.bytes(path) or b"Hush" in site.bytes(path)]


def test_citations_stand_beside_each_incident(site: Site) -> None:
    (item,) = json.loads(site.text("incidents/quay/citation.json"))

    assert item["URL"] == "https://example.org/a/incidents/quay/"
    assert "citation.bib" in site.text("incidents/quay/index.html")
    assert {"data/citation.bib", "data/citation.json", "data/CITATION.cff"} <= site.jobs.keys()


def graph_of(site: Site, path: str) -> list[dict[str, object]]:
    page = BeautifulSoup(site.text(path), "html.parser")
    (found,) = page.find_all("script", type="application/ld+json")
    return json.loads(found.string or "")["@graph"]  # type: ignore[no-any-return]


def test_machines_read_an_article_and_the_verdicts_that_have_a_reason(site: Site) -> None:
    """Nothing of claims without verdict, and of those that were taken back; no text ends the script."""
    article, *reviews = graph_of(site, "incidents/boys/index.html")

    assert article["headline"] == "Fire </script><b>"
    assert article["datePublished"] == "2023-05-24"
    (review,) = reviews
    assert review["claimReviewed"] == "Boys lit it </script>."
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "refuted"}
    assert review["reviewBody"] == "They were at sea & far."
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "text": "Boys lit it </script>.",
        "author": [{"@type": "Thing", "name": "Navy"}],
        "datePublished": "2023-05-23",
    }
    assert len(graph_of(site, "incidents/quay/index.html")) == 1


def test_dossiers_of_two_incidents_or_more(site: Site) -> None:
    found = paths_of(site, "dossier/index.html")

    assert "regions/no/oslo/dossier/index.html" in found
    assert "dates/2023/05/dossier/index.html" in found
    assert "regions/se/dossier/index.html" not in found
    assert not [path for path in found if path.startswith("dates/2023/05/2")]
    for path in found:
        home = site.text(path.replace("dossier/", ""))
        assert "dossier/" in home
        assert "noindex" in site.text(path)
        assert f"/{path}"[:-10] not in site.text("sitemap.xml")


def test_a_dossier_says_what_is_known_and_by_whose_word(site: Site) -> None:
    page = BeautifulSoup(site.text("regions/no/oslo/dossier/index.html"), "html.parser")
    text = " ".join(page.text.split())

    rows = {row.th.text: " ".join(row.text.split()) for row in page.select("section[aria-labelledby=list] tbody tr")}
    assert "Was there smoke?" in rows["=Fire at the quay"]
    assert "at least 8 wounded, says Port office" in rows["=Fire at the quay"]
    assert "2 to 3 killed" in rows["Crane falls"]
    assert "the day of the newest change to what stands here" in text
    assert "https://example.org/a/regions/no/oslo/dossier/" in text


def test_a_long_dossier_is_cut_and_says_where_the_rest_is(make_archive: MakeArchive, site_of: MakeSite) -> None:
    files = {
        f"incidents/2023/x{number}.md": f"---\ntitle: X{number}\ndate: 2023-0{number % 2 + 1}-{number % 28 + 1:02}\n---\n"
        for number in range(130)
    }
    site = site_of(make_archive(files))
    page = BeautifulSoup(site.text("dates/2023/dossier/index.html"), "html.parser")

    assert len(page.select("section[aria-labelledby=list] tbody tr")) == 100
    said = page.select_one("section[aria-labelledby=list] .say")
    assert said is not None
    assert "The first 100 of 130" in said.text
    assert [link["href"] for link in said.find_all("a")] == [
        "../../../dates/2023/01/dossier/",
        "../../../dates/2023/02/dossier/",
        "../../../dates/2023/",
    ]


def test_in_another_language(make_archive: MakeArchive, site_of: MakeSite) -> None:
    """A card of its own where the title is translated; a page to embed for all; data and citations are there once."""
    files = FILES | {"incidents/2023/crane.uk.md": "---\ntitle: Кран упав\n---\n"}
    archive = make_archive(files, HOME + SETTINGS.replace("page_size", 'languages = ["en", "uk"]\npage_size'))
    site = site_of(archive, languages=("en", "uk"))

    ours = {path for path in site.jobs if path.startswith("uk/")}
    assert {path for path in ours if path.endswith("card.png")} == {"uk/incidents/crane/card.png"}
    assert {"uk/incidents/quay/embed/index.html", "uk/dates/2023/dossier/index.html"} <= ours
    assert not {path for path in ours if "itation" in path or "CITATION" in path}
    views = {
        id_: site.jobs[f"uk/incidents/{id_}/index.html"].view.decode(errors="replace") for id_ in ("crane", "quay")
    }
    assert "/uk/incidents/crane/card.png" in views["crane"]
    assert "/uk/incidents/quay/card.png" not in views["quay"]
    assert "/incidents/quay/card.png" in views["quay"]
