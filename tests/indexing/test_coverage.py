"""How complete an archive is: each field given, unknown or not recorded, by year and region; and which words are used."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.amount import Amount
from sitegen.model.coverage import Cover
from sitegen.model.incident import FieldValue, Figure, Involvement, Medium, Outcome, Place, Review, Source
from sitegen.model.settings import Field, IdentifierKind, Settings, Term
from sitegen.model.vocabulary import DEFAULTS

from .conftest import actor, archive, claim, incident, shared

SETTINGS = Settings(
    vocabulary=DEFAULTS,
    fields={"ship": Field(id="ship", unknown=True)},
    identifiers={"imo": IdentifierKind(id="imo")},
)
DATES = ("2023-05-22", "2023-05", "2023", "2022-02/..", "unknown")
KNOWN = Amount("3", low=3, best=3, high=3)
WORDS = Amount("dozens", words="dozens")
UNKNOWN = Amount("unknown", unknown=True)


def covers(*records, settings=SETTINGS, **more):
    """By group and name: the field."""
    coverage = archive(*records, settings=settings, **more).coverage
    return {(field.kind, field.field): field for field in coverage.fields}, coverage


def test_dates_by_how_far_they_are_known() -> None:
    """What is coarser than a day is known not to be known any finer; a year unknown is a shelf of its own."""
    found, coverage = covers(*(incident(f"i{number}", date) for number, date in enumerate(DATES)))
    assert coverage.incidents == 5
    assert coverage.years == (("", 1), ("2022", 1), ("2023", 3))
    assert found["date", "date.year"].all == Cover(4, 1)
    assert found["date", "date.month"].all == Cover(3, 2)
    assert found["date", "date.day"].all == Cover(1, 4)
    assert found["date", "date.month"].years == (Cover(0, 1), Cover(1, 0), Cover(2, 1))


def test_figures_fields_and_identifiers() -> None:
    """Words are given; unknown is neither given nor left out, and one that somebody gives beside it counts."""
    figures = [(KNOWN,), (WORDS,), (UNKNOWN,), (UNKNOWN, KNOWN), ()]
    values = [FieldValue(values=("tug",)), FieldValue(unknown=True), None, None, None]
    records = [
        incident(
            f"i{number}",
            figures=tuple(Figure(measures={"killed": amount}) for amount in amounts),
            fields={"ship": value} if value else {},
            identifiers={"imo": ("1",)} if number == 0 else {},
        )
        for number, (amounts, value) in enumerate(zip(figures, values, strict=True))
    ]
    found, _ = covers(*records)
    assert found["measures", "killed"].all == Cover(3, 1)
    assert found["measures", "wounded"].all == Cover(0, 0)
    assert found["fields", "ship"].all == Cover(1, 1)
    assert found["identifiers", "imo"].all == Cover(1, 0)


def test_claims_and_sources_must_all_have_it() -> None:
    """A claim without a source leaves its incident out; shared sources are looked up."""
    with_all = incident(
        "all", claims=(claim("a", sources=("s",)),), sources=(Source(id="s", url="https://example.org"),)
    )
    with_one = incident("one", claims=(claim("a", sources=("s",)), claim("b")), sources=(Source(id="s"),))
    with_shared = incident("two", sources=(Source(id="herald", shared=True),))
    found, _ = covers(with_all, with_one, with_shared, incident("none"), shared("herald", url="https://example.org"))
    assert found["claims", "claims"].all == Cover(2)
    assert found["claims", "claims.sources"].all == Cover(1)
    assert found["sources", "sources"].all == Cover(3)
    assert found["sources", "sources.address"].all == Cover(2)


def test_regions_by_the_top_of_the_tree() -> None:
    """An incident counts once in each; where it is only mentioned, it does not."""
    places = (
        Place(region="no/oslo"),
        Place(region="no/bergen", point=(1.0, 2.0)),
        Place(region="se", role="mentioned"),
    )
    found, coverage = covers(incident("a", places=places), incident("b", region="dk"), incident("c"))
    assert coverage.regions == (("dk", 1), ("no", 1))
    assert found["places", "places.point"].regions == (Cover(0), Cover(1))
    assert found["places", "places.point"].all == Cover(1)


def test_drafts_are_no_part_of_it() -> None:
    """What is not public counts nowhere, not even as a number."""
    draft = incident("secret", "1999", state="draft", figures=(Figure(measures={"spies": KNOWN}),))
    made = archive(incident("a"), draft, settings=SETTINGS)
    assert made.coverage.years == (("2023", 1),)
    assert "spies" not in {field.field for field in made.coverage.fields}
    assert "measures" not in made.usage or "spies" not in made.usage["measures"]
    assert ("1999", 1) in archive(incident("a"), draft, settings=SETTINGS, drafts=True).coverage.years


def test_usage() -> None:
    """Each incident counts once for a word, whatever list it is from; actors count for their kinds."""
    one = incident(
        "a",
        categories=("accident",),
        places=(Place(region="no"), Place(region="no", role="target")),
        actors=(
            Involvement(actor="navy", role="victim", outcome=Outcome("died")),
            Involvement(name={"": "x"}, role="victim"),
        ),
        sources=(Source(id="herald", shared=True), Source(id="own", kind="report")),
        figures=(Figure(measures={"killed": KNOWN}), Figure(measures={"killed": KNOWN}, group="children")),
        review=Review(state="stub"),
        media=(Medium(file="a.png"),),
    )
    used = archive(
        one,
        incident("b", categories=("accident", "other")),
        actor("navy", kind="military"),
        shared("herald", kind="news"),
    ).usage
    assert used["categories"] == {"accident": 2, "other": 1}
    assert used["place-roles"] == {"scene": 1, "target": 1}
    assert used["actor-roles"] == {"victim": 1}
    assert used["outcomes"] == {"died": 1}
    assert used["source-kinds"] == {"news": 1, "report": 1}
    assert used["groups"] == {"all": 1, "children": 1}
    assert used["measures"] == {"killed": 1}
    assert used["review"] == {"stub": 1}
    assert used["actor-kinds"] == {"military": 1}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(DATES),
            st.sampled_from(["", "no/oslo", "no", "se"]),
            st.lists(st.sampled_from([KNOWN, WORDS, UNKNOWN]), max_size=2),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_columns_add_up(rows) -> None:
    """Years add up to the whole; and so do given, unknown and not recorded, counted by hand."""
    records = [
        incident(
            f"i{number}",
            date,
            places=(Place(region=region),) if region else (),
            figures=tuple(Figure(measures={"killed": amount}) for amount in amounts),
            summary="x" if summary else "",
        )
        for number, (date, region, amounts, summary) in enumerate(rows)
    ]
    found, coverage = covers(*records)
    assert sum(number for _, number in coverage.years) == len(rows)
    for field in found.values():
        assert field.all == Cover(sum(one.given for one in field.years), sum(one.unknown for one in field.years))
        assert field.all.given + field.all.unknown <= len(rows)
    assert found["what", "summary"].all.given == sum(summary for _, _, _, summary in rows)
    stated = [[amount for amount in amounts if not amount.unknown] for _, _, amounts, _ in rows]
    assert found["measures", "killed"].all.given == sum(map(bool, stated))
    assert found["places", "places.region"].all.given == sum(bool(region) for _, region, _, _ in rows)


def test_own_words_of_files() -> None:
    """A measure that no list has is a row as well."""
    found, _ = covers(
        incident("a", figures=(Figure(measures={"ships": KNOWN}),)),
        settings=Settings(vocabulary={**DEFAULTS, "measures": {"killed": Term(word="killed")}}),
    )
    assert [name for kind, name in found if kind == "measures"] == ["killed", "ships"]
