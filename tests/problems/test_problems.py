"""Every problem code has a bad example, the message that it gives, and a page in the docs."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.commands.main import main
from sitegen.model.codes import SETTINGS, SEVERITY

from .cases import ARCHIVE, CASES, NOT_OF_CHECK, expected, lay

DOCS = Path(__file__).parents[2] / "docs" / "problems"


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in NOT_OF_CHECK], ids=lambda path: path.stem)
def test_a_bad_example_gives_its_message(case: Path, tmp_path: Path, rewrite: bool, monkeypatch) -> None:
    """What `check` prints for a bad example is what stands beside it, and it names its code."""
    shutil.copytree(ARCHIVE, tmp_path / "archive")
    lay(case, tmp_path / "archive")
    monkeypatch.chdir(tmp_path / "archive")
    result = CliRunner().invoke(main, ["--color", "never", "check"])
    code = case.stem.split("--")[0]
    assert f"[{code}]" in result.output
    wrong = 2 if code in SETTINGS else 1
    assert result.exit_code == (wrong if "\nerror[" in "\n" + result.output else 0)
    if rewrite:
        expected(case).write_text(result.output, encoding="utf-8")
    assert result.output == expected(case).read_text(encoding="utf-8")


def test_the_small_archive_is_clean(tmp_path: Path, monkeypatch) -> None:
    """So whatever is found in an example is the example's."""
    shutil.copytree(ARCHIVE, tmp_path / "archive")
    monkeypatch.chdir(tmp_path / "archive")
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, "warning[" in result.output) == (0, False), result.output


ELSEWHERE = {"file-too-large", "front-matter-too-large"}
"""Codes whose examples would be too large to keep: test_large_files.py makes them."""


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
