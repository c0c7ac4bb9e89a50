"""The columns that filters work on, from an archive: values in tables, and for each incident their numbers."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from sitegen.model.amount import Amount
from sitegen.model.archive import Entry
from sitegen.model.incident import FieldValue
from sitegen.model.settings import Field
from sitegen.rendering.lookup import HOLDS, Lookup
from sitegen.rendering.packing import column_of
from sitegen.rendering.phrases import holds_words, state_words, text
from sitegen.rendering.views.facets import Facet, FacetKind

Values = list[tuple[str, ...]]
"""For each incident the ids that it has of one facet."""
Span = tuple[float | int | str, ...]
"""Of a figure: lowest and highest, the lowest alone where it is open, or a word."""
_RANGES = frozenset({"number", "amount"})


def facets_of(lookup: Lookup) -> list[Facet]:
    """Every key of a query but words and dates that at least one incident has a value of."""
    archive, lang = lookup.archive, lookup.lang
    entries = list(archive.entries.values())
    facets = [
        _regions(lookup),
        _categories(lookup),
        _named(
            "actor",
            text(lang, "Actor"),
            _inverted(lookup, {id_: node.incidents for id_, node in archive.actors.items()}),
            lookup.actor_names.get,
        ),
        _named("tag", text(lang, "Tag"), [entry.incident.tags for entry in entries]),
        _holds(lookup, entries),
        _review(lookup, entries),
        _state(lookup, entries),
        *_measures(lookup, entries),
        *(_own(lookup, field, entries) for field in lookup.settings.fields.values() if field.facet),
    ]
    return [facet for facet in facets if facet.ids or facet.ranges]


def _inverted(lookup: Lookup, lists: Mapping[str, Iterable[str]]) -> Values:
    """By incident what is given by value; values in the order given."""
    found: dict[str, list[str]] = {id_: [] for id_ in lookup.archive.entries}
    for value, incidents in lists.items():
        for incident in incidents:
            if incident in found:
                found[incident].append(value)
    return [tuple(one) for one in found.values()]


def _ordered(values: Values, known: Iterable[str] = ()) -> dict[str, int]:
    """The number of each value: by how many incidents have it, then by id."""
    count = dict.fromkeys(known, 0)
    for one in chain.from_iterable(values):
        count[one] = count.get(one, 0) + 1
    return {id_: number for number, id_ in enumerate(sorted(count, key=lambda one: (-count[one], one)))}


def _facet(
    key: str,
    label: str,
    kind: FacetKind,
    values: Values,
    *,
    name: Callable[[str], str | None],
    known: Iterable[str] = (),
    above: Callable[[str], str] | None = None,
) -> Facet:
    number = _ordered(values, known)
    labels = [name(id_) or id_ for id_ in number]
    return Facet(
        key=key,
        label=label,
        kind=kind,
        ids=list(number),
        labels=[] if labels == list(number) else labels,
        parents=[number.get(above(id_), -1) for id_ in number] if above else [],
        column=column_of([sorted(number[one] for one in row) for row in values]),
    )


def _named(key: str, label: str, values: Values, name: Callable[[str], str | None] = str) -> Facet:
    return _facet(key, label, "words", values, name=name)


def _regions(lookup: Lookup) -> Facet:
    nodes = {path: node for path, node in lookup.archive.regions.items() if node.incidents}
    label = lookup.name(lookup.settings.regions.label, text(lookup.lang, "Place"))
    values = _inverted(lookup, {path: node.own for path, node in nodes.items()})
    return _facet(
        "region",
        label,
        "tree",
        values,
        name=lookup.region_names.get,
        known=nodes,
        above=lambda path: path.rpartition("/")[0],
    )


def _categories(lookup: Lookup) -> Facet:
    nodes = lookup.used_categories
    values = _inverted(lookup, {word: node.own for word, node in nodes.items()})
    return _facet(
        "category",
        text(lookup.lang, "Category"),
        "tree",
        values,
        name=lambda word: lookup.label("categories", word),
        known=nodes,
        above=lambda word: nodes[word].term.under,
    )


def _holds(lookup: Lookup, entries: Iterable[Entry]) -> Facet:
    values: Values = []
    for entry in entries:
        found = set(entry.holds.values())
        values.append(tuple(one for one in HOLDS if one in found) if found else ())
    label = text(lookup.lang, "What holds of a claim")
    return _named("holds", label, values, lambda one: holds_words(one, lookup.lang))


def _review(lookup: Lookup, entries: Iterable[Entry]) -> Facet:
    values: Values = [(one.state if (one := entry.incident.review) else "none",) for entry in entries]
    if all(row == ("none",) for row in values):
        values = [() for _ in values]
    none = text(lookup.lang, "not stated")
    return _named(
        "review",
        text(lookup.lang, "Review"),
        values,
        lambda one: none if one == "none" else lookup.label("review", one),
    )


def _state(lookup: Lookup, entries: Iterable[Entry]) -> Facet:
    values: Values = [(entry.incident.state,) for entry in entries]
    if all(row == ("published",) for row in values):
        values = [() for _ in values]
    return _named("state", text(lookup.lang, "State"), values, lambda one: state_words(one, lookup.lang))


def _measures(lookup: Lookup, entries: Sequence[Entry]) -> Iterable[Facet]:
    rows: dict[str, dict[int, list[Amount]]] = {}
    for number, entry in enumerate(entries):
        for figure in entry.incident.figures:
            for measure, amount in figure.measures.items():
                rows.setdefault(measure, {}).setdefault(number, []).append(amount)
    order = dict.fromkeys([*lookup.settings.vocabulary.get("measures", {}), *sorted(rows)])
    for measure in order:
        if measure in rows:
            found = rows[measure]
            spans = [[span_of(one) for one in found.get(number, ())] for number in range(len(entries))]
            yield _ranges(measure, lookup.label("measures", measure), spans)


def span_of(amount: Amount) -> Span:
    """What an amount may be."""
    if amount.unknown:
        return ("unknown",)
    if not amount.has_number:
        return ("words",)
    low = next((one for one in (amount.low, amount.best) if one is not None), 0)
    high = amount.high if amount.high is not None or amount.at_least else amount.best
    return (low,) if high is None else (low, high)


def _ranges(key: str, label: str, spans: Sequence[Sequence[Span]]) -> Facet:
    count: dict[Span, int] = {}
    for one in chain.from_iterable(spans):
        count[one] = count.get(one, 0) + 1
    number = {span: at for at, span in enumerate(sorted(count, key=lambda span: (-count[span], str(span))))}
    return Facet(
        key=key,
        label=label,
        kind="ranges",
        ranges=[
            span[0] if isinstance(span[0], str) else [one for one in span if not isinstance(one, str)]
            for span in number
        ],
        column=column_of([sorted({number[one] for one in row}) for row in spans]),
    )


def _own(lookup: Lookup, field: Field, entries: Iterable[Entry]) -> Facet:
    """A field of the archive's own."""
    given = [entry.incident.fields.get(field.id) for entry in entries]
    key, label = f"field.{field.id}", lookup.name(field.label, field.id)
    if field.type in _RANGES:
        return _ranges(key, label, [_spans(one) if one else [] for one in given])
    lang = lookup.lang
    words = {"unknown": text(lang, "unknown")}
    if field.type == "yesno":
        words |= {"yes": text(lang, "yes"), "no": text(lang, "no")}
    elif field.type == "choice":
        words |= {word: lookup.label_of(term) for word, term in field.choices.items()}
    elif field.type == "actor":
        words |= lookup.actor_names
    return _named(key, label, [_words(one) if one else () for one in given], words.get)


_YES_OR_NO = {"true": "yes", "false": "no"}


def _words(value: FieldValue) -> tuple[str, ...]:
    if value.unknown:
        return ("unknown",)
    return tuple(dict.fromkeys(_YES_OR_NO.get(one, one) for one in value.values))


def _spans(value: FieldValue) -> list[Span]:
    if value.unknown:
        return [("unknown",)]
    if value.amounts:
        return [span_of(one) for one in value.amounts]
    return [(number, number) for number in map(_number, value.values)]


def _number(written: str) -> float | int:
    number = float(written)
    return int(number) if number.is_integer() else number


def day_number(day: str) -> int:
    """A day as Python counts days."""
    return dt.date.fromisoformat(day).toordinal()
