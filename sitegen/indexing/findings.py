"""Problems as the checks over all files find them."""

from collections.abc import Iterable

from sitegen.model.nearest import nearest
from sitegen.model.problem import Problem, Span

_SEARCHES = 100
"""Nearest names looked for in one pass: a hostile archive gets no more free work."""


class Findings:
    """What was found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._searches = 0

    def add(
        self, code: str, path: str, where: str, message: str, *, instead: str = "", span: Span | None = None
    ) -> None:
        """Keep one problem; `instead` becomes its help."""
        self.problems.append(Problem(code=code, path=path, where=where, message=message, help=instead, span=span))

    def propose(self, word: str, known: Iterable[str], otherwise: str) -> str:
        """The help that names the nearest known name, else `otherwise`."""
        self._searches += 1
        near = nearest(word, known) if self._searches <= _SEARCHES else None
        return f"did you mean `{near}`?" if near else otherwise
