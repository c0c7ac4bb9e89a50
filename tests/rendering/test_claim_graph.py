"""The drawing of who disputes and supports whom: who stands where, which lines are drawn, and when there is none."""

import re

from sitegen.model.incident import Claim, Incident
from sitegen.rendering.claim_graph import MOST_DRAWN, ClaimGraph, claim_graph
from sitegen.rendering.claim_rows import own_key, told_key
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.incident import IncidentView, Ties
from sitegen.rendering.views.prose import ToldClaim

TOLD = ToldClaim("c", "/incidents/other/#claim-x", "Other & more", ("Kyiv",), "contested", "It was so.")


def graph_of(ties: dict[str, Ties], claims: str = "abcdefgh", **more) -> ClaimGraph | None:
    """The drawing of an incident whose claims are called by their letters."""
    incident = Incident(id="x", path="x.md", title="X", claims=tuple(Claim(id=name, text="T") for name in claims))
    view = IncidentView(Head("X", "/incidents/x/"), incident, "", "", {}, {}, {}, {}, {}, {}, ties, {}, {}, **more)
    keys = {name: own_key(name, name, f"Speaker {name}", "unverified", "en") for name in claims}
    return claim_graph(view, keys | {"other#x": told_key(TOLD, lambda address: address, "en")})


def columns(graph: ClaimGraph) -> list[list[str]]:
    return [[node.letter for node in graph.nodes if node.column == column] for column in (1, 2)]


def test_nothing_is_drawn_where_nobody_disputes_or_supports() -> None:
    """Claims that stand alone make no drawing."""
    assert graph_of({}) is None


def test_who_disputes_stands_across_and_who_supports_beside() -> None:
    """Two sides stand in two columns; a line between them has one arrow, which points at what is disputed."""
    graph = graph_of({"c": Ties(disputes=("a", "b")), "d": Ties(supports=("c",))})

    assert graph is not None
    assert columns(graph) == [["a", "b"], ["c", "d"]]
    assert (graph.disputes, graph.supports) == (2, 1)
    assert str(graph.between).count('class="x"') == 2
    assert 'x1="100%" y1="25%" x2="0%" y2="25%" marker-end="url(#arrow-x)"' in graph.between
    assert str(graph.right).count("marker-end") == 1
    assert 'class="y"' in graph.right
    assert graph.left == ""


def test_support_alone_is_drawn_across() -> None:
    """Where nobody disputes, columns are no sides, and who supports stands across."""
    graph = graph_of({"b": Ties(supports=("a",))})

    assert graph is not None
    assert columns(graph) == [["a"], ["b"]]
    assert 'class="y"' in graph.between


def test_three_against_one_another_are_all_drawn() -> None:
    """Claims that do not fall into two sides have the line that joins one column beside it."""
    graph = graph_of({"a": Ties(disputes=("b",)), "b": Ties(disputes=("c",)), "c": Ties(disputes=("a",))})

    assert graph is not None
    lines = f"{graph.left}{graph.between}{graph.right}"
    assert lines.count("marker-end") == 3


def test_claims_of_others_and_sources_stand_outside() -> None:
    """A claim of another incident has an arrow and its title; a disputed source has its name and no letter."""
    graph = graph_of({"a": Ties(disputed_by=("other#x",), sources=("herald",))})

    assert graph is not None
    outside = {node.words: node for node in graph.nodes}
    assert outside["Kyiv"].letter == "→c"
    assert outside["Kyiv"].title == "Other & more"
    assert outside["herald"].letter == ""
    assert outside["herald"].address == "/sources/herald/"


def test_order_of_rows_changes_nothing() -> None:
    """The same claims make the same drawing, in whatever order they are written."""
    ties = {"c": Ties(disputes=("a", "b")), "d": Ties(supports=("c",)), "f": Ties(disputes=("e",))}

    first, second = graph_of(ties), graph_of(dict(reversed(ties.items())))

    assert first is not None
    assert second is not None
    assert first.nodes == second.nodes
    drawn = [sorted(re.findall("<line[^>]*>", f"{one.left}{one.between}{one.right}")) for one in (first, second)]
    assert drawn[0] == drawn[1]


def test_more_than_fit_are_left_to_the_table() -> None:
    """Of more claims than can be seen, whole groups are left out, and how many is said."""
    names = [f"c{number}" for number in range(2 * MOST_DRAWN)]
    ties = {name: Ties(disputes=(other,)) for name, other in zip(names[::2], names[1::2], strict=True)}
    incident = Incident(id="x", path="x.md", title="X", claims=tuple(Claim(id=name, text="T") for name in names))
    view = IncidentView(Head("X", "/incidents/x/"), incident, "", "", {}, {}, {}, {}, {}, {}, ties, {}, {})

    graph = claim_graph(view, {name: own_key(name, name, "S", "contested", "en") for name in names})

    assert graph is not None
    assert len(graph.nodes) == MOST_DRAWN
    assert graph.left_out == MOST_DRAWN
