"""What all pages of a build share, and the plan of the whole site: pages, the theme's files, media."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from sitegen.building.fingerprint import code_digest, versions
from sitegen.building.media import media_jobs
from sitegen.model.archive import Archive
from sitegen.model.page import PageJob
from sitegen.model.settings import Settings
from sitegen.model.terms import Terms
from sitegen.rendering.catalogues import language_in
from sitegen.rendering.drawing import fonts_digest
from sitegen.rendering.engine import Setup
from sitegen.rendering.language import Language
from sitegen.rendering.plan import NO_TERMS, jobs_of
from sitegen.rendering.site import site_view
from sitegen.rendering.theme import STATIC, Theme, theme_files

COPY = "<copy>"
"""The maker of files that are published as they are; the view is the path and the SHA-256 of the source."""


def setup_of(archive: Archive, settings: Settings, theme: Theme, *, offline: bool) -> Setup:
    """What makes pages out of views, the same for all pages of a build."""
    first, *others = languages_of(settings, theme)
    return Setup(
        theme=theme,
        site=site_view(archive, theme, first, offline=offline),
        sites={str(lang): site_view(archive, theme, lang, offline=offline) for lang in others},
        settings=settings,
        atlas=archive.atlas,
    )


def languages_of(settings: Settings, theme: Theme) -> list[Language]:
    """The languages that a site is made in, the archive's own first, with the words that its theme has for them."""
    return [language_in(theme, tag) for tag in dict.fromkeys((settings.language, *settings.languages))]


def site_jobs(
    archive: Archive, setup: Setup, root: Path, *, drafts: bool, terms: Mapping[str, Terms] = NO_TERMS
) -> Iterator[PageJob]:
    """Every file of the site, with its key: the longest to make first, else in no order that matters.

    Args:
        terms: by the path of a file: the words that search finds its incident by; none where only the paths are asked for.
    """
    yield from jobs_of(
        archive,
        fingerprint=fingerprint_of(setup),
        terms=terms,
        offline=setup.site.offline,
        drafts=drafts,
        languages=languages_of(setup.settings, setup.theme),
    )
    for name, path in theme_files(setup.theme).items():
        if name.startswith(f"{STATIC}/"):
            yield _copy(name, path)
    yield from media_jobs(archive, root)


def fingerprint_of(setup: Setup) -> str:
    """What shapes every page besides its own view."""
    rows = [
        code_digest(("model", "rendering", "building")),
        versions(("jinja2", "babel", "msgspec", "feedgenerator", "resvg_py")),
        fonts_digest(),
        setup.theme.digest,
    ]
    digest = hashlib.blake2b(msgspec.msgpack.encode((setup.site, setup.sites, setup.settings)), digest_size=16)
    digest.update("\n".join(rows).encode())
    return digest.hexdigest()


def _copy(path: str, source: Path) -> PageJob:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return PageJob(path=path, template=COPY, view=msgspec.msgpack.encode((str(source), digest)), key=f"copy-{digest}")
