"""The server behind `serve`: a real one on loopback."""

import asyncio
import json
import shutil
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import websocket_connect

from sitegen.commands.preview import application, is_local, loosened, reload_pages, with_scripts

STATE = {"failed": True, "counted": "1 error", "text": "<b>bad</b>"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "incidents").mkdir(parents=True)
    (folder / "index.html").write_text("<html><body>home</body></html>")
    (folder / "incidents/index.html").write_text("<html><body>list</body></html>")
    (folder / "style.css").write_text("body{}")
    (folder / "404.html").write_text("<html><body>nothing here</body></html>")
    (tmp_path / "secret.html").write_text("secret")
    return folder


def run(site: Path, visit) -> None:
    """Serve a folder while a visit is paid to it."""

    async def serve() -> None:
        server = HTTPServer(application(site, lambda: STATE, log=lambda _: None))
        [listening] = bind_sockets(0, "127.0.0.1")
        server.add_sockets([listening])
        try:
            await visit(listening.getsockname()[1])
        finally:
            server.stop()
            await server.close_all_connections()

    asyncio.run(serve())


async def get(port: int, path: str, **headers: str) -> HTTPResponse:
    request = HTTPRequest(f"http://127.0.0.1:{port}{path}", headers=headers, follow_redirects=False)
    return await AsyncHTTPClient(force_instance=True).fetch(request, raise_error=False)


def test_pages_and_files(site: Path) -> None:
    """Pages come with the scripts, files as they are; nothing is kept by the browser, nothing on disk changes."""

    async def visit(port: int) -> None:
        home = await get(port, "/")
        assert home.code == 200
        scripts = f'<script src="/livereload.js?port={port}"></script><script src="/.sitegen/overlay.js"></script>'
        assert home.body.decode() == f"<html><body>home{scripts}</body></html>"
        assert home.headers["Cache-Control"] == "no-store"
        assert b"list" in (await get(port, "/incidents/")).body
        assert b"list" in (await get(port, "/incidents/index.html")).body
        assert (await get(port, "/incidents")).headers["Location"] == "/incidents/"
        style = await get(port, "/style.css")
        assert (style.body, style.headers["Content-Type"]) == (b"body{}", "text/css")
        assert b"WebSocket" in (await get(port, "/livereload.js")).body
        assert b"attachShadow" in (await get(port, "/.sitegen/overlay.js")).body
        assert json.loads((await get(port, "/.sitegen/problems")).body) == STATE

    run(site, visit)
    assert (site / "index.html").read_text() == "<html><body>home</body></html>"


def test_what_is_not_there(site: Path) -> None:
    """The site's own page for it, with its status; a plain word before the first build."""

    async def visit(port: int) -> None:
        for path in ("/none/", "/none.html", "/none.css"):
            answer = await get(port, path)
            assert (answer.code, b"nothing here" in answer.body) == (404, True)
            assert b"overlay.js" in answer.body

    run(site, visit)
    shutil.rmtree(site)
    site.mkdir()

    async def early(port: int) -> None:
        assert b"no page here yet" in (await get(port, "/")).body
        assert (await get(port, "/none.css")).body == b"404"

    run(site, early)


@pytest.mark.parametrize("path", ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//etc/hostname"])
def test_nothing_outside_the_site(site: Path, path: str) -> None:
    """No path leads out of the folder."""

    async def visit(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        assert b"secret" not in answer.split(b"\r\n\r\n", 1)[1]
        assert answer.split()[1] in {b"403", b"404"}

    run(site, visit)


@pytest.mark.parametrize("path", ["/", "/style.css", "/livereload.js", "/.sitegen/problems", "/.sitegen/overlay.js"])
def test_only_this_machine_is_answered(site: Path, path: str) -> None:
    """A request under a stranger's name, or from a stranger's page, is refused."""

    async def visit(port: int) -> None:
        assert (await get(port, path, Host="evil.example")).code == 403
        assert (await get(port, path, Host=f"localhost.evil.example:{port}")).code == 403
        assert (await get(port, path, Origin="http://evil.example")).code == 403
        assert (await get(port, path, Origin="null")).code == 403
        assert (await get(port, path, Host=f"localhost:{port}", Origin=f"http://localhost:{port}")).code == 200

    run(site, visit)


def test_pages_are_told_to_reload(site: Path) -> None:
    """A page that says hello is told of each new build, however soon it comes after the last."""

    async def visit(port: int) -> None:
        socket = await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/livereload"))
        await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
        assert json.loads(await socket.read_message())["command"] == "hello"
        await socket.write_message(json.dumps({"command": "info", "url": "/"}))
        await get(port, "/")  # the socket's message has been read by now
        for _ in range(2):
            reload_pages()
            told = json.loads(await asyncio.wait_for(socket.read_message(), 5))
            assert told["command"] == "reload"
        socket.close()
        await socket.read_message()

    run(site, visit)


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
def test_the_socket_refuses_strangers(site: Path, headers: dict[str, str]) -> None:
    """No other site's page may listen in."""

    async def visit(port: int) -> None:
        with pytest.raises(HTTPClientError) as refused:
            await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers=headers))
        assert refused.value.code == 403

    run(site, visit)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self' ws://h:1"),
        (
            "default-src 'self'; img-src x",
            "default-src 'self'; img-src x; script-src 'self'; connect-src 'self' ws://h:1",
        ),
        ("script-src 'sha256-x'; connect-src 'none';", "script-src 'sha256-x' 'self'; connect-src 'self' ws://h:1"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_the_policy_lets_the_scripts_in(policy: str, expected: str) -> None:
    """A page's policy is widened by what the scripts need, and by no more."""
    assert loosened(policy, "h:1") == expected


def test_the_policy_of_a_page(tmp_path: Path) -> None:
    """The meta element is rewritten in what is served, its quotes escaped."""
    page = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;"><p>x'
    assert with_scripts(page, "h:1").startswith(
        '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; script-src &#x27;self&#x27;;'
    )
    assert with_scripts("<p>x", "localhost").endswith(
        '<script src="/livereload.js?port=80"></script><script src="/.sitegen/overlay.js"></script>'
    )


def test_origins() -> None:
    """Another port, scheme or name is another site."""
    assert is_local("http://localhost:8000", "127.0.0.1:8000")
    for origin in ("http://localhost:8001", "https://localhost:8000", "http://x:8000", "http://localhost:x", ""):
        assert not is_local(origin, "127.0.0.1:8000")
