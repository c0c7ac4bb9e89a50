"""What the blocks `incidents` of a page place in it."""

from collections.abc import Iterable

from sitegen.model.incident import Incident
from sitegen.model.records import IncidentsBlock, PageRecord
from sitegen.rendering.amount_words import amount_words
from sitegen.rendering.charts import chart_of
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.names import speakers_of
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_maps import plan_map_of
from sitegen.rendering.queries import address_of, figures_of, find, in_words
from sitegen.rendering.views.results import ResultRow, ResultView

ROWS: dict[str, int] = {"list": 100, "table": 100, "cards": 20, "map": 1000, "timeline": 100, "count": 0}
"""How many incidents a block shows without a `limit`."""


def results_of(lookup: Lookup, page: PageRecord) -> tuple[ResultView, ...]:
    """The result of each block of a page, in the order of the prose."""
    return tuple(_result(lookup, block, number) for number, block in enumerate(page.blocks, 1))


def _result(lookup: Lookup, block: IncidentsBlock, number: int) -> ResultView:
    found = find(lookup.archive, block.query, block.sort)
    most = ROWS[block.show] if block.limit is None else block.limit
    shown = found[:most] if block.show != "count" else []
    vocabulary = lookup.settings.vocabulary.get("measures", {})
    measures = [key for key, _ in block.query.terms if key in vocabulary]
    columns = measures if block.show == "table" else []
    return ResultView(
        number=number,
        show=block.show,
        title=block.title,
        empty=block.empty,
        address=address_of(block.query, block.sort),
        asked=in_words(lookup, block.query),
        counts=lookup.counts(found),
        rows=tuple(
            ResultRow(lookup.cards[id_], tuple(_figure_words(lookup, id_, measure) for measure in columns))
            for id_ in shown
        ),
        measures=tuple(lookup.label("measures", measure) for measure in columns),
        chart=chart_of(lookup.dates(found)) if block.show == "timeline" else None,
        map=plan_map_of(lookup, found) if block.show == "map" and lookup.settings.regions.geographic else None,
    )


def _figure_words(lookup: Lookup, id_: str, measure: str) -> str:
    """What is counted in an incident, each with whose figure it is: `at least 8, says The National`."""
    incident = lookup.archive.entries[id_].incident
    term = lookup.settings.vocabulary.get("measures", {}).get(measure)
    unit = term.unit if term else ""
    words = []
    for amount, group, per, is_estimate in figures_of(incident, measure):
        whose = _whose(lookup, incident, per, is_estimate=is_estimate)
        of = "" if group == "all" else f"{lookup.label('groups', group).lower()}: "
        words.append(f"{of}{amount_words(amount, lookup.lang, unit)}{whose}")
    return "; ".join(words)


def _whose(lookup: Lookup, incident: Incident, per: Iterable[str], *, is_estimate: bool) -> str:
    if is_estimate:
        return text(lookup.lang, " (the archive’s estimate)")
    names = speakers_of(incident, tuple(per), lookup.actor_names)
    return (
        text(lookup.lang, ", says %(speakers)s") % {"speakers": text(lookup.lang, " and ").join(names)} if names else ""
    )
