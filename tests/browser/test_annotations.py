"""Cards beside the text: level with their passages and never over one another; sheets on small screens; plain links without script."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import INCIDENT, open_page

GEOMETRY = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const cards = [...document.querySelectorAll(".account .card")];
  const texts = [...document.querySelectorAll(".account > :not(.row), .account .row > :first-child, .account ~ *")];
  const met = [];
  cards.forEach((card, place) => {
    for (const other of cards.slice(place + 1)) if (meet(box(card), box(other))) met.push([card.id, other.id]);
    for (const text of texts) if (meet(box(card), box(text))) met.push([card.id, text.outerHTML.slice(0, 80)]);
  });
  const first = document.querySelector(".levelled .card[id^=note-]");
  const mark = document.querySelector(`[aria-details="${first.id}"]`);
  const above = cards.filter((card) => card.closest(".levelled") && card.id.startsWith("note-")).filter((card) => {
    return box(card).top < document.querySelector(`[aria-details="${card.id}"]`).getClientRects()[0].top - 2;
  });
  return { met, away: Math.abs(box(first).top - mark.getClientRects()[0].top), above: above.map((card) => card.id) };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [992, 1200, 1440, 1920])
def test_cards_stand_level_and_apart(browser: Browser, address: str, width: int) -> None:
    """The first card is level with its passage, none stands above its own, and none over another or over text."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, width, "light", said)
    found = page.evaluate(GEOMETRY)
    page.context.close()
    assert found["met"] == []
    assert found["above"] == []
    assert found["away"] <= 8
    assert said == []


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_focus_comes_back_when_a_sheet_is_closed(browser: Browser, address: str, script: bool) -> None:
    """A key opens a sheet by keyboard, Escape closes it, and the focus is on the key again: with and without script."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 360, "light", said, script=script)
    for key in (page.locator(".account button.key:not(.note)").first, page.locator(".account button.key.note").first):
        sheet = page.locator(f"[id='{key.get_attribute('popovertarget')}']")
        key.focus()
        page.keyboard.press("Enter")
        assert sheet.is_visible()
        page.keyboard.press("Escape")
        assert not sheet.is_visible()
        page.keyboard.press("Enter")  # the key has the focus
        assert sheet.is_visible()
        sheet.locator(".close").click()
        assert not sheet.is_visible()
    page.context.close()
    assert said == []


def lit(page: Page) -> list[str]:
    """What is lit, by kind."""
    return page.evaluate(
        "[...document.querySelectorAll('.lit')].map(one => one.matches('tr') ? 'row' : one.matches('mark') ? 'passage'"
        " : one.matches('.card') ? 'card' : one.matches('.node') ? 'node' : 'key')"
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    "what", ["mark.q.contested", ".card.contested", ".node.contested", "tr[id^=claim-]:has(.v.contested)"]
)
def test_passage_card_row_and_node_light_together(browser: Browser, address: str, what: str) -> None:
    """Pointing at any one of the four lights all of them, and pointing elsewhere lights none."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 1440, "light", said)
    page.locator(what).first.hover()
    assert {"row", "passage", "card", "node"} <= set(lit(page))
    page.locator("h1").hover()
    assert lit(page) == []
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("what", [".account .contested + a.ref", "tr a.k.contested", ".node.contested"])
def test_focus_lights_as_pointing_does(browser: Browser, address: str, what: str) -> None:
    """What a mouse lights, the keyboard lights."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 1440, "light", said)
    page.locator(what).first.focus()
    assert {"row", "passage", "card", "node"} <= set(lit(page))
    page.context.close()


@pytest.mark.browser
def test_key_of_a_row_leads_to_its_passage(browser: Browser, address: str) -> None:
    """Without script the letter of a row leads back into the account, and a node of the graph to its row."""
    said: list[str] = []
    page = open_page(browser, address + INCIDENT, 1440, "light", said, script=False)
    for link in ("tr a.k", ".node"):
        target = page.locator(link).first.get_attribute("href")
        assert page.locator(f"[id='{target.removeprefix('#')}']").count() == 1
    page.context.close()
