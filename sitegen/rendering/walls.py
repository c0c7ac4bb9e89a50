"""An environment whose templates see values and their fields, and nothing behind them."""

from typing import Any

import jinja2
from jinja2 import nodes

_HELD = "names that begin with `_` are no part of what a template is handed"


class WalledEnvironment(jinja2.Environment):
    """Refuses `x._name` as a template is compiled, at no cost where it is run; and `x["_name"]` as it is run.

    Jinja2's own sandbox would ask at every field of every page.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Jinja2
        super().__init__(**options)
        self.filters.pop("attr")
        self.filters.pop("random")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Getattr):
            if node.attr.startswith("_"):
                raise jinja2.TemplateSyntaxError(_HELD, node.lineno, name, filename)
        return tree

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever a template holds
        """What stands under a key; without one, the field of that name."""
        if isinstance(argument, str) and argument.startswith("_"):
            raise jinja2.TemplateRuntimeError(_HELD)
        return super().getitem(obj, argument)
