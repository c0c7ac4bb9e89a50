"""The door: what ends how."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen import __version__
from sitegen.commands import explain
from sitegen.commands.main import COMMANDS


def test_version(sitegen) -> None:
    """`--version` names the program and its version."""
    assert sitegen("--version").stdout == f"sitegen, version {__version__}\n"


def test_help_lists_every_command(sitegen) -> None:
    """Every command stands in the help with a line of its own, and has a help of its own."""
    listed = sitegen("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in listed
        assert sitegen(name, "--help").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld"], "is 'build' meant?"),
        (["nonsense"], "No such command"),
        (["check", "--formt", "json"], "--format"),
        (["build", "--today", "23 May"], "2023-05-22"),
        (["build", "--today", "2023-02-30"], "2023-05-22"),
        (["build", "--base-url", "example.org"], "https://"),
        (["build", "--jobs", "0"], "--jobs"),
        (["-C", "no-such-folder", "check"], "no folder"),
        (["explain", "incident-remove"], "is incident-removed meant?"),
        (["explain", "zzzzzzzzzzzz"], "lists them all"),
    ],
)
def test_wrong_use_is_2(sitegen, words: list[str], said: str) -> None:
    """What the person who types did wrong ends with 2, one message on stderr and nothing on stdout."""
    result = sitegen(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_date_that_is_none(sitegen, archive: Path) -> None:
    """SOURCE_DATE_EPOCH that is no number is said."""
    result = sitegen("check", SOURCE_DATE_EPOCH="yesterday")
    assert (result.exit_code, "SOURCE_DATE_EPOCH" in result.stderr) == (2, True)


def test_our_mistake_is_3(sitegen, monkeypatch) -> None:
    """A mistake of ours shows its traceback and where to report it."""
    monkeypatch.setattr(explain, "problem_pages", lambda: Path("/no/such/folder"))
    result = sitegen("explain", "incident-removed")
    assert result.exit_code == 3
    assert "Traceback" in result.stderr
    assert "Please report it" in result.stderr


def test_a_full_disk_is_2(sitegen, monkeypatch) -> None:
    """What the machine lacks is said in one line, and is no mistake of ours."""

    def full() -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", "output/x")

    monkeypatch.setattr(explain, "problem_pages", full)
    result = sitegen("explain", "incident-removed")
    assert (result.exit_code, result.stderr) == (2, "error: cannot write output/x: No space left on device\n")


def test_interrupted_is_130(sitegen, monkeypatch) -> None:
    """Ctrl-C ends with 130 and one word."""

    def interrupt() -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(explain, "problem_pages", interrupt)
    result = sitegen("explain", "incident-removed")
    assert (result.exit_code, result.stderr) == (130, "\ninterrupted\n")


def test_nobody_reads(tmp_path: Path) -> None:
    """A reader that goes away ends the command without a traceback."""
    child = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(0.3); from sitegen.__main__ import main; main()", "explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 1


def test_a_console_without_the_character(tmp_path: Path) -> None:
    """A cp1252 console gets a character's number where it lacks the character."""
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "-C", tmp_path, "explain", "Київ"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert rb"\u041a" in done.stderr


@pytest.mark.parametrize(
    ("environment", "words", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colours(sitegen, environment: dict[str, str], words: list[str], colored: bool) -> None:
    """Colours come as asked, else as the environment asks, else on a terminal only."""
    assert ("\x1b[" in sitegen(*words, "explain", "incident-removed", **environment).stdout) == colored


def test_explain_shows_a_page(sitegen) -> None:
    """`explain` prints the page of a code; without one it lists all."""
    assert sitegen("explain", "incident-removed").stdout.startswith("# incident-removed\n")
    assert "incident-removed (warning)\n" in sitegen("explain").stdout


def test_interrupting_a_process(tmp_path: Path) -> None:
    """A process that gets the signal of Ctrl-C ends with 130."""
    child = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "-C", tmp_path, "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr.readline().startswith("serving http://127.0.0.1:")
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=60) == 130
    assert child.stderr.read().endswith("interrupted\n")
    child.stderr.close()
