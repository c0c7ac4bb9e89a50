"""`sitegen build`: check everything, then publish what changed."""

import os
import re
import sys

import click

from sitegen.building.options import BuildOptions, BuildResult
from sitegen.commands.invocation import Invocation, pass_invocation, today
from sitegen.commands.progress import ProgressLine
from sitegen.commands.report import as_text, counted, exit_code, plural

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A day as `YYYY-MM-DD`, or none."""
    if value is None:
        return None
    from datetime import date  # noqa: PLC0415 - only where asked

    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} is no day; write it as 2023-05-22")


def read_base_url(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An http address, or "" for none, or nothing said."""
    if not value or re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        return value
    raise click.BadParameter(f"{value!r} is no address of a site; write it as https://example.org/archive/")


@click.command()
@click.option("-o", "--output", metavar="DIR", help="The folder to publish into; default: as in the settings.")
@click.option("--base-url", metavar="URL", callback=read_base_url, help="Where the site will stand.")
@click.option("--offline", is_flag=True, help="Write index.html into links, to open pages from a disk.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: one for each core.")
@click.option("--clean", is_flag=True, help="Forget what was read and made before.")
@click.option("--drafts", is_flag=True, help="Also publish drafts and incidents that are held back.")
@click.option("--strict", is_flag=True, help="Warnings end the build as well.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--today", "day", metavar="DATE", callback=read_day, help="Take this day for today.")
@click.option("--previous", metavar="FILE|URL", help="The manifest.json to compare with, where output/ has none.")
@click.option("--allow-removal", metavar="ID|all", multiple=True, help="An incident that may be gone; repeatable.")
@pass_invocation
@click.pass_context
def build(
    context: click.Context,
    invocation: Invocation,
    *,
    output: str | None,
    base_url: str | None,
    offline: bool,
    jobs: int | None,
    clean: bool,
    drafts: bool,
    strict: bool,
    dry_run: bool,
    day: str | None,
    previous: str | None,
    allow_removal: tuple[str, ...],
) -> None:
    """Publish the archive, unless something is wrong."""
    is_address = bool(previous) and str(previous).lower().startswith(("http://", "https://"))
    options = BuildOptions(
        root=str(invocation.root),
        config=invocation.config,
        output=invocation.path(output) if output else None,
        base_url=base_url,
        offline=offline,
        jobs=jobs,
        clean=clean,
        drafts=drafts,
        strict=strict,
        dry_run=dry_run,
        today=day or today(),
        previous=invocation.path(previous) if previous and not is_address else previous,
        allow_removal=allow_removal,
        compare_hashes=bool(os.environ.get("CI")),
        now_ns=invocation.started_ns,
    )
    result = run(invocation, options)
    if not result.failed and result.inputs:
        _close_gate(invocation, options, result)
    context.exit(exit_code(result.problems, strict=strict))


def run(invocation: Invocation, options: BuildOptions) -> BuildResult:
    """A build with its progress, its problems and its last line on stderr."""
    from sitegen.building import build as hall  # noqa: PLC0415 - it brings the parsers and the templates

    progress = ProgressLine(shown=sys.stderr.isatty() and not invocation.quiet)
    try:
        result = hall.build(options, progress)
    finally:
        progress.clear()
    if result.problems:
        text = as_text(result.problems, invocation.root, invocation.shown_path)
        click.echo(text, err=True, color=invocation.colors(sys.stderr))
    for note in (*result.notes, *(result.details if invocation.verbose else ())):
        invocation.say(f"note: {note}")
    line = summary(result, dry_run=options.dry_run)
    invocation.say(f"{line} in {invocation.seconds():.2f} s")
    return result


def _close_gate(invocation: Invocation, options: BuildOptions, result: BuildResult) -> None:
    """Let the next build with these arguments end at once, with the same words, while nothing changes."""
    from sitegen.building.gate import close_gate  # noqa: PLC0415

    said = []
    if result.problems:
        said.append(click.unstyle(as_text(result.problems, invocation.root, invocation.shown_path)))
    if not invocation.quiet:
        said += [f"note: {note}" for note in (*result.notes, *(result.details if invocation.verbose else ()))]
        still = BuildResult(problems=result.problems, read=result.read, unchanged=result.unchanged + result.written)
        said.append(summary(still, dry_run=False))
    close_gate(
        list(invocation.argv),
        inputs=list(result.inputs),
        outputs=list(result.outputs),
        started_ns=options.now_ns,
        line="\n".join(said),
        until=result.until,
    )


def summary(result: BuildResult, *, dry_run: bool) -> str:
    """The last line, but for the time."""
    found = f"{counted(result.problems)}; " if result.problems else ""
    read = f"read {plural(result.read, 'file')}"
    if result.failed:
        return f"{found}{read}, published nothing"
    would = "would have " if dry_run else ""
    return (
        f"{found}{read}, {would}wrote {plural(result.written, 'file')}, left {result.unchanged:,} alone, "
        f"removed {result.removed:,}"
    ).replace("would have wrote", "would have written")
