"""Catalogues of the interface's messages: gettext's .po files of the theme, an archive's own laid over those that ship."""

import hashlib
from functools import lru_cache
from pathlib import Path

from sitegen.rendering.language import CONTEXT, Catalogue, Forms, Language, placeholders_of
from sitegen.rendering.theme import Theme

LOCALE = "locale"


def language_in(theme: Theme, tag: str) -> Language:
    """A language with the words that a theme has for it."""
    return _language_in(theme, str(tag))


def catalogue_file(folder: str, tag: str) -> Path | None:
    """The catalogue of a language, or of the language without its country, in a folder of templates; None without one."""
    names = dict.fromkeys((tag, tag.partition("-")[0])) if folder else ()
    return next((path for name in names if (path := Path(folder, LOCALE, f"{name}.po")).is_file()), None)


@lru_cache(maxsize=32)
def _language_in(theme: Theme, tag: str) -> Language:
    found = [path for folder in (theme.default, theme.own) if (path := catalogue_file(folder, tag))]
    if not found:
        return Language(tag)
    contents = [path.read_bytes() for path in found]
    mark = hashlib.blake2b(b"\0".join(contents), digest_size=8).hexdigest()
    return Language(tag, _laid_over(contents, mark))


def _laid_over(contents: list[bytes], mark: str) -> Catalogue:
    messages: dict[str, Forms] = {}
    plural = ""
    for content in contents:
        more, expression = read_catalogue(content)
        messages |= more
        plural = expression if any(isinstance(forms, tuple) for forms in more.values()) or not plural else plural
    return Catalogue(messages, plural, mark)


def read_catalogue(content: bytes) -> tuple[dict[str, Forms], str]:
    """The translations of a .po file, and its rule for plurals.

    Left out are those that are marked fuzzy, and those that name other placeholders than their message: they would end
    the build.
    """
    from io import BytesIO  # noqa: PLC0415 - an archive in English needs none of this

    from babel.messages.pofile import read_po  # noqa: PLC0415

    catalog = read_po(BytesIO(content), charset="utf-8")
    messages: dict[str, Forms] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
        known = {name for one in ids for name in placeholders_of(one)}
        if not all(forms) or any(placeholders_of(form) - known for form in forms):
            continue
        key = f"{message.context}{CONTEXT}{ids[0]}" if message.context else ids[0]
        messages[key] = forms[0] if isinstance(message.id, str) else forms
    return messages, catalog.plural_expr
