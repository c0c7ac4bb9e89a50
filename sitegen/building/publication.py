"""The last part of a build, by whichever way: make the pages that are stale, publish them, and remember their keys."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from sitegen.building.cache import Cache, CachedPage
from sitegen.building.executors import default_jobs
from sitegen.building.fingerprint import PACKAGE
from sitegen.building.make import MadePages, Place, Stale, make_pages
from sitegen.building.options import BuildOptions, BuildResult
from sitegen.building.survey import Files, has_errors, in_order
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.settings import Settings
from sitegen.publishing.manifest import (
    Manifest,
    PublishedFile,
    encode_manifest,
    hash_of,
    manifest_bytes,
    manifest_of,
)
from sitegen.publishing.publish import outcome, plan_changes, publish
from sitegen.publishing.staging import Seen, Staging
from sitegen.rendering.engine import Setup
from sitegen.rendering.theme import Theme

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


class Site(msgspec.Struct, frozen=True):
    """What a build works with, whichever way it goes."""

    options: BuildOptions
    settings: Settings
    staging: Staging
    cache: Cache
    files: Files
    published: Manifest | None
    """What output/ names as published before this build."""
    theme: Theme
    context: str
    """A hash of all that the plan rests on but accounts."""


class Publication(msgspec.Struct, frozen=True):
    """What is to be published."""

    setup: Setup
    made: MadePages
    jobs: Sequence[PageJob]
    """At least those of the pages that were made."""
    kept: Mapping[str, PublishedFile]
    """The pages that stand as they are to be."""
    known: Mapping[str, CachedPage]
    """What the cache knows of published pages."""
    incidents: tuple[str, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    until: str
    details: tuple[str, ...] = ()


def make(site: Site, stale: Iterable[Stale], setup: Setup, progress: Progress) -> MadePages:
    """The pages of these jobs, staged."""
    return make_pages(
        stale,
        setup,
        Place(str(site.cache.path), site.staging, site.options.dry_run),
        processes=site.options.jobs or default_jobs(),
        progress=progress,
    )


def publish_pages(site: Site, publication: Publication, present: Mapping[str, Seen]) -> tuple[BuildResult, str]:
    """Publish, unless a template failed; and the hash of the manifest, "" where nothing was published."""
    options, made, output = site.options, publication.made, Path(site.staging.output)
    problems = in_order([*publication.problems, *made.problems])
    result = BuildResult(
        problems=problems, notes=publication.notes, details=publication.details, read=len(site.files.rows)
    )
    if has_errors(problems, strict=options.strict):
        return msgspec.structs.replace(result, failed=True), ""
    fresh = {page.path: PublishedFile(sha256=page.sha256, size=page.size) for page in made.pages}
    files = {**publication.kept, **fresh}
    new = manifest_of(files, publication.incidents)
    changes = plan_changes(site.staging, made.pages, site.published, new, present)
    if options.dry_run:
        done = outcome(changes, is_new=encode_manifest(new) != manifest_bytes(output))
    else:
        done = publish(site.staging, changes, new)
    result = msgspec.structs.replace(result, written=done.written, unchanged=done.unchanged, removed=done.removed)
    if options.dry_run:
        return result, ""
    _remember(site, publication, files)
    result = msgspec.structs.replace(
        result,
        inputs=_inputs(site, publication.setup),
        outputs=(site.staging.output,),
        until=publication.until,
    )
    return result, hash_of(manifest_bytes(output))


def stands(page: CachedPage, present: Mapping[str, Seen], old: Manifest | None) -> bool:
    """Whether a page is published as it was made, and nobody has touched it since."""
    seen = present.get(page.path)
    owner = old.files.get(page.path) if old else None
    return (
        seen is not None
        and owner is not None
        and (seen.size, seen.changed) == (page.size, page.changed)
        and owner.sha256 == page.sha256
    )


def _remember(site: Site, publication: Publication, files: Mapping[str, PublishedFile]) -> None:
    """Put the keys of what was published into the cache."""
    keys = {job.path: job.key for job in publication.jobs}
    made = publication.made
    output = site.staging.output
    rows = [
        CachedPage(page.path, keys[page.path], page.sha256, page.size, _changed(f"{output}/{page.path}"))
        for page in made.pages
    ]
    site.cache.save_pages(output, rows, sorted(publication.known.keys() - files.keys()))
    if made.pages:
        site.cache.drop_unused_accounts()


def _changed(path: str) -> int:
    return os.stat(path).st_mtime_ns  # noqa: PTH116 - called for each page


def _inputs(site: Site, setup: Setup) -> tuple[str, ...]:
    """All that went into the build, as absolute paths."""
    root = Path(site.options.root).absolute()
    own = (root / site.settings.content, root / site.settings.templates, root / site.settings.path)
    # A second settings file would be an error, and is to be noticed when it comes.
    others = (root / "sitegen.toml", root / "pyproject.toml")
    return tuple(sorted({*map(str, (*own, *others)), setup.theme.default, str(PACKAGE)}))
