"""YAML as nodes with positions, in which every scalar stays the text that was written."""

from collections.abc import Iterator

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.reading.reader import Hole


class _TextParser(CParser):
    """LibYAML's parser without the rules that make `NO` false and 12:30 a number."""

    def __init__(self, stream: str) -> None:
        CParser.__init__(self, stream)

    def resolve(self, _kind: type, _value: str | None, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _node: Node | None, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def compose(text: str) -> Node | None:
    """The root node of a YAML document; None where it is empty.

    Raises:
        yaml.YAMLError: it is not well-formed.
    """
    node: Node | None = _TextParser(text).get_single_node()
    return node


def mark(index: int) -> yaml.Mark:
    """A position in a text."""
    return yaml.Mark("", index, 0, 0, None, 0)


def scalar(value: str, start: int) -> ScalarNode:
    """A plain scalar as it stands in the text."""
    return ScalarNode("", value, mark(start), mark(start + len(value)), "")


def hole(start: int, end: int) -> Hole:
    """A value that could not be read."""
    return Hole("", "", mark(start), mark(end))


def shift(node: Node, by: int) -> Node:
    """The same node, its positions moved."""
    stack, seen = [node], set()
    while stack:
        here = stack.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        here.start_mark = mark(here.start_mark.index + by)
        here.end_mark = mark(here.end_mark.index + by)
        if here.__class__ is SequenceNode:
            stack += here.value
        elif here.__class__ is MappingNode:
            stack += [node for pair in here.value for node in pair]
    return node


def each_node(root: Node) -> Iterator[Node]:
    """Every node, once."""
    stack, seen = [root], set()
    while stack:
        here = stack.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        yield here
        if here.__class__ is SequenceNode:
            stack += here.value
        elif here.__class__ is MappingNode:
            stack += [node for pair in here.value for node in pair]
