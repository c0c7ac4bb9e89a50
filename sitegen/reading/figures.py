"""Figures: how many, of whom, and in whose voice."""

from functools import partial

from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.model.amount import Amount
from sitegen.model.incident import Figure
from sitegen.reading.amount import AmountError, parse_amount
from sitegen.reading.forms import prose, text, yes_or_no
from sitegen.reading.reader import Fields, Reader, read_fields, rows
from sitegen.reading.terms import per, report_retired, word

_AMOUNT_KEYS: Fields = {"low": text, "best": text, "high": text, "words": text}
FIGURE: Fields = {"group": word("groups"), "per": per, "estimate": yes_or_no, "note": prose}


def amount(whole: bool, reader: Reader, node: Node) -> Amount | None:
    """A count or an amount: one short form, or a mapping of `low`, `best`, `high`, `words`."""
    value: str | dict[str, str]
    if node.__class__ is ScalarNode:
        value = node.value.strip()
    elif node.__class__ is MappingNode:
        value, nodes = read_fields(reader, node, _AMOUNT_KEYS)
        if not value or len(value) != len(nodes):
            return None
    else:
        reader.wrong_form(node, "a count")
        return None
    try:
        return parse_amount(value, whole)
    except AmountError as error:
        reader.report("count-form", node, error.message, error.help)
    return None


count = partial(amount, True)  # noqa: FBT003
amount_of_any_kind = partial(amount, False)  # noqa: FBT003


def figures(reader: Reader, node: Node) -> tuple[Figure, ...]:
    """The rows of figures; a measure has one estimate at most in each group."""
    measures = reader.settings.vocabulary.get("measures", {})
    fields: Fields = {**{word: amount_of_any_kind if term.unit else count for word, term in measures.items()}, **FIGURE}
    estimated: set[tuple[str, str]] = set()
    found = []
    for row in rows(reader, node):
        values, nodes = read_fields(reader, row, fields)
        if not nodes:
            continue
        _check_voice(reader, row, nodes, values)
        kept = {}
        for key in nodes.keys() - FIGURE.keys():
            now = measures[key].replaced_by
            if now:
                report_retired(reader, nodes[key], key, now)
            if key in values:
                kept[now or key] = values.pop(key)
        if not nodes.keys() - FIGURE.keys():
            help_ = f"add a measure, as `{next(iter(measures), 'killed')}: 3`"
            reader.report("figure-without-measure", row, "this row of `figures` counts nothing", help_)
        figure = Figure(measures={key: kept[key] for key in sorted(kept)}, **values)
        if figure.estimate:
            _check_once(reader, nodes, figure, estimated)
        if kept:
            found.append(figure)
    return tuple(found)


def _check_voice(reader: Reader, row: Node, nodes: dict[str, Node], values: dict[str, object]) -> None:
    if "per" in nodes and values.get("estimate"):
        reader.report(
            "figure-in-two-voices",
            nodes["estimate"],
            "this figure is both claimed and the archive's estimate",
            "keep `per`, or keep `estimate: true`; or write two rows",
        )
    elif "per" not in nodes and ("estimate" not in nodes or values.get("estimate") is False):
        reader.report(
            "figure-without-voice",
            row,
            "nobody stands for this figure",
            "add `per:` with the claims that say so, or `estimate: true` for the archive's own",
        )


def _check_once(reader: Reader, nodes: dict[str, Node], figure: Figure, estimated: set[tuple[str, str]]) -> None:
    for measure in figure.measures:
        if (figure.group, measure) in estimated:
            reader.report(
                "estimate-twice",
                nodes.get(measure, nodes["estimate"]),
                f"the archive's estimate of `{measure}` for `{figure.group}` stands here for the second time",
                "keep one estimate for each measure and group",
            )
        estimated.add((figure.group, measure))
