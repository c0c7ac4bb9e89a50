"""What `serve` shows in a browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path):
    """A new archive, served; its folder and its address."""
    subprocess.run([sys.executable, "-m", "sitegen", "-q", "init", tmp_path], check=True)
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "sitegen", "serve", "--port", "0"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    address = child.stderr.readline().split()[1]
    assert "built in" in child.stderr.readline()
    yield tmp_path, address
    child.terminate()
    child.wait(timeout=60)
    child.stderr.close()


def test_a_mistake_is_shown_over_the_last_good_page(served: tuple[Path, str], browser: Browser) -> None:
    """An edit reloads the page; a mistake lies over it, as text; once it is mended it goes, and the page says nothing."""
    root, address = served
    about = root / "content/pages/about.md"
    good = about.read_text()
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{address}about/")
    overlay = page.locator("#sitegen-problems")
    expect(overlay).to_have_count(0)

    about.write_text(good + "\nAn edit.\n")
    expect(page.get_by_text("An edit.")).to_be_visible(timeout=30_000)

    about.write_text(good.replace("order: 1", "ordre: 1"))
    expect(overlay).to_contain_text("about.md:3:1", timeout=30_000)
    expect(page.get_by_text("An edit.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay.locator("pre")).not_to_be_visible()

    about.write_text(good)
    expect(overlay).to_have_count(0, timeout=30_000)
    expect(page.get_by_text("An edit.")).to_have_count(0)
    assert [message for message in messages if "favicon" not in message and "404" not in message] == []
    page.close()
