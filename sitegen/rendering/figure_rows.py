"""What was counted, and the archive's own fields, each with whose word it is."""

from collections.abc import Mapping

import msgspec

from sitegen.model.amount import Amount
from sitegen.model.incident import FieldValue, Figure
from sitegen.model.settings import Field
from sitegen.rendering.addresses import actor_address, field_address, incident_address
from sitegen.rendering.claim_rows import ClaimKey, Whose, told_language, whose
from sitegen.rendering.labels import Labels
from sitegen.rendering.names import name_in
from sitegen.rendering.phrases import say, text
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.incident import IncidentView
from sitegen.rendering.words import amount_words, number_words, when_words


class FigureRow(msgspec.Struct, frozen=True):
    group: str
    note: str
    note_lang: str
    """The language of the note, where it is another than the page's."""
    cells: tuple[str, ...]
    """For each measure of the table: the amount in words; "" where it is not stated."""
    whose: Whose | None
    estimate: bool


class FigureTable(msgspec.Struct, frozen=True):
    measures: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    """The archive's own estimates last."""


class FieldRow(msgspec.Struct, frozen=True):
    label: str
    values: tuple[Link, ...]
    whose: Whose | None
    note: str
    estimate: bool = False
    external: bool = False


def figure_table(view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]) -> FigureTable | None:
    """The table of figures; None where nothing was counted."""
    figures = view.incident.figures
    if not figures:
        return None
    used = {measure for figure in figures for measure in figure.measures}
    known = labels.settings.vocabulary.get("measures", {})
    measures = [measure for measure in known if measure in used] + sorted(used - known.keys())
    numbered = sorted(enumerate(figures, 1), key=lambda one: one[1].estimate)
    return FigureTable(
        tuple(labels.label("measures", measure) for measure in measures),
        tuple(
            _figure(number, figure, measures, view, lang=lang, labels=labels, keys=keys) for number, figure in numbered
        ),
    )


def _figure(
    number: int,
    figure: Figure,
    measures: list[str],
    view: IncidentView,
    *,
    lang: str,
    labels: Labels,
    keys: Mapping[str, ClaimKey],
) -> FigureRow:
    says = whose(figure.per, view, keys, lang)
    note = view.translation.figures.get(str(number), "") if view.translation else ""
    cells = []
    for measure in measures:
        amount = figure.measures.get(measure)
        words = amount_words(amount, lang, labels.unit(measure)) if amount else ""
        # A nought that somebody claims never stands without who claims it.
        cells.append(text(lang, ", ").join((words, says.words)) if amount and says and _is_nought(amount) else words)
    group = labels.settings.vocabulary.get("groups", {}).get(figure.group)
    name = labels.label("groups", figure.group)
    if group and group.within:
        above = labels.label("groups", group.within).lower()
        name = say(lang, "%(group)s, within %(other)s", group=name, other=above)
    return FigureRow(name, note or figure.note, told_language(view, note, lang), tuple(cells), says, figure.estimate)


def _is_nought(amount: Amount) -> bool:
    return amount.best == 0 and not amount.approximate


def counted_words(table: FigureTable | None, lang: str) -> tuple[tuple[str, Whose | None], ...]:
    """The few words of the head of the page: of everyone, else of the first group."""
    if table is None:
        return ()
    first = table.rows[0].group
    rows = [row for row in table.rows if row.group == first and not row.note]
    found = {}
    for row in rows:  # estimates come last, and stand
        for measure, words in zip(table.measures, row.cells, strict=True):
            if words and (measure not in found or row.estimate):
                plain = words.partition(text(lang, ", ") + row.whose.words)[0] if row.whose else words
                found[measure] = say(lang, "%(amount)s %(measure)s", amount=plain, measure=measure.lower()), row.whose
    return tuple(found.values())


def field_rows(view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]) -> tuple[FieldRow, ...]:
    """The fields of the archive's own, in the order of the settings, then the identifiers in other databases."""
    settings, incident = labels.settings, view.incident
    rows = [
        FieldRow(
            labels.field(id_),
            _values(value, field, view, lang, labels),
            whose(value.per, view, keys, lang),
            value.note,
            value.estimate,
        )
        for id_, field in settings.fields.items()
        if (value := incident.fields.get(id_)) is not None
    ]
    for kind, ids in incident.identifiers.items():
        found = settings.identifiers.get(kind)
        address = found.url if found else ""
        values = tuple(Link(id_, address.replace("{id}", id_)) for id_ in ids)
        rows.append(
            FieldRow(
                name_in(found.label, lang, kind, settings.language) if found else kind, values, None, "", external=True
            )
        )
    return tuple(rows)


def _values(value: FieldValue, field: Field, view: IncidentView, lang: str, labels: Labels) -> tuple[Link, ...]:
    if value.unknown:
        return (Link(text(lang, "unknown"), ""),)
    if field.type == "amount":
        return tuple(Link(amount_words(amount, lang, field.unit), "") for amount in value.amounts)
    if field.type == "date":
        return tuple(Link(when_words(date, lang), "") for date in value.dates)
    return tuple(_value(one, field, view, lang, labels) for one in value.values)


def _value(one: str, field: Field, view: IncidentView, lang: str, labels: Labels) -> Link:
    page = field_address(field.id, one) if field.index else ""
    match field.type:
        case "choice":
            return Link(labels.choice(field.id, one), page)
        case "yesno":
            return Link(text(lang, "yes") if one == "true" else text(lang, "no"), page)
        case "number":
            number = float(one) if "." in one or "e" in one.lower() else int(one)
            words = number_words(number, lang)
            return Link(say(lang, "%(number)s %(unit)s", number=words, unit=field.unit) if field.unit else words, page)
        case "link":
            return Link(one, one)
        case "actor":
            return Link(view.names.get(one, one), actor_address(one))
        case _:
            return Link(one, incident_address(one) if field.type == "incident" else page)
