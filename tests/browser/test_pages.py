"""What single parts of pages do in a real browser; what holds of every page stands in the other files."""

import pytest
from playwright.sync_api import Browser, Page

INCIDENT = "incidents/2023-05-22-belgorod-incursion/"


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
