"""A settings file being checked: where its keys stand, and what is wrong with them."""

from collections.abc import Iterable, Mapping

from sitegen.model.nearest import nearest
from sitegen.model.problem import Problem
from sitegen.reading.toml_positions import Path, Position

_KINDS = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}


class Check:
    """A settings file being read: where its keys stand, and the problems that were met."""

    def __init__(self, path: str, positions: Mapping[Path, Position], prefix: Path) -> None:
        self.path = path
        self.positions = positions
        self.prefix = prefix
        self.problems: list[Problem] = []

    def report(self, code: str, where: Path, message: str, help_: str = "", *, key: bool = False) -> None:
        """Keep a problem of the value, or of the key, at this place."""
        position = self.positions.get(self.prefix + where)
        span = None if position is None else position.key if key else position.value
        self.problems.append(Problem(code=code, path=self.path, span=span, message=message, help=help_))

    def bad(self, where: Path, message: str, help_: str = "") -> None:
        """Keep a problem of a value."""
        self.report("settings-bad-value", where, message, help_)

    def unknown_key(self, where: Path, known: Iterable[str], what: str = "key") -> None:
        """Keep a problem of a key that is on no list."""
        listed = list(known)
        near = nearest(str(where[-1]), listed)
        help_ = f"did you mean `{near}`?" if near else f"known here: {', '.join(listed)}"
        table = ".".join(map(str, where[:-1]))
        inside = f" in [{table}]" if table else ""
        self.report("settings-unknown-key", where, f"the {what} `{where[-1]}` is not known{inside}", help_, key=True)


def has_kind(check: Check, where: Path, value: object, kind: type) -> bool:
    """Whether a value is of this kind; reports it where it is not."""
    if type(value) is kind:
        return True
    is_ = _KINDS.get(type(value), "a date or time")
    name = f"`{where[-1]}`" if isinstance(where[-1], str) else f"an element of `{where[-2]}`"
    check.bad(where, f"{name} takes {_KINDS[kind]}, and this is {is_}", _kind_help(where, value, kind))
    return False


def _kind_help(where: Path, value: object, kind: type) -> str:
    start = f"{where[-1]} = " if isinstance(where[-1], str) else ""
    if kind is bool and str(value).lower() in ("true", "false", "yes", "no"):
        return f"write `{start}{'true' if str(value).lower() in ('true', 'yes') else 'false'}`, without quotes"
    if kind is int and isinstance(value, str) and value.isdecimal():
        return f"write `{start}{value}`, without quotes"
    if kind is str and isinstance(value, (int, float)):
        return f'write `{start}"{value}"`, in quotes'
    if kind is list and isinstance(value, str):
        return f'write `{start}["{value}"]`'
    return ""
