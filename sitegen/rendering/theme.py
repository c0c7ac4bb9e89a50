"""The theme: the templates and the static files, an archive's own before those that sitegen brings."""

import hashlib
from pathlib import Path

import msgspec

PACKAGE = Path(__file__).resolve().parent.parent
STATIC = "static"


class Theme(msgspec.Struct, frozen=True):
    """Where templates and static files are; small, to be handed to another process."""

    own: str
    """The archive's templates/ folder; it may not be there."""
    default: str
    """The theme that sitegen brings."""
    digest: str = ""
    """A hash of every file in both, so that a theme whose files changed is another one."""


def theme_of(own: Path) -> Theme:
    """The theme of an archive: from the wheel, or from the checkout that an editable install points to."""
    bundled = PACKAGE / "theme"
    default = bundled if bundled.is_dir() else PACKAGE.parent / "templates"
    return Theme(str(own), str(default), _digest_of(default, own))


def theme_files(theme: Theme) -> dict[str, Path]:
    """Every file of the theme by name (`incident.html`, `static/site.css`); the archive's own hides the default one."""
    found: dict[str, Path] = {}
    for folder in (theme.default, theme.own):
        root = Path(folder)
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
                found[name] = path
    return found


def _digest_of(default: Path, own: Path) -> str:
    """Hidden files of the default theme included, since a template may extend them."""
    digest = hashlib.blake2b(digest_size=16)
    for root in (default, own):
        for path in sorted(root.rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
        digest.update(b"\1")
    return digest.hexdigest()
