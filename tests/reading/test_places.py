"""Places, and what is published of a point that endangers somebody."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.places import coarsened


def test_places_are_read_whole(read_fields):
    """Each key of the schema has its place in the record."""
    draft = read_fields(
        "claims: {id: a, text: x, by: y}\n"
        "places:\n  - ru/belgorod\n"
        "  - region: no/oslo\n    name: {nb: Kaia}\n    point: [59.91, 10.75]\n    precision: vicinity\n    radius_km: 0.5\n"
        "    role: origin\n    method: From a film.\n    note: About.\n    per: a\n"
    )
    assert draft.problems == ()
    first, second = draft.record.places
    assert (first.region, first.role) == ("ru/belgorod", "scene")
    assert (second.name, second.point, second.precision, second.radius_km) == (
        {"nb": "Kaia"},
        (59.91, 10.75),
        "vicinity",
        0.5,
    )
    assert (second.role, second.method, second.per) == ("origin", "From a film.", ("a",))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("region: NO/Oslo\n", [("region-form", 1, 9)]),
        ("region: no/ø\n", [("region-form", 1, 9)]),
        ("region: 'no//oslo'\n", [("region-form", 1, 9)]),
        ("region: Осло\n", [("region-form", 1, 9)]),
        ("region: no/page\n", [("region-form", 1, 9)]),
        ("region: [no]\n", [("value-form", 1, 9)]),
        ("region: no\nplaces: ru\n", [("region-beside-places", 1, 9)]),
        ("places:\n  - [no]\n", [("value-form", 2, 5)]),
        ("places:\n  - note: x\n", [("place-empty", 2, 5)]),
        ("places:\n  - {region: no, point: [1, 2]}\n", [("point-without-precision", 2, 25)]),
        ("places:\n  - {region: no, precision: exact}\n", [("exact-without-point", 2, 29)]),
        ("places:\n  - {point: [1, 2], precision: exact, blur_km: 1}\n", [("exact-but-blurred", 2, 32)]),
        ("places:\n  - {point: 1, precision: vicinity}\n", [("point-form", 2, 13)]),
        ("places:\n  - {point: [1, 2, 3], precision: vicinity}\n", [("point-form", 2, 13)]),
        ("places:\n  - {point: [1, [2]], precision: vicinity}\n", [("point-form", 2, 13)]),
        ("places:\n  - {point: [1, 2N], precision: vicinity}\n", [("point-form", 2, 13)]),
        ("places:\n  - {point: [100, 20], precision: vicinity}\n", [("point-outside", 2, 13)]),
        ("places:\n  - {point: [100, 200], precision: vicinity}\n", [("point-outside", 2, 13)]),
        ("places:\n  - {region: no, role: origin}\n", [("origin-without-claim", 2, 24)]),
        ("places:\n  - {region: no, role: orign}\n", [("word-unknown", 2, 24)]),
        ("places:\n  - {region: no, radius_km: 0}\n", [("number-form", 2, 29)]),
        ("places:\n  - {region: no, radius_km: '0,5'}\n", [("number-form", 2, 29)]),
        ("places:\n  - {region: no, radius_km: [1]}\n", [("value-form", 2, 29)]),
    ],
)
def test_a_mistake_in_a_place_gives_one_message(codes, fields, expected):
    """Each at its own value."""
    assert codes(fields) == expected


@pytest.mark.parametrize(
    ("fields", "proposed"),
    [
        ("region: NO/Oslo\n", "write `no/oslo`"),
        ("region: 'no//oslo/'\n", "write `no/oslo`"),
        ("region: Осло\n", "write it in small Latin letters, as `no/oslo`"),
        ("places: {point: [100, 20], precision: vicinity}\n", "latitude comes first: [20, 100]"),
    ],
)
def test_a_mend_is_proposed(read_fields, fields, proposed):
    """The small form, and the point turned round."""
    assert read_fields(fields).problems[0].help == proposed


def test_the_exact_point_leaves_nothing_behind(read_fields):
    """Where a point is coarsened, its digits are in no value that is handed on."""
    draft = read_fields("places: {point: [59.913871, 10.752247], precision: vicinity, blur_km: 5}\n")
    place = draft.record.places[0]
    assert (place.blur_km, place.precision) == (5.0, "vicinity")
    assert place.point != (59.913871, 10.752247)
    assert b"5991387" not in msgspec.json.encode(draft).replace(b".", b"")
    assert b"913871" not in msgspec.json.encode(draft)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 500))
def test_a_coarsened_point_is_near_and_on_a_grid(latitude, longitude, blur_km):
    """It is at most the cell's width away along the meridian, and coarsening it again changes nothing of note."""
    coarse = coarsened((latitude, longitude), blur_km)
    assert abs(coarse[0]) <= 90
    assert abs(coarse[1]) <= 180
    assert abs(coarse[0] - latitude) <= blur_km / 111.195 / 2 + 1e-4
    if abs(coarse[0]) < 89:
        step = blur_km / 111.195 / math.cos(math.radians(coarse[0]))
        assert abs(coarse[1] - longitude) <= step / 2 + max(1e-3, step * 0.01)


@given(st.floats(-0.45, 0.45), st.floats(-0.45, 0.45))
def test_all_points_of_a_cell_give_one_point(north, east):
    """So the exact one cannot be found from the coarse one."""
    middle = coarsened((59.9, 10.7), 10)
    step = 10 / 111.195
    assert coarsened((middle[0] + north * step, middle[1] + east * step), 10) == middle


def test_a_public_repository_shows_what_the_site_hides(codes, settings):
    """A warning where the settings name one; none without it."""
    fields = "places: {point: [1, 2], precision: vicinity, blur_km: 5}\npublish_after: 2030-01-01\nstate: draft\n"
    public = msgspec.structs.replace(settings, repository="https://code.example/archive")
    assert codes(fields) == []
    assert codes(fields, more=public) == [
        ("sensitive-in-public", 1, 17),
        ("sensitive-in-public", 2, 16),
        ("sensitive-in-public", 3, 8),
    ]
    assert codes("state: published\n", more=public) == []


def test_capitals_can_be_mended_without_a_question(read_fields):
    """Where the value is plain; in quotes a person looks at it."""
    assert read_fields("region: NO/Oslo\n").problems[0].mend == "no/oslo"
    assert read_fields("region: 'NO/Oslo'\n").problems[0].mend is None
    assert read_fields("region: no//oslo\n").problems[0].mend is None
