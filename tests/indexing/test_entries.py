"""Neighbours, corrections, categories and values of fields."""

from sitegen.model.archive import Change
from sitegen.model.incident import FieldValue, Place
from sitegen.model.settings import Field, RegionSettings, Settings, Term


def test_others_of_the_same_day_are_at_most_five(make):
    """Itself not among them; a month is no day."""
    made = make.archive(*(make.incident(id_) for id_ in "abcdefg"), make.incident("m", "2023-05"))

    assert made.entries["a"].same_day == tuple("bcdef")
    assert made.entries["g"].same_day == tuple("abcde")
    assert made.entries["m"].same_day == ()


def test_near_by_are_the_nearest_in_time_of_the_finest_region(make):
    """None of the same day, none of the region above; five at most."""
    dates = {
        "a": "2023-01-01",
        "b": "2023-05-20",
        "c": "2023-05-22",
        "d": "2023-05-22",
        "e": "2023-05-30",
        "f": "2024-01-01",
    }
    records = [make.incident(id_, date, region="no/oslo") for id_, date in dates.items()]
    made = make.archive(
        *records,
        make.incident("x", "2023-05-21", region="no"),
        make.incident("y", "2023-05-21", places=(Place(region="no/oslo", role="origin"),)),
        make.incident("z", "2023-05-21", places=(Place(region="no/oslo", role="origin"), Place(region="no"))),
    )

    assert made.entries["c"].near_by == ("b", "e", "a", "f")
    assert made.entries["a"].near_by == ("b", "c", "d", "e", "f")
    assert made.entries["x"].near_by == made.entries["y"].near_by == ()


def test_a_whole_country_is_not_near_by(make):
    """Where the tree is no map, a word at its top may be a platform or a line."""
    records = [make.incident("a", "2023-01-01", region="grid"), make.incident("b", region="grid")]

    assert make.archive(*records).entries["a"].near_by == ()
    settings = Settings(regions=RegionSettings(geographic=False))
    assert make.archive(*records, settings=settings).entries["a"].near_by == ("b",)


def test_corrections_stand_newest_first(make):
    """Additions and verdicts correct nothing; of a tombstone nothing but its end is told."""
    made = make.archive(
        make.incident(
            "a",
            log=(
                make.log("2023-06-01", why="w", field="f"),
                make.log("2023-07-01", "addition"),
                make.log("2023-07-01", "verdict"),
                make.log("2023-06-03", "retitled"),
            ),
        ),
        make.incident(
            "b",
            state="withdrawn",
            reason="r",
            log=(make.log("2023-06-02", "withdrawal", why="secret"), make.log("2023-09-01", why="secret")),
        ),
        make.incident("c", state="merged", into=("a",), reason="m", log=(make.log("2023-05-30", "addition"),)),
        make.incident("d", state="split", into=("a",), reason="s"),
    )

    assert made.changes == (
        Change(date="2023-06-03", incident="a", type="retitled"),
        Change(date="2023-06-02", incident="b", type="withdrawal", why="r", state="withdrawn"),
        Change(date="2023-06-01", incident="a", type="correction", field="f", why="w"),
        Change(date="2023-05-30", incident="c", type="merge", why="m", state="merged"),
        Change(date="", incident="d", type="split", why="s", state="split"),
    )


def words(**under):
    return {word: Term(word=word, under=parent) for word, parent in under.items()}


def test_categories_include_those_under_them(make):
    """Every word of the vocabulary stands there, in its order; an unknown word is no page."""
    settings = Settings(
        vocabulary={"categories": words(strike="", drone="strike", small="drone", other="", round="round")}
    )
    made = make.archive(
        make.incident("a", "2023-01-01", categories=("small", "strike")),
        make.incident("b", categories=("strike", "unknown")),
        settings=settings,
    )

    assert list(made.categories) == ["strike", "drone", "small", "other", "round"]
    assert (made.categories["strike"].incidents, made.categories["strike"].own) == (("a", "b"), ("a", "b"))
    assert (made.categories["drone"].incidents, made.categories["drone"].own) == (("a",), ())
    assert (made.categories["strike"].children, made.categories["other"].incidents) == (("drone",), ())


def test_a_circle_of_words_still_ends(make):
    """The settings report it; the archive is made."""
    settings = Settings(vocabulary={"categories": words(a="b", b="a")})

    assert make.archive(make.incident("x", categories=("a",)), settings=settings).categories["b"].incidents == ("x",)


def test_fields_with_an_index_have_their_values(make):
    """Choices with those under them, as declared; other values sorted; unknown is no value."""
    settings = Settings(
        fields={
            "craft": Field(id="craft", type="choice", index=True, choices=words(plane="", jet="plane")),
            "model": Field(id="model", type="text", index=True, many=True),
            "note": Field(id="note"),
        }
    )
    made = make.archive(
        make.incident("a", fields={"craft": FieldValue(values=("jet",)), "model": FieldValue(values=("Z", "B", "Z"))}),
        make.incident("b", fields={"craft": FieldValue(unknown=True), "note": FieldValue(values=("n",))}),
        settings=settings,
    )

    assert list(made.field_values) == ["craft", "model"]
    assert {word: node.incidents for word, node in made.field_values["craft"].items()} == {
        "plane": ("a",),
        "jet": ("a",),
    }
    assert {word: node.own for word, node in made.field_values["model"].items()} == {"B": ("a",), "Z": ("a",)}
