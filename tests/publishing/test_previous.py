"""The manifest of the site as it stands elsewhere."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from sitegen.model.errors import UserError
from sitegen.publishing.manifest import Manifest, encode_manifest
from sitegen.publishing.previous import read_previous


@pytest.fixture
def server():
    answers: dict[str, tuple[int, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers.get(self.path, (404, b""))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", answers
        running.shutdown()
        thread.join()


def test_from_a_file(tmp_path: Path) -> None:
    """A path is read."""
    (tmp_path / "m.json").write_bytes(encode_manifest(Manifest(files={}, incidents=("a",))))
    assert read_previous(str(tmp_path / "m.json")).incidents == ("a",)


def test_from_an_address(server) -> None:
    """An http address is fetched."""
    address, answers = server
    answers["/manifest.json"] = (200, encode_manifest(Manifest(files={}, incidents=("a",))))
    assert read_previous(f"{address}/manifest.json").incidents == ("a",)


def test_nothing_published_yet(server) -> None:
    """A server that has no manifest yet is no mistake: the first publish must pass."""
    assert read_previous(server[0] + "/manifest.json") is None


def test_what_goes_wrong_is_said(server, tmp_path: Path) -> None:
    """A missing file, another file, a broken server and a dead one each end with one line."""
    address, answers = server
    answers["/broken"] = (500, b"")
    answers["/other"] = (200, b"<html>")
    for place, word in [
        (str(tmp_path / "none.json"), "No such file"),
        (f"{address}/broken", "answers 500"),
        (f"{address}/other", "no manifest"),
        ("http://127.0.0.1:9/manifest.json", "refused"),
        ("http://[", "cannot read"),
    ]:
        with pytest.raises(UserError, match=word):
            read_previous(place)
