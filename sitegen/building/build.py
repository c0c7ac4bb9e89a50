"""The pass: from the folder to the published site. It reads from top to bottom."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from sitegen.building.cache import Cache, CachedPage, open_cache
from sitegen.building.executors import default_jobs
from sitegen.building.fingerprint import PACKAGE
from sitegen.building.garbage import no_collections
from sitegen.building.make import MadePages, Place, make_pages
from sitegen.building.options import WAITING, BuildOptions, BuildResult, CheckResult
from sitegen.building.site import plan_site
from sitegen.building.survey import Survey, has_errors, in_order, survey
from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.settings import Settings
from sitegen.publishing.lock import locked
from sitegen.publishing.manifest import Manifest, PublishedFile, manifest_of, read_manifest
from sitegen.publishing.previous import read_previous
from sitegen.publishing.publish import begin, plan_changes, publish
from sitegen.publishing.removals import removal_problems, removed_incidents
from sitegen.publishing.staging import Seen, Staging, look, staging_of
from sitegen.reading.settings import read_settings
from sitegen.rendering.engine import Setup

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def no_progress(_stage: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def check(options: BuildOptions) -> CheckResult:
    """Everything that a build would find, without making a page."""
    settings, problems = settings_for(options)
    if has_errors(problems):
        return CheckResult(problems=in_order(problems))
    with no_collections(), _cache(Path(options.root), kept=True) as cache:
        found = _survey(options, settings, cache)
    removals = _removals(options, settings, found.archive, _manifest_before(options, settings))
    problems = (*problems, *found.problems, *removals)
    if not has_errors(problems):
        planned = plan_site(found.archive, settings, root=Path(options.root), offline=False, drafts=options.drafts)
        problems = (*problems, *planned.problems)
    return CheckResult(problems=in_order(problems), files=found.files)


def build(options: BuildOptions, progress: Progress = no_progress) -> BuildResult:
    """Check an archive, and publish it where nothing is wrong with it."""
    settings, problems = settings_for(options)
    if has_errors(problems):
        return BuildResult(problems=in_order(problems), failed=True)
    try:
        return _build(options, settings, problems, progress)
    except sqlite3.DatabaseError:
        # A damaged cache: what it knew is made again.
        _cache_path(Path(options.root)).unlink(missing_ok=True)
        return _build(options, settings, problems, progress)


def settings_for(options: BuildOptions) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of an archive, with what the options say instead; and what is wrong with them."""
    settings, problems = read_settings(Path(options.root), options.config)
    if options.base_url is not None:
        base_url = options.base_url and options.base_url.rstrip("/") + "/"
        settings = msgspec.structs.replace(settings, base_url=base_url)
    return settings, problems


def output_of(options: BuildOptions, settings: Settings) -> Path:
    """The folder to publish into."""
    return Path(options.output) if options.output else Path(options.root) / settings.output


def _build(options: BuildOptions, settings: Settings, problems: tuple[Problem, ...], progress: Progress) -> BuildResult:
    staging = staging_of(output_of(options, settings), dry_run=options.dry_run)
    with no_collections(), ExitStack() as leaving:
        if not options.dry_run:
            leaving.enter_context(locked(staging, waiting=lambda: progress(WAITING, 0, 0)))
            begin(staging)
        cache = leaving.enter_context(_cache(Path(options.root), kept=not options.dry_run))
        if options.clean:
            cache.forget()
        found = _survey(options, settings, cache, progress)
        before = _manifest_before(options, settings)
        problems = (*problems, *found.problems, *_removals(options, settings, found.archive, before))
        if has_errors(problems, strict=options.strict):
            return BuildResult(problems=in_order(problems), failed=True, read=found.files)
        return _publish(_Site(options, settings, found.archive, staging, cache), found, problems, progress)


class _Site(msgspec.Struct, frozen=True):
    """What the second half of a build works with."""

    options: BuildOptions
    settings: Settings
    archive: Archive
    staging: Staging
    cache: Cache


def _publish(site: _Site, found: Survey, problems: tuple[Problem, ...], progress: Progress) -> BuildResult:
    """Plan, make and publish the pages; nothing is published where a template fails."""
    options = site.options
    planned = plan_site(
        site.archive, site.settings, root=Path(options.root), offline=options.offline, drafts=options.drafts
    )
    present = look(site.staging.output)
    old = read_manifest(Path(site.staging.output))
    kept = _standing(planned.jobs, site.cache.pages(site.staging.output), present, old)
    stale = [job for job in planned.jobs if job.path not in kept]
    made = make_pages(
        stale,
        planned.setup,
        Place(str(site.cache.path), site.staging, options.dry_run),
        processes=options.jobs or default_jobs(),
        progress=progress,
    )
    problems = in_order([*problems, *planned.problems, *made.problems])
    result = BuildResult(problems=problems, notes=planned.notes, read=found.files)
    if has_errors(problems, strict=options.strict):
        return msgspec.structs.replace(result, failed=True)
    files = {path: PublishedFile(sha256=page.sha256, size=page.size) for path, page in kept.items()}
    files.update((page.path, PublishedFile(sha256=page.sha256, size=page.size)) for page in made.pages)
    new = manifest_of(files, tuple(sorted({*site.archive.entries, *site.archive.tombstones})))
    changes = plan_changes(site.staging, made.pages, old, new, present)
    if options.dry_run:
        return msgspec.structs.replace(
            result, written=len(changes.moves), unchanged=changes.unchanged, removed=len(changes.removals)
        )
    published = publish(site.staging, changes, new)
    _remember(site, planned.jobs, made)
    return msgspec.structs.replace(
        result,
        written=published.written,
        unchanged=published.unchanged,
        removed=published.removed,
        inputs=_inputs(site, planned.setup),
        outputs=(site.staging.output,),
        until=_next_embargo(site.archive, options.today),
    )


def _inputs(site: _Site, setup: Setup) -> tuple[str, ...]:
    """All that went into the build, as absolute paths."""
    root = Path(site.options.root).absolute()
    own = (root / site.settings.content, root / site.settings.templates, root / site.settings.path)
    # A second settings file would be an error, and is to be noticed when it comes.
    others = (root / "sitegen.toml", root / "pyproject.toml")
    return tuple(sorted({*map(str, (*own, *others)), setup.theme.default, str(PACKAGE)}))


def _next_embargo(archive: Archive, today: str) -> str:
    """The first day on which an incident that is held back appears; "" for none."""
    days = (incident.publish_after for incident in archive.hidden.values())
    return min((day for day in days if day > today), default="")


def _standing(
    jobs: tuple[PageJob, ...], known: Mapping[str, CachedPage], present: Mapping[str, Seen], old: Manifest | None
) -> dict[str, CachedPage]:
    """The pages that are published as they are to be, and that nobody has touched since."""
    owned = old.files if old else {}
    standing = {}
    for job in jobs:
        page, seen, owner = known.get(job.path), present.get(job.path), owned.get(job.path)
        if (
            page is not None
            and page.key == job.key
            and seen is not None
            and (seen.size, seen.changed) == (page.size, page.changed)
            and owner is not None
            and owner.sha256 == page.sha256
        ):
            standing[job.path] = page
    return standing


def _remember(site: _Site, jobs: tuple[PageJob, ...], made: MadePages) -> None:
    """Put the keys of what was published into the cache."""
    keys = {job.path: job.key for job in jobs}
    output = Path(site.staging.output)
    rows = [
        CachedPage(page.path, keys[page.path], page.sha256, page.size, (output / page.path).stat().st_mtime_ns)
        for page in made.pages
    ]
    known = site.cache.pages(site.staging.output)
    site.cache.save_pages(site.staging.output, rows, sorted(known.keys() - keys.keys()))
    if made.pages:
        site.cache.drop_unused_accounts()


def _survey(options: BuildOptions, settings: Settings, cache: Cache, progress: Progress = no_progress) -> Survey:
    progress("reading", 0, 0)
    return survey(
        Path(options.root),
        settings,
        cache,
        today=options.today,
        drafts=options.drafts,
        jobs=options.jobs or default_jobs(),
        compare_hashes=options.compare_hashes,
        now_ns=options.now_ns,
    )


def _manifest_before(options: BuildOptions, settings: Settings) -> Manifest | None:
    """The manifest to compare with: that of output/, else the one that `--previous` names."""
    manifest = read_manifest(output_of(options, settings))
    return read_previous(options.previous) if manifest is None and options.previous else manifest


def _removals(
    options: BuildOptions, settings: Settings, archive: Archive, before: Manifest | None
) -> tuple[Problem, ...]:
    """A problem for each incident that was published and is gone without a word."""
    if before is None:
        return ()
    known = {*archive.entries, *archive.tombstones, *archive.hidden, *archive.aliases}
    gone = removed_incidents(before.incidents, known)
    return removal_problems(
        gone, before=len(before.incidents), allowed=options.allow_removal, content=f"{settings.content}/incidents"
    )


def _cache_path(root: Path) -> Path:
    return root / ".sitegen" / "cache.sqlite"


@contextmanager
def _cache(root: Path, *, kept: bool) -> Iterator[Cache]:
    """The cache of an archive; one for this once where nothing is to be kept, or where the archive cannot be written."""
    path = _cache_path(root)
    if kept and os.access(root, os.W_OK):
        with open_cache(path) as cache:
            yield cache
        return
    with TemporaryDirectory(prefix="sitegen-") as folder:
        draft = Path(folder, path.name)
        if path.is_file():
            shutil.copyfile(path, draft)
        with open_cache(draft) as cache:
            yield cache
