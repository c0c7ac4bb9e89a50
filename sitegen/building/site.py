"""What all pages of a build share, and the plan of the whole site: pages, the theme's files, media."""

import hashlib
from pathlib import Path

import msgspec

from sitegen.building.fingerprint import code_digest, versions
from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.settings import Settings
from sitegen.rendering.engine import Setup
from sitegen.rendering.plan import plan
from sitegen.rendering.site import site_view
from sitegen.rendering.theme import STATIC, theme_files, theme_of

COPY = "<copy>"
"""The maker of files that are published as they are; the view is the path and the SHA-256 of the source."""


class PlannedSite(msgspec.Struct, frozen=True):
    setup: Setup
    fingerprint: str
    """Of what shapes every page besides its own view."""
    jobs: tuple[PageJob, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def plan_site(archive: Archive, settings: Settings, *, root: Path, offline: bool, drafts: bool) -> PlannedSite:
    """Every file of the site, with its key."""
    theme = theme_of(root / settings.templates)
    setup = Setup(theme=theme, site=site_view(archive, theme, offline=offline), settings=settings)
    fingerprint = _fingerprint(setup)
    planned = plan(archive, fingerprint=fingerprint, offline=offline, drafts=drafts)
    copies = [_copy(name, path) for name, path in theme_files(theme).items() if name.startswith(f"{STATIC}/")]
    # Media are published under names in small letters.
    copies += [_copy(f"media/{name.lower()}", root / medium.path) for name, medium in archive.media.items()]
    jobs = tuple(sorted([*planned.jobs, *copies], key=lambda job: job.path))
    return PlannedSite(setup, fingerprint, jobs, planned.problems, planned.notes)


def _fingerprint(setup: Setup) -> str:
    """What shapes every page besides its own view."""
    rows = [
        code_digest(("model", "rendering", "building")),
        versions(("jinja2", "babel", "msgspec", "feedgenerator")),
        setup.theme.digest,
    ]
    digest = hashlib.blake2b(msgspec.msgpack.encode((setup.site, setup.settings)), digest_size=16)
    digest.update("\n".join(rows).encode())
    return digest.hexdigest()


def _copy(path: str, source: Path) -> PageJob:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return PageJob(path=path, template=COPY, view=msgspec.msgpack.encode((str(source), digest)), key=f"copy-{digest}")
