"""Places in words turned into lines and columns."""

import pytest

from sitegen.model.problem import Problem
from sitegen.reading.locate import locate

TEXT = """---
title: Raid
region: no/oslo
sources: herald
claims:
  - id: a
    text: x
    disputes: [b, c]
  - id: b
    supports: a
actors: {actor: navy}
relations:
  - incident: other
    type: follows
fields:
  cargo: Timber
---
Prose.
"""


@pytest.mark.parametrize(
    ("where", "line", "column", "end_column"),
    [
        ("title", 2, 8, 12),
        ("title!", 2, 1, 6),
        ("claims.0", 6, 5, 10),
        ("claims.0.disputes.1", 8, 19, 20),
        ("claims.0.disputes", 8, 15, 21),
        ("claims.0.disputes!", 8, 5, 13),
        ("claims.1.supports.0", 10, 15, 16),
        ("places.0.region", 3, 9, 16),
        ("region", 3, 9, 16),
        ("sources.0", 4, 10, 16),
        ("sources.0.id", 4, 10, 16),
        ("actors.0.actor", 11, 17, 21),
        ("relations.0.incident", 13, 15, 20),
        ("fields.cargo.value.0", 16, 10, 16),
        ("claims.7.text", 5, 1, 7),
        ("claims.0.note", 6, 5, 10),
        ("claims.x", 5, 1, 7),
        ("log.0.date", 1, 1, 4),
        ("", 1, 1, 4),
    ],
)
def test_a_place_in_words_is_found(where, line, column, end_column):
    """Short forms as well; else the nearest thing around it."""
    span = locate(Problem(code="x", path="a.md", message="m", where=where), TEXT.encode()).span
    assert (span.line, span.column, span.end_line, span.end_column) == (line, column, line, end_column)


@pytest.mark.parametrize("data", [b"", b"Prose.\n", b"---\n- a\n---\n", b"\xff\xfea\x00", b"x" * 1_100_000])
def test_a_file_that_cannot_be_read_has_a_first_line(data):
    """It may have changed since."""
    span = locate(Problem(code="x", path="a.md", message="m", where="title"), data).span
    assert (span.line, span.column) == (1, 1)


def test_a_broken_file_is_located_as_far_as_it_was_read():
    """Problems over all files stand beside those of syntax."""
    data = b"---\ntitle: a: b\nrelations:\n  - incident: other\n---\n"
    span = locate(Problem(code="x", path="a.md", message="m", where="relations.0.incident"), data).span
    assert (span.line, span.column) == (4, 15)
