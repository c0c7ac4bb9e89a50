"""The pass: from the folder to the published site. It reads from top to bottom."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from sitegen.building.cache import Cache, discard, open_cache
from sitegen.building.garbage import no_collections
from sitegen.building.make import Stale
from sitegen.building.options import WAITING, BuildOptions, BuildResult, CheckResult
from sitegen.building.publication import Progress, Publication, Site, make, publish_pages, stands
from sitegen.building.readings import problems_of, terms_of_rows
from sitegen.building.shortcut import (
    LastPlan,
    accounts_of,
    changed_jobs,
    context_of,
    plan_to_remember,
    recall,
    remember_plan,
)
from sitegen.building.site import languages_of, setup_of, site_jobs
from sitegen.building.survey import Files, Survey, has_errors, in_order, read_files, survey
from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.settings import Settings
from sitegen.publishing.lock import locked
from sitegen.publishing.manifest import Manifest, PublishedFile, decode_manifest, hash_of, manifest_bytes, read_manifest
from sitegen.publishing.previous import read_previous
from sitegen.publishing.publish import begin
from sitegen.publishing.removals import removal_problems, removed_incidents
from sitegen.publishing.staging import look, staging_of
from sitegen.reading.settings import read_settings
from sitegen.rendering.plan import notes_of
from sitegen.rendering.plan import problems_of as collisions_of
from sitegen.rendering.theme import theme_of
from sitegen.rendering.untranslated import untranslated_details

T = TypeVar("T")


def no_progress(_stage: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def check(options: BuildOptions) -> CheckResult:
    """Everything that a build would find, without making a page."""
    settings, problems = settings_for(options)
    if has_errors(problems):
        return CheckResult(problems=in_order(problems))
    files, found = _with_sound_cache(options, lambda: _surveyed(options, settings))
    removals = _removals(
        options, settings, found.archive, _or_previous(read_manifest(output_of(options, settings)), options)
    )
    problems = (*problems, *found.problems, *removals)
    theme = theme_of(Path(options.root) / settings.templates)
    if not has_errors(problems):
        setup = setup_of(found.archive, settings, theme, offline=False)
        jobs = site_jobs(found.archive, setup, Path(options.root), drafts=options.drafts)
        problems = (*problems, *collisions_of(found.archive, jobs))
    details = untranslated_details(found.archive, languages_of(settings, theme))
    return CheckResult(problems=in_order(problems), files=len(files.rows), details=details)


def build(options: BuildOptions, progress: Progress = no_progress) -> BuildResult:
    """Check an archive, and publish it where nothing is wrong with it."""
    settings, problems = settings_for(options)
    if has_errors(problems):
        return BuildResult(problems=in_order(problems), failed=True)
    return _with_sound_cache(options, lambda: _build(options, settings, problems, progress))


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
        progress("reading", 0, 0)
        files = read_files(options, settings, cache)
        theme = theme_of(Path(options.root) / settings.templates)
        body = manifest_bytes(Path(staging.output))
        context = context_of(files, options, theme)
        site = Site(options, settings, staging, cache, files, decode_manifest(body), theme, context)
        last = recall(cache, staging.output, context, hash_of(body), options.today)
        done = _the_short_way(site, last, problems, progress) if last else None
        return done or _the_long_way(site, problems, progress)


def _the_short_way(site: Site, last: LastPlan, problems: tuple[Problem, ...], progress: Progress) -> BuildResult | None:
    """Publish where nothing but prose changed; None where anything is out of the ordinary."""
    output, old = site.staging.output, site.published
    stale = changed_jobs(last, site.files, site.cache, output)
    if stale is None or old is None:
        return None
    present, known = look(output), site.cache.pages(output)
    if known.keys() != old.files.keys() or not all(stands(page, present, old) for page in known.values()):
        return None
    said = (*problems, *site.files.discovery.problems, *problems_of(site.files.rows), *last.problems)
    if has_errors(said, strict=site.options.strict):
        return None
    setup = msgspec.structs.replace(last.setup, theme=site.theme)
    # A file of search may be a new one.
    made = make(site, ((job, known[job.path].sha256 if job.path in known else "") for job in stale), setup, progress)
    anew = {job.path for job in stale}
    kept = {path: file for path, file in old.files.items() if path not in anew}
    publication = Publication(
        setup, made, stale, kept, known, old.incidents, said, last.notes, last.until, last.details
    )
    result, manifest = publish_pages(site, publication, present)
    if manifest and stale:
        accounts = accounts_of(site.files)
        last = msgspec.structs.replace(last, accounts=accounts, manifest=manifest, today=site.options.today)
        remember_plan(site.cache, output, last, stale, anew=False)
    return result


def _the_long_way(site: Site, problems: tuple[Problem, ...], progress: Progress) -> BuildResult:
    """Index, check, plan, render and publish."""
    options, cache, output = site.options, site.cache, site.staging.output
    found = survey(site.files, options, site.settings, cache)
    before = _or_previous(site.published, options)
    problems = (*problems, *found.problems, *_removals(options, site.settings, found.archive, before))
    if has_errors(problems, strict=options.strict):
        return BuildResult(problems=in_order(problems), failed=True, read=len(site.files.rows))
    progress("planning", 0, 0)
    setup = setup_of(found.archive, site.settings, site.theme, offline=options.offline)
    present, known = look(output), cache.pages(output)
    jobs: list[PageJob] = []
    kept: dict[str, PublishedFile] = {}

    def stale() -> Iterator[Stale]:
        terms = terms_of_rows(site.files.rows, cache)
        for job in site_jobs(found.archive, setup, Path(options.root), drafts=options.drafts, terms=terms):
            jobs.append(job)
            page = known.get(job.path)
            if page is None or not stands(page, present, site.published):
                yield job, ""
            elif page.key != job.key:
                yield job, page.sha256
            else:
                kept[job.path] = PublishedFile(sha256=page.sha256, size=page.size)

    made = make(site, stale(), setup, progress)
    collided = collisions_of(found.archive, jobs)
    languages = languages_of(site.settings, site.theme)
    publication = Publication(
        setup,
        made,
        jobs,
        kept,
        known,
        tuple(sorted({*found.archive.entries, *found.archive.tombstones})),
        (*problems, *collided),
        notes_of(found.archive, languages),
        _next_embargo(found.archive, options.today),
        untranslated_details(found.archive, languages),
    )
    result, manifest = publish_pages(site, publication, present)
    if manifest:
        last = plan_to_remember(
            site, publication, manifest, problems=(*found.of_all, *collided), order=tuple(found.archive.entries)
        )
        remember_plan(cache, output, last, jobs, anew=True)
    return result


def _next_embargo(archive: Archive, today: str) -> str:
    """The first day on which an incident that is held back appears; "" for none."""
    days = (incident.publish_after for incident in archive.hidden.values())
    return min((day for day in days if day > today), default="")


def _or_previous(published: Manifest | None, options: BuildOptions) -> Manifest | None:
    """The manifest to compare with: that of output/, else the one that `--previous` names."""
    return read_previous(options.previous) if published is None and options.previous else published


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


def _surveyed(options: BuildOptions, settings: Settings) -> tuple[Files, Survey]:
    with no_collections(), _cache(Path(options.root), kept=True) as cache:
        files = read_files(options, settings, cache)
        return files, survey(files, options, settings, cache)


def _with_sound_cache(options: BuildOptions, work: Callable[[], T]) -> T:
    """What some work gives; where it finds the cache damaged, it is done once more with a new one."""
    try:
        return work()
    except sqlite3.DatabaseError:
        discard(_cache_path(Path(options.root)))
        return work()


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
