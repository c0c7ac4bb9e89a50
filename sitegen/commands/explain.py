"""`sitegen explain`: what a problem's code means, with a wrong and a right example."""

import sys
from pathlib import Path

import click

from sitegen.commands.invocation import Invocation, pass_invocation
from sitegen.model.errors import UserError

PACKAGE = Path(__file__).resolve().parent.parent


def problem_pages() -> Path:
    """The folder with a page for each code: in the package, or in the checkout that the package is installed from."""
    inside = PACKAGE / "problems"
    return inside if inside.is_dir() else PACKAGE.parent / "docs" / "problems"


@click.command()
@click.argument("code", required=False)
@pass_invocation
def explain(invocation: Invocation, *, code: str | None) -> None:
    """Say why a problem matters and how to mend it.

    Without CODE all codes are listed.
    """
    from sitegen.model.codes import SEVERITY  # noqa: PLC0415
    from sitegen.model.nearest import nearest  # noqa: PLC0415

    if code is None:
        for name in sorted(SEVERITY):
            click.echo(f"{name} ({SEVERITY[name]})")
        return
    if code not in SEVERITY:
        near = nearest(code, sorted(SEVERITY))
        hint = f"; is {near} meant?" if near else "; `sitegen explain` lists them all"
        raise UserError(f"there is no problem with the code {code}{hint}")
    page = (problem_pages() / f"{code}.md").read_text(encoding="utf-8")
    title, _, rest = page.partition("\n")
    click.echo(click.style(title, bold=True) + "\n" + rest.rstrip(), color=invocation.colors(sys.stdout))
