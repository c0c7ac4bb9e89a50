"""The short way: where nothing but prose changed, the last plan still holds, but for the accounts that its pages show.

A plan is a function of all records, the settings, the theme and the day. Its context is a hash of all of these but the
digests of accounts. While the context is the same, every view is the one of the last plan with the old digests exchanged
for the new ones; so an edit of one body needs neither the index nor a new plan.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen.building.cache import Cache
from sitegen.building.fingerprint import code_digest, versions
from sitegen.building.media import fingerprint_of_media
from sitegen.building.options import BuildOptions
from sitegen.building.publication import Publication, Site
from sitegen.building.search_again import edits_of, search_jobs
from sitegen.building.site import fingerprint_of
from sitegen.building.survey import Files
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.rendering.engine import Setup
from sitegen.rendering.jobs import in_language, job_for
from sitegen.rendering.plan_search import REMEMBERED
from sitegen.rendering.theme import Theme


class LastPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a plan whose pages were published."""

    context: str
    today: str
    until: str
    """The first day on which the plan would be another one; "" for never."""
    setup: Setup
    problems: tuple[Problem, ...]
    """Of the archive as a whole and of the plan; those of single files are in their readings."""
    notes: tuple[str, ...]
    accounts: dict[str, str]
    """The digest of each file's account, by the file's path."""
    manifest: str
    """The hash of the manifest that was published."""
    details: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """The ids of the archive's incidents: by their place here search knows them."""


def context_of(files: Files, options: BuildOptions, theme: Theme) -> str:
    """A hash of all that a plan rests on but the day and the accounts."""
    digest = hashlib.blake2b(digest_size=20)
    for part in (
        files.fingerprint,
        code_digest(("model", "indexing", "rendering", "publishing", "building")),
        versions(("jinja2", "babel", "msgspec", "feedgenerator", "pycountry")),
        theme.digest,
        repr((options.drafts, options.offline)),
    ):
        digest.update(part.encode() + b"\0")
    if files.media:
        digest.update(fingerprint_of_media().encode())
    digest.update(msgspec.msgpack.encode((files.media, files.discovery.boundaries, files.discovery.problems)))
    for path in files.discovery.boundaries:
        digest.update(hashlib.blake2b(Path(options.root, path).read_bytes(), digest_size=20).digest())
    digest.update("\0".join(f"{source.path} {row.facts}" for source, row in files.rows).encode())
    return digest.hexdigest()


def accounts_of(files: Files) -> dict[str, str]:
    """The digest of each file's account, by the file's path; files without prose left out."""
    return {source.path: row.account for source, row in files.rows if row.account}


def recall(cache: Cache, output: str, context: str, manifest: str, today: str) -> LastPlan | None:
    """The last plan for an output folder, where it still holds: same context, same manifest in output/, same day or near."""
    encoded = cache.plan(output)
    if not encoded or not context:
        return None
    try:
        last = msgspec.msgpack.decode(encoded, type=LastPlan)
    except msgspec.DecodeError:
        return None
    holds = last.context == context and last.manifest == manifest
    in_time = last.today <= today and (not last.until or today < last.until)
    return last if holds and in_time else None


def changed_jobs(last: LastPlan, files: Files, cache: Cache, output: str) -> list[PageJob] | None:
    """The pages that show an account that changed, with their new views; None where that cannot be told."""
    now = accounts_of(files)
    if now.keys() != last.accounts.keys():
        return None
    exchanged = {last.accounts[path]: digest for path, digest in now.items() if last.accounts[path] != digest}
    if not exchanged:
        return []
    used = Counter(last.accounts.values())
    if any(used[old] > 1 for old in exchanged):
        return None
    fingerprint = fingerprint_of(last.setup)
    jobs = []
    for old, new in exchanged.items():
        rows = cache.planned(output, old)
        if not rows:
            return None
        for path, template, view in rows:
            fresh = view.replace(old.encode(), new.encode())
            lang, _, rest = path.partition("/")
            if lang in last.setup.sites:
                job = job_for(rest, template, fresh, fingerprint=fingerprint, accounts=(new,))
                jobs.append(in_language(job, lang))
            else:
                jobs.append(job_for(path, template, fresh, fingerprint=fingerprint, accounts=(new,)))
    edits = edits_of(files, last.accounts, last.order)
    if edits is None:
        return None
    count, languages = len(last.order), tuple(last.setup.sites)
    search = search_jobs(edits, cache, output, count=count, languages=languages, fingerprint=fingerprint)
    return None if search is None else [*jobs, *search]


def remember_plan(cache: Cache, output: str, plan: LastPlan, jobs: Iterable[PageJob], *, anew: bool) -> None:
    """Keep a plan whose pages were published. A page that shows several accounts ends the short way for their files."""
    cache.save_plan(output, msgspec.msgpack.encode(plan), _rows(jobs), anew=anew)


def _rows(jobs: Iterable[PageJob]) -> Iterator[tuple[str, str, str, bytes]]:
    for job in jobs:
        if job.template in REMEMBERED:
            yield job.path, job.template, "", job.view
        elif len(job.accounts) == 1:
            yield job.path, job.template, job.accounts[0], job.view


def plan_to_remember(
    site: Site, publication: Publication, manifest: str, *, problems: tuple[Problem, ...], order: tuple[str, ...]
) -> LastPlan:
    """What is to be remembered of a plan that was published.

    Args:
        problems: those of the archive as a whole and of the plan.
        order: the ids of its incidents.
    """
    # A page with several accounts is made the long way.
    is_simple = all(len(job.accounts) <= 1 or job.template in REMEMBERED for job in publication.jobs)
    return LastPlan(
        context=site.context if is_simple else "",
        today=site.options.today,
        until=publication.until,
        setup=publication.setup,
        problems=problems,
        notes=publication.notes,
        details=publication.details,
        accounts=accounts_of(site.files),
        manifest=manifest,
        order=order,
    )
