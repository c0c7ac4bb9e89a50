"""The way of a reader through the archive, by clicking links alone: without script, and from a disk."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from .sites import Site
from .visits import visit

pytestmark = pytest.mark.browser
KIND = {"deep": {"script": False}, "rtl": {"script": False}, "offline": {"script": False}, "offline, with script": {}}


@pytest.mark.parametrize("name", KIND)
def test_from_the_front_page_to_a_source_and_back(browser: Browser, request: pytest.FixtureRequest, name: str) -> None:
    """Home, regions, a region, an incident, a claim, its source, the source's own page, and all the way back."""
    site: Site = request.getfixturevalue(name.split(",", maxsplit=1)[0])
    with visit(browser, site.address("index.html"), width=360, **KIND[name]) as page:
        home = page.url
        click(page, page.locator("main a[href*='regions/']"), "regions/")
        click(page, page.locator("main a[href*='ru/belgorod']"), "ru/belgorod/")
        click(page, page.locator("main .list a[href*='2023-05-22-belgorod-incursion']"), "belgorod-incursion/")
        incident = page.url
        letter = page.locator(".account a.ref:visible, .account a.k:visible, a[href^='#claim-']:visible")
        click(page, letter, "#claim-")
        claim = page.url
        row = page.locator(f"[id='{claim.partition('#')[2]}']")
        assert row.is_visible()
        click(page, row.locator("a[href*='#source']"), "#source")
        assert page.locator(":target").is_visible()
        click(page, page.locator(":target a[href*='sources/']"), "sources/")
        assert page.locator("h1").is_visible()
        back(page, [incident, home])
        assert page.url == home


def click(page: Page, links: Locator, part: str) -> None:
    """Follow the first of some links; the address that it leads to holds `part`."""
    before = page.url
    links.first.click()
    page.wait_for_url(lambda url: url != before and part in url)
    assert page.locator("main").count() == 1


def back(page: Page, wanted: list[str]) -> None:
    """Go back step by step until each of some addresses was met, in order."""
    for address in wanted:
        for _ in range(8):
            if page.url == address:
                break
            page.go_back()
        assert page.url == address


def test_script_of_pages_adds_nothing_that_is_needed(browser: Browser, deep: Site) -> None:
    """Every part of an incident that is read with script is read without it."""
    address = deep.address("incidents/2023-05-22-belgorod-incursion/index.html")
    texts: list[str] = []
    for script in (True, False):
        with visit(browser, address, script=script) as page:
            texts.append(page.locator("main").inner_text())
    assert texts[0] == texts[1]
