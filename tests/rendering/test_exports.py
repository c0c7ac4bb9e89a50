"""Downloads keep every doubt and every speaker, and no cell runs in a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rendering.export_csv import csv_bytes, safe_cell

from .archives import FILES, SETTINGS
from .conftest import Site


@pytest.fixture
def site(make_archive, site_of) -> Site:
    return site_of(make_archive(FILES, SETTINGS))


def rows(site: Site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.text(f"data/{name}.csv"), newline="")))


def row(site: Site, name: str, **wanted: str) -> dict[str, str]:
    return next(one for one in rows(site, name) if all(one[key] == value for key, value in wanted.items()))


def test_a_date_keeps_its_doubt(site) -> None:
    """EDTF, earliest, latest (empty where open), precision, and whose word it is."""
    quay = row(site, "incidents", id="quay")
    assert [quay[f"date{end}"] for end in ("", "_earliest", "_latest", "_precision")] == [
        "2023-05-22/",
        "2023-05-22",
        "",
        "day",
    ]
    assert (quay["date_per"], quay["date_speakers"]) == ("smoke", "Port office")
    assert row(site, "incidents", id="never")["date"] == "unknown"


def test_whose_word_a_place_actor_or_relation_is(site) -> None:
    quay = row(site, "incidents", id="quay")
    assert quay["places_region"] == "no/oslo | se"
    assert quay["places_role"] == "scene | origin"
    assert quay["places_speakers"] == "Port office | Port office"
    assert quay["places_precision"] == "vicinity | "
    assert (quay["actors_actor"], quay["actors_name"]) == ("fleet | ", "Fleet | a sailor")
    assert quay["actors_speakers"] == "Port office | "
    assert quay["actors_outcome"] == "charged 2023-06 | "
    assert (quay["relations_incident"], quay["relations_speakers"]) == ("crane", "Port office")


def test_own_fields_keep_unknown_ends_and_speakers(site) -> None:
    quay = row(site, "incidents", id="quay")
    assert (quay["fields_vessel"], quay["fields_vessel_speakers"]) == ("tug", "Port office")
    assert (quay["fields_cargo"], quay["fields_cargo_low"], quay["fields_cargo_high"]) == ("5 | 3-8", "5 | 3", "5 | 8")
    assert row(site, "incidents", id="crane")["fields_vessel"] == "unknown"
    assert quay["identifiers_imo"] == "77"


def test_figures_tell_nought_unknown_words_and_absent_apart(site) -> None:
    figures = [one for one in rows(site, "figures") if one["incident"] == "quay"]
    said, words, unknown, about = figures
    assert (said["wounded"], said["wounded_low"], said["wounded_high"], said["killed"], said["killed_low"]) == (
        "8+",
        "8",
        "",
        "0",
        "0",
    )
    assert (said["speakers"], said["estimate"]) == ("Port office", "")
    assert (words["displaced_words"], words["displaced_low"], words["estimate"]) == ("many", "", "true")
    assert (unknown["killed"], unknown["killed_low"], unknown["wounded"]) == ("unknown", "", "")
    assert (about["wounded"], about["wounded_best"], about["wounded_low"]) == ("~20", "20", "")


def test_claims_say_what_holds_and_what_disputes_them(site) -> None:
    smoke = row(site, "claims", incident="quay", id="smoke")
    denial = row(site, "claims", incident="quay", id="none")
    assert (smoke["verdict"], smoke["holds"], smoke["disputed_by"]) == ("unverified", "contested", "quay#none")
    assert (denial["stance"], denial["by_name"], denial["supported_by"]) == ("denies", "Navy | a sailor", "quay#guess")
    assert denial["disputes"] == "smoke | source:herald"


def test_sources_say_what_they_were_read_via(site) -> None:
    assert row(site, "sources", key="herald")["incidents"] == "quay"
    own = row(site, "sources", key="quay/own")
    assert (own["via"], own["by_name"], own["date"]) == ("herald", "Navy", "2023-05-22")


def test_a_cell_that_a_spreadsheet_would_run_is_text(site) -> None:
    assert row(site, "incidents", id="quay")["title"] == "'=Fire at the quay"
    assert row(site, "claims", id="guess")["text"] == "'+A guess."


@given(st.text())
def test_no_cell_begins_like_a_formula_but_numbers(text: str) -> None:
    cell = safe_cell(text)
    assert cell in (text, f"'{text}")
    if cell[:1] in tuple("=+-@\t\r") and cell:
        assert float(cell) is not None


def test_negative_numbers_stay_numbers() -> None:
    assert [safe_cell(text) for text in ("-5", "-5.25", "-5-", "-")] == ["-5", "-5.25", "'-5-", "'-"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_table_is_read_as_it_was_written(cells: list[str]) -> None:
    """RFC 4180: quotes doubled, CRLF between rows, UTF-8."""
    columns = tuple(f"c{number}" for number in range(len(cells))) or ("c",)
    made = csv_bytes(columns, [dict(zip(columns, cells, strict=False))])

    back = list(csv.reader(io.StringIO(made.decode(), newline="")))
    assert back[0] == list(columns)
    if cells:
        assert (back[1] or [""]) == [safe_cell(cell) for cell in cells]
    assert made.startswith(b"c" if not cells else b"c0")


def test_the_record_of_an_incident_is_whole(site) -> None:
    """Its JSON has the schema's names, speakers beside every `per`, derived `holds`, and its prose as words."""
    quay = json.loads(site.text("incidents/quay/incident.json"))
    assert (quay["date"], quay["date_earliest"], quay["date_latest"], quay["date_speakers"]) == (
        "2023-05-22/",
        "2023-05-22",
        "",
        ["Port office"],
    )
    assert (quay["title"], quay["published"], quay["updated"], quay["state"]) == (
        "=Fire at the quay",
        "2023-05-24",
        "2023-05-25",
        "published",
    )
    assert quay["places"][0]["speakers"] == ["Port office"]
    assert quay["places"][0]["point"] == [-59.9, 10.7]
    assert quay["figures"][0] == {
        "group": "all",
        "killed": "0",
        "killed_low": 0,
        "killed_best": 0,
        "killed_high": 0,
        "wounded": "8+",
        "wounded_low": 8,
        "per": ["smoke"],
        "speakers": ["Port office"],
    }
    assert quay["figures"][1]["displaced_words"] == "many"
    assert [claim["holds"] for claim in quay["claims"]] == ["contested", "contested", "unverified"]
    assert quay["fields"]["vessel"] == {"value": ["tug"], "per": ["smoke"], "speakers": ["Port office"]}
    assert [one["text_low"] for one in quay["fields"]["cargo"]["value"]] == [5, 3]
    assert [relation["incident"] for relation in quay["relations"]] == ["crane"]
    assert quay["text"] == "prose of content/incidents/2023/quay.md"
    assert not quay.keys() & {"path", "account", "refs", "stated", "cited"}


def test_unknown_is_a_value(site) -> None:
    assert json.loads(site.text("incidents/crane/incident.json"))["fields"] == {"vessel": {"value": "unknown"}}


def test_the_archive_has_every_record(site) -> None:
    archive = json.loads(site.text("data/archive.json"))
    assert [one["id"] for one in archive["incidents"]] == list(site.archive.entries)
    assert {one["region"] for one in archive["regions"]} == {"no", "no/oslo", "se"}
    assert {one["id"] for one in archive["actors"]} == {"navy", "fleet", "port"}
    assert archive["sources"][0]["title"] == {"en": "Fire, again", "nb": "Brann igjen"}
    assert archive["licence"] == "CC-BY-4.0"


def test_places_are_points_only_where_a_point_is_known(site) -> None:
    """RFC 7946: longitude first; a region alone has no geometry; precision and speakers are properties."""
    features = json.loads(site.text("data/places.geojson"))["features"]
    quay = [one for one in features if one["properties"]["incident"] == "quay"]
    assert quay[0]["geometry"] == {"type": "Point", "coordinates": [10.7, -59.9]}
    assert quay[0]["properties"]["precision"] == "vicinity"
    assert quay[0]["properties"]["speakers"] == ["Port office"]
    assert quay[1]["geometry"] is None
    assert quay[1]["properties"]["role"] == "origin"
    assert (
        next(one for one in features if one["properties"]["name"] == "At sea")["properties"]["precision"]
        == "not stated"
    )
