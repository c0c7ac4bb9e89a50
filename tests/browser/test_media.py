"""Pictures and films in a real browser: what is loaded, and when; nothing moves; nothing that is covered is fetched."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

from ..preparing.files import FILES, drawn, exif, saved

pytestmark = pytest.mark.browser

SHIFTS = """() => { window.shifted = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true}); }"""
SCROLL = """async () => { for (let y = 0; y < document.body.scrollHeight; y += 200) {
  scrollTo(0, y); await new Promise(done => setTimeout(done, 40)); } }"""
INCIDENT = """---
title: Fire
date: 2023-05-22
warning: The dead are shown.
media:
  - {file: quay.jpg, alt: The quay., caption: The quay at dawn.}
  - {file: dead.png, alt: The dead., sensitive: true}
  - {file: film.mp4, alt: People run.}
  - {file: hurt.mp4, alt: People are hurt., sensitive: true}
  - {file: moving.gif, alt: Smoke.}
---
A fire.

![The quay.](../media/quay.jpg "From the east.")

![The dead.](../media/dead.png)
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive with media, built and served; the address of its page."""
    root = tmp_path_factory.mktemp("media")
    for folder in ("content/media", "content/incidents"):
        (root / folder).mkdir(parents=True)
    (root / "sitegen.toml").write_text('title = "Media"\n')
    (root / "content/incidents/fire.md").write_text(INCIDENT)
    media = {
        "quay.jpg": saved(drawn(size=(4000, 3000)), "JPEG", exif=exif()),
        "dead.png": saved(drawn(size=(1200, 900)), "PNG"),
        "film.mp4": FILES["f.mp4"],
        "hurt.mp4": FILES["f.mp4"],
        "moving.gif": FILES["d.gif"],
        "film.uk.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nБіжіть!\n".encode(),
    }
    for name, data in media.items():
        (root / "content/media" / name).write_bytes(data)
    result = build(BuildOptions(root=str(root), output=str(root / "out"), today="2024-01-01", jobs=1))
    assert not result.failed, result.problems
    handler = functools.partial(Quiet, directory=str(root / "out"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/incidents/fire/"
    server.shutdown()
    server.server_close()


def opened(browser: Browser, address: str, **more) -> tuple[Page, list[str]]:
    """A page that was read to its end, and the names of the media that it fetched."""
    context = browser.new_context(**{"viewport": {"width": 768, "height": 900}, **more})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/media/" in request.url else None)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address)
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    return page, [one.rpartition("/media/")[2] for one in asked]


@pytest.mark.parametrize(("width", "ratio", "chosen"), [(360, 1, 480), (768, 1, 960), (1440, 2, 1600)])
def test_a_browser_takes_the_width_that_fits(browser: Browser, shown: str, width: int, ratio: int, chosen: int) -> None:
    """One of the widths is fetched, never the original; nothing moves when it comes, and nothing stands over the edge."""
    page, asked = opened(browser, shown, viewport={"width": width, "height": 800}, device_scale_factor=ratio)
    assert f"quay.jpg@{chosen}.webp" in asked
    assert "quay.jpg" not in asked
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    size = page.locator("#media ~ figure img").first.evaluate("i => [i.clientWidth / i.clientHeight, i.naturalWidth]")
    assert size[0] == pytest.approx(0.75, abs=0.01)
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_nothing_covered_is_fetched_before_it_is_asked_for(browser: Browser, shown: str, script: bool) -> None:
    """Neither in the text nor in the list, with scripts or without, however far a reader scrolls, nor where the page is printed."""
    context = browser.new_context(viewport={"width": 768, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shown)
    for _ in range(40):
        page.mouse.wheel(0, 300)
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    page.pdf()
    assert not [one for one in asked if "dead" in one or "hurt" in one]
    cover = page.locator("section details.covered").last
    page.locator("#media ~ details.covered summary").first.click()
    page.locator("#media ~ details.covered .asked").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert [one for one in asked if "dead.png@" in one]
    assert not [one for one in asked if "hurt" in one]
    assert cover.get_attribute("open") is None
    context.close()


def test_covered_media_are_not_printed(browser: Browser, shown: str) -> None:
    """Not even those that a reader has uncovered."""
    page, _ = opened(browser, shown)
    page.locator("#media ~ details.covered summary").first.click()
    page.emulate_media(media="print")
    assert not page.locator("#media ~ details.covered .asked").first.is_visible()
    assert page.locator("#media ~ figure img").first.is_visible()
    page.context.close()


def test_films_wait_and_have_their_captions(browser: Browser, shown: str) -> None:
    """Nothing of a film is fetched before it is played; its words can be read without it."""
    page, asked = opened(browser, shown)
    assert not [one for one in asked if one.endswith((".mp4", ".vtt"))]
    track = page.locator("#media ~ figure video track")
    assert (track.get_attribute("kind"), track.get_attribute("srclang")) == ("captions", "uk")
    box = page.locator("#media ~ figure video").bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(640 / 360, abs=0.05)
    page.locator(".transcript summary").click()
    assert page.get_by_text("Біжіть!").is_visible()
    page.context.close()


def test_a_picture_leads_to_the_published_file(browser: Browser, shown: str) -> None:
    """A click opens it whole; the link is called what the picture shows."""
    page, _ = opened(browser, shown)
    page.get_by_role("link", name="Smoke.").click()
    assert page.url.endswith("/media/moving.gif")
    page.context.close()


def test_pictures_and_words_pass_axe(browser: Browser, shown: str) -> None:
    """With everything uncovered and opened, light and dark."""
    axe = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text()
    for scheme in ("light", "dark"):
        page, _ = opened(browser, shown, color_scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
        assert found == []
        page.context.close()
