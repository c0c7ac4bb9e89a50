"""The pages of `serve`: the built files, with a script laid in that reloads them and shows problems.

Only this machine may ask: a page from elsewhere that names this server, or one that a name of somebody else's leads to it,
gets no answer. What is laid in is never written to a file.
"""

import json
import re
from collections.abc import Callable
from html import escape, unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httputil import HTTPServerRequest
from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = re.compile(r'(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")', re.IGNORECASE)
SCRIPTS = '<script src="/livereload.js?port={port}"></script><script src="/.sitegen/overlay.js"></script>'
NO_PAGE = "<!doctype html><html lang=en><title>Not built</title><body><p>There is no page here yet.</p></body></html>"

State = Callable[[], dict[str, Any]]


class LocalHandler(RequestHandler):
    """Answers this machine only."""

    def prepare(self) -> None:
        require_local(self.request)

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Server", "sitegen")


class PageHandler(LocalHandler):
    """An HTML page, with the script laid in."""

    def initialize(self, site: Path) -> None:
        self.site = site

    def get(self, path: str) -> None:
        """The page, else the site's page for what is not there, else a word that nothing is built yet."""
        page = self._page(path + "index.html" if path.endswith("/") or not path else path)
        if page is None:
            self.set_status(404)
            page = self._page("404.html")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(with_scripts(page or NO_PAGE, self.request.host))

    def _page(self, path: str) -> str | None:
        place = (self.site / path).resolve()
        if not place.is_relative_to(self.site.resolve()) or not place.is_file():
            return None
        return place.read_text(encoding="utf-8", errors="replace")


class FileHandler(LocalHandler, StaticFileHandler):
    """Any other file; a folder without its slash leads to the folder."""

    def should_return_304(self) -> bool:
        return False

    def write_error(self, status_code: int, **_: object) -> None:
        """The site's own page for what is not there."""
        page = Path(self.root, "404.html")
        body = page.read_text(encoding="utf-8") if status_code == 404 and page.is_file() else f"{status_code}"  # noqa: PLR2004
        self.finish(with_scripts(body, self.request.host) if body.startswith("<") else body)


class ProblemsHandler(LocalHandler):
    def initialize(self, state: State) -> None:
        self.state = state

    def get(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.write(json.dumps(self.state()))


class OverlayHandler(LocalHandler):
    def get(self) -> None:
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.write(files("sitegen.commands").joinpath("overlay.js").read_bytes())


class ReloadScriptHandler(LocalHandler, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """livereload's own script."""


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """The socket through which pages hear of a new build."""

    def prepare(self) -> None:
        require_local(self.request)

    def check_origin(self, origin: str) -> bool:
        return is_local(origin, self.request.host)


def application(site: Path, state: State, *, log: Callable[[RequestHandler], None]) -> Application:
    """The server's pages."""
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    LiveReloadHandler.watcher = Watcher()
    LiveReloadHandler.live_css = False
    return Application(
        [
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", ReloadScriptHandler),
            (r"/\.sitegen/overlay\.js", OverlayHandler),
            (r"/\.sitegen/problems", ProblemsHandler, {"state": state}),
            (r"/((?:.*/)?(?:[^/]*\.html)?)", PageHandler, {"site": site}),
            (r"/(.*)", FileHandler, {"path": str(site), "default_filename": "index.html"}),
        ],
        log_function=log,
    )


def reload_pages() -> None:
    """Let every open page load itself again."""
    LiveReloadHandler.reload_waiters("*")


def require_local(request: HTTPServerRequest) -> None:
    """Refuse a request under another name than this machine's, or from another site's page.

    Raises:
        HTTPError: 403.
    """
    origin = request.headers.get("Origin")
    if request.host_name.strip("[]") not in LOCAL or (origin is not None and not is_local(origin, request.host)):
        raise HTTPError(403)


def is_local(origin: str, host: str) -> bool:
    """Whether a page's origin is this very server, under any of this machine's names."""
    try:
        came, port = urlsplit(origin), urlsplit(f"//{host}").port
        came_from = came.port
    except ValueError:
        return False
    return came.scheme == "http" and came.hostname in LOCAL and came_from == port


def with_scripts(page: str, host: str) -> str:
    """A page that reloads itself and shows problems."""
    page = POLICY.sub(lambda found: found[1] + escape(loosened(unescape(found[2]), host)) + found[3], page, count=1)
    scripts = SCRIPTS.format(port=urlsplit(f"//{host}").port or 80)
    before, end, behind = page.rpartition("</body>")
    return before + scripts + end + behind if end else page + scripts


def loosened(policy: str, host: str) -> str:
    """A Content-Security-Policy that lets the scripts in and speak to this server; all else stays as strict as it is."""
    directives = {name: sources for name, *sources in (part.split() for part in policy.split(";") if part.strip())}
    for name, wanted in (("script-src", ["'self'"]), ("connect-src", ["'self'", f"ws://{host}"])):
        if name in directives or "default-src" in directives:
            given = directives.get(name, directives.get("default-src", []))
            directives[name] = list(dict.fromkeys([*(word for word in given if word != "'none'"), *wanted]))
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
