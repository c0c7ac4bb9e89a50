"""`sitegen serve`: a real process, real requests."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

PATIENCE_S = 120


class Served:
    def __init__(self, archive: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "sitegen", "serve", "--port", "0", *words],
            cwd=archive,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stderr.readline().split()[1]
        self.wait_for("built in")

    def is_silent_for(self, seconds: float) -> bool:
        return not select.select([self.process.stderr], [], [], seconds)[0]

    def wait_for(self, words: str) -> str:
        said = ""
        patience = threading.Timer(PATIENCE_S, self.process.kill)
        patience.start()
        try:
            for line in self.process.stderr:
                said += line
                if words in line:
                    return said
        finally:
            patience.cancel()
        raise AssertionError(f"it did not say {words!r}, but: {said}")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()

    def problems(self) -> dict:
        return json.loads(self.get(".sitegen/problems"))


@pytest.fixture
def served(archive: Path):
    running = Served(archive)
    yield running
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=60) == 0
    running.process.stderr.close()


def test_edit_break_and_mend(archive: Path, served: Served) -> None:
    """An edit shows; a mistake keeps the last good page and shows its problem; once mended, the problem is gone."""
    page = archive / "content/pages/about.md"
    good = page.read_text()
    assert "overlay.js" in served.get("about/")
    # What the first build used is no reason for a second one.
    assert served.is_silent_for(1.5)

    page.write_text(good + "\nA first edit.\n")
    served.wait_for("files written")
    assert "A first edit." in served.get("about/")

    page.write_text(good.replace("order: 1", "ordre: 1") + "\nA second edit.\n")
    assert "about.md:3:1" in served.wait_for("the last good pages stay")
    assert "A first edit." in served.get("about/")
    assert served.problems()["failed"]
    assert "about.md:3:1" in served.problems()["text"]

    page.write_text(good + "\nA third edit.\n")
    served.wait_for("files written")
    assert "A third edit." in served.get("about/")
    assert served.problems() == {"failed": False, "counted": "", "text": ""}

    assert not (archive / "output").exists()


def test_pages_hear_of_a_build(archive: Path, served: Served) -> None:
    """An open page is told to load itself again."""

    async def listen() -> None:
        address = served.address.replace("http", "ws") + "livereload"
        socket_ = await websocket_connect(HTTPRequest(address))
        await socket_.write_message(json.dumps({"command": "hello", "protocols": []}))
        await socket_.read_message()
        await socket_.write_message(json.dumps({"command": "info", "url": "/"}))
        await asyncio.sleep(0.2)
        page = archive / "content/pages/about.md"
        page.write_text(page.read_text() + "\nAn edit.\n")
        told = json.loads(await asyncio.wait_for(socket_.read_message(), 60))
        assert told["command"] == "reload"
        socket_.close()

    asyncio.run(listen())


def test_drafts_are_shown(archive: Path, served: Served) -> None:
    """Whoever writes a draft sees it here."""
    (archive / "content/incidents/2024/raid.md").write_text(
        "---\ntitle: Raid\ndate: 2024\nstate: draft\n---\nA raid.\n"
    )
    served.wait_for("files written")
    assert "Raid" in served.get("incidents/raid/")


def test_an_edit_of_a_template_shows(archive: Path, served: Served) -> None:
    """The process that builds lives on, and yet reads a template anew."""
    own = archive / "templates/page.html"
    own.parent.mkdir(exist_ok=True)
    for words in ("Once.", "Twice."):
        own.write_text(f"<!doctype html><title>x</title><body>{words}</body>")
        served.wait_for("files written")
        assert words in served.get("about/")


def test_a_worker_that_dies(archive: Path, served: Served) -> None:
    """A building process that is killed is said, and the next change is built."""
    children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children").read_text().split()
    [worker] = [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    os.kill(int(worker), signal.SIGKILL)
    time.sleep(0.5)
    page = archive / "content/pages/about.md"
    page.write_text(page.read_text() + "\nOne.\n")
    served.wait_for("the last good pages stay")
    page.write_text(page.read_text() + "\nTwo.\n")
    served.wait_for("files written")
    assert "Two." in served.get("about/")


def test_a_port_that_is_taken(sitegen, archive: Path) -> None:
    """A port that was asked for and is taken is said; nothing else is tried."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = sitegen("serve", "--port", taken.getsockname()[1])
    assert (result.exit_code, "is taken; choose another" in result.stderr) == (2, True)
