"""The codebook."""

from pathlib import Path

SETTINGS = """
title = "Test"
[fields.weather]
label = {en = "Weather", no = "Vær"}
type = "choice"
choices = ["fog", "storm"]
many = true
required = true
unknown = true
help = "As the source says."
[fields.width]
label = "Width"
type = "amount"
unit = "m"
claimed = true
[identifiers.acled]
label = "ACLED"
pattern = "[A-Z]+"
[vocabulary.categories.warehouse-fire]
label = "Warehouse fire"
means = "Goods burn."
under = "accident"
"""


def test_fields_prints_the_codebook(sitegen, archive: Path) -> None:
    """Own fields with their rules, identifiers, and every list of words with its meanings."""
    (archive / "sitegen.toml").write_text(SETTINGS)
    text = sitegen("fields").stdout
    assert "- weather: Weather (choice, one or more, required, may be `unknown`)\n  As the source says.\n" in text
    assert "- width: Width (amount, in m, needs `per` or `estimate: true`)" in text
    assert "- acled: ACLED (as [A-Z]+)" in text
    assert "- warehouse-fire: Warehouse fire. Goods burn. (under accident)" in text
    assert "- children: Children (within civilians)" in text
    assert "asserts, denies, assesses" in text


def test_no_fields(sitegen, archive: Path) -> None:
    """An archive without fields of its own is told how to declare one."""
    assert "[fields.NAME]" in sitegen("fields").stdout


def test_wrong_settings(sitegen, archive: Path) -> None:
    """Settings that are wrong are shown at their line, and end with 2."""
    (archive / "sitegen.toml").write_text("titel = 'x'\n")
    result = sitegen("fields")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sitegen.toml:1:1" in result.stderr
