"""The archive of this repository and a bad-weather one, built and served on loopback, and a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

from .sites import Site, archive_in, publish, served

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
    with served(site, "deep/path/404.html") as origin:
        yield f"{origin}deep/path/"


@pytest.fixture(scope="session")
def deep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The archive in bad weather, left to right, below a deep path."""
    folder = tmp_path_factory.mktemp("deep")
    output = folder / "www" / "deep/path"
    kinds = publish(archive_in(folder / "archive", others=("uk",)), output, base_url=HOME)
    with served(folder / "www", "deep/path/404.html") as origin:
        yield Site(output, kinds, f"{origin}deep/path/")


@pytest.fixture(scope="session")
def rtl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same in Arabic, right to left, at the root of its host."""
    folder = tmp_path_factory.mktemp("rtl")
    root = archive_in(folder / "archive", language="ar")
    kinds = publish(root, folder / "www", base_url="https://archive.example/")
    with served(folder / "www", "404.html") as origin:
        yield Site(folder / "www", kinds, origin)


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same built to be opened from a disk."""
    folder = tmp_path_factory.mktemp("offline")
    output = folder / "stick"
    kinds = publish(archive_in(folder / "archive"), output, base_url="https://archive.example/", offline=True)
    return Site(output, kinds, f"{output.as_uri()}/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window; it ends with its module, since its event loop lets no other one run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "tests/browser needs chromium: see scripts/browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
