"""The tree of regions, its names, and regions that are misspelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.incident import Place
from sitegen.model.settings import RegionSettings, Settings

RU = "ru/belgorod/graivoron"


def test_an_incident_counts_in_its_region_and_in_all_above(make):
    """Own are those that name the region and none below it."""
    made = make.archive(make.incident("a", region=RU), make.incident("b", region="ru/belgorod"))

    assert list(made.regions) == ["ru", "ru/belgorod", RU]
    assert made.regions["ru"].incidents == made.regions["ru/belgorod"].incidents == ("a", "b")
    assert made.regions["ru/belgorod"].own == ("b",)
    assert made.regions[RU].incidents == ("a",)
    assert made.regions["ru"].children == ("ru/belgorod",)


def test_an_incident_in_two_children_counts_once_in_the_parent(make):
    """And a region that it names beside one below it is not its own."""
    places = (Place(region="ru/belgorod"), Place(region=RU), Place(region="ru/bryansk"))
    made = make.archive(make.incident("a", places=places))

    assert made.regions["ru"].incidents == ("a",)
    assert made.regions["ru/belgorod"].own == ()
    assert made.regions[RU].own == made.regions["ru/bryansk"].own == ("a",)


def test_what_only_a_party_says_to_be_there_is_marked(make):
    """One place without `per` is enough for a region and all above it."""
    places = (Place(region=RU, per=("c",)), Place(region="ru/bryansk"))
    made = make.archive(make.incident("a", places=places), make.incident("b", places=(Place(region=RU, per=("c",)),)))

    assert made.regions[RU].said_only == made.regions["ru/belgorod"].said_only == ("a", "b")
    assert made.regions["ru"].said_only == ("b",)


def test_other_roles_are_listed_apart_and_not_counted(make):
    """An origin is mentioned, unless the same region is a scene as well."""
    places = (
        Place(region="ua/kharkiv", role="origin"),
        Place(region="ru/belgorod"),
        Place(region="ru", role="mentioned"),
    )
    made = make.archive(
        make.incident("a", places=places), make.incident("b", places=(Place(region="ua", role="origin"),))
    )

    assert (made.regions["ua"].incidents, made.regions["ua"].mentioned) == ((), ("a", "b"))
    assert (made.regions["ru"].incidents, made.regions["ru"].mentioned) == (("a",), ())


def test_what_names_no_region_stands_apart(make):
    """A name without a region is no place of the tree."""
    made = make.archive(
        make.incident("a"), make.incident("b", places=(Place(name={"": "Kozinka"}),)), make.incident("c", region="no")
    )

    assert made.no_place == ("a", "b")


def test_regions_with_a_file_have_a_page_without_incidents(make):
    """And so have those that are claimed, or that an actor is of."""
    made = make.archive(
        make.region("ua/crimea", claimed_by=("ru",), iso="UA-43", kind="region"), make.actor("x", region="se")
    )

    assert list(made.regions) == ["ru", "se", "ua", "ua/crimea"]
    assert made.regions["ru"].claims_land == ("ua/crimea",)
    assert (made.regions["ua/crimea"].iso, made.regions["ua/crimea"].kind) == ("UA-43", "region")


def test_former_paths_lead_to_the_region_of_now(make):
    """A former path, and what lies below it, is counted and shown under the path of now."""
    made = make.archive(
        make.region("ru/belgorod", aliases=("ru/old",)),
        make.incident("a", region="ru/old/graivoron"),
        make.incident("b", region="no"),
    )

    assert made.entries["a"].incident.places[0].region == RU
    assert made.regions["ru/belgorod"].incidents == ("a",)
    assert made.region_aliases == {"ru/old": "ru/belgorod"}
    assert "ru/old" not in made.regions


def test_countries_without_a_file_are_named_by_cldr(make):
    """In the language of the archive and in its further ones; unknown languages are passed over."""
    settings = Settings(language="en", languages=("en", "uk", "xx-nonsense"))
    made, problems = make.run(make.incident("a", region="no"), settings=settings)

    assert made.regions["no"].name == {"en": "Norway", "uk": "Норвегія"}
    assert made.regions["no"].iso == "NO"
    assert problems == ()


def test_subdivisions_without_a_file_are_named_by_their_list(make):
    """`no/03` is NO-03, and `us/us-ca` is US-CA."""
    made, problems = make.run(make.incident("a", region="no/03"), make.incident("b", region="us/us-ca"))

    assert (made.regions["no/03"].name, made.regions["no/03"].iso) == ({"": "Oslo"}, "NO-03")
    assert made.regions["us/us-ca"].name == {"": "California"}
    assert problems == ()


def test_other_regions_without_a_file_are_named_by_their_path_with_a_warning(make):
    """Once for each region, however many incidents name it; one message for one place."""
    records = [make.incident("a", region="high-seas/north-sea"), make.incident("b", region="high-seas")]
    one = make.problem(*records, code="region-without-name")

    assert make.archive(*records).regions["high-seas/north-sea"].name == {"": "North Sea"}
    assert (one.path.rpartition("/")[2], one.where) == ("a.md", "places.0.region")
    assert "`high-seas`, `high-seas/north-sea`" in one.message


def test_a_file_without_a_name_is_named_by_its_path_with_a_warning(make):
    """The warning stands at the file."""
    one = make.problem(make.region("no/oslo", name={}), code="region-without-name")

    assert one.path == "content/regions/no/oslo.md"


def test_a_tree_that_is_no_map_asks_no_list(make):
    """`no` is then a word of the archive's own."""
    settings = Settings(regions=RegionSettings(geographic=False))

    assert make.archive(make.incident("a", region="no"), settings=settings).regions["no"].name == {"": "No"}


@pytest.mark.parametrize("written", ["ru/belgorad", "ru/belgorodd", "ru/belgord", "ru/beglorod", "ru/belgorad/city"])
def test_a_region_one_edit_from_a_sibling_with_a_file_is_an_error(make, written):
    """One letter other, more, less, or two exchanged: one message, with the path to write."""
    records = [make.region("ru"), make.region("ru/belgorod"), make.incident("a", region=written)]
    one = make.problem(*records, code="region-unknown")

    assert make.found(*records, but=()) == [("region-unknown", "a.md", "places.0.region")]
    assert one.help.startswith(f"write `ru/belgorod{'/city' if written.endswith('city') else ''}`")


@pytest.mark.parametrize("written", ["ru/omsc", "ru/kursk", "ru/belgirad", "no/belgorad"])
def test_short_parts_files_and_other_parents_are_no_slips(make, written):
    """Below five letters, with a file, two edits away, or elsewhere in the tree."""
    names = ("ru", "ru/omsk", "ru/belgorod", "ru/kursk", "ru/kurse")
    records = [*(make.region(name) for name in names), make.incident("a", region=written)]

    assert make.found(*records) == []


def test_every_file_with_the_slip_is_told(make):
    """Each has its own mistake; an actor's and a claimant's region too."""
    records = [
        make.region("georgia"),
        make.region("ru/belgorod", claimed_by=("georgja",)),
        make.region("ru"),
        make.incident("a", region="georgua"),
        make.incident("b", region="georgua"),
        make.actor("x", region="georgi"),
    ]

    assert make.found(*records, but=()) == [
        ("region-unknown", "belgorod.md", "claimed_by.0"),
        ("region-unknown", "x.md", "region"),
        ("region-unknown", "a.md", "places.0.region"),
        ("region-unknown", "b.md", "places.0.region"),
    ]


def test_a_region_without_those_above_it_is_a_warning_with_the_path(make):
    """`belgorod` where only `ru/belgorod` is known."""
    records = [make.region("ru"), make.region("ru/belgorod"), make.incident("a", region="belgorod")]

    assert make.found(*records, but=()) == [("region-cut-short", "a.md", "places.0.region")]
    assert make.problem(*records, code="region-cut-short").help == "did you mean `ru/belgorod`?"


def test_a_region_at_the_top_with_a_file_is_meant(make):
    """Its file says that it is there."""
    records = [
        make.region("ru"),
        make.region("ru/belgorod"),
        make.region("belgorod"),
        make.incident("a", region="belgorod"),
    ]

    assert make.found(*records, but=()) == []


PATHS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
PLACES = st.builds(
    Place, region=PATHS, role=st.sampled_from(["scene", "target", "origin"]), per=st.sampled_from([(), ("c",)])
)


@given(st.lists(st.lists(PLACES, max_size=3), max_size=6))
def test_a_parent_has_the_incidents_of_its_children_and_its_own_each_once(make, rows):
    """Counts of a parent are the union of its children's and its own; what is mentioned there is not counted there."""
    settings = Settings(regions=RegionSettings(geographic=False))
    records = [make.incident(f"i{k}", places=tuple(places)) for k, places in enumerate(rows)]
    regions = make.archive(*records, settings=settings).regions

    for node in regions.values():
        below = {id_ for child in node.children for id_ in regions[child].incidents}
        assert sorted(node.incidents) == sorted(below | set(node.own))
        assert below.isdisjoint(node.own)
        assert set(node.said_only) <= set(node.incidents)
        assert set(node.mentioned).isdisjoint(node.incidents)
