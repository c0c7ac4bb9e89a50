"""A page as it is opened, with everything that it asks for or complains of noted."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

AXE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
WIDTHS = (1440, 768, 360)
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules of axe that colours alone can break."""


@contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    script: bool = True,
    stay: bool = False,
    late: bool = False,
    **more: Any,
) -> Iterator[Page]:
    """The page; at its end it must have said nothing, missed nothing, and asked nobody but its own site.

    Args:
        stay: do not go on to where a page leads by itself.
        late: pictures and scripts come a while after the page.
    """
    said: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script, **more)
    page = context.new_page()
    listen(page, url, said)
    if stay:
        page.route(url, _without_refresh)
    if late:
        page.route(re.compile(r"/media/|\.js(\?|$)"), _late)
    page.goto(url)
    yield page
    context.close()
    assert not said, said


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", answer.text()))


def _late(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()


def listen(page: Page, url: str, said: list[str]) -> None:
    """Note down messages, errors, requests to other origins and answers that are none."""
    own = ("file:", "data:") if url.startswith("file:") else (url[: url.index("/", 8) + 1], "data:", "blob:")
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(own) or said.append(f"asks {request.url}"))
    # What is broken off by going on to the next page is no failure.
    page.on("requestfailed", lambda one: "ABORTED" in one.failure or said.append(f"failed {one.url}"))
    page.on("response", lambda answer: answer.status < 400 or said.append(f"{answer.status} {answer.url}"))


def violations(page: Page, options: dict[str, Any] | None = None) -> list[tuple[str, list[str]]]:
    """What axe-core holds against the page as it is shown now: rule, and what breaks it."""
    # Added to the running page by hand, since the page's own policy lets no other script in.
    page.evaluate(f"window.axe || (() => {{ {AXE} }})()")
    found = page.evaluate(
        "options => axe.run(document, options).then(result => result.violations)",
        {"resultTypes": ["violations"], **(options or {})},
    )
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def overflow(page: Page) -> list[str]:
    """What makes the page scroll sideways: nothing, or the elements that stand out."""
    return page.evaluate("""() => {
        const root = document.documentElement, wide = root.clientWidth;
        if (root.scrollWidth <= wide) return [];
        return [...document.body.querySelectorAll("*")].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width && (box.right > wide + 1 || box.left < -1);
        }).map(one => one.outerHTML.slice(0, 200)).slice(0, 5).concat(`${root.scrollWidth} > ${wide}`);
    }""")
