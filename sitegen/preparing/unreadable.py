"""What is raised where a file is not what its name says."""

from collections.abc import Iterator
from contextlib import contextmanager


class UnreadableError(Exception):
    """A file cannot be read; the message says why, in words for a contributor."""


@contextmanager
def hostile_bytes(what: str) -> Iterator[None]:
    """Whatever a parser raises within means that the bytes are not `what`: they are a stranger's.

    Raises:
        UnreadableError: instead of anything else.
    """
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 - a parser of hostile bytes may raise anything
        reason = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise UnreadableError(f"it cannot be read as {what} ({reason})") from None
