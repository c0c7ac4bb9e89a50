"""Filters in a real browser find what the archive's own index says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sitegen.building.build import settings_for
from sitegen.building.cache import open_cache
from sitegen.building.options import BuildOptions
from sitegen.building.survey import read_files, survey
from sitegen.model.archive import Archive

MATCH = "text => Facets.load().then(() => [...Facets.match(Facets.query(text))])"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address + "search/")
    yield page
    page.close()


@pytest.fixture(scope="module")
def index(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    options = BuildOptions(root=str(archive), today="2024-01-01", jobs=1)
    settings, _ = settings_for(options)
    with open_cache(tmp_path_factory.mktemp("index") / "cache.sqlite") as cache:
        return survey(read_files(options, settings, cache), options, settings, cache).archive


@pytest.mark.browser
def test_values(page: Page, index: Archive) -> None:
    """Each region, category and actor is found in the incidents of its page."""
    order = {id_: number for number, id_ in enumerate(index.entries)}
    for key, nodes in (("region", index.regions), ("category", index.categories), ("actor", index.actors)):
        for value, node in nodes.items():
            told = sorted(order[id_] for id_ in node.incidents)
            assert page.evaluate(MATCH, f"?{key}={value}") == told, (key, value)


@pytest.mark.browser
def test_counts_are_what_choosing_gives(page: Page) -> None:
    """The number beside a value is that of the incidents which match once it is chosen alone, the other keys as they are."""
    wrong = page.evaluate(
        """async () => {
          await Facets.load();
          const wrong = [];
          for (const text of ["", "?region=ru", "?holds=contested", "?from=2023-05&category=drone-strike", "?region=ua&holds=refuted"]) {
            const asked = Facets.query(text), sums = Facets.counts(asked);
            for (const [key, values] of sums) for (const [value, sum] of values) {
              const found = Facets.match(new Map([...asked, [key, [value]]])).length;
              if (found !== sum) wrong.push([text, key, value, sum, found]);
            }
          }
          return wrong;
        }"""
    )
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("bounds", [("2023", ""), ("2023-05", "2023-05"), ("", "2022"), ("2023-05-22", "2023-05-22")])
def test_dates_match_by_overlap(page: Page, index: Archive, bounds: tuple[str, str]) -> None:
    """An incident matches where its days and those asked for have one in common; open ends reach any day."""
    start, end = bounds
    first = (start + "-01-01")[:10] if len(start) == 4 else (start + "-01")[:10] if start else ""
    last = {"2022": "2022-12-31", "2023-05": "2023-05-31", "": "9999"}.get(end, end)
    told = [
        number
        for number, entry in enumerate(index.entries.values())
        if (date := entry.incident.date) and (not date.latest or date.latest >= first) and date.earliest <= last
    ]
    assert page.evaluate(MATCH, f"?from={start}&to={end}") == told


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "told"),
    [("1+", [[1], [3, 5], [0, 4]]), ("0", [[0, 0], [0, 4]]), ("<1", [[0, 0], [0, 4]]), ("3-4", [[1], [3, 5], [0, 4]])],
)
def test_ranges_of_figures(page: Page, asked: str, told: list[list[int]]) -> None:
    """A figure matches where its lowest to highest has a number in common with what is asked; an open end is without limit."""
    rows = [[1], [0, 0], [3, 5], [0, 4], "unknown", "words"]
    expression = """([asked, rows]) => {
      return rows.filter((row) => Facets.overlaps(row, asked));
    }"""
    assert page.evaluate(expression, [asked, rows]) == told


@pytest.mark.browser
def test_address_and_query_are_each_other(page: Page) -> None:
    """An address read and written again is the same, whatever stands in it; a plus behind a number is one."""
    for text in ("?q=Белгород+raid&region=ru/belgorod&from=2023-05&holds=contested&holds=refuted", "?killed=1%2B", ""):
        assert page.evaluate("text => decodeURI(Facets.address(Facets.query(text)))", text) == text
    assert page.evaluate("Facets.address(Facets.query('?killed=1+'))") == "?killed=1%2B"
