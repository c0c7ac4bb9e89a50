"""Names of content files: what each says of its file, and the right one for a wrong one."""

import re
import unicodedata

from sitegen.model.problem import Problem
from sitegen.model.reading import SourceFile, SourceKind
from sitegen.reading.forms import LANG
from sitegen.reading.terms import proposed_id

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
_SOURCE_ID = re.compile(r"[a-z][a-z0-9-]{0,99}", re.ASCII)
_LONGEST = 100
_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".text", ".txt", ".md")


def named_source(kind: SourceKind, path: str, name: str, parts: tuple[str, ...]) -> SourceFile | None:
    """The source file that a name stands for; None where the name is wrong.

    Args:
        parts: the folders between the kind's folder and the file.
    """
    if not name.endswith(".md"):
        return None
    stem = name[:-3]
    if kind == "region":
        region = [*parts, stem]
        if all(map(_ID.fullmatch, region)) and "page" not in region:
            return SourceFile(path, kind, "/".join(region))
        return None
    if (_SOURCE_ID if kind == "source" else _ID).fullmatch(stem):
        return SourceFile(path, kind, stem)
    id_, _, lang = stem.partition(".")
    if kind in {"incident", "page"} and _ID.fullmatch(id_) and LANG.fullmatch(lang):
        return SourceFile(path, "translation" if kind == "incident" else kind, id_, lang)
    return None


def name_problem(kind: SourceKind, path: str, name: str, parts: tuple[str, ...]) -> Problem:
    """What is wrong with a file's name, and the right one."""
    stem, dot, extension = name.rpartition(".")
    if not dot or f".{extension}" != ".md":
        return _extension_problem(kind, path, name, stem, f".{extension.lower()}" if dot else "")
    if kind == "region" and "page" in (*parts, stem):
        return _problem("file-name", path, "`page` cannot be the name of a region", "choose another name")
    bad = [part for part in parts if kind == "region" and not _ID.fullmatch(part)]
    if bad:
        help_ = f"rename the folder to `{_proposed(bad[0])}`"
        return _problem("file-name", path, f"the folder `{bad[0]}` is not a path of small Latin letters", help_)
    if kind != "incident" and _ID.fullmatch(stem.partition(".")[0]) and LANG.fullmatch(stem.partition(".")[2]):
        help_ = (
            "write the name by language in the file itself" if kind in ("region", "actor") else "use a file for each"
        )
        return _problem("file-name", path, "only incidents and pages have translations in files beside them", help_)
    proposed = _proposed(stem)
    if kind == "source":
        proposed = proposed.lstrip("0123456789-")
    help_ = f"rename it to `{proposed}.md`" if proposed else "rename it, as `2023-05-22-fire-at-harbour.md`"
    begins = ", and begins with a letter" if kind == "source" else ""
    what = (
        f"is longer than {_LONGEST} characters"
        if len(stem) > _LONGEST
        else f"is not of small letters a–z, digits and hyphens{begins}"
    )
    return _problem("file-name", path, f"the name `{name}` {what}", help_)


def _extension_problem(kind: SourceKind, path: str, name: str, stem: str, extension: str) -> Problem:
    if extension in _MARKDOWN:
        help_ = f"rename it to `{_proposed(stem)}.md`"
    elif kind == "region":
        help_ = "only .md files and GeoJSON files stand here"
    else:
        help_ = "only .md files stand here; pictures and documents belong in media"
    return _problem(
        "file-extension", path, f"`{name}` would be passed over, since its name does not end in `.md`", help_
    )


def _problem(code: str, path: str, message: str, help_: str) -> Problem:
    return Problem(code=code, path=path, message=message, help=help_)


def _proposed(stem: str) -> str:
    """The nearest allowed name: accents are dropped, other signs become hyphens."""
    plain = unicodedata.normalize("NFKD", stem)
    return proposed_id("".join(letter for letter in plain if not unicodedata.combining(letter)))
