"""`sitegen new`: the file of a new incident."""

import json
import re
from pathlib import Path

import click

from sitegen.commands.invocation import Invocation, pass_invocation, today
from sitegen.model.codes import SEVERITY
from sitegen.model.errors import UserError
from sitegen.model.reading import SourceFile
from sitegen.model.settings import Settings

LONGEST_SLUG = 60
LONG = 5
"""Letters from which one edit is more likely a slip than another place."""
PLAIN = re.compile(r"[^\W_][^:#\[\]{}&*!|>%@`\"\n\r\t]*")
"""A title that YAML takes as it is: it begins with a letter or a figure, and has nothing that YAML reads otherwise."""
PROSE = "Write what happened, and who says so.\n"


@click.command()
@click.argument("title")
@click.option(
    "--date", "when", metavar="DATE", help="When it happened, in EDTF: 2023-05-22, 2023-05, unknown; default: today."
)
@click.option("--region", metavar="PATH", default="", help="Where, as a path of the region tree: no/oslo.")
@pass_invocation
def new(invocation: Invocation, *, title: str, when: str | None, region: str) -> None:
    """Write the file of a new incident.

    Today is put down as the day on which it appeared.
    """
    from sitegen.reading.settings import read_settings  # noqa: PLC0415

    settings, problems = read_settings(invocation.root, invocation.config)
    wrong = [problem for problem in problems if SEVERITY[problem.code] == "error"]
    if wrong:
        raise UserError(f"the settings are wrong: {wrong[0].message}; `sitegen check` says more")
    title = " ".join(title.split())
    if not title:
        raise UserError("an incident needs a title")
    published = today()
    text = front_matter(title, when or published, region, published) + PROSE
    begins = _day_of(when or published)
    path = place_of(settings, title, begins)
    _require_right(settings, path, text)
    if region:
        _require_known(invocation.root / settings.content / "regions", region)
    _write(invocation.root / path, text)
    if when is None:
        invocation.say(f"dated {published}, today: write another date where it happened on another day")
    click.echo(invocation.shown_path(path))


def front_matter(title: str, when: str, region: str, published: str) -> str:
    """The front matter of a new incident, with its fences."""
    rows = [f"title: {quoted(title)}", f"date: {quoted(when)}"]
    if region:
        rows.append(f"region: {quoted(region)}")
    rows.append(f"published: {published}")
    return "\n".join(["---", *rows, "---", ""])


def quoted(text: str) -> str:
    """A text as a scalar of YAML, in quotes where it needs them."""
    return text if PLAIN.fullmatch(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)


def place_of(settings: Settings, title: str, begins: str) -> str:
    """The path of a new incident: the year's folder, the day as far as it is known, and the title in Latin letters."""
    name = "-".join(filter(None, [begins, slug(title)]))
    return "/".join(filter(None, [settings.content, "incidents", begins[:4] or "undated", f"{name}.md"]))


def slug(title: str) -> str:
    """A title as part of an address: small Latin letters, digits and hyphens; cut between words."""
    from anyascii import anyascii  # noqa: PLC0415 - its tables are read on import

    words = re.findall(r"[a-z0-9]+", anyascii(title).lower().replace("'", ""))
    while len("-".join(words)) > LONGEST_SLUG and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_SLUG] or "incident"


def _day_of(when: str) -> str:
    """Where a date begins, as far as it is known.

    Raises:
        UserError: it is no date.
    """
    from sitegen.reading.edtf import EdtfError, parse_edtf  # noqa: PLC0415

    try:
        return parse_edtf(when).begins
    except EdtfError as error:
        hint = f"; {error.help}" if error.help else ""
        raise UserError(f"--date: {error.message}{hint}") from None


def _require_right(settings: Settings, path: str, text: str) -> None:
    """Read the file before it is written.

    Raises:
        UserError: it would have an error.
    """
    from sitegen.reading.read import read  # noqa: PLC0415

    draft = read(SourceFile(path, "incident", Path(path).stem), text.encode(), settings)
    for problem in draft.problems:
        if SEVERITY[problem.code] == "error":
            hint = f"; {problem.help}" if problem.help else ""
            raise UserError(f"{problem.message}{hint}")


def _require_known(folder: Path, region: str) -> None:
    """Refuse a region that looks like a slip of one that has a file.

    Raises:
        UserError: a part of it is one edit from a sibling.
    """
    from sitegen.model.nearest import edit_distance  # noqa: PLC0415

    known = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")}
    parts = region.split("/")
    for depth, part in enumerate(parts):
        above = "/".join(parts[:depth])
        here = f"{above}/{part}" if above else part
        if here in known or len(part) < LONG:
            continue
        for sibling in sorted(known):
            head, _, name = sibling.rpartition("/")
            if head == above and edit_distance(part, name, 3) == 1:
                raise UserError(f"--region: there is no region {here} with a file; is {sibling} meant?")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UserError(f"{path} is there already; nothing was written") from None
