"""What the documents tell people to type can be typed, and what the README shows is what comes out."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sitegen.commands.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(sh|console|toml|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:^|&& |[$] |- |`)(?:(?:pipx run --spec|uvx --from) \. |\.venv/bin/)?sitegen (?!@)([^`\n]*)")


def calls_of(page: Path) -> list[list[str]]:
    """The arguments of each call of sitegen that a page shows, in blocks and in the text."""
    text = page.read_text("utf-8")
    lines = [line.strip() for _, block in BLOCK.findall(text) for line in block.splitlines()]
    prose = BLOCK.sub("", text)
    spoken = [" ".join(one.split()) for one in re.findall(r"`sitegen [^`]*`", prose)]
    found = []
    for line in [*lines, *spoken]:
        for call in CALL.findall(line):
            plain = re.split(r" (?:&&|\|) ", call)[0]
            # The end of a setting, as in `command = "… && sitegen build"`.
            plain = plain[:-1] if plain.endswith('"') and plain.count('"') % 2 else plain
            found.append(shlex.split(plain, comments=True))
    return found


def read_call(words: list[str]) -> str:
    """The command of a call, its options read as click reads them.

    Raises:
        click.UsageError: there is no such command or option.
    """
    context = click.Context(main, info_name="sitegen")
    _, rest, _ = main.make_parser(context).parse_args(list(words))
    if not rest:
        return ""
    command = main.get_command(context, rest[0])
    if command is None:
        raise click.UsageError(f"there is no command {rest[0]}")
    command.make_parser(click.Context(command, info_name=rest[0])).parse_args(rest[1:])
    return rest[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_call_is_one(page: Path) -> None:
    """Each call of sitegen in a document names a command and options that there are."""
    for words in calls_of(page):
        try:
            read_call(words)
        except click.UsageError as error:
            pytest.fail(f"sitegen {shlex.join(words)}: {error.format_message()}")


def test_wrong_calls_would_be_found() -> None:
    """The reader of calls tells a wrong option and a wrong command."""
    assert read_call(["-C", "my-archive", "build", "--base-url", "https://example.org/"]) == "build"
    for words in (["build", "--stricter"], ["bild"], ["--silent", "check"], ["check", "--format"]):
        with pytest.raises(click.UsageError):
            read_call(words)


def test_every_command_is_documented() -> None:
    """Each command stands in the documents for operators, with a call that somebody can copy from some page."""
    called = {read_call(words) for page in PAGES for words in calls_of(page)}
    assert set(COMMANDS) - called == set()
    table = (ROOT / "docs/operators/README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"| `sitegen {name}` |" not in table] == []


def test_every_option_of_build_is_documented() -> None:
    """docs/operators/ says what each option of a build does."""
    text = "".join(page.read_text("utf-8") for page in (ROOT / "docs/operators").glob("*.md"))
    build = main.get_command(click.Context(main), "build")
    assert build is not None
    options = [option for parameter in build.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if option not in text] == []


def test_the_first_archive_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who follows the README sees what it shows: files, a slip that is found, a site."""
    text = (ROOT / "README.md").read_text("utf-8").partition("## Your first archive")[2]
    shown = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    body = re.findall(r"^```markdown\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[0]
    monkeypatch.chdir(tmp_path)
    file = Path("content/incidents/2024/2024-05-fire-at-the-mill.md")

    for console in shown:
        command, _, expected = console.partition("\n")
        words = shlex.split(command.removeprefix("$ sitegen "))
        if words[0] == "serve":
            continue
        if expected.startswith("no problems"):
            file.write_text(body.replace("harbour-ofice", "harbour-office"), "utf-8")
        said = CliRunner().invoke(main, ["--color", "never", *words]).output
        assert without_place_and_time(said) == without_place_and_time(expected)
        if words[0] == "init":
            monkeypatch.chdir(tmp_path / "my-archive")
        if words[0] == "new":
            assert file.is_file()
            file.write_text(body, "utf-8")
    assert Path("output/incidents/2024-05-fire-at-the-mill/index.html").is_file()


def without_place_and_time(text: str) -> str:
    """A transcript without what differs from machine to machine, and without the line that changes the folder."""
    lines = (line for line in text.splitlines() if not line.startswith("$ "))
    plain = "\n".join(lines)
    return re.sub(r" in [0-9.]+ s$", "", re.sub(r"files into .*", "files", plain), flags=re.MULTILINE)
