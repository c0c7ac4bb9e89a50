"""The markup of every page, as the Nu checker and the guidelines for accessible pages want it; no browser is asked."""

import itertools
import json
import re
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from .sites import Site

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
GOLDEN = sorted((Path(__file__).parents[1] / "sites").glob("*/expected"))
PASSED_OVER = {
    r"Resource violates Content Security Policy": "files have no origin, so the checker takes 'self' for none; in a browser no message is the proof",
    r"This document appears to be written in": "content is in the language of its file, whatever the site's own is",
    r"CSS: “(vector-effect|paint-order|anchor-name)”": "properties of SVG 2 and of anchors that its list of CSS properties lacks",
    r"Inline script violates Content Security Policy": "it takes a block of data (application/ld+json) for a script; nothing runs it",
}
"""Messages of the Nu checker that say nothing about our pages: a pattern, and why."""
LANDMARKS = ("nav", "aside", "section", "form", "search")


@pytest.mark.parametrize("name", ["deep", "rtl", "golden"])
def test_the_nu_checker_has_nothing_to_say(request: pytest.FixtureRequest, name: str) -> None:
    """No error and no warning on any page of the archive in bad weather, of the same in Arabic, and of the golden sites."""
    assert VNU.exists(), "the Nu checker is missing: run scripts/browser"
    folders = GOLDEN if name == "golden" else [request.getfixturevalue(name).folder]
    command = [
        "java",
        "-Xss4m",
        "-jar",
        VNU,
        "--format",
        "json",
        "--stdout",
        "--skip-non-html",
        "--exit-zero-always",
        *folders,
    ]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    messages = json.loads(answer.stdout)["messages"]
    found = [
        f"{one.get('url', '')}:{one.get('lastLine', 0)}: {one['message']} {one.get('extract', '')[:100]!r}"
        for one in messages
        if not any(re.search(pattern, one["message"]) for pattern in PASSED_OVER)
    ]
    assert not found, "\n".join(found[:40])


@pytest.fixture(scope="module")
def soups(deep: Site) -> dict[str, BeautifulSoup]:
    """By path: every page."""
    return {
        path.relative_to(deep.folder).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(deep.folder.rglob("*.html"))
    }


def test_headings_are_in_order(soups: dict[str, BeautifulSoup]) -> None:
    """One h1, first; and no level is left out on the way down."""
    wrong = []
    for path, soup in soups.items():
        levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
        steps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or levels[0] != 1 or steps:
            wrong.append((path, levels))
    assert wrong == []


def test_landmarks_have_names(soups: dict[str, BeautifulSoup]) -> None:
    """One main, one header and one footer; every other landmark has a name that no other of its page has."""
    wrong = []
    for path, soup in soups.items():
        if len(soup.find_all("main")) != 1 or len(soup.select("body > header, body > footer")) > 2:
            wrong.append((path, "main"))
        names = [(tag.name, _name(tag, soup)) for tag in soup.find_all(LANDMARKS)]
        wrong += [(path, one) for one in names if not one[1] or names.count(one) > 1]
    assert wrong == []


def _name(tag: Tag, soup: BeautifulSoup) -> str:
    named = [soup.find(id=one) for one in str(tag.get("aria-labelledby", "")).split()]
    return str(tag.get("aria-label", "")) or " ".join(one.get_text(" ", strip=True) for one in named if one)


def test_tables_say_what_they_hold(soups: dict[str, BeautifulSoup]) -> None:
    """A table has a caption that is not empty, column headings, and a scope at each of its headings."""
    wrong = []
    for path, soup in soups.items():
        for table in soup.find_all("table"):
            if table.find_parent(class_=["account", "prose"]):
                continue  # from the prose of a contributor: Markdown knows no captions
            caption = table.find("caption")
            heads = table.find_all("th")
            if not (caption and caption.get_text(strip=True)):
                wrong.append((path, "caption", str(table)[:160]))
            if not any(head.get("scope") == "col" for head in heads):
                wrong.append((path, "columns", str(table)[:160]))
            wrong += [(path, "scope", str(head)[:160]) for head in heads if not head.get("scope")]
    assert wrong == []


def test_pictures_say_what_they_show(soups: dict[str, BeautifulSoup]) -> None:
    """An img has an alt; a drawing has a name or is hidden from those who do not see it."""
    wrong = []
    for path, soup in soups.items():
        wrong += [(path, str(tag)[:160]) for tag in soup.find_all("img") if not tag.has_attr("alt")]
        for tag in soup.find_all("svg"):
            hidden = tag.get("aria-hidden") == "true" or tag.find_parent(attrs={"aria-hidden": "true"})
            if not hidden and not (tag.get("aria-label") or tag.get("aria-labelledby") or tag.find("title")):
                wrong.append((path, str(tag)[:160]))
    assert wrong == []


def test_languages_are_said(soups: dict[str, BeautifulSoup]) -> None:
    """The page has a language and a direction; Cyrillic or Arabic letters stand in an element that names their language."""
    scripts = {"ar": re.compile("[\u0600-\u06ff]{2}"), "uk ru": re.compile("[\u0400-\u04ff]{2}")}
    wrong = []
    for path, soup in soups.items():
        html = soup.find("html")
        if not isinstance(html, Tag) or not html.get("lang") or html.get("dir") not in {"ltr", "rtl"}:
            wrong.append((path, "html"))
        for text in soup.find_all(string=True):
            holder = text.find_parent(attrs={"lang": True})
            lang = str(holder["lang"]).split("-")[0] if holder else ""
            wrong += [
                (path, lang, text.strip()[:80])
                for langs, letters in scripts.items()
                if letters.search(text) and lang not in langs.split()
            ]
    assert wrong == []


def test_one_style_sheet_blocks_the_first_paint(soups: dict[str, BeautifulSoup]) -> None:
    """The head asks for one sheet for screens; a script waits for the page; nothing is imported."""
    wrong = []
    for path, soup in soups.items():
        sheets = [
            tag for tag in soup.select("head link[rel~=stylesheet]") if tag.get("media", "all") in {"all", "screen"}
        ]
        blocking = [
            tag for tag in soup.select("script[src]") if not tag.has_attr("defer") and not tag.has_attr("async")
        ]
        inline = [
            tag
            for tag in soup.find_all("script")
            if not tag.get("src") and tag.get("type") not in {"application/ld+json", "application/json"}
        ]
        if len(sheets) > 1 or blocking or inline:
            wrong.append((path, len(sheets), str([*blocking, *inline])[:160]))
    assert wrong == []


def test_sheets_import_nothing(deep: Site) -> None:
    """No sheet makes the page wait for another one."""
    assert [path.name for path in deep.folder.rglob("*.css") if "@import" in path.read_text("utf-8")] == []
