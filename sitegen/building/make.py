"""Make pages and put them where they wait to be published, in this process or in several."""

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from sitegen.building.cache import fetch_accounts
from sitegen.building.executors import each_chunk, executor_for, in_chunks
from sitegen.building.site import COPY
from sitegen.model.account import Account
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.publishing.staging import Staging, Written, stage
from sitegen.rendering.engine import Setup, environment_of
from sitegen.rendering.render import render

WORTH_PROCESSES = 300
"""Pages to make from which on processes pay for their start."""


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
    jobs: Sequence[PageJob],
    setup: Setup,
    place: Place,
    *,
    processes: int,
    progress: Callable[[str, int, int], None],
) -> MadePages:
    """Every page of these jobs, staged; and what is wrong with the templates, each mistake once."""
    pages: list[Written] = []
    problems: dict[tuple[str, object, str], Problem] = {}
    if len(jobs) >= WORTH_PROCESSES:
        environment_of(setup)  # made before processes are forked, it is there in each
    with executor_for(len(jobs), jobs=processes, worth=WORTH_PROCESSES) as executor:
        chunks = in_chunks(jobs, jobs=processes, largest=500)
        done = 0
        for chunk, results in zip(chunks, each_chunk(executor, make_chunk, chunks, setup, place), strict=True):
            done += len(chunk)
            progress("making pages", done, len(jobs))
            for result in results:
                if isinstance(result, Problem):
                    reason = result.message.partition(" (while")[0]
                    problems.setdefault((result.path, result.span, reason), result)
                else:
                    pages.append(result)
    return MadePages(tuple(pages), tuple(problems.values()))


def make_chunk(jobs: Sequence[PageJob], setup: Setup, place: Place) -> list[Written | Problem]:
    """Each page, made and staged, or the problem that its template has."""
    digests = sorted({digest for job in jobs for digest in job.accounts})
    accounts = _accounts(place.cache, digests)
    return [_make(job, setup, place, accounts) for job in jobs]


def _make(job: PageJob, setup: Setup, place: Place, accounts: dict[str, Account]) -> Written | Problem:
    if job.template == COPY:
        source, _ = msgspec.msgpack.decode(job.view, type=tuple[str, str])
        return stage(place.staging, job.path, Path(source).read_bytes(), dry_run=place.dry_run)
    body = render(job, setup, accounts)
    return body if isinstance(body, Problem) else stage(place.staging, job.path, body, dry_run=place.dry_run)


def _accounts(cache: str, digests: Sequence[str]) -> dict[str, Account]:
    decode = _account_decoder().decode
    found = {}
    for digest, body in fetch_accounts(Path(cache), digests).items():
        if hashlib.blake2b(body, digest_size=16).hexdigest() != digest:
            raise OSError(f"the account {digest} in {cache} is damaged; build with --clean")
        found[digest] = decode(body)
    return found


@lru_cache
def _account_decoder() -> msgspec.msgpack.Decoder[Account]:
    return msgspec.msgpack.Decoder(Account)
