"""What a mouse reaches, a keyboard reaches, and sees where it is."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .sites import HTML, Site
from .visits import visit

pytestmark = pytest.mark.browser
INCIDENT = "incidents/2023-05-22-belgorod-incursion/index.html"
PICTURES = "incidents/weather-words/index.html"

REACHED = """() => {
    const seen = one => {
        if (!one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true})) return false;
        if (one.closest("[aria-hidden=true], [inert]")) return false;
        const box = one.getBoundingClientRect();
        return box.width > 0 && box.height > 0;
    };
    const all = "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select, textarea, summary,"
        + "audio[controls], video[controls], [tabindex='0'], [contenteditable]";
    // A row of choices of which one is reached by Tab and the others by arrows is one stop.
    window.stops = [...document.querySelectorAll(all)].filter(one => seen(one) && one.tabIndex >= 0
        && !(one.matches("[type=radio]") && !one.checked && document.querySelector(`[name="${one.name}"]:checked`)));
    return window.stops.length;
}"""
"""Notes what can be clicked on the page as it is shown; their number."""

STEP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const player = one.matches("audio, video");
    const ring = player || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const box = one.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {player, at: window.stops.indexOf(one), ring, inside, html: one.outerHTML.slice(0, 160)};
}"""
"""Where the focus is: which of the stops, whether a ring is drawn round it, whether it is on the screen."""


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("template", HTML)
def test_tab_reaches_everything(browser: Browser, deep: Site, template: str, width: int) -> None:
    """Tab goes through all that can be clicked, each with a ring round it and on the screen, and out at the end."""
    # The lightest of a kind has the kind's own controls; the parts of an incident are walked below.
    path = deep.kinds[template][-1]
    with visit(
        browser, deep.address(path), width=width, stay=template == "redirect.html", reduced_motion="reduce"
    ) as page:
        assert walk(page) == []


def test_tab_reaches_every_part_of_an_incident(browser: Browser, deep: Site) -> None:
    """Passages, cards, covered media and tables are reached as well."""
    for path, width in ((INCIDENT, 1440), (PICTURES, 360)):
        with visit(browser, deep.address(path), width=width, reduced_motion="reduce") as page:
            assert walk(page) == []


def walk(page: Page) -> list[str]:
    """What Tab misses, or reaches without showing it."""
    page.wait_for_load_state("networkidle")  # scripts put in what they have to show
    number = page.evaluate(REACHED)
    wrong: list[str] = []
    met: set[int] = set()
    for _ in range(number + 30):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step is None or (step["at"] in met and not step["player"]):
            break
        if step["at"] < 0 or step["at"] in met:
            continue  # inside of a control of the browser's own
        met.add(step["at"])
        if not step["ring"]:
            wrong.append(f"no ring: {step['html']}")
        if not step["inside"]:
            wrong.append(f"out of sight: {step['html']}")
    missed = page.evaluate(
        "met => window.stops.filter((_, n) => !met.includes(n)).map(one => one.outerHTML.slice(0, 160))", sorted(met)
    )
    return wrong + [f"missed: {one}" for one in missed]


def test_the_first_stop_leads_past_the_header(browser: Browser, deep: Site) -> None:
    """The skip link comes into sight with the focus, and the next Tab after it is in the content."""
    with visit(browser, deep.address(INCIDENT)) as page:
        page.keyboard.press("Tab")
        box = page.locator(".skip").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_closes_by_keys(browser: Browser, deep: Site) -> None:
    """On a narrow screen Enter opens the menu, Tab goes through it, and Enter on its head closes it again."""
    with visit(browser, deep.address(INCIDENT), width=360) as page:
        head = page.locator(".menu > summary")
        link = page.locator(".menu nav a").first
        assert not link.is_visible()
        head.focus()
        page.keyboard.press("Enter")
        assert link.is_visible()
        page.keyboard.press("Tab")
        assert page.locator(".menu input").evaluate("one => one === document.activeElement")
        page.keyboard.press("Tab")
        assert link.evaluate("one => one === document.activeElement")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert not link.is_visible()


def test_a_card_opens_and_closes_by_keys(browser: Browser, deep: Site) -> None:
    """Enter on a letter opens its card, Tab goes into it, Escape closes it, and the focus is back on the letter."""
    with visit(browser, deep.address(INCIDENT), width=360) as page:
        letter = page.locator(".account button.key").first
        card = page.locator(f"[id='{letter.get_attribute('popovertarget')}']")
        letter.focus()
        page.keyboard.press("Enter")
        assert card.is_visible()
        page.keyboard.press("Tab")
        assert card.evaluate("one => one.contains(document.activeElement)")
        page.keyboard.press("Escape")
        assert not card.is_visible()
        assert letter.evaluate("one => one === document.activeElement")


def test_a_covered_picture_is_uncovered_by_keys(browser: Browser, deep: Site) -> None:
    """Enter on the cover shows what is under it, and covers it again."""
    with visit(browser, deep.address(PICTURES)) as page:
        cover = page.locator(".covered > summary").first
        picture = page.locator(".covered figure").first
        expect(picture).not_to_be_visible()
        cover.focus()
        page.keyboard.press("Enter")
        expect(picture).to_be_visible()
        page.keyboard.press("Enter")
        expect(picture).not_to_be_visible()
