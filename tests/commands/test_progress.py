"""The progress line."""

import time

from sitegen.building.options import WAITING
from sitegen.commands.progress import AFTER_S, EVERY_S, ProgressLine


def test_short_work_shows_nothing(capsys) -> None:
    """Work that is soon done shows no line."""
    line = ProgressLine(shown=True)
    line("reading", 1, 2)
    line.clear()
    assert capsys.readouterr().err == ""


def test_long_work_writes_over_its_line(capsys, monkeypatch) -> None:
    """After a second the line appears, is written over, and is taken away."""
    line = ProgressLine(shown=True)
    began = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: began + AFTER_S + 1)
    line("reading", 1, 2000)
    line("reading", 2, 2000)
    monkeypatch.setattr(time, "monotonic", lambda: began + AFTER_S + 1 + 2 * EVERY_S)
    line("index", 0, 0)
    line.clear()
    assert capsys.readouterr().err == "\rreading 1 of 2,000\rindex …           \r           \r".replace(
        "\r           \r", "\r       \r"
    )


def test_nobody_looks(capsys, monkeypatch) -> None:
    """Without a terminal nothing is written, however long it takes."""
    line = ProgressLine(shown=False)
    began = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: began + 100)
    line("reading", 1, 2)
    assert capsys.readouterr().err == ""


def test_waiting_is_always_said(capsys) -> None:
    """That another build holds the folder is said at once, terminal or not."""
    ProgressLine(shown=False)(WAITING, 0, 0)
    assert capsys.readouterr().err == f"{WAITING}\n"
