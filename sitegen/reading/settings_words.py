"""Vocabularies and fields as the settings declare them."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sitegen.model.nearest import nearest
from sitegen.model.settings import Field, IdentifierKind, Term
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.settings_check import Check, has_kind
from sitegen.reading.settings_values import is_word, read_table, tables
from sitegen.reading.toml_positions import Path

_WORD = "vocabulary.<name>.<word>"
_ONLY_IN = {"within": "groups", "unit": "measures", "inverse": "relation-types"}
_KEPT = {"groups": "all", "place-roles": "scene", "actor-roles": "involved"}
"""Words that hold where a file names none; a list that replaces the default has them still."""
_KEYS_OF_FIGURES = ("group", "per", "estimate", "note")
_WITH_PAGES = ("choice", "yesno", "number", "id", "actor", "incident")
"""Types whose values can be part of an address."""


def read_vocabularies(check: Check, value: object) -> dict[str, dict[str, Term]]:
    """All vocabularies: those that ship, extended or replaced."""
    found = dict(DEFAULTS)
    where: Path = ("vocabulary",)
    if not has_kind(check, where, value, dict):
        return found
    assert isinstance(value, dict)
    for name, table in value.items():
        if name not in DEFAULTS:
            check.unknown_key((*where, name), DEFAULTS, "vocabulary")
        elif has_kind(check, (*where, name), table, dict):
            found[name] = _read_vocabulary(check, (*where, name), name, table)
    return found


def _read_vocabulary(check: Check, where: Path, name: str, table: Mapping[str, Any]) -> dict[str, Term]:
    flags = read_table(check, where, {key: table[key] for key in table if key == "replace"}, "vocabulary.<name>")
    shipped = DEFAULTS[name]
    if flags.get("replace"):
        shipped = {word: term for word, term in shipped.items() if word == _KEPT.get(name)}
    words = tables(check, where, {key: inner for key, inner in table.items() if key != "replace"})
    if name == "measures":
        words = {word: inner for word, inner in words.items() if not _is_key_of_figures(check, (*where, word))}
    return read_terms(check, where, words, {**shipped}, name)


def _is_key_of_figures(check: Check, where: Path) -> bool:
    if where[-1] not in _KEYS_OF_FIGURES:
        return False
    message = f"`{where[-1]}` is a key of `figures`, and cannot be a measure"
    check.report(
        "settings-bad-value", where, message, "choose another word, and keep this one as its `label`", key=True
    )
    return True


def read_terms(
    check: Check, where: Path, words: Mapping[str, Mapping[str, Any]], terms: dict[str, Term], name: str
) -> dict[str, Term]:
    """The terms with these words added or changed; what they name must be among them, and no way leads back."""
    for word, table in words.items():
        if not is_word(check, (*where, word), word, key=True):
            continue
        for key, home in _ONLY_IN.items():
            if key in table and name != home:
                check.report(
                    "settings-unknown-key",
                    (*where, word, key),
                    f"`{key}` is a key of the vocabulary `{home}` alone",
                    "take it away",
                    key=True,
                )
        given = {key: inner for key, inner in table.items() if _ONLY_IN.get(key, name) == name}
        values = read_table(check, (*where, word), given, _WORD)
        old = terms.get(word) or Term(word=word, label={"": _shown(word)} if "label" not in values else {})
        for key in ("label", "means", "inverse"):
            if key in values:
                values[key] = {**getattr(old, key), **values[key]}
        terms[word] = replace(old, **values)
    for key in ("under", "within", "replaced_by"):
        terms = _checked(check, where, terms, key)
    return {
        word: replace(term, replaced_by=_last(terms, term)) if term.replaced_by else term
        for word, term in terms.items()
    }


def _shown(word: str) -> str:
    return word.replace("-", " ").capitalize()


def _checked(check: Check, where: Path, terms: dict[str, Term], key: str) -> dict[str, Term]:
    """The terms, without what `key` names wrongly."""
    found = dict(terms)
    for word, term in terms.items():
        other: str = getattr(term, key)
        if other and other not in terms:
            near = nearest(other, terms)
            help_ = f"did you mean `{near}`?" if near else f"one of {', '.join(terms)}"
            # A default's parent can be missing only because a list was replaced, and then nobody wrote it.
            if (*check.prefix, *where, word, key) in check.positions:
                check.report(
                    "settings-unknown-word", (*where, word, key), f"`{other}` is not a word of this list", help_
                )
            found[word] = replace(found[word], **{key: ""})
    for word, term in tuple(found.items()):
        way = [word, *_way(found, word, key)]
        if len(way) > 1 and way[-1] == word:
            shown = " → ".join(f"`{step}`" for step in way)
            message = f"`{key}` leads back to where it began: {shown}"
            check.report("settings-circle", (*where, word, key), message, "take one of these away")
            found[word] = replace(term, **{key: ""})
    return found


def _way(terms: Mapping[str, Term], word: str, key: str) -> Iterator[str]:
    """Where `key` leads from a word, step by step; it ends at the first word that comes again."""
    seen: set[str] = set()
    step: str = getattr(terms[word], key)
    while step and step not in seen:
        seen.add(step)
        yield step
        if step == word:
            return
        step = getattr(terms[step], key)


def _last(terms: Mapping[str, Term], term: Term) -> str:
    while term.replaced_by:
        term = terms[term.replaced_by]
    return term.word


def read_fields(check: Check, value: object) -> dict[str, Field]:
    """The fields of the archive's own, by id."""
    found = {}
    for id_, table in tables(check, ("fields",), value).items():
        where: Path = ("fields", id_)
        if not is_word(check, where, id_, key=True):
            continue
        values = read_table(check, where, table, "fields.<field>")
        words = values.pop("choices", {})
        values["choices"] = read_terms(check, (*where, "choices"), words, {}, "")
        field = Field(id=id_, **{"label": {"": _shown(id_)}, **values})
        _check_field(check, where, table, field)
        found[id_] = field
    return found


def _check_field(check: Check, where: Path, table: Mapping[str, Any], field: Field) -> None:
    if table.get("type", field.type) != field.type:
        return  # the type was wrong, and what hangs on it is not reported as well
    if field.type == "choice" and table.get("choices", []) in ([], {}):
        place = (*where, "choices" if "choices" in table else "type")
        check.bad(place, f"the field `{field.id}` has no choices", 'write them as `choices = ["one", "another"]`')
    if field.type != "choice" and "choices" in table:
        check.bad((*where, "choices"), f"a field of type `{field.type}` has no choices", 'write `type = "choice"`')
    if field.index and field.type not in _WITH_PAGES:
        help_ = f"take `index` away, or use one of the types {', '.join(_WITH_PAGES)}"
        check.bad((*where, "index"), f"values of type `{field.type}` have no pages of their own", help_)
    if field.unit and field.type not in ("amount", "number"):
        help_ = 'write `type = "amount"`, or take `unit` away'
        check.bad((*where, "unit"), f"a field of type `{field.type}` has no unit", help_)


def read_identifiers(check: Check, value: object) -> dict[str, IdentifierKind]:
    """The other databases, by id."""
    found = {}
    for id_, table in tables(check, ("identifiers",), value).items():
        where: Path = ("identifiers", id_)
        if is_word(check, where, id_, key=True):
            values = read_table(check, where, table, "identifiers.<id>")
            found[id_] = IdentifierKind(id=id_, **{"label": {"": id_}, **values})
    return found
