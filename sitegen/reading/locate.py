"""Positions for problems that were found over all files, where only a place in words is known."""

from collections.abc import Callable

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.model.problem import Problem, Span
from sitegen.model.settings import Settings
from sitegen.reading.blocks import find_blocks, open_block
from sitegen.reading.decode import decode
from sitegen.reading.front_matter import Opened, open_front_matter
from sitegen.reading.reader import Reader

_BLOCKS = "blocks."
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
    opened = open_front_matter(reader) if text is not None else None

    def locate_here(problem: Problem) -> Problem:
        if opened is not None and problem.where.startswith(_BLOCKS):
            return _located_in_block(problem, reader, opened)
        return _located(problem, reader, opened.root if opened else None)

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


def _located_in_block(problem: Problem, reader: Reader, opened: Opened) -> Problem:
    """A problem of a block of the prose: `blocks.1.region.ru/belgorod` is this value of `region` in the second one."""
    number, key, value = problem.where.removeprefix(_BLOCKS).split(".", 2)
    for place, found in enumerate(find_blocks(opened.prose, opened.prose_line)):
        if place == int(number):
            inner, root = open_block(reader, found)
            pair = _pair(root, key) if root is not None else None
            if pair is None:
                return msgspec.structs.replace(problem, span=Span(found.line, 1, found.line, 1))
            rows = pair[1].value if isinstance(pair[1], SequenceNode) else [pair[1]]
            meant = next((row for row in rows if row.value.__class__ is str and row.value.strip() == value), pair[1])
            return msgspec.structs.replace(problem, span=inner.node_span(meant))
    return msgspec.structs.replace(problem, span=Span(1, 1, 1, 1))


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
