"""Every problem code has a bad example, the message that it gives, and a page in the docs."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.commands.main import main
from sitegen.model.codes import SETTINGS, SEVERITY

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "problems"
CASES = sorted(
    path for path in HERE.iterdir() if not path.name.startswith(("_", ".")) and (path.suffix == ".md" or path.is_dir())
)


def lay(case: Path, root: Path) -> None:
    """The small archive with a bad example over it."""
    shutil.copytree(HERE / "_archive", root)
    if case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True, symlinks=True)
    else:
        shutil.copy(case, root / "content/incidents/2023" / case.name)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_bad_example_gives_its_message(case: Path, tmp_path: Path, rewrite: bool, monkeypatch) -> None:
    """What `check` prints for a bad example is what stands beside it, and it names its code."""
    lay(case, tmp_path / "archive")
    monkeypatch.chdir(tmp_path / "archive")
    result = CliRunner().invoke(main, ["--color", "never", "check"])
    expected = HERE / f"{case.stem}.txt"
    code = case.stem.split("--")[0]
    assert f"[{code}]" in result.output
    wrong = 2 if code in SETTINGS else 1
    assert result.exit_code == (wrong if "\nerror[" in "\n" + result.output else 0)
    if rewrite:
        expected.write_text(result.output, encoding="utf-8")
    assert result.output == expected.read_text(encoding="utf-8")


def test_the_small_archive_is_clean(tmp_path: Path, monkeypatch) -> None:
    """So whatever is found in an example is the example's."""
    shutil.copytree(HERE / "_archive", tmp_path / "archive")
    monkeypatch.chdir(tmp_path / "archive")
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, "warning[" in result.output) == (0, False), result.output


ELSEWHERE = {"template-error", "file-too-large", "front-matter-too-large"}
"""Codes that `check` does not find, or whose examples would be too large; their tests stand with what finds them."""


def test_every_code_has_an_example() -> None:
    """No code without a bad example, and no example without a code."""
    shown = {case.stem.split("--")[0] for case in CASES}
    assert set(SEVERITY) - shown - ELSEWHERE == set()
    assert shown - set(SEVERITY) == set()


@pytest.mark.parametrize("code", sorted(SEVERITY))
def test_every_code_is_explained(code: str) -> None:
    """Its page has its name, the wrong and the right."""
    text = (DOCS / f"{code}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {code}\n")
    assert "\n## Wrong\n" in text
    assert "\n## Right\n" in text


def test_no_page_explains_a_code_that_is_not() -> None:
    """A code that is gone takes its page with it."""
    assert {path.stem for path in DOCS.glob("*.md")} - {"README"} == set(SEVERITY)
