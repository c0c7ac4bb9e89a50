"""Two builds into one folder at once: the second waits."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sitegen.model.errors import UserError
from sitegen.publishing.staging import Staging

STEP_S = 0.05


@contextmanager
def locked(staging: Staging, waiting: Callable[[], None], timeout_s: float = 600.0) -> Iterator[None]:
    """Hold an output folder for this process; the system lets go of it should the process be killed.

    Args:
        waiting: called once if another build has it.

    Raises:
        UserError: the other build did not end in time.
    """
    path = Path(staging.folder, "lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        waited_s = 0.0
        while not _take(handle):
            if not waited_s:
                waiting()
            if waited_s >= timeout_s:
                raise UserError(f"another build is still writing to {staging.output}; try again when it has ended")
            time.sleep(STEP_S)
            waited_s += STEP_S
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    """Whether the lock was free, and is ours now."""
    try:
        if sys.platform == "win32":  # pragma: no cover
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
