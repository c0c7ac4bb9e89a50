"""What all pages of a build share, and the plan of the whole site: pages, the theme's files, media."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from sitegen.building.fingerprint import code_digest, versions
from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem
from sitegen.model.settings import Settings
from sitegen.rendering.engine import Setup
from sitegen.rendering.names import name_in
from sitegen.rendering.plan import plan
from sitegen.rendering.theme import STATIC, Theme, digest_of_theme, theme_files, theme_of
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.site import SiteView

COPY = "<copy>"
"""The maker of files that are published as they are; the view is the path and the SHA-256 of the source."""
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


class PlannedSite(msgspec.Struct, frozen=True):
    setup: Setup
    jobs: tuple[PageJob, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def plan_site(archive: Archive, settings: Settings, *, root: Path, offline: bool, drafts: bool) -> PlannedSite:
    """Every file of the site, with its key."""
    theme = theme_of(root / settings.templates)
    files = {name: path for name, path in theme_files(theme).items() if name.startswith(f"{STATIC}/")}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    setup = Setup(theme=theme, site=_site_view(archive, settings, digests, offline=offline))
    planned = plan(archive, fingerprint=_fingerprint(setup, theme), offline=offline, drafts=drafts)
    copies = [_copy(name, str(path), digests[name]) for name, path in files.items()]
    copies += _media(archive, root)
    jobs = tuple(sorted([*planned.jobs, *copies], key=lambda job: job.path))
    return PlannedSite(setup, jobs, planned.problems, planned.notes)


def _fingerprint(setup: Setup, theme: Theme) -> str:
    """What shapes every page besides its own view."""
    rows = [
        code_digest(("model", "rendering", "building")),
        versions(("jinja2", "babel", "msgspec", "feedgenerator")),
        digest_of_theme(theme),
    ]
    digest = hashlib.blake2b(msgspec.msgpack.encode(setup.site), digest_size=16)
    digest.update("\n".join(rows).encode())
    return digest.hexdigest()


def _site_view(archive: Archive, settings: Settings, digests: dict[str, str], *, offline: bool) -> SiteView:
    lang = settings.language
    pages = [Link(record.title or id_, f"/{id_}/") for id_, record in archive.pages.items()]
    regions = [Link(name_in(settings.regions.label, lang, "Regions"), "/regions/")]
    dates, claims, data = Link("Dates", "/dates/"), Link("Claims", "/claims/"), Link("Data", "/data/")
    records = [Link("Actors", "/actors/"), Link("Sources", "/sources/"), Link("Categories", "/categories/")]
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=lang,
        direction="rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        licence=settings.licence,
        base_url=settings.base_url,
        root_path=urlsplit(settings.base_url).path or "/",
        offline=offline,
        menu=(*regions, dates, claims, data, *pages),
        foot=(*regions, dates, *records, claims, Link("Corrections", "/corrections/"), data, *pages),
        feed="/feed.xml",
        # An address that changes with the file, so that a browser never shows a page with the style of another.
        assets={
            name.removeprefix(f"{STATIC}/"): f"/{name}" + ("" if offline else f"?v={digest[:8]}")
            for name, digest in sorted(digests.items())
        },
    )


def _media(archive: Archive, root: Path) -> Iterator[PageJob]:
    """Media, under names in small letters."""
    for name, medium in archive.media.items():
        source = root / medium.path
        yield _copy(f"media/{name.lower()}", str(source), hashlib.sha256(source.read_bytes()).hexdigest())


def _copy(path: str, source: str, digest: str) -> PageJob:
    return PageJob(path=path, template=COPY, view=msgspec.msgpack.encode((source, digest)), key=f"copy-{digest}")
