"""Figures over time: two voices never in one number, open ends open, nobody counted twice."""

from collections.abc import Callable, Mapping

import pytest

from sitegen.model.archive import Archive
from sitegen.rendering.bands import band_rows, band_svg, bands_of, most_of
from sitegen.rendering.lookup import Lookup


@pytest.fixture
def lookup_of(make_archive: Callable[..., Archive]) -> Callable[[Mapping[str, str]], Lookup]:
    return lambda files: Lookup(make_archive(files), "en", {})


def incident(date: str, figures: str, more: str = "") -> str:
    claims = "claims: [{id: a, text: It was so., by: Somebody}]\n"
    return f"---\ntitle: One of {date}\ndate: {date}\n{claims}figures:\n{figures}{more}---\n[It was so](#a).\n"


CLAIMED = "  - {{killed: '{0}', per: [a]}}\n"
ESTIMATE = "  - {{killed: '{0}', estimate: true}}\n"


def files(*incidents: str) -> dict[str, str]:
    return {f"incidents/fire-{number}.md": text for number, text in enumerate(incidents)}


def test_estimates_and_claims_are_never_one_number(lookup_of: Callable[..., Lookup]) -> None:
    """A bucket has the sum of the archive's estimates and, apart, of what is claimed where it has none."""
    lookup = lookup_of(
        files(
            incident("2023-03-01", ESTIMATE.format("2-4") + CLAIMED.format("90")),
            incident("2023-03-02", CLAIMED.format("10-20")),
            incident("2023-05-01", ESTIMATE.format("1")),
        )
    )
    view = bands_of(lookup, tuple(lookup.archive.entries))

    assert view is not None
    (band,) = view.bands
    assert [(one.low, one.high, one.incidents) for one in band.estimated] == [(2, 4, 1), (1, 1, 1)]
    assert [(one.low, one.high, one.incidents) for one in band.claimed] == [(10, 20, 1)]
    assert most_of(band) == 20


def test_open_end_stays_open(lookup_of: Callable[..., Lookup]) -> None:
    """Where one figure has no highest number, the bucket has none, and is drawn to fade out."""
    lookup = lookup_of(
        files(
            incident("2023-03-01", CLAIMED.format("8+")),
            incident("2023-03-02", CLAIMED.format("2")),
            incident("2023-05-01", CLAIMED.format("1")),
        )
    )
    view = bands_of(lookup, tuple(lookup.archive.entries))

    assert view is not None
    first, second = view.bands[0].claimed
    assert (first.low, first.high) == (10, None)
    assert second.high == 1
    assert band_svg(view, view.bands[0], view.bands[0].claimed, "Killed").count("url(#fade-up)") == 1


def test_nought_that_is_claimed_is_a_line_and_none_is_no_line(lookup_of: Callable[..., Lookup]) -> None:
    """A stated 0 is drawn as a line; a bucket without a figure is empty."""
    lookup = lookup_of(files(incident("2023-03-01", CLAIMED.format("0")), incident("2023-06-01", CLAIMED.format("4"))))
    view = bands_of(lookup, tuple(lookup.archive.entries))

    assert view is not None
    svg = band_svg(view, view.bands[0], view.bands[0].claimed, "Killed")
    assert svg.count("<rect") == 2
    assert 'height="1.5"' in svg
    assert [row[0] for row in band_rows(view)] == ["2023-03", "2023-06"]


def test_part_of_another_is_not_counted_twice(lookup_of: Callable[..., Lookup]) -> None:
    """What is part of another incident of the set adds nothing, as in the totals."""
    part = incident("2023-03-02", CLAIMED.format("5"), "relations: [{incident: fire-0, type: part-of}]\n")
    lookup = lookup_of(
        files(incident("2023-03-01", CLAIMED.format("5")), part, incident("2023-05-01", CLAIMED.format("1")))
    )

    together, alone = bands_of(lookup, ("fire-0", "fire-1", "fire-2")), bands_of(lookup, ("fire-1", "fire-2"))

    assert together is not None
    assert alone is not None
    assert together.bands[0].claimed[0].low == 5
    assert alone.bands[0].claimed[0].incidents == 1


@pytest.mark.parametrize("dates", [("2023-03-01", "2023-03-09"), ("unknown", "2023-03-09")])
def test_nothing_is_drawn_for_one_bucket(lookup_of: Callable[..., Lookup], dates: tuple[str, str]) -> None:
    """Figures of one month are in the totals; they are no course of events."""
    lookup = lookup_of(files(*(incident(date, CLAIMED.format("5")) for date in dates)))

    assert bands_of(lookup, tuple(lookup.archive.entries)) is None
