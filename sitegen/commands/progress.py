"""A line on a terminal for work that takes longer than a second."""

import sys
import time

from sitegen.building.options import WAITING

AFTER_S = 1.0
EVERY_S = 0.1


class ProgressLine:
    """Writes over itself on stderr; writes nothing where nobody looks, or where the work is soon done."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._began = time.monotonic()
        self._last = 0.0
        self._width = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far the work is."""
        if stage == WAITING:
            sys.stderr.write(f"{WAITING}\n")
            return
        now = time.monotonic()
        if not self._shown or now - self._began < AFTER_S or now - self._last < EVERY_S:
            return
        self._last = now
        share = f" {done:,} of {total:,}" if total else " …"
        self._write(stage + share)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            self._width = 0

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)
