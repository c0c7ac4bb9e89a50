"""Every kind of page, narrow and wide, light and dark, in a real browser."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
INCIDENT = "incidents/2023-05-22-belgorod-incursion/"
PAGES = [
    "",
    INCIDENT,
    "incidents/2023-04-belgorod-munitions/",
    "regions/",
    "regions/ru/",
    "regions/ru/belgorod/",
    "dates/",
    "dates/2023/",
    "dates/2023/05/",
    "dates/2023/05/22/",
    "actors/",
    "actors/liberty-of-russia-legion/",
    "categories/",
    "categories/drone-strike/",
    "sources/",
    "sources/the-national-2023-05-23/",
    "timeline/",
    "claims/",
    "corrections/",
    "data/",
    "about/",
    "methodology/",
    "404.html",
]


def open_page(browser: Browser, url: str, width: int, scheme: str, said: list[str], *, script: bool = True) -> Page:
    """The page, with everything that it asks for or complains of noted."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    origin = url.split("/deep/", maxsplit=1)[0]
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith((origin, "data:")) or said.append(f"asks {request.url}"))
    page.on("response", lambda answer: answer.ok or said.append(f"{answer.status} {answer.url}"))
    page.goto(url)
    return page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_page(browser: Browser, address: str, path: str, width: int, scheme: str) -> None:
    """No violation, no message, no request elsewhere, no sideways scrolling."""
    said: list[str] = []
    page = open_page(browser, address + path, width, scheme, said)
    # Added to the running page by hand, since the page's own policy lets no other script in.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in violations] == []
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1]
    page.context.close()
    assert said == []


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_page_at_320(browser: Browser, address: str, path: str) -> None:
    """The narrowest screen of the accessibility guidelines does not scroll sideways, also without script."""
    said: list[str] = []
    page = open_page(browser, address + path, 320, "light", said, script=False)
    html = page.locator("html").bounding_box()
    assert page.locator("main").count() == 1
    assert html is not None
    assert html["width"] <= 320
    page.context.close()
    assert said == []


@pytest.mark.browser
def test_a_claim_can_be_read_without_script(browser: Browser, address: str) -> None:
    """The letter behind a passage leads to its claim's row."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 1440, "light", said, script=False)
    target = page.locator(".account a.ref").first.get_attribute("href")
    assert target is not None
    assert page.locator(f"[id='{target.removeprefix('#')}']").count() == 1
    page.context.close()


@pytest.mark.browser
def test_a_card_opens_at_a_tap(browser: Browser, address: str) -> None:
    """On a narrow screen the letter's button opens the card, and Escape closes it."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 360, "light", said)
    key = page.locator(".account button.key").first
    card = page.locator(f"[id='{key.get_attribute('popovertarget')}']")
    assert not card.is_visible()
    key.click()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.context.close()
    assert said == []


def links(folder: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Of each page by its address: where it leads, and its ids."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        name = path.relative_to(folder).as_posix()
        found = {tag.get("href") or tag.get("src") for tag in soup.find_all(["a", "link", "img", "script"])}
        pages[re.sub(r"index\.html$", "", name)] = (
            {link for link in found if link},
            {tag["id"] for tag in soup.find_all(id=True)},
        )
    return pages


def test_every_link_leads_somewhere(site: Path) -> None:
    """Each internal address is a file of the site, and each fragment an id of that page; ids are unique."""
    folder = site / "deep/path"
    pages = links(folder)
    lost = []
    for name, (found, _) in pages.items():
        if name == "404.html":
            continue
        for link in found:
            if re.match(r"(https?|mailto|tag|data):", link):
                continue
            target, fragment = urldefrag(urljoin(f"http://site/{name}", link))
            target = unquote(target.removeprefix("http://site/").split("?")[0])
            file = folder / target
            if target.endswith("/") or not target:
                file = file / "index.html"
            if not file.is_file() or (fragment and unquote(fragment) not in pages[target][1]):
                lost.append((name, link))
    assert lost == []


def test_ids_are_unique(site: Path) -> None:
    """No page has one id twice."""
    for path in sorted((site / "deep/path").rglob("*.html")):
        ids = re.findall(r'\sid="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path
