"""The door: finds a command by its word, and makes exit codes of whatever happens inside.

0 nothing is wrong, 1 problems in content, 2 wrong use or settings, 3 our mistake, 130 interrupted.
"""

import errno
import io
import os
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sitegen import __version__
from sitegen.commands.invocation import ColorChoice, Invocation
from sitegen.model.errors import UserError

COMMANDS = ("init", "new", "check", "build", "serve", "explain", "fields")
WRONG_USE, OUR_MISTAKE, INTERRUPTED, NOBODY_READS = 2, 3, 130, 1
MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
REPORT = "This is a mistake in sitegen. Please report it, with what stands above, where sitegen is developed."


class Door(click.Group):
    """Imports only the command that is called."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            self._suggest(context, name)
            return None
        command: click.Command = getattr(import_module(f"sitegen.commands.{name}"), name)
        return command

    def main(self, args: Sequence[str] | None = None, *more: Any, **named: Any) -> Any:  # noqa: ANN401 - as click's
        """Run a command, and end the process with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        named["standalone_mode"] = False
        _write_what_the_console_can()
        try:
            code = super().main(words, *more, obj={"argv": tuple(words)}, **named)
            sys.stdout.flush()
        except (UserError, click.ClickException) as error:
            code = _wrong_use(error)
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            code = INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has gone; a further write, at the end of the process, would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = NOBODY_READS
        except Exception as error:  # noqa: BLE001 - the only place where our mistakes are caught
            code = _of_the_machine(error) or _our_mistake()
        sys.exit(code if isinstance(code, int) else 0)

    def _suggest(self, context: click.Context, name: str) -> None:
        from sitegen.model.nearest import nearest  # noqa: PLC0415 - only for a misspelt word

        near = nearest(name, COMMANDS)
        if near and not context.resilient_parsing:
            raise click.UsageError(f"there is no command '{name}'; is '{near}' meant?", context)


def _our_mistake() -> int:
    click.echo(traceback.format_exc(), err=True)
    click.echo(f"{REPORT}\nsitegen {__version__}, Python {platform.python_version()}, {sys.platform}", err=True)
    return OUR_MISTAKE


def _of_the_machine(error: Exception) -> int:
    """The exit code for what the machine lacks, room or leave to write; 0 for any other error."""
    if not isinstance(error, OSError) or error.errno not in MACHINE:
        return 0
    place = f" {error.filename}" if error.filename else ""
    return _wrong_use(UserError(f"cannot write{place}: {error.strerror}"))


def _wrong_use(error: UserError | click.ClickException) -> int:
    if isinstance(error, click.UsageError):
        error.show()
    else:
        message = error.format_message() if isinstance(error, click.ClickException) else str(error)
        click.echo(f"{click.style('error', fg='red', bold=True)}: {message}", err=True)
    return WRONG_USE


def _write_what_the_console_can() -> None:
    """Let a console that lacks a character show its number instead of ending in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C", "root", metavar="DIR", default=".", help="The archive's folder; relative paths start there. Default: here."
)
@click.option("--config", metavar="FILE", help="The settings; default: sitegen.toml, or pyproject.toml.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colours."
)
@click.version_option(__version__, prog_name="sitegen")
@click.pass_context
def main(
    context: click.Context, *, root: str, config: str | None, quiet: bool, verbose: bool, color: ColorChoice
) -> None:
    """Turn a folder of incidents into a website: annotated, indexed, and safe to publish."""
    folder = Path(root)
    if not folder.is_dir():
        raise UserError(f"there is no folder {root}")
    context.obj = Invocation(
        root=folder.absolute(),
        config=config,
        quiet=quiet,
        verbose=verbose,
        color=color,
        argv=context.obj["argv"],
        started_ns=time.time_ns(),
    )
    if color != "auto":
        context.color = color == "always"
    elif os.environ.get("NO_COLOR"):
        context.color = False
