"""Positions for problems that were found over all files, where only a place in words is known."""

from collections.abc import Callable

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.model.problem import Problem, Span
from sitegen.model.settings import Settings
from sitegen.reading.decode import decode
from sitegen.reading.front_matter import open_front_matter
from sitegen.reading.reader import Reader

_SHORT_FORMS = {"places": "region"}
"""Keys that stand for a list of one row with nothing else in it."""


def locate(problem: Problem, data: bytes) -> Problem:
    """The problem with the span of its `where`; of the nearest thing around it, where that is not in the file.

    `claims.2.disputes.0` is a value, `claims.2.disputes!` the key; numbers count from 0.
    """
    return locator(problem.path, data)(problem)


def locator(path: str, data: bytes) -> Callable[[Problem], Problem]:
    """`locate` for many problems of one file, which is read but once."""
    text, _ = decode(path, data)
    reader = Reader(path, "", text or "", Settings())
    root = open_front_matter(reader).root if text is not None else None

    def locate_here(problem: Problem) -> Problem:
        return _located(problem, reader, root)

    return locate_here


def _located(problem: Problem, reader: Reader, root: MappingNode | None) -> Problem:
    if root is None:
        return msgspec.structs.replace(problem, span=Span(1, 1, 1, 1))
    key_is_meant = problem.where.endswith("!")
    steps = [step for step in problem.where.removesuffix("!").split(".") if step]
    node, key, left = _walk(root, steps)
    meant = key if key is not None and (key_is_meant or (left and node.__class__ is not ScalarNode)) else node
    if meant is root:
        return msgspec.structs.replace(problem, span=Span(1, 1, 1, 4))
    return msgspec.structs.replace(problem, span=reader.node_span(meant))


def _walk(root: MappingNode, steps: list[str]) -> tuple[Node, Node | None, int]:
    """The node at the end of the way, the key that it stands under, and how many steps led nowhere."""
    node: Node = root
    key: Node | None = None
    for count, step in enumerate(steps):
        if isinstance(node, MappingNode):
            pair = _pair(node, step) or (_pair(node, _SHORT_FORMS.get(step, "")) if node is root else None)
            if pair is None and step.isdigit():
                # One row stands where a list is asked.
                continue
            if pair is None:
                return node, key, len(steps) - count
            key, node = pair
        elif isinstance(node, SequenceNode):
            if not step.isdigit() or int(step) >= len(node.value):
                return node, key, len(steps) - count
            node = node.value[int(step)]
            key = None
        # What is left of the way lies within a text that stands for all of it.
    return node, key, 0


def _pair(node: MappingNode, step: str) -> tuple[Node, Node] | None:
    for key_node, value_node in node.value:
        if key_node.value == step:
            return key_node, value_node
    return None
