"""Every kind of page, at every width, light and dark, left to right and right to left."""

import pytest
from playwright.sync_api import Browser, Page

from .sites import HTML, Site
from .visits import CONTRAST, WIDTHS, overflow, violations, visit

pytestmark = pytest.mark.browser
MOVES = "redirect.html"
"""A page that goes on to another at once: it is looked at with that turned off."""


@pytest.mark.parametrize("template", HTML)
def test_left_to_right(browser: Browser, deep: Site, template: str) -> None:
    """No violation of any rule of axe, no message, no request elsewhere, no sideways scroll down to 320 px; light and dark."""
    for path in deep.samples(template):
        look(browser, deep, path)


@pytest.mark.parametrize("template", HTML)
def test_right_to_left(browser: Browser, rtl: Site, template: str) -> None:
    """The same in a site whose language runs from right to left."""
    look(browser, rtl, rtl.kinds[template][0])


def test_other_languages(browser: Browser, deep: Site) -> None:
    """The front page and an incident of each further language of a site."""
    for front in deep.in_other_languages().values():
        for path in (front, front.replace("index.html", deep.kinds["incident.html"][0])):
            look(browser, deep, path)


def look(browser: Browser, site: Site, path: str) -> None:
    """One page in all its forms: it is loaded once, then resized and recoloured."""
    with visit(browser, site.address(path), stay=path in site.kinds[MOVES]) as page:
        page.wait_for_load_state("networkidle")
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += seen(page, f"{path} at {width}")
            # Which colours meet depends on the wide and the narrow form of a page, and on no width between.
            if width != 768:
                page.emulate_media(color_scheme="dark")
                found += [(f"{path} at {width}, dark", one) for one in violations(page, CONTRAST)]
                page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 900})
        found += [(f"{path} at 320", one) for one in overflow(page)]
        assert not found, "\n".join(map(str, found))


def seen(page: Page, where: str) -> list[tuple[str, object]]:
    """What is wrong with a page at its present width."""
    return [(where, one) for one in (*violations(page), *overflow(page))]
