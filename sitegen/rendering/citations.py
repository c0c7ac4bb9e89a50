"""Citations of a record and of the whole archive: BibTeX, CSL JSON, Citation File Format."""

import json
import re
from urllib.parse import quote

from sitegen.rendering.export_json import json_bytes
from sitegen.rendering.views.sharing import CitationView

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{character: f"\\{character}" for character in "$&#_%"},
}
_TEX_TABLE = str.maketrans(_TEX)
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")
"""What an identifier of a licence looks like; a sentence does not."""


def bibtex(view: CitationView) -> bytes:
    """An entry of BibTeX; braces of the text are written out, since BibTeX counts them even behind a backslash."""
    issued = view.published or view.version
    record = f"Record {_tex(view.id)}" if view.id else "Data set"
    note = f"{record}, version of {view.version}" if view.version else record
    fields = {
        "author": f"{{{_tex(view.container)}}}",
        "title": f"{{{_tex(view.title)}}}",
        "howpublished": _tex(view.container) if view.id else "",
        "year": issued[:4],
        "month": str(int(issued[5:7])) if issued else "",
        "url": _tex_address(view.url),
        "note": note,
        "language": _tex(view.lang),
        "copyright": _tex(view.licence),
    }
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{view.id or 'archive'},\n{rows}}}\n".encode()


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX_TABLE)


def _tex_address(url: str) -> str:
    """Styles write an address as it stands; what would unbalance the braces is written as a number."""
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~-._")


def csl_json(view: CitationView) -> bytes:
    """A list of one item, as reference managers read it."""
    item: dict[str, object] = {
        "id": view.id or "archive",
        "type": "webpage" if view.id else "dataset",
        "title": view.title,
        "author": [{"literal": view.container}],
    }
    if view.id:
        item["container-title"] = view.container
        item["number"] = view.id
    issued = view.published or view.version
    if issued:
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    more = {"version": view.version, "URL": view.url, "language": view.lang, "license": view.licence}
    item |= {name: value for name, value in more.items() if value}
    return json_bytes([item])


def citation_file(view: CitationView) -> bytes:
    """CITATION.cff: YAML, whose texts are written as JSON writes them."""
    fields: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "Cite the archive as follows, and a record by its own address.",
        "type": "dataset",
        "title": view.title,
        "authors": [{"name": view.container}],
        "version": view.version,
        "date-released": view.version,
        "url": view.url,
        "license": view.licence if _SPDX.fullmatch(view.licence) else "",
    }
    rows = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value)
    return "".join(rows).encode()
