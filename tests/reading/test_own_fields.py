"""Fields and identifiers that the settings declare."""

import msgspec
import pytest


@pytest.mark.parametrize(
    ("field", "value", "values"),
    [
        ("a-text", "Timber", ("Timber",)),
        ("a-choice", "bomber", ("bomber",)),
        ("a-yesno", "true", ("true",)),
        ("a-yesno", "false", ("false",)),
        ("a-number", "-0.5", ("-0.5",)),
        ("a-amount", "8+", ("8+",)),
        ("a-amount", "{low: 1, high: 2.5}", ("1-2.5",)),
        ("a-date", "2023-05-XX", ("2023-05-XX",)),
        ("a-link", "https://example.org/", ("https://example.org/",)),
        ("a-id", "IMO_90.7-1", ("IMO_90.7-1",)),
        ("a-actor", "navy", ("navy",)),
        ("a-incident", "2023-04-quay-fire", ("2023-04-quay-fire",)),
        ("several", "[1, 2]", ("1", "2")),
    ],
)
def test_a_value_of_each_type_is_read(read_fields, field, value, values):
    """Amounts and dates are kept as such besides."""
    draft = read_fields(f"fields:\n  {field}: {value}\n")
    assert draft.problems == ()
    found = draft.record.fields[field]
    assert found.values == values
    assert len(found.amounts) == (field == "a-amount")
    assert len(found.dates) == (field == "a-date")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("a-text", "[a, b]", "field-value"),
        ("a-text", "[[a]]", "value-form"),
        ("a-choice", "bombr", "field-value"),
        ("a-choice", "plane", "word-retired"),
        ("a-choice", "[[a]]", "value-form"),
        ("a-yesno", "yes", "yes-or-no"),
        ("a-yesno", "No", "yes-or-no"),
        ("a-yesno", "TRUE", "yes-or-no"),
        ("a-yesno", "perhaps", "yes-or-no"),
        ("a-yesno", "[[true]]", "value-form"),
        ("a-number", "twelve", "field-value"),
        ("a-number", "'0,5'", "field-value"),
        ("a-amount", "several", "count-form"),
        ("a-date", "23 Mai 2023", "date-form"),
        ("a-date", "[[2023]]", "value-form"),
        ("a-link", "javascript:alert(1)", "address-scheme"),
        ("a-id", "a b", "field-value"),
        ("a-actor", "The Navy", "id-form"),
        ("a-incident", "A Fire", "id-form"),
        ("several", "[1, two]", "field-value"),
        ("a-number", "unknown", "field-value"),
        ("voiced", "x", "field-without-voice"),
        ("voiced", "{value: x}", "field-without-voice"),
        ("voiced", "{value: x, estimate: false}", "field-without-voice"),
        ("voiced", "{value: x, per: a, estimate: true}", "figure-in-two-voices"),
        ("a-text", "{per: a}", "key-missing"),
        ("a-amount", "{value: several, per: a}", "count-form"),
        ("a-txt", "x", "key-unknown"),
    ],
)
def test_a_bad_value_gives_one_message(codes, field, value, code):
    """At the value; an unknown field at its key."""
    found = codes(f"claims: {{id: a, text: x, by: y}}\nfields:\n  {field}: {value}\n")
    assert [row[:2] for row in found] == [(code, 3)]


def test_unknown_is_neither_absent_nor_a_value(read_fields):
    """It may be written where the settings allow it, and for amounts and dates."""
    fields = read_fields(
        "fields: {several: unknown, a-amount: unknown, a-date: unknown, voiced: unknown}\n"
    ).record.fields
    assert {name for name, value in fields.items() if value.unknown and not value.values} == set(fields)
    assert len(fields) == 4


def test_a_value_may_say_whose_word_it_is(read_fields):
    """With `per`, `estimate` and a note."""
    draft = read_fields(
        "claims: {id: a, text: x, by: y}\nfields:\n  voiced: {value: Timber, per: a, note: n}\n"
        "  a-amount: {value: {low: 3}, estimate: true}\n"
    )
    assert draft.problems == ()
    voiced, amount = draft.record.fields["voiced"], draft.record.fields["a-amount"]
    assert (voiced.values, voiced.per, voiced.note) == (("Timber",), ("a",), "n")
    assert (amount.estimate, amount.amounts[0].low) == (True, 3)


def test_an_archive_without_fields_says_so(codes, settings):
    """The mend is in the settings."""
    bare = msgspec.structs.replace(settings, fields={}, identifiers={})
    assert codes("fields: {a: b}\nidentifiers: {a: b}\n", more=bare) == [
        ("field-unknown", 1, 10),
        ("identifier-unknown", 2, 15),
    ]


def test_a_required_field_is_asked_for(codes, settings):
    """In each incident that stands; not in one that is gone."""
    required = {"cargo": msgspec.structs.replace(settings.fields["a-text"], id="cargo", required=True, unknown=True)}
    asking = msgspec.structs.replace(settings, fields={**settings.fields, **required})
    assert codes("reason: x\n", more=asking) == [("field-required", -1, 1)]
    assert codes("fields: {a-text: x}\n", more=asking) == [("field-required", 1, 9)]
    assert codes("fields: {cargo: unknown}\n", more=asking) == []
    assert codes("fields: cargo\n", more=asking) == [("value-form", 1, 9)]
    assert codes("state: withdrawn\nreason: x\n", more=asking) == []


def test_identifiers_have_the_form_of_their_database(codes, read_fields):
    """One or several; the whole of each is matched."""
    assert read_fields("identifiers: {cve: [CVE-2023-1, CVE-2023-22], any: x}\n").record.identifiers == {
        "cve": ("CVE-2023-1", "CVE-2023-22"),
        "any": ("x",),
    }
    assert codes("identifiers: {cve: CVE-2023-1x}\n") == [("identifier-form", 1, 20)]
    assert codes(f"identifiers: {{any: {'x' * 201}}}\n") == [("identifier-form", 1, 20)]
    assert codes("identifiers: {cvee: x}\n") == [("key-unknown", 1, 15)]
    assert codes("identifiers: {cve: [[x]]}\n") == [("value-form", 1, 21)]
