"""codebook.json: the fields and words of the archive, for programs."""

from typing import Any

import msgspec

from sitegen.rendering.export_json import json_bytes
from sitegen.rendering.views.coverage import CodebookView


def codebook_json(view: CodebookView) -> bytes:
    """Fields by group and words by list, each with what is said of it; what says nothing is left out."""
    book = {
        "title": view.head.title,
        "version": view.head.updated,
        "incidents": view.incidents,
        "fields": [
            {"group": heading, **_said(field), "choices": [_said(word) for word in field.choices]}
            if field.choices
            else {"group": heading, **_said(field)}
            for heading, fields in view.fields
            for field in fields
        ],
        "lists": [
            {"name": one.name, "means": one.means, "words": [_said(word) for word in one.words]} for one in view.lists
        ],
    }
    return json_bytes(book)


def _said(value: msgspec.Struct) -> dict[str, Any]:
    found = ((name, getattr(value, name)) for name in value.__struct_fields__ if name not in ("choices", "address"))
    return {name: said for name, said in found if said not in ("", False, None, ())}
