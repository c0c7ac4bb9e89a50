"""`sitegen check`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "---\ntitle: Raid\ndate: 2023-13-01\n---\nA raid.\n"
WARNED = "---\ntitle: Raid\ndate: 2023-05-01\nregion: zz-nowhere\n---\nA raid.\n"


@pytest.fixture
def bad(archive: Path) -> Path:
    (archive / "content/incidents/2024/raid.md").write_text(BAD)
    return archive


def test_a_new_archive_is_clean(sitegen, archive: Path) -> None:
    """What `init` writes passes without a warning, and `check` says so on stdout."""
    result = sitegen("check", "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no problems in 6 files\n"


def test_a_problem_is_shown_at_its_line(sitegen, bad: Path) -> None:
    """What is found goes to stdout, with the line; the exit code is 1."""
    result = sitegen("check")
    assert result.exit_code == 1
    assert "  --> content/incidents/2024/raid.md:3:7\n   3 | date: 2023-13-01\n" in result.stdout
    assert result.stdout.endswith("1 error in 7 files\n")


def test_paths_start_where_the_person_stands(sitegen, bad: Path, monkeypatch) -> None:
    """With `-C` a path is shown so that it can be opened from here."""
    monkeypatch.chdir(bad.parent)
    assert "  --> archive/content/incidents/2024/raid.md:3:7\n" in sitegen("-C", "archive", "check").stdout


def test_warnings_count_where_strict(sitegen, archive: Path) -> None:
    """A warning ends with 0, and with 1 under `--strict`."""
    (archive / "content/incidents/2024/raid.md").write_text(WARNED)
    assert sitegen("check").exit_code == 0
    assert sitegen("check", "--strict").exit_code == 1


def test_settings_end_with_2(sitegen, archive: Path) -> None:
    """What is wrong in the settings is no problem of the content."""
    (archive / "sitegen.toml").write_text("titel = 'x'\n")
    result = sitegen("check")
    assert (result.exit_code, "sitegen.toml:1:1" in result.stdout) == (2, True)


def test_no_settings(sitegen, tmp_path: Path) -> None:
    """A folder that is no archive is said in one line."""
    result = sitegen("-C", tmp_path, "check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sitegen.toml" in result.stderr


def test_json(sitegen, bad: Path) -> None:
    """`--format json` writes one document and nothing else."""
    result = sitegen("check", "--format", "json")
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert document["problems"][0]["path"] == "content/incidents/2024/raid.md"
    assert document["summary"] == {"errors": 1, "warnings": 0, "files": 7}


def test_github(sitegen, bad: Path) -> None:
    """`--format github` writes a command for each problem."""
    assert sitegen("check", "--format", "github").stdout.startswith(
        "::error file=content/incidents/2024/raid.md,line=3,col=7,"
    )


def test_github_counts_from_the_repository(sitegen, bad: Path) -> None:
    """A path is given from the top of the repository, wherever the check runs."""
    result = sitegen("check", "--format", "github", GITHUB_WORKSPACE=str(bad.parent))
    assert result.stdout.startswith("::error file=archive/content/incidents/2024/raid.md,")


def test_paths_narrow_down_what_is_shown(sitegen, bad: Path) -> None:
    """Files and folders may be named; what stands elsewhere is not shown and does not count."""
    assert sitegen("check", "content/actors").exit_code == 0
    for path in (".", "content/incidents", "content/incidents/2024/raid.md", bad / "content"):
        assert sitegen("check", path).exit_code == 1
    for path, said in (("content/none", "no file or folder"), ("..", "not in the archive")):
        result = sitegen("check", path)
        assert (result.exit_code, said in result.stderr) == (2, True)


def test_quiet(sitegen, archive: Path) -> None:
    """Asked to be quiet, a clean check says nothing."""
    assert sitegen("-q", "check").output == ""


def test_fix_mends_and_checks_again(sitegen, archive: Path) -> None:
    """What can be mended is, and is no longer found; the rest stays."""
    place = archive / "content/incidents/2024/raid.md"
    place.write_text("---\ntitle: Raid\ndate: 2023-05-01\nregion: saltmarsh\n---\nWhat burned:\n- a shed\n")
    assert sitegen("check", "--strict").exit_code == 1
    result = sitegen("check", "--fix", "--strict")
    assert result.exit_code == 0, result.output
    assert "mended 1 place" in result.stderr
    assert place.read_text().endswith("What burned:\n\n- a shed\n")
    assert "mended 0 places" in sitegen("check", "--fix").stderr


def test_as_a_process(bad: Path) -> None:
    """The command as a person runs it, with a console that has few characters."""
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "raid.md:3:7" in done.stdout
