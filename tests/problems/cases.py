"""The bad examples, each to be laid over the small archive."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
ARCHIVE = HERE / "_archive"
CASES = sorted(
    path for path in HERE.iterdir() if not path.name.startswith(("_", ".")) and (path.suffix == ".md" or path.is_dir())
)
NOT_OF_CHECK = {"template-error"}
"""Codes that only making the pages finds."""


def lay(case: Path, root: Path) -> None:
    """A bad example over an archive; an incident's file goes among the incidents."""
    if case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True, symlinks=True)
    else:
        shutil.copy(case, root / "content/incidents/2023" / case.name)


def expected(case: Path) -> Path:
    """The file with what `check` says of it."""
    return HERE / f"{case.stem}.txt"
