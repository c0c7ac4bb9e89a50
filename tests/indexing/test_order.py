"""The archive's order, and days, letters and numbers."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.indexing.order import letter, mentioned_first
from sitegen.model.incident import Source


def test_incidents_stand_by_earliest_day_then_latest_then_id(make):
    """Open ends come last of those that begin on a day."""
    made = make.archive(
        make.incident("e", "2023-05-22/.."),
        make.incident("d", "2023-05-22/2023-05-23"),
        make.incident("c", "2023-05-22"),
        make.incident("b", "2023-05-22"),
        make.incident("a", "2023-05"),
        make.incident("f", "unknown"),
    )

    assert list(made.entries) == ["f", "a", "b", "c", "d", "e"]


def test_published_is_as_written_else_by_the_log_else_reported_else_the_latest_day(make):
    """The fallbacks of the schema, in their order."""
    logged = (make.log("2023-07-02"), make.log("2023-07-01"))
    reported = make.when("2023-06-01")
    made = make.archive(
        make.incident("a", published=make.when("2023-08-01"), log=logged),
        make.incident("b", log=logged, reported=reported),
        make.incident("c", reported=reported),
        make.incident("d", "2023-05"),
        make.incident("e", "2023-05-22/.."),
        make.incident("f", "unknown"),
    )

    days = {id_: (entry.published, entry.updated) for id_, entry in made.entries.items()}
    assert days == {
        "a": ("2023-08-01", "2023-07-02"),
        "b": ("2023-07-01", "2023-07-02"),
        "c": ("2023-06-01", "2023-06-01"),
        "d": ("2023-05-31", "2023-05-31"),
        "e": ("2023-05-22", "2023-05-22"),
        "f": ("", ""),
    }
    assert made.updated == "2023-07-02"


def test_the_archive_is_updated_by_a_withdrawal(make):
    """What changed last may be that something went."""
    made = make.archive(make.incident("a"), make.incident("b", state="withdrawn", log=(make.log("2024-01-01"),)))

    assert made.updated == "2024-01-01"


def test_letters_go_by_first_mention_then_by_the_file(make):
    """What no passage states comes after what one states."""
    claims = tuple(make.claim(id_) for id_ in ("a", "b", "c"))
    made = make.archive(make.incident("x", claims=claims, stated=("c", "gone", "a")))

    assert made.entries["x"].letters == {"c": "a", "a": "b", "b": "c"}


def test_sources_are_numbered_as_cited_then_as_listed(make):
    """From 1."""
    sources = tuple(Source(id=id_) for id_ in ("p", "q", "r"))
    made = make.archive(make.incident("x", sources=sources, cited=("r",)))

    assert made.entries["x"].numbers == {"r": 1, "p": 2, "q": 3}


def test_letters_go_on_after_z():
    """z is followed by aa."""
    assert [letter(k) for k in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


@given(st.lists(st.text("abc", max_size=2)), st.lists(st.text("abc", max_size=2), unique=True))
def test_an_order_of_mention_loses_and_adds_nothing(mentioned, listed):
    """What is listed stays, whatever is mentioned."""
    found = mentioned_first(tuple(mentioned), listed)

    assert sorted(found) == sorted(listed)
    assert found[: len(set(mentioned) & set(listed))] == [id_ for id_ in dict.fromkeys(mentioned) if id_ in listed]
