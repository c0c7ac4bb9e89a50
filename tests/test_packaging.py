"""What is in the wheel, and in the source archive that it can be built from."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def build(target: str, source: Path, folder: Path) -> Path:
    """The one file that the pinned builder writes; it asks nothing of a network."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build("sdist", ROOT, folder / "dist")) as archive:
        archive.extractall(folder, filter="data")
    [unpacked] = [path for path in folder.iterdir() if path.name != "dist"]
    return unpacked


def files(folder: Path, within: str = "") -> set[str]:
    return {
        within + path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_holds_all_that_sitegen_reads(tmp_path: Path) -> None:
    """Code, the theme, the pages of problems, and what `init` writes; nothing else."""
    with zipfile.ZipFile(build("wheel", ROOT, tmp_path)) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = files(ROOT / "sitegen", "sitegen/")
    wanted |= files(ROOT / "templates", "sitegen/theme/")
    wanted |= files(ROOT / "docs/problems", "sitegen/problems/")
    assert names == wanted


def test_the_source_archive_makes_the_same_wheel(source: Path, tmp_path: Path) -> None:
    """Whoever has the source archive alone gets the wheel, byte for byte."""
    assert build("wheel", source, tmp_path / "from-source").read_bytes() == (
        build("wheel", ROOT, tmp_path / "from-repository").read_bytes()
    )


def test_the_source_archive_can_be_tested(source: Path) -> None:
    """It holds the tests, the pins and the scripts, and no file that a machine made for itself."""
    names = files(source)
    assert {"tests/conftest.py", "requirements-dev.txt", "Makefile", "scripts/check", "pyproject.toml"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith((".venv", ".sitegen", "output/"))]
