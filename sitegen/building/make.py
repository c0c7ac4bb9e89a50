"""Make pages and put them where they wait to be published, in this process or in several."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from sitegen.building.cache import fetch_accounts
from sitegen.building.executors import each_chunk, executor_for
from sitegen.building.media import WEIGHTS, make_medium
from sitegen.building.site import COPY
from sitegen.model.account import Account
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.publishing.staging import Staging, Written, stage
from sitegen.rendering.engine import Setup, environment_of
from sitegen.rendering.render import render

WORTH_PROCESSES = 300
"""Pages to make from which on processes pay for their start."""
CHUNK = 250
"""Pages that a process is handed at once."""


Stale = tuple[PageJob, str]
"""A page to make, and the hash of what stands in its place, intact; "" for nothing."""


class MadePages(msgspec.Struct, frozen=True):
    pages: tuple[Written, ...]
    problems: tuple[Problem, ...]


class Place(msgspec.Struct, frozen=True):
    """Where a process finds accounts and puts pages."""

    cache: str
    staging: Staging
    dry_run: bool = False
    """Make everything, and put it nowhere."""


def make_pages(
    jobs: Iterable[Stale],
    setup: Setup,
    place: Place,
    *,
    processes: int,
    progress: Callable[[str, int, int], None],
) -> MadePages:
    """Every page of these jobs, staged; and what is wrong with the templates, each mistake once.

    The first pages are made while further jobs are still planned.
    """
    coming = iter(jobs)
    first, weight = _some(coming, WORTH_PROCESSES)
    made = _Made()
    if weight < WORTH_PROCESSES:
        made.take(make_chunk(first, setup, place))
        return made.pages()
    for lang in ("", *setup.sites):
        environment_of(setup, lang)  # made before processes are forked, it is there in each
    asked = done = 0

    def chunks() -> Iterator[list[Stale]]:
        nonlocal asked
        chunk = first
        while chunk:
            asked += len(chunk)
            yield chunk
            chunk, _ = _some(coming, CHUNK)

    with executor_for(weight, jobs=processes, worth=WORTH_PROCESSES) as executor:
        for results in each_chunk(executor, make_chunk, chunks(), setup, place):
            made.take(results)
            done += len(results)
            progress("making pages", done, asked)
    return made.pages()


def _some(coming: Iterator[Stale], most: int) -> tuple[list[Stale], int]:
    """The next jobs, as many as weigh so much together, and what they weigh: a picture takes as long as many pages."""
    taken, weight = [], 0
    while weight < most and (stale := next(coming, None)) is not None:
        taken.append(stale)
        weight += WEIGHTS.get(stale[0].template, 1)
    return taken, weight


class _Made:
    """Pages and problems as they come."""

    def __init__(self) -> None:
        self._pages: list[Written] = []
        self._problems: dict[tuple[str, object, str], Problem] = {}

    def take(self, results: Iterable[Written | Problem]) -> None:
        for result in results:
            if isinstance(result, Problem):
                reason = result.message.partition(" (while")[0]
                self._problems.setdefault((result.path, result.span, reason), result)
            else:
                self._pages.append(result)

    def pages(self) -> MadePages:
        return MadePages(tuple(self._pages), tuple(self._problems.values()))


def make_chunk(stale: Sequence[Stale], setup: Setup, place: Place) -> list[Written | Problem]:
    """Each page, made and staged, or the problem that its template has."""
    digests = sorted({digest for job, _ in stale for digest in job.accounts})
    accounts = _accounts(place.cache, digests)
    return [_make(job, published, setup, place, accounts) for job, published in stale]


def _make(job: PageJob, published: str, setup: Setup, place: Place, accounts: dict[str, Account]) -> Written | Problem:
    if job.template == COPY:
        source, _ = msgspec.msgpack.decode(job.view, type=tuple[str, str])
        body: bytes | Problem = Path(source).read_bytes()
    elif job.template in WEIGHTS:
        body = make_medium(job)
    else:
        body = render(job, setup, accounts)
    if isinstance(body, Problem):
        return body
    return stage(place.staging, job.path, body, published, dry_run=place.dry_run)


def _accounts(cache: str, digests: Sequence[str]) -> dict[str, Account]:
    decode = _account_decoder().decode
    return {digest: decode(body) for digest, body in fetch_accounts(Path(cache), digests).items()}


@lru_cache
def _account_decoder() -> msgspec.msgpack.Decoder[Account]:
    return msgspec.msgpack.Decoder(Account)
