"""What a path in the prose points to, seen from the file's own folder."""

import posixpath
from typing import Literal
from urllib.parse import unquote

import msgspec

TargetKind = Literal["incident", "region", "actor", "source", "page", "media"]

FOLDERS: dict[str, TargetKind] = {
    "incidents": "incident",
    "regions": "region",
    "actors": "actor",
    "sources": "source",
    "pages": "page",
    "media": "media",
}


class Target(msgspec.Struct, frozen=True, array_like=True):
    kind: TargetKind
    id: str
    file: str
    """From the archive's folder."""
    fragment: str = ""


def find_target(address: str, path: str, content: str) -> Target | None:
    """What a relative address leads to; None where it leads to nothing of the archive's content."""
    written, _, fragment = address.partition("#")
    if "?" in written or written.startswith("/"):
        return None
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(written)))
    if not file.startswith(f"{content}/"):
        return None
    folder, _, rest = file[len(content) + 1 :].partition("/")
    kind = FOLDERS.get(folder)
    if kind is None or not rest:
        return None
    if kind == "media":
        return Target(kind, rest, file)
    if not rest.endswith(".md"):
        return None
    stem = rest.removesuffix(".md")
    return Target(kind, stem if kind == "region" else stem.rpartition("/")[2], file, unquote(fragment))


def right_path(address: str, path: str, content: str) -> str:
    """The path that was most likely meant, or the form of one."""
    written = unquote(address.partition("#")[0])
    parts = [part for part in written.split("/") if part not in ("", ".", "..")]
    folder = posixpath.dirname(path)
    for at, part in enumerate(parts):
        if part in FOLDERS and at + 1 < len(parts):
            rest = "/".join(parts[at + 1 :])
            rest = rest if part == "media" or rest.endswith(".md") else f"{rest}.md"
            if part == "incidents" and "/" not in rest:
                rest = f"{_year(rest)}/{rest}"
            return posixpath.relpath(f"{content}/{part}/{rest}", folder)
    if parts[:-1] and parts[-2].isdigit():
        name = parts[-1] if parts[-1].endswith(".md") else f"{parts[-1]}.md"
        return posixpath.relpath(f"{content}/incidents/{parts[-2]}/{name}", folder)
    if len(parts) == 1 and "." not in parts[0]:
        return posixpath.relpath(f"{content}/incidents/{_year(parts[0])}/{parts[0]}.md", folder)
    return posixpath.relpath(f"{content}/incidents/2023/other-incident.md", folder)


def _year(id_: str) -> str:
    return id_[:4] if id_[:4].isdigit() else "2023"
