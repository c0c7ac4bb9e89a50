"""Search in a real browser: words in any script, filters in the address, the keyboard, no script, a disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
BELGOROD = "Armed incursion into Belgorod region"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, said: list[str]) -> Iterator[Page]:
    """A page that notes what it complains of, and what it asks for elsewhere."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    origin = address.split("/deep/", maxsplit=1)[0]
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(origin) or said.append(f"asks {request.url}"))
    page.on("response", lambda answer: answer.status < 400 or said.append(f"{answer.status} {answer.url}"))
    yield page
    page.context.close()
    assert said == []


def titles(page: Page) -> list[str]:
    """The incidents that are shown, once they are."""
    expect(page.locator("[data-hits] .list li, [data-hits] .say").first).to_be_visible()
    return page.locator("[data-hits] .list h3 a").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("words", ["Belgorod", "Белгород", "белгородской", "BELGOROD", "bélgorod", "belgo", "Бєлгород"])
def test_scripts_meet(page: Page, address: str, words: str) -> None:
    """A name is found under each of its spellings, endings and beginnings, and is marked where it stands."""
    page.goto(f"{address}search/?q={words}")

    assert BELGOROD in titles(page)
    assert page.locator(f"li:has-text('{BELGOROD}') h3 mark").inner_text() == "Belgorod"
    assert page.locator("[data-hits] .said a").first.inner_text() == "Belgorod region"


@pytest.mark.browser
def test_all_words_are_asked_for(page: Page, address: str) -> None:
    """What has one word of two is not found; short words of a sentence do not narrow."""
    page.goto(f"{address}search/?q=shelling+of+Belgorod")
    assert titles(page)[0] == "Repeated shelling of Belgorod region"

    page.goto(f"{address}search/?q=belgorod+zzyzx")
    assert titles(page) == []


@pytest.mark.browser
def test_keyboard_path(page: Page, address: str) -> None:
    """From any page: /, words, Enter; then by Tab to a filter, which a blank sets; to a result, which Enter opens."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("drone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=drone")
    before = titles(page)
    assert len(before) > 1

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "ru":
            break
    page.keyboard.press("Space")
    page.wait_for_url("**/search/?q=drone&region=ru")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.list') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")


@pytest.mark.browser
def test_back_leads_to_the_filters_before(page: Page, address: str) -> None:
    """Each filter is a step of the browser's history; controls, count and list follow it back and forth."""
    page.goto(f"{address}search/")
    everything = titles(page)
    page.get_by_label("Russia").first.check()
    page.wait_for_url("**/search/?region=ru")
    expect(page.locator("#found")).to_have_text("5 incidents")
    page.get_by_label("contested").check()
    page.wait_for_url("**/search/?region=ru&holds=contested")
    expect(page.locator("#found")).to_have_text("3 incidents")

    page.go_back()
    expect(page.locator("#found")).to_have_text("5 incidents")
    assert not page.get_by_label("contested").is_checked()
    page.go_back()
    expect(page.locator("#found")).to_have_text("6 incidents")
    assert titles(page) == everything
    page.go_forward()
    expect(page.locator("#found")).to_have_text("5 incidents")
    assert page.get_by_label("Russia").first.is_checked()


@pytest.mark.browser
def test_filters_in_force_are_taken_away(page: Page, address: str) -> None:
    """Each stands above the list as a link that takes it away and leaves the others."""
    page.goto(f"{address}search/?region=ru&holds=contested")
    titles(page)
    chosen = page.locator(".chosen a")
    assert [one.get_attribute("aria-label") for one in chosen.all()] == [
        "Take away the filter: Russia",
        "Take away the filter: contested",
    ]

    chosen.first.click()
    page.wait_for_url("**/search/?holds=contested")
    expect(page.locator(".chosen a")).to_have_count(1)


@pytest.mark.browser
def test_a_place_within_a_place_is_chosen_alone(page: Page, address: str) -> None:
    """To choose a part of a chosen place leaves the part, not both."""
    page.goto(f"{address}search/?region=ru")
    titles(page)
    page.get_by_label("Belgorod region").check()
    page.wait_for_url("**/search/?region=ru/belgorod")


@pytest.mark.browser
def test_nothing_found_says_what_to_loosen(page: Page, address: str) -> None:
    """Without a match there is a way on: a filter less, a name that is nearly it, lists to go by."""
    page.goto(f"{address}search/?q=Kosinka&holds=refuted")
    assert titles(page) == []
    expect(page.locator("#found")).to_have_text("0 incidents")
    ways = page.locator("[data-hits] .said a").all_inner_texts()
    assert "Did you mean Kozinka?" in ways
    assert "Go by place" in ways

    page.goto(f"{address}search/?q=belgorod&category=sabotage&from=2024")
    assert titles(page) == []
    page.get_by_role("link", name="Take the filter away: from 2024").click()
    page.wait_for_url("**/search/?q=belgorod&category=sabotage")
    assert len(titles(page)) == 1


@pytest.mark.browser
def test_a_date_that_is_none_is_told(page: Page, address: str) -> None:
    """What cannot be read as a date narrows nothing, and its field says that it is wrong."""
    page.goto(f"{address}search/?from=May")
    assert len(titles(page)) == 6
    assert page.locator("[name=from]").get_attribute("aria-invalid") == "true"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("query", ["?q=belgorod&region=ru&killed=1%2B", "?q=nothing+at+all+zzyzx&holds=contested"])
def test_sound_with_results(browser: Browser, address: str, width: int, scheme: str, query: str) -> None:
    """No violation, no sideways scrolling, nothing that moves while the results come, with the filters open too."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + "search/" + query)
    titles(page)
    page.wait_for_timeout(200)
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.hadRecentInput ? 0 : one.value)))
            .observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(sum), 100);
        })"""
    )
    assert shift < 0.01
    if width < 992:
        page.locator(".filters > summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in violations] == []
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1]
    context.close()


@pytest.mark.browser
def test_without_script(browser: Browser, address: str) -> None:
    """Without script the page says what it needs, and where else to go; no control that does nothing is shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/?q=belgorod")
    assert page.locator("noscript b").is_visible()
    assert page.locator("noscript a").all_inner_texts() == ["place", "date", "dispute", "downloads"]
    assert not page.locator("main form").is_visible()
    context.close()


@pytest.mark.browser
def test_from_a_disk(browser: Browser, archive: Path, tmp_path: Path) -> None:
    """A build with --offline searches and filters when it is opened from a disk, and its results can be opened."""
    root = tmp_path / "archive"
    shutil.copytree(archive, root, ignore=shutil.ignore_patterns(".sitegen", "output"))
    assert not build(BuildOptions(root=str(root), today="2024-01-01", jobs=1, offline=True)).failed
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((root / "output/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("белгородской")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")

    assert BELGOROD in titles(page)
    page.get_by_label("contested").check()
    page.wait_for_url("**holds=contested")
    page.get_by_role("link", name=BELGOROD).click()
    page.wait_for_url("**/incidents/2023-05-22-belgorod-incursion/index.html")
    assert said == []
    page.close()
