"""Incidents over time: counted once each, where they begin, and drawn so that nothing is hidden."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.when import Moment, When
from sitegen.rendering.charts import axis_keys, axis_step, bars_svg, chart_of, chart_rows, lanes_svg


def on(begins: str, *, latest: str = "", form: str = "date", end: str = "given", **moment: bool) -> When:
    day = f"{begins}-01-01"[:10] if len(begins) == 4 else f"{begins}-01"[:10]
    return When(
        begins,
        form,
        Moment(begins, day, day, "day", **moment),
        end_bound=end,
        earliest=day,
        latest=latest,
        begins=begins,
    )


def test_one_incident_is_no_course_of_events() -> None:
    """A drawing needs two incidents in two buckets."""
    assert chart_of([]) is None
    assert chart_of([on("2023-05-22")]) is None
    assert chart_of([on("2023-05-22"), on("2023-05-23")]) is None
    assert chart_of([When("unknown", "unknown")] * 3) is None


def test_months_tell_known_days_from_unknown_ones() -> None:
    """A bucket counts what begins in it, apart by whether the day is known."""
    chart = chart_of([on("2023-03"), on("2023-05-22"), on("2023-05-23"), on("2023-05")])

    assert chart is not None
    assert (chart.unit, chart.known, chart.unknown) == ("month", (0, 0, 2), (1, 0, 1))


def test_what_is_not_drawn_is_said() -> None:
    """An incident of which the year alone is known has no month, and one without a year no year: both are counted apart."""
    chart = chart_of([on("2023-03"), on("2023-05"), on("2023"), When("unknown", "unknown")])

    assert chart is not None
    assert (chart.coarser, chart.undated) == (1, 1)
    assert sum(chart.known) + sum(chart.unknown) == 2


def test_years_alone_are_drawn_by_year() -> None:
    chart = chart_of([on("2019"), on("2023"), on("2023-05")])

    assert chart is not None
    assert (chart.unit, chart.unknown) == ("year", (0, 0, 0, 1, 0, 0, 0, 2)[-len(chart.unknown) :])


def test_a_span_of_many_years_is_drawn_by_decades() -> None:
    chart = chart_of([on("1901"), on("2023-05-22")])

    assert chart is not None
    assert chart.unit == "decade"
    assert chart_rows(chart)[0].first == "1900s"


def test_an_interval_goes_on_in_the_months_behind_its_first() -> None:
    """Where it begins it is counted, in the others it is going on."""
    dates = [on("2023-01-05", latest="2023-03-10", form="interval"), on("2023-04-01")]

    chart = chart_of(dates)

    assert chart is not None
    assert (chart.known, chart.going_on) == ((1, 0, 0, 1), (0, 1, 1, 0))


def test_an_open_interval_reaches_the_edge_and_an_unknown_end_fades() -> None:
    """Still going on is drawn to the last bucket; an unknown end fades where it began, and claims no month behind it."""
    dates = [
        on("2023-01-05", form="interval", end="open"),
        on("2023-02-01", form="interval", end="unknown"),
        on("2023-04-01"),
    ]

    chart = chart_of(dates)

    assert chart is not None
    assert chart.going_on == (0, 1, 1, 1)
    assert "fade-out" in lanes_svg(chart)
    assert 'class="on"' in lanes_svg(chart)


def test_an_uncertain_beginning_fades_in() -> None:
    dates = [on("2023-01", form="interval", end="open", approximate=True), on("2023-04-01")]

    chart = chart_of(dates)

    assert chart is not None
    assert "fade-start" in lanes_svg(chart)


def test_many_lasting_incidents_are_counted_and_not_drawn() -> None:
    chart = chart_of([on("2023-01-05", form="interval", end="open")] * 9 + [on("2023-04-01")])

    assert chart is not None
    assert chart.lanes == ()
    assert lanes_svg(chart) == ""
    assert chart.going_on[-1] == 9


def test_few_incidents_are_boxes_and_many_are_bars() -> None:
    """Up to twelve in a bucket, one incident is one box."""
    few = chart_of([on("2023-03-01"), on("2023-03"), on("2023-04-01")])
    many = chart_of([on("2023-03-01")] * 30 + [on("2023-04")] * 15)

    assert few is not None
    assert many is not None
    assert bars_svg(few, "x").count("<rect") == 3
    assert bars_svg(many, "x").count("<rect") == 2


def test_the_table_says_runs_of_equal_months_once() -> None:
    chart = chart_of([on("2022-01-05", form="interval", end="open"), on("2022-12-01")])

    assert chart is not None
    rows = [(row.first, row.last, row.known, row.going_on) for row in chart_rows(chart)]
    assert rows == [("2022-01", "2022-01", 1, 0), ("2022-02", "2022-11", 0, 1), ("2022-12", "2022-12", 1, 1)]


@given(st.integers(1, 600))
def test_the_axis_names_few_buckets_in_equal_steps(size: int) -> None:
    """At most four names, and with the padding each stands over equally many buckets."""
    step = axis_step(size)
    assert -(-size // step) <= 4
    assert (size + -size % step) % step == 0


@given(st.lists(st.dates().map(lambda day: on(day.isoformat())), max_size=30))
def test_nothing_is_lost(dates: list[When]) -> None:
    """Every dated incident is in one bucket, or counted as not drawn."""
    chart = chart_of(dates)
    if chart is not None:
        assert sum(chart.known) + sum(chart.unknown) + chart.coarser + chart.undated == len(dates)
        assert sum(row.known for row in chart_rows(chart)) == sum(chart.known)
        assert axis_keys(chart)
