"""The archive of this repository and a bad-weather one, built and served on loopback, and a real browser."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

ROOT = Path(__file__).parents[2]
HOME = "https://archive.example/deep/path/"
"""Where the site says that it stands: the page for lost addresses finds its style and icon by this path."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with its own 404 page, and says nothing."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "deep/path/404.html"
        body = page.read_bytes() if code == 404 and page.exists() else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's archive."""
    root = tmp_path_factory.mktemp("browser") / "archive"
    root.mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@pytest.fixture(scope="session")
def site(archive: Path) -> Path:
    """Its site, below a deep path; the folder to serve."""
    folder = archive.parent / "www"
    folder.mkdir()
    options = BuildOptions(
        root=str(archive), output=str(folder / "deep/path"), today="2024-01-01", jobs=1, base_url=HOME
    )
    result = build(options)
    assert not result.failed, result.problems
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    handler = functools.partial(Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/deep/path/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window; it ends with its module, since its event loop lets no other one run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "tests/browser needs chromium: see scripts/browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
