"""`sitegen init`: a finished archive with an example to edit, in one go and without a question."""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote

import click

from sitegen import __version__
from sitegen.commands.invocation import Invocation, pass_invocation
from sitegen.model.errors import UserError

STARTER = Path(__file__).resolve().parent / "starter"
DOT = "dot-"
"""Stands for the dot of a name that would mean something in this repository."""
NOWHERE = "git+https://github.com/OWNER/sitegen@v{version}"
"""Where sitegen comes from is not known: whoever reads it puts the address in."""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".")
@pass_invocation
def init(invocation: Invocation, *, folder: str) -> None:
    """Write a new archive with an example to edit.

    It goes into DIR, by default here: settings, content, workflows. No file is ever written over.
    """
    target = Path(invocation.path(folder))
    if target.exists() and not target.is_dir():
        raise UserError(f"{folder} is a file")
    files = {path: body.replace(b"{{ sitegen }}", origin().encode()) for path, body in starter_files()}
    taken = [path for path in files if (target / path).exists()]
    if "sitegen.toml" in taken:
        raise UserError(f"{target} is an archive already (it has a sitegen.toml); nothing was written")
    for path, body in files.items():
        if path not in taken:
            _write(target / path, body)
    for path in taken:
        invocation.say(f"left alone: {path}")
    where = "" if target == invocation.root else f" -C {quote(folder)}"
    invocation.say(f"wrote {len(files) - len(taken)} files into {target}")
    invocation.say(f"Next: `sitegen{where} build`, or `sitegen{where} serve --open` to see it while you edit.")


def starter_files() -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file of a new archive, sorted."""
    for place in sorted(STARTER.rglob("*")):
        parts = place.relative_to(STARTER).parts
        if place.is_file() and "__pycache__" not in parts:
            yield "/".join("." + p.removeprefix(DOT) if p.startswith(DOT) else p for p in parts), place.read_bytes()


def origin() -> str:
    """Where pip finds the sitegen that runs now: the repository and commit that it was installed from, where that is known.

    Its bare name is never the answer, since the package index may have another project by that name.
    """
    try:
        written = distribution("sitegen").read_text("direct_url.json")
        place = json.loads(written or "{}")
        vcs = place["vcs_info"]
        return f"{vcs['vcs']}+{place['url']}@{vcs['commit_id']}"
    except (PackageNotFoundError, KeyError, TypeError, ValueError):
        return NOWHERE.format(version=__version__)


def _write(path: Path, body: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(body)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None
