"""What the documents point to is there."""

import re
import unicodedata
from pathlib import Path

import pytest

from sitegen.model.codes import SEVERITY

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LARGEST = 250_000
"""In bytes: what a picture may weigh."""

FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+).+?\1", re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links_of(page: Path) -> list[str]:
    """Where the links and pictures of a page lead, examples of code left out."""
    prose = CODE.sub("", FENCE.sub("", page.read_text("utf-8")))
    # A picture in a link is one more link.
    return [*LINK.findall(prose), *re.findall(r"^\[[^\]^]+\]: +(\S+)", prose, re.MULTILINE)]


def anchors_of(page: Path) -> set[str]:
    """The anchors that a host gives to the headings of a page."""
    found: set[str] = set()
    for heading in HEADING.findall(FENCE.sub("", page.read_text("utf-8"))):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        kept = (
            one for one in words if one in " -_" or unicodedata.category(one)[0] in "LN" or unicodedata.combining(one)
        )
        found.add("".join(kept).replace(" ", "-"))
    return found


def broken_links_of(page: Path, root: Path) -> list[str]:
    """Relative links that lead to no file or folder below the root, or to no heading of it."""
    broken = []
    for link in links_of(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        is_there = target.exists() and target.is_relative_to(root)
        if not is_there or (fragment and fragment not in anchors_of(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_resolves(page: Path) -> None:
    """A relative link leads to a file or folder of the repository, and its fragment to a heading there."""
    assert broken_links_of(page, ROOT) == []


def test_broken_links_would_be_found(tmp_path: Path) -> None:
    """The reader of links tells a missing file, a missing heading and a way out; code is no link."""
    page = tmp_path / "page.md"
    page.write_text(
        "# It is `so`, here\n[a](page.md#it-is-so-here) [b](#gone) ![c](no.png)\n[d](../) `[e](f)` [g](https://example.org/)\n"
        "```md\n[h](i)\n```\n[j]: k.md\n"
    )
    assert broken_links_of(page, tmp_path) == ["#gone", "no.png", "../", "k.md"]


def test_the_index_names_every_document() -> None:
    """Nobody has to look for a document: docs/README.md links to each, but to the pages of single problems."""
    linked = {(DOCS / link).resolve() for link in links_of(DOCS / "README.md")}
    named = {page for page in DOCS.rglob("*.md") if page.stem not in SEVERITY and page != DOCS / "README.md"}
    assert {name_of(page) for page in named - linked} == set()


def test_pages_of_problems_are_those_of_codes() -> None:
    """docs/problems/ has its index and a page for each code, and no page of a code that is no more."""
    assert {page.stem for page in (DOCS / "problems").glob("*.md")} == {"README", *SEVERITY}


def test_screenshots_are_shown_and_small() -> None:
    """Each picture is in the README or in the index of pages, and light enough to be cloned by everybody."""
    folder = DOCS / "screenshots"
    pictures = [*sorted(folder.glob("*.png")), *sorted(folder.glob("pages/*"))]
    shown = {(ROOT / link).resolve() for link in links_of(ROOT / "README.md")}
    index = (folder / "README.md").read_text("utf-8")
    shown |= {folder / name for name in re.findall(r'<img src="([^"]+)"', index)}
    assert [name_of(picture) for picture in pictures if picture not in shown] == []
    assert {name_of(picture): picture.stat().st_size for picture in pictures if picture.stat().st_size > LARGEST} == {}
