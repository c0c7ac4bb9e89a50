"""What holds for every file of the repository, whoever writes it."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_UTF8 = {"tests/problems/not-utf8.md"}
NOT_WHOLE = ("tests/problems/", "tests/sites/")
"""Bad input and golden pages may end as they like."""
MACHINE = re.compile(r"(?<![\w.:/*-])(?:/(?:home/(?!you/)|root/|work/|tmp/|Users/|private/|opt/|mnt/)|[A-Z]:\\Users\\)")
REGISTRY = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|\bfile:")


def listed(*patterns: str) -> list[str]:
    """Names of the files that are, or would be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return sorted({name for name in names if name and (ROOT / name).is_file()})


def words_of(name: str) -> str:
    return (ROOT / name).read_bytes().decode("utf-8", "replace")


def pins_of(name: str) -> dict[str, str]:
    """The packages that a requirements file names, and the version (with the condition, where there is one)."""
    pins = (line.rstrip(" \\").partition("==") for line in words_of(name).splitlines() if not line.startswith(" "))
    return {package: version for package, equals, version in pins if equals}


def test_the_list_is_of_this_repository() -> None:
    """The tests below look at files."""
    assert {"pyproject.toml", "sitegen/__main__.py", "tests/test_repository.py"} <= set(listed())


def test_files_are_utf8_with_plain_line_ends() -> None:
    """Every text is UTF-8 without a byte order mark, its lines end in LF, the last one too."""
    wrong = []
    for name in listed():
        data = (ROOT / name).read_bytes()
        if b"\0" in data or name in NOT_UTF8:
            continue
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            wrong.append(f"{name}: not UTF-8")
        if name.startswith(NOT_WHOLE):
            continue
        if data.startswith(b"\xef\xbb\xbf"):
            wrong.append(f"{name}: byte order mark")
        if b"\r" in data or (data and not data.endswith(b"\n")):
            wrong.append(f"{name}: line ends")
    assert not wrong


def test_no_file_knows_a_machine() -> None:
    """No file names a folder that only its writer's machine has."""
    assert MACHINE.search("as in /" + "home/somebody/archive"), "the pattern finds nothing"
    found = [f"{name}: {match.group()}" for name in listed() if (match := MACHINE.search(words_of(name)))]
    assert not found


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-build.txt", "requirements-dev.txt", "tests/browser/package-lock.json"]
)
def test_pins_name_no_registry(name: str) -> None:
    """Whoever installs takes the registry of their own settings; the hashes hold wherever it comes from."""
    text = words_of(name)
    assert not REGISTRY.search(text)
    if name.endswith(".txt"):
        assert pins_of(name)
        assert all(pin.endswith("\\") for pin in text.splitlines() if "==" in pin), "a pin has no hash"
    else:
        assert '"integrity"' in text


def test_pins_cover_what_the_project_asks_for() -> None:
    """Each dependency of pyproject.toml has its pin in the file for it."""
    project = tomllib.loads(words_of("pyproject.toml"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-build.txt": project["dependency-groups"]["build"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
    }
    for name, wanted in asked.items():
        assert {re.split(r"[\[<>=~ ]", entry)[0] for entry in wanted} <= set(pins_of(name)), name


def test_pins_agree() -> None:
    """One environment holds all pins: no package is pinned to two versions."""
    versions: dict[str, set[str]] = {}
    for name in listed("requirements*.txt"):
        for package, version in pins_of(name).items():
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


IMPORT_ALONE = """
import importlib, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    for loaded in [one for one in sys.modules if one == "sitegen" or one.startswith("sitegen.")]:
        del sys.modules[loaded]
    importlib.import_module(name)
"""


def test_every_module_imports_alone() -> None:
    """No module needs another one to have been imported first."""
    names = [
        name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for name in listed("sitegen/*.py")
        if not name.startswith("sitegen/commands/starter/")
    ]
    assert len(names) > 100
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALONE, *names],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_every_test_module_says_its_subject() -> None:
    """A test module has a docstring."""
    silent = [name for name in listed("tests/*.py") if not ast.get_docstring(ast.parse(words_of(name)))]
    assert not silent


def test_no_test_is_passed_over() -> None:
    """A test passes or fails: none is skipped or expected to fail."""
    words = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        f"{name}:{node.lineno}"
        for name in listed("tests/*.py")
        for node in ast.walk(ast.parse(words_of(name)))
        if isinstance(node, ast.Attribute) and node.attr in words
    ]
    assert not found
