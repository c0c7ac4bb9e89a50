"""Pages on paper, pages inside somebody else's, and what is copied from them."""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from .conftest import HOME
from .sites import served

INCIDENT = "incidents/2023-05-22-belgorod-incursion/"
DOSSIER = "regions/ru/belgorod/dossier/"
CHROME = ".menu, .skip, .jump, .tools, .snippet, .pager, .foot ul, button"


def opened(browser: Browser, url: str, width: int = 1280, **context: str) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 600}, **context).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


def printed(page: Page) -> list[str]:
    """The text of each sheet of paper, with single spaces and without ligatures."""
    body = page.pdf(prefer_css_page_size=True)
    texts = (unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in PdfReader(io.BytesIO(body)).pages)
    return [re.sub(r"\s+", " ", text) for text in texts]


def letters(text: str) -> str:
    """A text without spaces, since lines are broken elsewhere on paper."""
    return re.sub(r"\s+", "", text)


@pytest.mark.browser
def test_an_incident_on_paper_is_whole(browser: Browser, address: str) -> None:
    """Every claim, every note, every source, the legend, and the site's name; nothing to click."""
    page = opened(browser, address + INCIDENT)
    page.locator(".card .close").evaluate_all("all => all.forEach(one => one.remove())")
    told = page.locator("#claims ~ table td, .card.note, .sources > li, .legend").all_text_contents()
    claims = page.locator("[id^=claim-]").count()
    page.emulate_media(media="print")
    assert page.locator(CHROME).evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 0
    assert page.locator(".card[popover], .card.note").evaluate_all("all => all.every(one => one.checkVisibility())")
    assert claims
    assert page.locator("[id^=claim-]").evaluate_all("all => all.every(one => one.checkVisibility())")
    paper = " ".join(printed(page))
    for words in ("Editor’s note 1.", "Editor’s note 2.", "What the lines mean", "Contested Incidents"):
        assert letters(words) in letters(paper)
    assert set(re.findall(r"\w{4,}", " ".join(told))) - set(re.findall(r"\w+", paper)) == set()
    page.context.close()


@pytest.mark.browser
def test_links_that_leave_the_site_say_where_to_on_paper(browser: Browser, address: str) -> None:
    """Those that stay do not: their way would start nowhere."""
    page = opened(browser, f"{address}about/")
    page.emulate_media(media="print")
    after = "all => all.map(one => [one.getAttribute('href'), getComputedStyle(one, '::after').content])"
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=\"https://example.org/x\">out</a>"
        '<a href="../data/">in</a>\')'
    )
    for href, content in page.locator("main a[href]").evaluate_all(after):
        assert (content not in ("none", "normal")) == href.startswith(("http", "mailto:")), href
    page.context.close()


@pytest.mark.browser
def test_a_short_dossier_is_one_sheet(browser: Browser, address: str) -> None:
    page = opened(browser, address + DOSSIER)
    sheets = printed(page)

    assert len(sheets) == 1
    for words in ("Belgorod region", "Who sent the armed group?", "says The National", "24 May 2023", HOME):
        assert letters(words) in letters(sheets[0])
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 480, 640, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embedded_page_at_its_widths(browser: Browser, address: str, width: int, scheme: str) -> None:
    """It fits, without script, asks for nothing else, and has the colours of the reader."""
    context = browser.new_context(
        viewport={"width": width, "height": 400}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{INCIDENT}embed/")
    box = page.locator("main").bounding_box()
    assert box is not None
    assert box["width"] <= width
    assert box["height"] <= 560
    assert asked == [f"{address}{INCIDENT}embed/"]
    context.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Another site: its folder, and its address."""
    with served(tmp_path, "404.html") as origin:
        yield tmp_path, origin


@pytest.mark.browser
def test_the_frame_that_a_page_offers_works_elsewhere(
    browser: Browser, address: str, elsewhere: tuple[Path, str]
) -> None:
    """As it is copied, on another site; its link opens the incident in the whole window."""
    folder, other = elsewhere
    page = opened(browser, address + INCIDENT)
    page.locator(".snippet summary").click()
    code = page.locator(".snippet code").inner_text()
    assert code.startswith(f'<iframe src="{HOME}{INCIDENT}embed/"')
    article = f"<!doctype html><title>Article</title><p>An article.</p>{code.replace(HOME, address)}"
    (folder / "article.html").write_text(article, "utf-8")
    page.goto(f"{other}article.html")
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Armed incursion into Belgorod region").click()
    page.wait_for_url(address + INCIDENT)
    assert page.locator("h1").inner_text() == "Armed incursion into Belgorod region"
    page.context.close()


@pytest.mark.browser
def test_a_citation_is_taken_with_one_click(browser: Browser, address: str) -> None:
    """A click marks all of it, to be copied; the files come under the name of the record."""
    page = opened(browser, address + INCIDENT)
    page.locator(".cite .as").click()
    marked = page.evaluate("getSelection().toString()")
    assert marked.startswith("“Armed incursion into Belgorod region”, Contested Incidents, record")
    with page.expect_download() as download:
        page.get_by_role("link", name="Citation as BibTeX").click()
    assert download.value.suggested_filename == "2023-05-22-belgorod-incursion.bib"
    page.context.close()
