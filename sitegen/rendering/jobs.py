"""Pages to be made, each with the key that tells whether it has to be made again."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.rendering.addresses import file_of

_ENCODER = msgspec.msgpack.Encoder()


def digest_of(content: bytes) -> bytes:
    """A short hash of an encoded view."""
    return hashlib.blake2b(content, digest_size=20).digest()


def job_for(
    path: str,
    template: str,
    view: bytes,
    *,
    fingerprint: str,
    accounts: tuple[str, ...] = (),
    digest: bytes = b"",
) -> PageJob:
    """A page to be made. `digest` is the view's, where several pages share one and it is known already."""
    said = "\0".join((fingerprint, path, template, str(len(accounts)), *accounts, "")).encode()
    made = hashlib.blake2b(said, digest_size=20)
    made.update(digest or view)
    return PageJob(path=path, template=template, view=view, accounts=accounts, key=made.hexdigest())


def in_language(job: PageJob, lang: str) -> PageJob:
    """The same page of the site in another language: below a folder of that name, and with a key of its own."""
    key = hashlib.blake2b(f"{lang}\0{job.key}".encode(), digest_size=20).hexdigest()
    return msgspec.structs.replace(job, path=f"{lang}/{job.path}", lang=str(lang), key=key)


def page_job(address: str, template: str, view: object, *, fingerprint: str, accounts: Iterable[str] = ()) -> PageJob:
    """The job of an HTML page at an address."""
    shown = tuple(account for account in accounts if account)
    return job_for(file_of(address), template, _ENCODER.encode(view), fingerprint=fingerprint, accounts=shown)


def collisions(jobs: Iterable[PageJob], files: Mapping[str, str], settings_path: str) -> tuple[Problem, ...]:
    """A problem for each path that two pages want, and for each that differs from another by case alone.

    Args:
        files: by path in output/: the file of content/ that a page is made from, where it is one.
        settings_path: stands for the file where none is known.
    """
    seen: dict[str, PageJob] = {}
    problems = []
    for job in jobs:
        other = seen.setdefault(job.path.casefold(), job)
        if other is not job:
            address = f"/{job.path.removesuffix('index.html')}"
            problems.append(
                Problem(
                    code="two-pages-one-path",
                    path=files.get(job.path) or files.get(other.path) or settings_path,
                    message=f"two pages want the address {address}",
                    help="rename the file, or what else makes a page there",
                )
            )
    return tuple(problems)
