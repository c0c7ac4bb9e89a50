"""How sitegen was called: the folder, the words that hold for every command, and how to talk to whoever called."""

import os
import sys
import time
from pathlib import Path
from typing import Literal, TextIO

import click
import msgspec

ColorChoice = Literal["auto", "always", "never"]


class Invocation(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the command's name."""

    root: Path
    """The archive's folder, absolute."""
    config: str | None = None
    quiet: bool = False
    verbose: bool = False
    color: ColorChoice = "auto"
    argv: tuple[str, ...] = ()
    """The raw arguments, without the program's name."""
    started_ns: int = 0

    def colors(self, stream: TextIO) -> bool:
        """Whether what goes to a stream is coloured: as asked, else as the environment asks, else on a terminal."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return os.environ["FORCE_COLOR"] != "0"
        return stream.isatty() and os.environ.get("TERM") != "dumb"

    def say(self, text: str) -> None:
        """Write a line for a person to stderr, unless asked to be quiet."""
        if not self.quiet:
            click.echo(text, err=True, color=self.colors(sys.stderr))

    def path(self, name: str) -> str:
        """A path that was given on the command line, absolute; relative ones start at the archive's folder."""
        return os.path.abspath(self.root / name)  # noqa: PTH100 - resolve() would follow links

    def seconds(self) -> float:
        """How long this has taken."""
        return (time.time_ns() - self.started_ns) / 1e9

    def shown_path(self, path: str, start: str | None = None) -> str:
        """A path of the archive as seen from where the person stands (or from `start`), so that a terminal can open it."""
        try:
            return Path(os.path.relpath(self.root / path, start)).as_posix()
        except ValueError:  # pragma: no cover - another drive of Windows
            return path

    def repository_path(self, path: str) -> str:
        """A path of the archive as GitHub wants it: from the top of the repository that it checked out."""
        return self.shown_path(path, os.environ.get("GITHUB_WORKSPACE") or None)


pass_invocation = click.make_pass_decorator(Invocation)


def today() -> str:
    """The day that a build takes for today: `SOURCE_DATE_EPOCH`, else the clock; in UTC.

    Raises:
        click.UsageError: the variable holds no number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return time.strftime("%Y-%m-%d", time.gmtime(int(given) if given else None))
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {given!r}, and must be a number of seconds") from None
