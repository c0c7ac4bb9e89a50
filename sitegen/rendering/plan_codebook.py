"""What the fields and words of the archive mean: /data/codebook/, codebook.json and datapackage.json."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.model.page import PageJob
from sitegen.model.settings import Field, Term
from sitegen.rendering.addresses import field_address
from sitegen.rendering.jobs import job_for, page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import name_in, term_inverse, term_label, term_means
from sitegen.rendering.packages import package_view
from sitegen.rendering.phrases import text
from sitegen.rendering.schema_words import SchemaField, fixed_words, groups, list_means, schema_fields
from sitegen.rendering.views.coverage import CodebookView, CodeField, CodeList, CodeWord
from sitegen.rendering.views.head import Head

_COUNTED = {"date": "date.year", "places": "places.region"}
"""Fields that the coverage knows by another name."""
_TOLD = frozenset(
    (
        *("date", "time", "reported", "summary", "categories", "tags", "places", "places.point", "places.precision"),
        *("actors", "claims", "sources", "relations", "media", "review"),
    )
)
"""Fields whose count is that of the incidents that give them; of the others the coverage tells something else."""
_ENCODER = msgspec.msgpack.Encoder()


def plan_codebook(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The job of /data/codebook/, and those of its downloads."""
    archive, lang = lookup.archive, lookup.lang
    view = CodebookView(
        head=Head(title=text(lang, "Codebook"), address="/data/codebook/", section="/data/", updated=archive.updated),
        incidents=archive.coverage.incidents,
        fields=tuple(_fields(lookup)),
        lists=tuple(_lists(lookup)),
    )
    yield page_job(view.head.address, "codebook.html", view, fingerprint=fingerprint)
    yield job_for("data/codebook.json", "<codebook.json>", _ENCODER.encode(view), fingerprint=fingerprint)
    package = _ENCODER.encode(package_view(lookup))
    yield job_for("data/datapackage.json", "<datapackage.json>", package, fingerprint=fingerprint)


def _fields(lookup: Lookup) -> Iterator[tuple[str, tuple[CodeField, ...]]]:
    """Groups of fields: those of every archive, its own, and other databases."""
    lang, settings = lookup.lang, lookup.settings
    given = {(field.kind, field.field): field.all.given for field in lookup.archive.coverage.fields}
    plain = {field: number for (kind, field), number in given.items() if kind not in ("fields", "identifiers")}
    schema = schema_fields(lang)
    for group, heading in groups(lang).items():
        rows = (_schema_field(field, plain) for field in schema if field.group == group)
        yield heading, tuple(rows)
    if settings.fields:
        own = (_own_field(lookup, field, given.get(("fields", id_))) for id_, field in settings.fields.items())
        yield text(lang, "Fields of the archive’s own"), tuple(own)
    if settings.identifiers:
        rows = (
            CodeField(
                name=f"identifiers.{id_}",
                label=name_in(kind.label, lang, id_),
                type=text(lang, "id"),
                means=text(lang, "The same incident in another database"),
                incidents=given.get(("identifiers", id_)),
            )
            for id_, kind in settings.identifiers.items()
        )
        yield text(lang, "Ids in other databases"), tuple(rows)


def _schema_field(field: SchemaField, given: Mapping[str, int]) -> CodeField:
    return CodeField(
        name=field.name,
        label="",
        type=field.type,
        means=field.means,
        required=field.required,
        words=field.words,
        incidents=given.get(_COUNTED.get(field.name, field.name)) if field.name in _TOLD else None,
    )


def _own_field(lookup: Lookup, field: Field, given: int | None) -> CodeField:
    lang = lookup.lang
    types = {
        "text": text(lang, "text"),
        "choice": text(lang, "one of its choices"),
        "yesno": text(lang, "yes or no"),
        "number": text(lang, "number"),
        "amount": text(lang, "amount"),
        "date": text(lang, "EDTF date"),
        "link": text(lang, "address"),
        "id": text(lang, "id"),
        "actor": text(lang, "actor"),
        "incident": text(lang, "incident"),
    }
    return CodeField(
        name=f"fields.{field.id}",
        label=name_in(field.label, lang, field.id),
        type=types[field.type],
        means=name_in(field.help, lang),
        required=field.required,
        unit=field.unit,
        choices=tuple(_choices(lookup, field)),
        unknown=field.unknown,
        incidents=given,
    )


def _choices(lookup: Lookup, field: Field) -> Iterator[CodeWord]:
    nodes = lookup.archive.field_values.get(field.id, {})
    for word, term in field.choices.items():
        count = len(nodes[word].own) if word in nodes else None
        yield _word(lookup, "", term, count, field_address(field.id, word) if count else "")


def _lists(lookup: Lookup) -> Iterator[CodeList]:
    archive, lang = lookup.archive, lookup.lang
    means = list_means(lang)
    for name, terms in lookup.settings.vocabulary.items():
        used = archive.usage.get(name, {})
        rows = (
            _word(lookup, name, term, used.get(word, 0), _address(lookup, name, word, used.get(word, 0)))
            for word, term in _with_others(terms, used)
        )
        yield CodeList(name, means.get(name, ""), tuple(rows))
    for name, words in fixed_words(lang).items():
        rows = (
            CodeWord(word, word, meaning, address=_address(lookup, name, word, 1)) for word, meaning in words.items()
        )
        yield CodeList(name, means.get(name, ""), tuple(rows))


def _with_others(terms: Mapping[str, Term], used: Iterable[str]) -> Iterator[tuple[str, Term]]:
    """The words of a list, and those of files beside it."""
    yield from terms.items()
    yield from ((word, Term(word=word)) for word in used if word not in terms)


def _address(lookup: Lookup, vocabulary: str, word: str, used: int) -> str:
    """Where the incidents that use a word are listed; "" where nowhere."""
    if not used:
        return ""
    if vocabulary == "categories":
        return lookup.category_link(word).address
    return {
        "measures": f"/search/?{word}=known",
        "review": f"/search/?review={word}",
        "holds": f"/search/?holds={word}",
    }.get(vocabulary, "")


def _word(lookup: Lookup, vocabulary: str, term: Term, incidents: int | None, address: str) -> CodeWord:
    lang, default = lookup.lang, lookup.settings.language
    return CodeWord(
        word=term.word,
        label=term_label(vocabulary, term, lang, default),
        means=term_means(vocabulary, term, lang, default),
        under=term.under,
        within=term.within,
        unit=term.unit,
        inverse=term_inverse(vocabulary, term, lang, default) if term.inverse else "",
        replaced_by=term.replaced_by,
        incidents=incidents,
        address=address,
    )
