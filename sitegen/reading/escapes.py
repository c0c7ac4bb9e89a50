"""Characters that a backslash writes in double quotes: what cannot stand in a file cannot come in by them either."""

from yaml.nodes import Node, ScalarNode

from sitegen.reading.compose import each_node
from sitegen.reading.decode import REFUSED, refusal
from sitegen.reading.reader import Reader


def refuse_escaped(reader: Reader, root: Node) -> None:
    """Report each text in which a refused character is written with a backslash, and replace it by U+FFFD."""
    for node in each_node(root):
        if not isinstance(node, ScalarNode) or node.style != '"':
            continue
        match = REFUSED.search(node.value)
        if match:
            code, message = refusal(match.group())
            reader.report(code, node, message, "take the backslash and what belongs to it away")
            node.value = REFUSED.sub("\ufffd", node.value)
