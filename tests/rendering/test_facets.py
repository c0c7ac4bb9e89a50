"""What filters find by the columns is what the archive lists on its pages."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from sitegen.model.amount import Amount
from sitegen.rendering.facets import span_of
from sitegen.rendering.packing import unpacked_gaps
from tests.rendering.archives import FILES, SETTINGS


def numbers(text: str) -> list[int]:
    """What `packed` packed."""
    ends = unpacked_gaps(text)
    return [end - start for start, end in zip([-1, *ends], ends, strict=False)]


def rows_of(column: dict[str, Any]) -> list[list[int]]:
    """The list of each incident."""
    if "sets" in column:
        return [column["sets"][at] for at in numbers(column["which"])]
    values = iter(numbers(column["values"]))
    return [[next(values) for _ in range(size)] for size in numbers(column["each"])]


def loaded(site: Any, name: str) -> Any:
    """What a script of search/ hands over."""
    text = site.text(f"search/{name}.js")
    head = f'Facets.take("{name}",'
    assert text.startswith(head)
    assert text.endswith(");\n")
    return json.loads(text.removeprefix(head).removesuffix(");\n"))


def having(facet: dict[str, Any], ids: list[str]) -> dict[str, list[str]]:
    """By value the incidents that have it, or one below it."""
    found: dict[str, list[str]] = {id_: [] for id_ in facet["ids"]}
    parents = facet.get("parents") or [-1] * len(facet["ids"])
    for id_, row in zip(ids, rows_of(facet["column"]), strict=True):
        reached = set()
        todo = list(row)
        while todo:
            value = todo.pop()
            reached.add(value)
            todo += [parents[value]] if parents[value] >= 0 else []
        for value in reached:
            found[facet["ids"][value]].append(id_)
    return found


@pytest.fixture
def site(make_archive: Callable[..., Any], site_of: Callable[..., Any]) -> Any:
    return site_of(make_archive(FILES, SETTINGS + '[fields.vessel2]\ntype = "choice"\nchoices = ["a"]\nfacet = true\n'))


def test_values_have_the_incidents_of_their_pages(site: Any) -> None:
    """A region, a category or an actor is found in the incidents that its own page counts, parts and parents included."""
    archive = site.archive
    facets = {facet["key"]: facet for facet in loaded(site, "facets")["facets"]}
    ids = list(archive.entries)

    for key, nodes in (("region", archive.regions), ("category", archive.categories), ("actor", archive.actors)):
        told = {value: list(node.incidents) for value, node in nodes.items() if node.incidents}
        assert having(facets[key], ids) == told
        assert told


def test_days(site: Any) -> None:
    """Earliest and latest days come back from their steps."""
    view = loaded(site, "facets")
    entries = list(site.archive.entries.values())
    day, found = 0, []
    for step, span in zip(numbers(view["earliest"]), numbers(view["span"]), strict=True):
        day += step
        found.append((day + view["base"] if day else 0, (day or 1) + view["base"] + span - 1 if span else 0))

    def ordinal(text: str) -> int:
        return dt.date.fromisoformat(text).toordinal() if text else 0

    told = [
        (ordinal(one.incident.date.earliest), ordinal(one.incident.date.latest)) for one in entries if one.incident.date
    ]
    assert found == told


def test_titles(site: Any) -> None:
    """Ids and titles stand in the archive's order under the same stamp."""
    titles = loaded(site, "titles/0")

    assert titles["stamp"] == loaded(site, "facets")["stamp"]
    assert [row[:2] for row in titles["rows"]] == [
        [id_, one.incident.title] for id_, one in site.archive.entries.items()
    ]


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount("3", 3, 3, 3), (3, 3)),
        (Amount("8+", low=8, at_least=True), (8,)),
        (Amount("<5", low=0, high=4, below=True), (0, 4)),
        (Amount("~20", best=20, approximate=True), (20, 20)),
        (Amount("dozens", words="dozens"), ("words",)),
        (Amount("unknown", unknown=True), ("unknown",)),
        (Amount("{low: 3}", low=3), (3,)),
    ],
)
def test_span_of_figures(amount: Amount, told: tuple[Any, ...]) -> None:
    """What is open has no highest number; a word is none; unknown is not 0."""
    assert span_of(amount) == told
