"""Where the work is done: in this process, or in several. Both give the same results in the same order."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done; what the work raises is in it."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every error to whoever asks for the result
            future.set_exception(error)
        return future


def default_jobs() -> int:
    """How many processes may run at once: the cores that this process is allowed."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@contextmanager
def executor_for(items: int, *, jobs: int, worth: int) -> Iterator[Executor]:
    """An executor: serial where one job is asked, or where fewer than `worth` items do not pay for processes."""
    if jobs <= 1 or items < worth:
        yield SerialExecutor()
        return
    # A fork shares what is already imported; it is sound only while no other thread runs.
    forks = sys.platform == "linux" and len(sys._current_frames()) == 1  # noqa: SLF001 - counts threads of any kind
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        yield pool


def in_chunks(items: Sequence[T], *, jobs: int, largest: int) -> list[Sequence[T]]:
    """The items in order, cut so that each job gets several pieces and no piece is longer than `largest`."""
    size = max(1, min(largest, -(-len(items) // (jobs * 4))))
    return [items[start : start + size] for start in range(0, len(items), size)]


def each_chunk(
    executor: Executor,
    work: Callable[..., R],
    chunks: Iterable[Sequence[Any]],
    *shared: Any,  # noqa: ANN401 - whatever the work takes besides its items
) -> Iterator[R]:
    """What `work(chunk, *shared)` gives for each chunk, in the order of the chunks; each is submitted as it comes."""
    futures = [executor.submit(work, chunk, *shared) for chunk in chunks]
    for position, future in enumerate(futures):
        yield future.result()
        futures[position] = Future()  # lets the result go
