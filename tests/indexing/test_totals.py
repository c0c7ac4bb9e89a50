"""Totals: exactly as the schema says, and never one number for two voices."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.indexing.totals import ends
from sitegen.model.amount import Amount
from sitegen.model.archive import Total
from sitegen.model.incident import Figure, Relation

THREE = Amount("3", low=3, best=3, high=3)
EIGHT = Amount("8+", low=8, at_least=True)
ABOUT = Amount("~20", best=20, approximate=True)
BELOW = Amount("<5", low=0, high=4, below=True)
RANGE = Amount("3-5", low=3, high=5)
DOZENS = Amount("dozens", words="dozens")
UNKNOWN = Amount("unknown", unknown=True)
NOBODY = Amount("0", low=0, best=0, high=0)


def figure(amount, group="all", *, estimate=False, measure="killed"):
    return Figure(measures={measure: amount}, group=group, estimate=estimate, per=() if estimate else ("c",))


def related(id_, type_="part-of"):
    return (Relation(incident=id_, type=type_),)


def total(make, *records):
    (one,) = make.archive(*records).totals
    return one


def claimed(make, *figures):
    one = total(make, make.incident("a", figures=figures))
    return one.claimed_low, one.claimed_high


def test_voices_words_unknown_and_not_stated_stand_apart(make):
    """Every incident is in exactly one of the five."""
    one = total(
        make,
        make.incident("a", figures=(figure(RANGE, estimate=True), figure(EIGHT))),
        make.incident("b", figures=(figure(THREE),)),
        make.incident("c", figures=(figure(DOZENS), figure(UNKNOWN))),
        make.incident("d", figures=(figure(UNKNOWN),)),
        make.incident("e"),
    )

    assert one == Total(
        measure="killed",
        estimate_low=3,
        estimate_high=5,
        estimates=1,
        claimed_low=3,
        claimed_high=3,
        claimed=1,
        in_words=1,
        words=("dozens",),
        unknown=1,
        not_stated=1,
        incidents=5,
    )


def test_one_open_end_leaves_the_total_open(make):
    """`8+` beside 3 is 11 or more."""
    one = total(make, make.incident("a", figures=(figure(EIGHT),)), make.incident("b", figures=(figure(THREE),)))

    assert (one.claimed_low, one.claimed_high, one.claimed_about) == (11, None, False)


def test_one_about_marks_the_total(make):
    """In its own voice alone."""
    one = total(
        make,
        make.incident("a", figures=(figure(ABOUT),)),
        make.incident("b", figures=(figure(THREE, estimate=True),)),
    )

    assert (one.claimed_low, one.claimed_high, one.claimed_about, one.estimate_about) == (20, 20, True, False)


def test_an_estimate_in_words_leaves_what_is_claimed(make):
    """Words never become a number."""
    one = total(make, make.incident("a", figures=(figure(DOZENS, estimate=True), figure(THREE))))

    assert (one.estimates, one.claimed, one.in_words) == (0, 1, 0)


def test_what_is_claimed_is_lowest_to_highest(make):
    """A zero that is a claim counts."""
    assert claimed(make, figure(NOBODY), figure(RANGE)) == (0, 5)
    assert claimed(make, figure(NOBODY), figure(EIGHT)) == (0, None)


def test_the_row_for_all_counts_where_there_is_one(make):
    """Groups are then parts of it."""
    assert claimed(make, figure(THREE, "civilians"), figure(RANGE, "combatants"), figure(EIGHT)) == (8, None)


def test_else_the_outermost_groups_are_added(make):
    """Children lie within civilians."""
    assert claimed(make, figure(THREE, "children"), figure(RANGE, "civilians"), figure(THREE, "combatants")) == (6, 8)
    assert claimed(make, figure(THREE, "children"), figure(ABOUT, "combatants")) == (23, 23)


def test_a_part_adds_nothing_where_the_whole_is_in_the_set(make):
    """Where the whole is elsewhere, or has not the measure, the part counts."""
    made = make.archive(
        make.incident("whole", "2022-01-01", figures=(figure(EIGHT),)),
        make.incident("part", relations=related("whole"), figures=(figure(THREE), figure(THREE, measure="wounded"))),
        make.incident("part-of-part", relations=related("part"), figures=(figure(THREE),)),
        make.incident("silent", relations=related("whole")),
    )
    killed, wounded = made.totals

    assert (killed.claimed_low, killed.claimed, killed.not_stated, killed.incidents) == (8, 1, 0, 4)
    assert (wounded.claimed_low, wounded.not_stated) == (3, 2)
    assert made.periods["2023"].totals[0].claimed_low == 3
    assert made.periods["2023"].totals[0].incidents == 3


def test_the_second_of_the_same_event_adds_nothing(make):
    """Whichever file wrote the relation, the first in order counts."""
    for first, second in (((), related("a", "same-event")), (related("b", "same-event"), ())):
        one = total(
            make,
            make.incident("a", "2023-01-01", figures=(figure(EIGHT),), relations=first),
            make.incident("b", figures=(figure(THREE),), relations=second),
        )
        assert (one.claimed_low, one.claimed_high, one.claimed, one.incidents) == (8, None, 1, 2)


def test_a_withdrawn_whole_takes_nothing_away(make):
    """It is in no total, and so the part counts."""
    one = total(
        make,
        make.incident("w", state="withdrawn", figures=(figure(EIGHT),)),
        make.incident("p", relations=related("w"), figures=(figure(THREE),)),
    )

    assert (one.claimed_low, one.incidents) == (3, 1)


def test_totals_stand_with_regions_periods_actors_and_terms(make):
    """Each of its own incidents."""
    made = make.archive(
        make.actor("x"),
        make.incident(
            "a", region="no/oslo", categories=("accident",), figures=(figure(THREE),), claims=(make.claim("c", "x"),)
        ),
        make.incident("b", "2022-01-01", region="no", figures=(figure(RANGE),)),
    )

    lows = [
        node.totals[0].claimed_low
        for node in (
            made,
            made.regions["no"],
            made.regions["no/oslo"],
            made.periods["2022"],
            made.actors["x"],
            made.categories["accident"],
        )
    ]
    assert lows == [6, 6, 3, 3, 3, 3]
    assert made.categories["cyber"].totals == ()


def test_measures_stand_in_the_order_of_the_vocabulary(make):
    """A word that is not on the list comes last, and is reported elsewhere."""
    figures = (Figure(measures={"zapped": THREE, "wounded": THREE, "killed": THREE}, per=("c",)),)

    assert [one.measure for one in make.archive(make.incident("a", figures=figures)).totals] == [
        "killed",
        "wounded",
        "zapped",
    ]


def test_ends_of_counts():
    """What is not given at one end follows from what is."""
    given_best = Amount("", low=2, best=4)
    up_to = Amount("", high=5)
    from_ = Amount("", low=3)

    assert [ends(one) for one in (THREE, EIGHT, ABOUT, BELOW, RANGE, given_best, up_to, from_)] == [
        (3, 3),
        (8, None),
        (20, 20),
        (0, 4),
        (3, 5),
        (2, 4),
        (0, 5),
        (3, None),
    ]


FIGURES = st.builds(
    figure,
    st.sampled_from([THREE, EIGHT, ABOUT, BELOW, RANGE, DOZENS, UNKNOWN, NOBODY]),
    st.sampled_from(["all", "civilians", "children", "combatants"]),
    estimate=st.booleans(),
)


@given(
    st.lists(
        st.tuples(st.lists(FIGURES, max_size=4), st.integers(0, 6), st.sampled_from(["", "part-of", "same-event"])),
        max_size=6,
    )
)
def test_totals_never_mix_voices_and_lose_no_incident(make, rows):
    """Without the archive's rows there is no estimate, without others nothing claimed; and the counts add up."""
    records = [
        make.incident(
            f"i{k}",
            figures=tuple(figures),
            relations=related(f"i{other}", type_) if type_ and other < k else (),
        )
        for k, (figures, other, type_) in enumerate(rows)
    ]
    for voice in (True, False, None):
        chosen = [
            make.incident(
                one.id,
                relations=one.relations,
                figures=tuple(row for row in one.figures if voice is None or row.estimate is voice),
            )
            for one in records
        ]
        for whole in make.archive(*chosen).totals:
            counted = whole.estimates + whole.claimed + whole.in_words + whole.unknown + whole.not_stated
            assert 0 < counted <= whole.incidents == len(chosen)
            assert whole.estimate_high is None or whole.estimate_low <= whole.estimate_high
            assert whole.claimed_high is None or whole.claimed_low <= whole.claimed_high
            if voice is False:
                assert (whole.estimates, whole.estimate_low, whole.estimate_high) == (0, 0, 0)
            if voice is True:
                assert (whole.claimed, whole.claimed_low, whole.claimed_high) == (0, 0, 0)
            if not any(one.relations for one in chosen):
                assert counted == whole.incidents
