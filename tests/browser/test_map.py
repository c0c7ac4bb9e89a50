"""The large map in a real browser: filters, keyboard, address, from a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
IN_VIEW = "() => document.querySelector('[data-in-view]').textContent.trim()"


@pytest.fixture
def said() -> list[str]:
    """What the page complains of or asks others for."""
    return []


@pytest.fixture
def page(browser: Browser, said: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-map][data-ready]")
    page.wait_for_selector("[data-list] a")


@pytest.mark.browser
def test_all_incidents_are_in_view(page: Page, address: str, said: list[str]) -> None:
    """The map opens on all incidents, tells how many, and lists them as links; it asks nobody but its own site."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page, address + "map/")
    assert page.evaluate(IN_VIEW) == "6 incidents"
    assert page.locator("[data-list] a").count() == 6
    assert all(url.startswith(address) for url in asked)
    assert said == []


@pytest.mark.browser
def test_filters_and_view_are_in_the_address(page: Page, address: str) -> None:
    """A filter changes map, list and address; the address opens the same filter and view."""
    open_map(page, address + "map/")
    page.select_option("select[data-facet=region]", "ua")
    page.wait_for_function("document.querySelectorAll('[data-list] li:has(a)').length === 1")
    assert "?region=ua#" in page.url
    page.focus("[data-map]")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(300)
    url = page.url
    page.goto("about:blank")
    open_map(page, url)
    assert page.url == url
    assert page.locator("[data-list] li:has(a)").count() == 1
    assert page.get_attribute("[data-all]", "href").endswith("search/?region=ua")


@pytest.mark.browser
def test_keyboard(page: Page, address: str) -> None:
    """The keyboard alone reaches the map, moves and zooms it, and opens an incident from the list."""
    open_map(page, address + "map/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-map]')"):
            break
    else:
        pytest.fail("the map is not reached")
    before = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    moved = page.url
    page.keyboard.press("+")
    page.wait_for_timeout(400)
    assert len({before, moved, page.url}) == 3
    page.focus("[data-list] a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (768, "light"), (1440, "dark")])
def test_accessible_at_every_width(browser: Browser, address: str, width: int, scheme: str) -> None:
    """No axe violation of any level, and nothing wider than the page, with the map drawn."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for where in ("map/", "", "regions/ru/", "incidents/2023-05-22-belgorod-incursion/"):
        page.goto(address + where)
        if where == "map/":
            page.wait_for_selector("[data-list] a")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run({resultTypes: ['violations']}).then(one => one.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
        )
        assert found == [], where
    context.close()


@pytest.mark.browser
def test_from_a_disk(page: Page, archive: Path, tmp_path: Path, said: list[str]) -> None:
    """The map works where its files are opened from a disk."""
    result = build(
        BuildOptions(root=str(archive), output=str(tmp_path / "out"), today="2024-01-01", jobs=1, offline=True)
    )
    assert not result.failed
    open_map(page, (tmp_path / "out/map/index.html").as_uri())
    assert page.evaluate(IN_VIEW) == "6 incidents"
    page.click("[data-list] a")
    page.wait_for_selector("h1")
    assert page.url.startswith("file://")
    assert said == []


@pytest.mark.browser
def test_without_script(browser: Browser, address: str) -> None:
    """Without script the page has a drawing whose counts are links, and the regions as a list."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "map/")
    assert page.locator("svg.map").is_visible()
    assert page.locator(".map-box a.count").count() >= 3
    assert page.locator(".tree.flat a").count() >= 5
    assert not page.locator("[data-map-form]").is_visible()
    context.close()
