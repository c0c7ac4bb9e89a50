"""A build for `serve`, in a process of its own, so that pages are served while it runs."""

import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import msgspec

from sitegen.building.options import BuildOptions
from sitegen.commands.report import as_text, counted
from sitegen.model.errors import UserError


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """What a build for `serve` gave."""

    failed: bool = False
    counted: str = ""
    """How many problems, in words."""
    text: str = ""
    """The problems as text, styled."""
    written: int = 0
    removed: int = 0
    inputs: tuple[str, ...] = ()
    """What to watch besides the usual folders."""


def rebuild(options: BuildOptions) -> Rebuilt:
    """Build once; what a person did wrong comes back as text, since no exception should cross to another process."""
    from sitegen.building.build import build  # noqa: PLC0415 - it brings the parsers and the templates

    try:
        result = build(options)
    except UserError as error:
        return Rebuilt(failed=True, counted="1 error", text=f"error: {error}\n")
    return Rebuilt(
        failed=result.failed,
        counted=counted(result.problems) if result.problems else "",
        text=as_text(result.problems, Path(options.root), lambda path: path),
        written=result.written,
        removed=result.removed,
        inputs=result.inputs,
    )


class Worker:
    """A process that builds, kept so that the next build need not import anything; begun anew should it die."""

    def __init__(self) -> None:
        self._pool = _pool()

    def pool(self) -> Executor:
        """Where to submit a rebuild."""
        return self._pool

    def begin_anew(self) -> None:
        """Take another process in the place of one that died."""
        self.close()
        self._pool = _pool()

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown(wait=True, cancel_futures=True)


WorkerDied = BrokenProcessPool


def _pool() -> ProcessPoolExecutor:
    # Spawned, since this process serves pages from threads; Ctrl-C is for this process to handle.
    return ProcessPoolExecutor(1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
