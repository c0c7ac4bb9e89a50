"""No prose holds up a build: what takes long is refused, and all else is read within seconds."""

import subprocess
import sys

import pytest

SHAPES = {
    "openings": "'[a ' * 60_000",
    "openings of a line": "'[' * 60 + 'a'",
    "lines of openings": "('[a ' * 20 + '\\n') * 2_000",
    "links without ends": "'[a](' * 40_000",
    "links in links": "'[' * 50 + 'a' + '](b)' * 50",
    "quotation marks in an address": "'[a](b ' + '\"' * 60_000",
    "emphasis": "'*a **b ' * 20_000",
    "emphasis in words": "'a*b_c' * 30_000",
    "emphasis without ends": "'*a\\n\\n' * 40_000",
    "escapes": "'\\\\a\\\\*' * 40_000",
    "backticks": "' '.join('`' * (n % 50 + 1) for n in range(6_000))",
    "entities": "'&amp;' * 40_000",
    "addresses without ends": "'<a:' * 60_000",
    "tags": "'<b' * 60_000",
    "comments": "'<!-- ' * 40_000",
    "citations": "'[^a' * 60_000",
    "citations of nothing": "'[^a] ' * 30_000",
    "incidents": "'[[a|' * 40_000",
    "pictures": "'![' * 90_000",
    "quotations": "'> ' * 11 + 'a\\n' + '>a\\n' * 40_000",
    "lists": "'- a\\n' * 45_000",
    "lists in lists": "''.join(' ' * 4 * (n % 11) + '- a\\n' for n in range(8_000))",
    "numbers": "'1. a\\n\\n' * 25_000",
    "headings": "'# a\\n' * 40_000",
    "underlines": "'a\\n---\\n' * 25_000",
    "rules": "'- - -\\n' * 30_000",
    "rules that are none": "'- ' * 90_000 + 'a'",
    "tables": "'|a|b|\\n|-|-|\\n' + '|c|d|\\n' * 30_000",
    "columns": "'|a' * 20_000 + '\\n' + '|-' * 20_000 + '\\n|b'",
    "bars": "'|' * 190_000",
    "fences": "'```\\n\\n' * 30_000",
    "fences without ends": "'a\\n```` b\\n``` \\n' * 12_000",
    "notes": "''.join(f'[^{n}]: a\\n\\n' for n in range(12_000))",
    "notes of one name": "'[^1]: a\\n\\n' * 15_000",
    "line breaks": "'a  \\n' * 40_000",
    "white space": "' ' * 190_000 + 'a'",
    "blank lines": "'\\n' * 190_000",
    "tabs": "'a\\t' * 90_000",
    "bare addresses": "'https://a.b/c ' * 14_000",
    "definitions": "'[a]: b\\n' * 25_000",
    "spaces behind brackets": "']' + ' ' * 190_000",
    "turned forms": "')[#' * 60_000",
}

PROGRAM = """
from sitegen.annotating.annotate import annotate
from sitegen.model.incident import Incident
from sitegen.model.reading import Draft
from sitegen.model.settings import Settings

record = Incident(id="x", path="content/incidents/2023/x.md")
annotate(Draft(record=record, prose={shape}, prose_line=1), Settings())
"""


@pytest.mark.parametrize("name", SHAPES)
def test_worst_shapes_end(name: str) -> None:
    """Each shape in a process of its own, which is ended after a time that only work of a higher order needs."""
    command = [sys.executable, "-c", PROGRAM.format(shape=SHAPES[name])]
    assert subprocess.run(command, timeout=30, check=False).returncode == 0
