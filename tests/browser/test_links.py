"""Every address that a page names is there: files, fragments, ids; served at a root, below a path, and from a disk."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from .sites import Site

ADDRESSES = ("href", "src", "poster", "data", "action", "cite", "xlink:href")
IDS = ("for", "headers", "list", "form", "popovertarget", "commandfor", "aria-labelledby", "aria-describedby")
IDS += ("aria-details", "aria-controls", "aria-owns", "aria-flowto", "aria-activedescendant", "aria-errormessage")
ELSEWHERE = re.compile(r"(https?|mailto|tag|data|tel):")
RESPONSE = re.compile(r'url\(\s*["\']?([^"\')]+)')


class Page(HTMLParser):
    """What one page names, and what may be named in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.named: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in ADDRESSES:
                self.addresses.add(value)
            elif name == "srcset":
                self.addresses.update(one.split()[0] for one in value.split(",") if one.strip())
            elif name == "content" and (found := re.search(r"url=(.+)", value)):
                self.addresses.add(found[1])
            elif name == "id":
                self.ids[value] += 1
            elif name in IDS:
                self.named.update(value.split())
            self.named.update(found[1:] for found in RESPONSE.findall(value) if found.startswith("#"))


@pytest.fixture(scope="module", params=["deep", "rtl", "offline"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    """By path below the site."""
    found = sorted(site.folder.rglob("*.html"))
    return {path.relative_to(site.folder).as_posix(): Page(path.read_text("utf-8")) for path in found}


def test_every_address_is_there(site: Site, pages: dict[str, Page]) -> None:
    """A page leads to files of the site, in the very letters of their names, and to fragments that are ids there."""
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    lost = [
        (name, address)
        for name, page in pages.items()
        for address in sorted(page.addresses)
        if not ELSEWHERE.match(address)
        and not _stands(address, name, pages, files, offline=site.home.startswith("file:"))
    ]
    assert lost == []


def _stands(address: str, name: str, pages: dict[str, Page], files: set[str], *, offline: bool) -> bool:
    if name == "404.html" and not address.startswith("#"):
        # It is shown at any depth, so it names files by the whole path from the host's root.
        address = re.sub(r"^/(deep/path/)?", "/", address)
        if not address.startswith("/"):
            return offline and _leads(urljoin("site:/", address), pages, files, offline=offline)
        return _leads(f"http://site{address}", pages, files, offline=offline)
    if address.startswith("/"):
        return False
    return _leads(urljoin(f"http://site/{name}", address), pages, files, offline=offline)


def _leads(whole: str, pages: dict[str, Page], files: set[str], *, offline: bool) -> bool:
    target, fragment = urldefrag(whole)
    path = unquote(target.removeprefix("http://site/").split("?")[0])
    if (path.endswith("/") or not path) and not offline:
        path += "index.html"
    if path not in files:
        return False
    return not fragment or (path in pages and unquote(fragment) in pages[path].ids)


def test_ids_are_unique_and_there(pages: dict[str, Page]) -> None:
    """No page has one id twice, and what names an element of its own page names one that is there."""
    wrong = [(name, one) for name, page in pages.items() for one, times in page.ids.items() if times > 1]
    wrong += [(name, one) for name, page in pages.items() for one in sorted(page.named - page.ids.keys())]
    assert wrong == []


def test_style_sheets_name_files_that_are_there(site: Site) -> None:
    """A style sheet asks for nothing that is not in the site."""
    lost = [
        (sheet.name, address)
        for sheet in sorted(site.folder.rglob("*.css"))
        for address in RESPONSE.findall(sheet.read_text("utf-8"))
        if not address.startswith(("data:", "#")) and not (sheet.parent / address.split("?")[0].split("#")[0]).is_file()
    ]
    assert lost == []


def test_every_page_is_reached(site: Site, pages: dict[str, Page]) -> None:
    """By links alone one comes from the front page to every page but those for old addresses."""
    reached, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        todo += list(_targets(name, pages[name]))
    old = {*site.kinds["redirect.html"], *site.kinds["404.html"], *site.kinds.get("embed.html", ())}
    old |= {f"{language}/{name}" for language in site.in_other_languages() for name in old}
    assert sorted(pages.keys() - reached - old) == []


def _targets(name: str, page: Page) -> Iterator[str]:
    for address in page.addresses:
        if not ELSEWHERE.match(address):
            path = unquote(
                urldefrag(urljoin(f"http://site/{name}", address))[0].removeprefix("http://site/").split("?")[0]
            )
            yield path + "index.html" if path.endswith("/") or not path else path
