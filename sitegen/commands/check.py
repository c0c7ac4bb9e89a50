"""`sitegen check`: everything that a build would find, without building."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from sitegen.commands.invocation import Invocation, pass_invocation, today
from sitegen.commands.report import as_github, as_json, as_text, counted, exit_code, plural
from sitegen.model.errors import UserError
from sitegen.model.problem import Problem

SHAPES = ("text", "json", "github")


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "shape", type=click.Choice(SHAPES), default="text", show_default=True, help="How to show it.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without a question, and check again.")
@click.option("--strict", is_flag=True, help="Warnings count as well (exit code 1).")
@pass_invocation
@click.pass_context
def check(
    context: click.Context,
    invocation: Invocation,
    *,
    paths: tuple[str, ...],
    shape: str,
    fix: bool,
    strict: bool,
) -> None:
    """Find what is wrong, each problem at its line.

    All files are read, since many mistakes show only between them; PATHS narrow down what is shown.
    """
    from sitegen.building import build  # noqa: PLC0415 - it brings the parsers
    from sitegen.building.options import BuildOptions  # noqa: PLC0415

    only = [_below_root(invocation, path) for path in paths]
    options = BuildOptions(
        root=str(invocation.root),
        config=invocation.config,
        today=today(),
        compare_hashes=bool(os.environ.get("CI")),
        now_ns=invocation.started_ns,
    )
    result = build.check(options)
    if fix:
        mended = _mend(invocation, [problem for problem in result.problems if _is_shown(problem, only)])
        invocation.say(f"mended {plural(mended, 'place')}")
        result = build.check(msgspec.structs.replace(options, compare_hashes=True)) if mended else result
    problems = [problem for problem in result.problems if _is_shown(problem, only)]
    _show(invocation, problems, result.files, shape)
    for detail in result.details if invocation.verbose else ():
        invocation.say(f"note: {detail}")
    context.exit(exit_code(problems, strict=strict))


def _show(invocation: Invocation, problems: Sequence[Problem], files: int, shape: str) -> None:
    if shape == "json":
        click.echo(as_json(problems, files))
        return
    if shape == "github":
        click.echo(as_github(problems, invocation.repository_path), nl=False)
    elif problems:
        click.echo(as_text(problems, invocation.root, invocation.shown_path), color=invocation.colors(sys.stdout))
    if not invocation.quiet:
        click.echo(f"{counted(problems)} in {plural(files, 'file')}")


def _below_root(invocation: Invocation, path: str) -> str:
    """A path as problems carry it.

    Raises:
        UserError: there is none, or it is outside the archive.
    """
    place = Path(invocation.path(path))
    if not os.path.lexists(place):
        raise UserError(f"there is no file or folder {path}")
    if not place.is_relative_to(invocation.root):
        raise UserError(f"{path} is not in the archive {invocation.root}")
    return place.relative_to(invocation.root).as_posix()


def _is_shown(problem: Problem, only: Sequence[str]) -> bool:
    """Whether it stands in one of the paths; a problem of settings always does."""
    if not only or problem.path.endswith(".toml"):
        return True
    return any(path in {".", problem.path} or problem.path.startswith(path + "/") for path in only)


def _mend(invocation: Invocation, problems: Sequence[Problem]) -> int:
    from sitegen.commands.mend import mend  # noqa: PLC0415 - only where asked

    return mend(invocation.root, problems)
