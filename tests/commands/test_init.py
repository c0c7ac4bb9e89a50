"""A new archive in one go."""

import json
import re
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
import yaml

from sitegen.commands import init
from sitegen.commands.init import origin, starter_files

WORKFLOWS = (".github/workflows/check.yml", ".github/workflows/publish.yml")


def test_init_writes_an_archive(sitegen, archive: Path) -> None:
    """Settings, an example, workflows and what a repository needs, with the dots of their names."""
    for name in ("sitegen.toml", ".gitignore", "README.md", "CONTRIBUTING.md", "requirements.txt", *WORKFLOWS):
        assert (archive / name).is_file()
    assert len(list((archive / "content/incidents").rglob("*.md"))) == 1


def test_init_says_what_to_do_next(sitegen, tmp_path: Path, monkeypatch) -> None:
    """The next command is printed, ready to be copied; nothing where quiet."""
    monkeypatch.chdir(tmp_path)
    result = sitegen("init", "my archive")
    assert "`sitegen -C 'my archive' build`" in result.stderr
    assert result.stdout == ""
    assert sitegen("-q", "init", "other").stderr == ""


def test_init_here(sitegen, tmp_path: Path, monkeypatch) -> None:
    """Without a folder the archive is written here, or where `-C` says."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    assert "`sitegen build`" in sitegen("-C", "there", "init").stderr
    assert (tmp_path / "there/sitegen.toml").is_file()


def test_init_writes_over_nothing(sitegen, tmp_path: Path) -> None:
    """Files that are there stay as they are, and are named."""
    (tmp_path / "README.md").write_text("mine")
    result = sitegen("init", tmp_path)
    assert result.exit_code == 0
    assert "left alone: README.md" in result.stderr
    assert (tmp_path / "README.md").read_text() == "mine"


def test_init_twice(sitegen, archive: Path) -> None:
    """An archive is not written into another."""
    result = sitegen("init", archive)
    assert (result.exit_code, "is an archive already" in result.stderr) == (2, True)


def test_init_over_a_file(sitegen, tmp_path: Path) -> None:
    """A file where the folder should be, or on the way to it, is said in one line."""
    (tmp_path / "file").write_text("x")
    assert sitegen("init", tmp_path / "file").exit_code == 2
    assert sitegen("init", tmp_path / "file/below").exit_code == 2


def test_where_sitegen_comes_from(tmp_path: Path, monkeypatch) -> None:
    """The repository and the commit, where pip noted them; else a place to fill in, and never the bare name."""
    (tmp_path / "direct_url.json").write_text(
        json.dumps({"url": "https://x.example/s.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}})
    )
    monkeypatch.setattr(init, "distribution", lambda _: PathDistribution(tmp_path))
    assert origin() == "git+https://x.example/s.git@abc"
    for written in ("{}", "[", '{"url": "file:///x", "dir_info": {}}'):
        (tmp_path / "direct_url.json").write_text(written)
        assert origin().startswith("git+https://github.com/OWNER/sitegen@v")
    (tmp_path / "direct_url.json").unlink()
    assert "OWNER" in origin()


def test_requirements_name_it(archive: Path) -> None:
    """requirements.txt says where sitegen comes from."""
    lines = [line for line in (archive / "requirements.txt").read_text().splitlines() if not line.startswith("#")]
    assert re.fullmatch(r"sitegen @ git\+https://\S+@\S+", lines[0])


HERE = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "text",
    [
        *(body.decode() for path, body in starter_files() if path in WORKFLOWS),
        *(path.read_text() for path in sorted((HERE / ".github/workflows").glob("*.yml"))),
    ],
)
def test_workflows_are_safe(text: str) -> None:
    """Actions are pinned to commits, the token reads unless a job says more, and no expression is laid into a script."""
    workflow = yaml.safe_load(text)
    triggers = workflow[True]  # YAML 1.1 takes `on` for a yes
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in triggers
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"]
        if "pull_request" in triggers:
            assert "permissions" not in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
    assert "secrets." not in text


def test_only_one_job_may_publish() -> None:
    """Of the publishing workflow only the job that runs no code of ours may write to Pages."""
    text = dict(starter_files())[".github/workflows/publish.yml"]
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert [step.get("run") for step in jobs["publish"]["steps"]] == [None]
    assert b"--strict" in text
