"""The time line in a real browser: closer, wider, along; filters; the address; keyboard; from a disk; without script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.building.build import build
from sitegen.building.options import BuildOptions
from tests.browser.test_pages import open_page
from tests.browser.visits import AXE

DRAWN = "() => document.querySelector('.tl-stage').dataset.drawn"


def settled(page: Page) -> None:
    """Waits until what was asked for is drawn, and stands in the address."""
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(400)


def titles(page: Page) -> list[str]:
    return page.locator(".tl[data-rows] a").all_inner_texts()


def window(page: Page) -> str:
    """The part of time shown, in words; browsers differ in the blanks around a dash."""
    return re.sub(r"\s*–\s*", "–", page.locator("[data-window]").inner_text())


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, said: list[str]) -> Iterator[Page]:
    page = open_page(browser, f"{address}timeline/", 1440, "light", said)
    settled(page)
    yield page
    page.context.close()
    assert said == []


@pytest.mark.browser
def test_all_is_shown_at_first(page: Page) -> None:
    """Every dated incident is a row with a link and its date in words, and a count is said."""
    assert len(titles(page)) == 6
    assert "from 22 May 2023, end unknown" in page.locator(".tl[data-rows]").inner_text()
    assert page.locator("[data-inview]").inner_text() == "6 incidents"


@pytest.mark.browser
def test_closer_and_back(page: Page) -> None:
    """The keyboard makes the part of time closer and moves it; the list has what is in it; Home shows all again."""
    stage = page.locator(".tl-stage")
    stage.focus()
    for key in ("+", "+", "+", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    settled(page)
    assert "#time=" in page.url
    closer = titles(page)
    assert 0 < len(closer) < 6
    page.keyboard.press("Home")
    settled(page)
    assert "#time=" not in page.url
    assert len(titles(page)) == 6


@pytest.mark.browser
def test_buttons_wheel_and_drag(page: Page) -> None:
    """What the keyboard does, buttons and the mouse do; a wheel without Ctrl scrolls the page as ever."""
    heading = page.locator("[data-window]")
    whole = heading.inner_text()
    page.get_by_role("button", name="Closer").click()
    settled(page)
    closer = heading.inner_text()
    assert closer != whole
    box = page.locator(".tl-stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 50)
    page.mouse.wheel(0, 10)
    settled(page)
    assert heading.inner_text() == closer
    page.mouse.move(box["x"] + 600, page.locator(".tl-stage").bounding_box()["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, page.locator(".tl-stage").bounding_box()["y"] + 50)
    page.mouse.up()
    settled(page)
    assert heading.inner_text() != closer
    page.keyboard.down("Control")
    page.mouse.wheel(0, 4000)
    page.keyboard.up("Control")
    settled(page)
    assert heading.inner_text() == whole


@pytest.mark.browser
def test_address_holds_the_state(browser: Browser, address: str, said: list[str]) -> None:
    """A sent address shows the same: filters before the mark, the part of time behind it."""
    page = open_page(browser, f"{address}timeline/?region=ru/belgorod#time=2023-05-01/2023-05-31", 768, "dark", said)
    settled(page)
    assert window(page) == "1–31 May 2023"
    found = titles(page)
    assert "Armed incursion into Belgorod region" in found
    assert "Alleged drone strike on the Kremlin" not in found
    page.locator("select[name=region]").select_option("")
    settled(page)
    assert "region" not in page.url
    assert page.url.endswith("#time=2023-05-01/2023-05-31")
    assert "Alleged drone strike on the Kremlin" in titles(page)
    page.context.close()
    assert said == []


@pytest.mark.browser
def test_asking_for_dates_shows_them(page: Page) -> None:
    """Who fills in from and to sees that part of time."""
    page.locator("input[name=from]").fill("2023-03")
    page.locator("input[name=to]").fill("2023-04")
    page.keyboard.press("Enter")
    settled(page)
    assert window(page) == "1 Mar–30 Apr 2023"
    assert "from=2023-03" in page.url


@pytest.mark.browser
def test_doubt_is_drawn_as_the_pages_draw_it(page: Page) -> None:
    """The script draws each date with the same parts as the page was built with."""
    kinds = "rows => rows.map(row => [...row.querySelectorAll('rect')].map(one => one.getAttribute('class') || one.getAttribute('fill')))"
    drawn = page.locator(".tl[data-rows] > li").evaluate_all(kinds)
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    built = plain.locator(".tl[data-rows] > li").evaluate_all(kinds)
    plain.context.close()
    assert drawn == built


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sound(browser: Browser, address: str, said: list[str], width: int, scheme: str) -> None:
    """No violation, no sideways scrolling, before and after a step closer."""
    page = open_page(browser, f"{address}timeline/", width, scheme, said)
    settled(page)
    page.get_by_role("button", name="Closer").click()
    settled(page)
    page.evaluate(f"window.axe || (() => {{ {AXE} }})()")
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in violations] == []
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1]
    page.context.close()
    assert said == []


@pytest.mark.browser
def test_without_script_the_rows_are_there(browser: Browser, address: str, said: list[str]) -> None:
    """No control that does nothing is shown; rows, drawing and tables are."""
    page = open_page(browser, f"{address}timeline/", 360, "light", said, script=False)
    assert not page.locator("[data-timeline]").is_visible()
    assert len(titles(page)) == 6
    assert page.locator(".tl svg").first.is_visible()
    page.context.close()


@pytest.mark.browser
def test_from_a_disk(browser: Browser, archive: Path, tmp_path: Path) -> None:
    """The same from file://, where no page may fetch; rows lead to files."""
    result = build(BuildOptions(root=str(archive), output=str(tmp_path), today="2024-01-01", jobs=1, offline=True))
    assert not result.failed
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"file://{tmp_path}/timeline/index.html")
    settled(page)
    page.get_by_role("button", name="Closer").click()
    settled(page)
    assert "#time=" in page.url
    page.locator(".tl[data-rows] a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/index.html")
    page.close()
    assert errors == []
