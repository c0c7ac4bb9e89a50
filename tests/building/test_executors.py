"""Both executors give the same results in the same order."""

import os
from collections.abc import Sequence

import pytest

from sitegen.building.executors import SerialExecutor, default_jobs, each_chunk, executor_for, in_chunks


def squares(chunk: Sequence[int], offset: int) -> list[int]:
    return [number * number + offset for number in chunk]


def process_ids(chunk: Sequence[int]) -> set[int]:
    return {os.getpid() for _ in chunk}


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    """However many processes work, the results stand as the items did."""
    items = list(range(100))
    with executor_for(len(items), jobs=jobs, worth=1) as executor:
        chunks = in_chunks(items, jobs=jobs, largest=7)
        results = [number for done in each_chunk(executor, squares, chunks, 5) for number in done]
    assert results == [number * number + 5 for number in items]


def test_few_items_stay_in_this_process() -> None:
    """Where processes do not pay, none is started."""
    with executor_for(3, jobs=4, worth=10) as executor:
        assert isinstance(executor, SerialExecutor)
        assert executor.submit(os.getpid).result() == os.getpid()


def test_many_items_go_to_other_processes() -> None:
    """Where they pay, the work is done elsewhere."""
    with executor_for(50, jobs=2, worth=10) as executor:
        found = set().union(*each_chunk(executor, process_ids, in_chunks(range(50), jobs=2, largest=10)))
    assert os.getpid() not in found


def test_an_error_in_the_work_reaches_who_asked() -> None:
    """A serial executor hands errors on through the future, as processes do."""
    future = SerialExecutor().submit(int, "no number")
    with pytest.raises(ValueError, match="no number"):
        future.result()


def test_chunks_hold_every_item_once() -> None:
    """Cutting loses nothing and repeats nothing; no items give no chunks."""
    chunks = in_chunks(list(range(1001)), jobs=2, largest=100)
    assert [item for chunk in chunks for item in chunk] == list(range(1001))
    assert max(len(chunk) for chunk in chunks) <= 100
    assert in_chunks([], jobs=2, largest=100) == []


def test_there_is_at_least_one_job() -> None:
    """A machine has a core."""
    assert default_jobs() >= 1
