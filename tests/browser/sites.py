"""Archives as they are published, and which of their pages were made by which template."""

import functools
import http.server
import re
import shutil
import struct
import threading
import wave
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sitegen.building.build import build
from sitegen.building.options import BuildOptions
from sitegen.rendering.views.registry import VIEWS

ROOT = Path(__file__).parents[2]
WEATHER = Path(__file__).parent / "weather"
"""Records that strain a page: long words, tables, pictures, other scripts; withdrawn, merged and renamed ones."""
TODAY = "2024-06-01"
HTML = tuple(name for name in VIEWS if name.endswith(".html"))
"""Templates that make pages; the others make pictures."""


class Site(msgspec.Struct, frozen=True):
    """A published archive."""

    folder: Path
    """Its output."""
    kinds: dict[str, tuple[str, ...]]
    """By template: the pages that it makes, the heaviest first, as paths below the folder; those in the language at `/`."""
    home: str
    """Where it is served, or the folder as a file: address."""

    def address(self, path: str) -> str:
        """The address of a page, as a browser is given it."""
        return self.home + (path if self.home.startswith("file:") else re.sub(r"(^|/)index\.html$", r"\1", path))

    def in_other_languages(self) -> dict[str, str]:
        """By language: its front page."""
        return {name: f"{name}/index.html" for name in languages_in(self.folder)}

    def samples(self, template: str) -> tuple[str, ...]:
        """The heaviest page of a kind; and the lightest, where it is much lighter."""
        pages = self.kinds[template]
        if len(pages) > 1 and self._size(pages[-1]) * 2 < self._size(pages[0]):
            return pages[0], pages[-1]
        return pages[:1]

    def _size(self, path: str) -> int:
        return (self.folder / path).stat().st_size


def archive_in(folder: Path, *, language: str = "", others: tuple[str, ...] = ()) -> Path:
    """The archive of this repository with the records of bad weather, in a folder of its own.

    Args:
        language: that of the interface at `/`, where it is not the archive's own.
        others: further languages, each below a folder of its own.
    """
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(WEATHER / "content", folder / "content", dirs_exist_ok=True)
    media = folder / "content" / "media"
    media.mkdir(exist_ok=True)
    for name, colour in (("hall.png", b"\x70\x74\x78"), ("burned-hall.png", b"\x20\x18\x14")):
        media.joinpath(name).write_bytes(picture(640, 400, colour))
    with wave.open(str(media / "siren.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", "not compressed"))
        sound.writeframes(bytes(8000))
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    if language:
        settings, found = re.subn(r'^language = ".*"$', f'language = "{language}"', settings, flags=re.MULTILINE)
        assert found == 1
    if others:
        settings, found = re.subn(
            r"^(language = .*)$", rf"\1\nlanguages = {list(others)}", settings, flags=re.MULTILINE
        )
        assert found == 1
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    return folder


def picture(width: int, height: int, colour: bytes) -> bytes:
    """A PNG of one colour with a lighter frame."""
    edge = b"\xf0\xf0\xf0"
    lines = [
        b"\0" + edge * width if y in {0, height - 1} else b"\0" + edge + colour * (width - 2) + edge
        for y in range(height)
    ]

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"".join(lines))) + part(b"IEND", b"")


def publish(root: Path, output: Path, *, base_url: str = "", offline: bool = False) -> dict[str, tuple[str, ...]]:
    """Build an archive; its pages by template."""
    _build(root, output, base_url=base_url, offline=offline)
    kinds: dict[str, list[str]] = {name: [] for name in HTML}
    others = {f"{name}/" for name in languages_in(output)}
    for path, template in templates_of(root, base_url).items():
        if (output / path).is_file() and not path.startswith(tuple(others) or "\0"):
            kinds[template].append(path)
    weight = {path: (output / path).stat().st_size for pages in kinds.values() for path in pages}
    return {name: tuple(sorted(pages, key=lambda path: (-weight[path], path))) for name, pages in kinds.items()}


def languages_in(output: Path) -> tuple[str, ...]:
    """The folders of a site that hold it in another language: each is named as its own front page says."""
    fronts = sorted(output.glob("*/index.html"))
    return tuple(path.parent.name for path in fronts if f'<html lang="{path.parent.name}"' in path.read_text("utf-8"))


def templates_of(root: Path, base_url: str) -> dict[str, str]:
    """By page: its template. The archive is built with a theme each of whose templates writes its own name."""
    named = root.with_name(f"{root.name}-named")
    if not named.exists():
        shutil.copytree(root / "content", named / "content")
        shutil.copy(root / "pyproject.toml", named)
        for name in HTML:
            path = named / "templates" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"made by {name}", "utf-8")
        _build(named, named / "output", base_url=base_url)
    texts = {path: path.read_text("utf-8") for path in (named / "output").rglob("*.html")}
    return {
        path.relative_to(named / "output").as_posix(): text.removeprefix("made by ").strip()
        for path, text in sorted(texts.items())
        if text.startswith("made by ")
    }


def _build(root: Path, output: Path, *, base_url: str = "", offline: bool = False) -> None:
    options = BuildOptions(
        root=str(root), output=str(output), today=TODAY, jobs=1, base_url=base_url or None, offline=offline
    )
    result = build(options)
    assert not result.failed, result.problems


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with the site's own 404 page, and says nothing."""

    lost = ""
    """The path of the page for lost addresses."""

    def __init__(self, *args: object, lost: str, **more: object) -> None:
        self.lost = lost
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / self.lost
        body = page.read_bytes() if code == 404 and page.exists() else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path, lost: str) -> Iterator[str]:
    """The origin that a folder is served from, on loopback."""
    handler = functools.partial(Quiet, directory=str(folder), lost=lost)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
