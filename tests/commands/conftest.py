"""Running commands as a person does, in this process."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.commands.main import main

SURROUNDINGS = ("CI", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE")


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sitegen():
    """Calls a command; keeps stdout and stderr apart."""

    def call(*words: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], env=environment, prog_name="sitegen")

    return call


@pytest.fixture
def archive(sitegen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new archive, as `init` writes it."""
    monkeypatch.chdir(tmp_path)
    assert sitegen("init", "archive").exit_code == 0
    monkeypatch.chdir(tmp_path / "archive")
    return tmp_path / "archive"
