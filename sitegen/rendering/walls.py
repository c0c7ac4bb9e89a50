"""An environment whose templates see values and their fields, and nothing behind them."""

from collections.abc import Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_HELD = "names that begin with `_` are no part of what a template is handed"


class WalledEnvironment(jinja2.Environment):
    """Refuses `x._name` as a template is compiled, at no cost where it is run; and `x["_name"]` as it is run.

    Jinja2's own sandbox would ask at every field of every page.
    """

    def __init__(self, said: Mapping[str, Any], **options: Any) -> None:  # noqa: ANN401 - those of Jinja2
        """Take the options of Jinja2.

        Args:
            said: what is the same on every page: texts by name, and under `_` the function that says a message.
        """
        super().__init__(**options)
        self._said = _Said(said)
        self.filters.pop("attr")
        self.filters.pop("random")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Getattr):
            if node.attr.startswith("_"):
                raise jinja2.TemplateSyntaxError(_HELD, node.lineno, name, filename)
        self._said.visit(tree)
        return tree

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All in one dict: it is copied for each page, and Jinja2's own chain of two copies name by name."""
        return {**self.globals, **(d or {})}

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever a template holds
        """What stands under a key; without one, the field of that name."""
        if isinstance(argument, str) and argument.startswith("_"):
            raise jinja2.TemplateRuntimeError(_HELD)
        return super().getitem(obj, argument)


class _Said(NodeTransformer):
    """Says messages without placeholders as a template is compiled, since an environment has one language."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = said

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - as Jinja2 calls it
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if (
            plain
            and isinstance(node.node, nodes.Name)
            and node.node.name == "_"
            and isinstance(node.args[0], nodes.Const)
        ):
            return nodes.Const(self.said["_"](node.args[0].value), lineno=node.lineno)
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        if node.ctx == "load" and node.name in self.said and node.name != "_":
            return nodes.Const(self.said[node.name], lineno=node.lineno)
        return node
