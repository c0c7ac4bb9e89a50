"""Where an incident stands in time."""

from hypothesis import given
from hypothesis import strategies as st


def test_a_day_is_counted_in_its_month_and_year(make):
    """Periods have pages only where something begins."""
    made = make.archive(make.incident("a", "2023-05-22"))

    assert list(made.periods) == ["", "2023", "2023-05", "2023-05-22"]
    assert all(made.periods[key].begins == ("a",) for key in made.periods)
    assert [made.periods[key].children for key in made.periods] == [("2023",), ("2023-05",), ("2023-05-22",), ()]


def test_what_is_not_known_puts_it_on_a_shelf(make):
    """Day unknown, month unknown, year unknown."""
    made = make.archive(
        make.incident("d", "2023-05-22"),
        make.incident("m", "2023-05"),
        make.incident("y", "2023"),
        make.incident("u", "unknown"),
        make.incident("n", None),
    )

    assert {key: period.shelf for key, period in made.periods.items()} == {
        "": ("n", "u"),
        "2023": ("y",),
        "2023-05": ("m",),
        "2023-05-22": (),
    }
    assert made.periods["2023"].begins == ("y", "m", "d")


def test_a_short_closed_interval_has_a_page_for_each_day(make):
    """It is counted where it begins and listed as going on elsewhere; months and years of its days have pages too."""
    made = make.archive(make.incident("a", "2023-05-30/2023-06-01"))

    assert list(made.periods) == ["", "2023", "2023-05", "2023-05-30", "2023-05-31", "2023-06", "2023-06-01"]
    assert made.periods["2023-05-31"].going_on == made.periods["2023-06"].going_on == ("a",)
    assert made.periods["2023-06"].begins == made.periods["2023-05"].going_on == made.periods["2023"].going_on == ()


def test_long_and_open_intervals_make_no_further_pages(make):
    """31 days do, 32 do not; nor do intervals between months."""
    assert "2023-05-31" in make.archive(make.incident("a", "2023-05-01/2023-05-31")).periods
    for date in ("2023-05-01/2023-06-01", "2023-05-01/..", "2023-05/2023-05", "2023-05-01/"):
        assert [key for key in make.archive(make.incident("a", date)).periods if len(key) == 10] == (
            ["2023-05-01"] if date[7] == "-" else []
        )


def test_what_goes_on_is_listed_on_every_page_until_it_ends(make):
    """By overlap; one day is no duration, and what has no known end goes on."""
    made = make.archive(
        make.incident("open", "2022-02-24/.."),
        make.incident("closed", "2022-03-01/2023-05-21"),
        make.incident("month", "2023-05"),
        make.incident("a", "2023-05-22"),
        make.incident("b", "2023-05-21"),
        make.incident("before", "/2022-01-05"),
        make.incident("c", "2021-12-31"),
    )

    assert made.periods["2023-05-22"].going_on == ("open",)
    assert made.periods["2023-05-21"].going_on == made.periods["2023-05"].going_on == ("open", "closed")
    assert made.periods["2022-02-24"].going_on == ()
    assert made.periods["2021"].going_on == ("before",)
    assert made.periods["2022"].begins == ("before", "open", "closed")


DAYS = st.dates().map(str)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"/{day}"),
    st.just("unknown"),
    st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair))),
)


@given(st.lists(DATES, max_size=8))
def test_every_incident_stands_in_one_chain_and_on_one_shelf_or_day(make, dates):
    """Counted once at each length that is known; going on exactly where it overlaps and begins elsewhere."""
    records = [make.incident(f"i{k}", date) for k, date in enumerate(dates)]
    made = make.archive(*records)

    for one in records:
        key = one.date.begins
        chain = [name for name, period in made.periods.items() if one.id in period.begins]
        assert chain == [key[:length] for length in (0, 4, 7, 10) if len(key) >= length]
        shelves = [name for name, period in made.periods.items() if one.id in period.shelf]
        assert shelves == ([key] if len(key) < 10 else [])
        for name in made.periods:
            first = {0: "", 4: f"{name}-01-01", 7: f"{name}-01"}.get(len(name), name)
            last = {4: f"{name}-12-31", 7: f"{name}-31"}.get(len(name), name)
            overlaps = one.date.earliest <= last and (one.date.latest or "~") >= first
            expected = bool(name) and one.date.form == "interval" and overlaps and name not in chain
            assert (one.id in made.periods[name].going_on) is expected
