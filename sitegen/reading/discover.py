"""What stands in content/: every file by its name, and every name that cannot be published."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from sitegen.model.errors import UserError
from sitegen.model.nearest import nearest
from sitegen.model.problem import Problem, sort_key
from sitegen.model.reading import Discovery, SourceFile, SourceKind
from sitegen.model.records import MediaFile
from sitegen.model.settings import Settings
from sitegen.reading.media import is_media_name, proposed_media_name
from sitegen.reading.names import name_problem, named_source

FOLDERS: dict[str, SourceKind] = {
    "incidents": "incident",
    "regions": "region",
    "actors": "actor",
    "sources": "source",
    "pages": "page",
}
_NESTED = ("incidents", "regions", "media")
_DEEPEST = 30
_BACKUPS = (".swp", ".swo", ".tmp", ".bak", ".orig", ".rej")


class _Finding:
    """What was met so far, on a walk through content/."""

    def __init__(self) -> None:
        self.sources: list[SourceFile] = []
        self.media: list[MediaFile] = []
        self.boundaries: list[str] = []
        self.problems: list[Problem] = []

    def report(self, code: str, path: str, message: str, help_: str = "") -> None:
        self.problems.append(Problem(code=code, path=path, message=message, help=help_))


def discover(root: Path, settings: Settings) -> Discovery:
    """The files of an archive, sorted by path, and what is wrong with their names.

    Nothing is opened. Of media the size is given; `sha256` is left "" for whoever reads the bytes.

    Raises:
        UserError: there is no such folder.
    """
    if not (root / settings.content).is_dir():
        raise UserError(f"there is no folder {settings.content}/ in {root}")
    finding = _Finding()
    for entry in _entries(finding, str(root / settings.content), settings.content):
        path = f"{settings.content}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            finding.report(
                "file-misplaced", path, f"`{entry.name}` stands in none of the folders of content", _folders_help()
            )
        elif entry.name == "media":
            _walk_media(finding, entry.path, path, "")
        elif entry.name in FOLDERS:
            _walk(finding, entry.path, path, entry.name, ())
        else:
            near = nearest(entry.name, [*FOLDERS, "media"])
            help_ = f"did you mean `{near}`?" if near else _folders_help()
            finding.report("folder-unknown", path, f"the folder `{entry.name}` is not known", help_)
    return Discovery(
        sources=tuple(sorted(finding.sources, key=lambda source: source.path)),
        media=tuple(sorted(finding.media, key=lambda file: file.path)),
        boundaries=tuple(sorted(finding.boundaries)),
        problems=tuple(sorted(finding.problems, key=sort_key)),
    )


def _folders_help() -> str:
    return f"use one of the folders {', '.join(FOLDERS)}, media"


def _is_passed_over(name: str) -> bool:
    """Whether a file is hidden or an editor's own."""
    return name.startswith((".", "#")) or name.endswith(("~", *_BACKUPS)) or name in ("Thumbs.db", "desktop.ini")


def _entries(finding: _Finding, folder: str, path: str) -> Iterator[os.DirEntry[str]]:
    """The files and folders in a folder by name, but for the links and devices and names that clash, which are reported."""
    if path.count("/") > _DEEPEST:
        finding.report("folder-unknown", path, f"folders are read {_DEEPEST} deep", "move the files up")
        return
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not _is_passed_over(entry.name)]
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}") from error
    entries.sort(key=lambda entry: entry.name)
    clashing = _clashing([entry.name for entry in entries])
    for entry in entries:
        here = f"{path}/{entry.name}"
        if not entry.name.isprintable():
            shown = entry.name.encode("unicode_escape").decode()
            help_ = "rename it with letters, digits and hyphens"
            finding.report("file-name", f"{path}/{shown}", "the name has characters that cannot be shown", help_)
        elif entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
            kind = "a symbolic link" if entry.is_symlink() else "not a plain file"
            message = f"this is {kind}, and nothing is read through it"
            finding.report("not-a-plain-file", here, message, "put the file itself here")
        elif entry.name in clashing:
            pair = f"`{entry.name}` and `{clashing[entry.name]}`"
            message = f"{pair} are one name where capital letters or accents are not told apart"
            finding.report("name-clash", here, message, "rename one of the two")
        else:
            yield entry


def _clashing(names: list[str]) -> dict[str, str]:
    """Names that are another's but for capital letters and Unicode form, each with the other."""
    folded: dict[str, str] = {}
    clashing: dict[str, str] = {}
    # The name that is right already keeps its place, whichever comes first.
    for name in sorted(names, key=lambda name: (not name.isascii() or name != name.lower(), name)):
        key = name if name.isascii() and name.islower() else unicodedata.normalize("NFC", name).casefold()
        if key in folded:
            clashing[name] = folded[key]
        else:
            folded[key] = name
    return clashing


def _walk(finding: _Finding, folder: str, path: str, top: str, parts: tuple[str, ...]) -> None:
    kind = FOLDERS[top]
    for entry in _entries(finding, folder, path):
        name = entry.name
        here = f"{path}/{name}"
        if entry.is_dir(follow_symlinks=False):
            if top not in _NESTED:
                finding.report("folder-unknown", here, f"folders are not read in {path}", f"move the files to {path}")
                continue
            _walk(finding, entry.path, here, top, (*parts, name))
            continue
        if top == "regions" and name.endswith((".json", ".geojson")):
            finding.boundaries.append(here)
            continue
        source = named_source(kind, here, name, parts)
        if source is None:
            finding.problems.append(name_problem(kind, here, name, parts))
        else:
            finding.sources.append(source)


def _walk_media(finding: _Finding, folder: str, path: str, below: str) -> None:
    for entry in _entries(finding, folder, path):
        name = below + entry.name
        here = f"{path}/{entry.name}"
        if not is_media_name(entry.name):
            help_ = f"rename it to `{proposed_media_name(entry.name)}`"
            finding.report(
                "file-name", here, "a name in media has letters A–Z and a–z, digits, `.`, `_` and `-` alone", help_
            )
        elif entry.is_dir(follow_symlinks=False):
            _walk_media(finding, entry.path, here, f"{name}/")
        else:
            size = entry.stat(follow_symlinks=False).st_size
            finding.media.append(MediaFile(name=name, path=here, size=size, sha256=""))
