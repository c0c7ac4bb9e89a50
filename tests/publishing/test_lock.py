"""Two builds into one folder."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen.model.errors import UserError
from sitegen.publishing.lock import locked
from sitegen.publishing.staging import staging_of

HOLDER = """
import sys, time
from pathlib import Path
from sitegen.publishing.lock import locked
from sitegen.publishing.staging import staging_of
with locked(staging_of(Path(sys.argv[1])), lambda: None):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path: Path):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path / "out"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


def test_the_second_waits(tmp_path: Path, holder: subprocess.Popen) -> None:
    """A build that finds another at work says so once, and goes on when that one has ended."""
    said = []

    def waiting() -> None:
        said.append("waiting")
        holder.stdin.write("go\n")
        holder.stdin.flush()

    with locked(staging_of(tmp_path / "out"), waiting):
        assert said == ["waiting"]


def test_the_second_gives_up(tmp_path: Path, holder: subprocess.Popen) -> None:
    """After a time it ends with a line for the person who called it."""
    with pytest.raises(UserError, match="another build"), locked(staging_of(tmp_path / "out"), lambda: None, 0.1):
        pass


def test_a_killed_build_holds_nothing(tmp_path: Path, holder: subprocess.Popen) -> None:
    """The lock goes with the process that held it."""
    holder.kill()
    holder.wait()
    began = time.monotonic()
    with locked(staging_of(tmp_path / "out"), lambda: pytest.fail("it waited")):
        assert time.monotonic() - began < 5
