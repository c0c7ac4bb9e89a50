"""Small archives as they are read and indexed, and their pages as they are made."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.indexing.index import index
from sitegen.model.account import Account
from sitegen.model.archive import Archive
from sitegen.model.codes import SEVERITY
from sitegen.reading.discover import discover
from sitegen.reading.read import read
from sitegen.reading.settings import read_settings
from sitegen.rendering.engine import Setup
from sitegen.rendering.plan import Plan, plan
from sitegen.rendering.render import render
from sitegen.rendering.site import site_view
from sitegen.rendering.theme import theme_of

MakeArchive = Callable[..., Archive]


@pytest.fixture
def make_archive(tmp_path: Path) -> MakeArchive:
    """Writes files, and gives the archive that they are; `settings` stands in sitegen.toml."""

    def make(files: Mapping[str, str], settings: str = 'title = "An archive"\n', *, drafts: bool = False) -> Archive:
        (tmp_path / "sitegen.toml").write_text(settings, "utf-8")
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        (tmp_path / "content").mkdir(exist_ok=True)
        return _archive(tmp_path, drafts=drafts)

    return make


def _archive(root: Path, *, drafts: bool) -> Archive:
    settings, problems = read_settings(root, None)
    found = discover(root, settings)
    records = []
    for source in found.sources:
        draft = read(source, (root / source.path).read_bytes(), settings)
        problems += draft.problems
        if draft.record:
            records.append(msgspec.structs.replace(draft.record, account=f"prose of {source.path}"))
    archive, more = index(records, found.media, settings, "2026-01-01", drafts)
    found_problems = (*problems, *found.problems, *more)
    assert [one for one in found_problems if SEVERITY[one.code] == "error"] == []
    return archive


class Site:
    """The pages of a plan, made when they are asked for."""

    def __init__(self, archive: Archive, planned: Plan, setup: Setup) -> None:
        self.archive, self.planned, self.setup = archive, planned, setup
        self.jobs = {job.path: job for job in planned.jobs}

    def bytes(self, path: str) -> bytes:
        job = self.jobs[path]
        accounts = {digest: Account(words=digest) for digest in job.accounts}
        made = render(job, self.setup, accounts)
        assert isinstance(made, bytes), made
        return made

    def text(self, path: str) -> str:
        return self.bytes(path).decode()


@pytest.fixture
def site_of(tmp_path: Path) -> Callable[..., Site]:
    """Gives the site of an archive; keywords go to `plan`."""

    def make(archive: Archive, **options: Any) -> Site:
        theme = theme_of(tmp_path / "templates")
        offline = bool(options.get("offline"))
        return Site(
            archive,
            plan(archive, fingerprint="f", **options),
            Setup(theme=theme, site=site_view(archive, theme, offline=offline), settings=archive.settings),
        )

    return make
