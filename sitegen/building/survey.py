"""The first half of the pass: from the folder to an archive and all that is wrong with it. `check` ends here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.building.atlas import atlas_of
from sitegen.building.cache import Cache
from sitegen.building.executors import default_jobs
from sitegen.building.fingerprint import reading_fingerprint
from sitegen.building.media import read_media
from sitegen.building.options import BuildOptions
from sitegen.building.readings import Row, decoded, read_rows
from sitegen.indexing.index import index
from sitegen.indexing.points import check_points
from sitegen.model.archive import Archive
from sitegen.model.codes import ends_build
from sitegen.model.problem import Problem, sort_key
from sitegen.model.reading import Discovery
from sitegen.model.records import MediaFile
from sitegen.model.settings import Settings
from sitegen.reading.discover import discover
from sitegen.reading.locate import locator


class Files(msgspec.Struct, frozen=True):
    """What stands in content/, each file read and still encoded."""

    discovery: Discovery
    media: tuple[MediaFile, ...]
    """The files of content/media, with what is known about each."""
    rows: tuple[Row, ...]
    fingerprint: str
    """Of what the readings rest on besides the files."""


class Survey(msgspec.Struct, frozen=True):
    """An archive as far as it could be read, and its problems, located and in order."""

    archive: Archive
    problems: tuple[Problem, ...]
    of_all: tuple[Problem, ...]
    """Of the problems, those of the archive as a whole."""


def read_files(options: BuildOptions, settings: Settings, cache: Cache) -> Files:
    """Discover an archive's files, read and annotate those that changed."""
    root = Path(options.root)
    discovery = discover(root, settings)
    fingerprint = reading_fingerprint(settings)
    rows = read_rows(
        discovery.sources,
        root=root,
        settings=settings,
        cache=cache,
        fingerprint=fingerprint,
        jobs=options.jobs or default_jobs(),
        compare_hashes=options.compare_hashes,
        now_ns=options.now_ns,
    )
    media = read_media(
        discovery.media,
        root=root,
        cache=cache,
        jobs=options.jobs or default_jobs(),
        compare_hashes=options.compare_hashes,
        now_ns=options.now_ns,
    )
    return Files(discovery, media, rows, fingerprint)


def survey(files: Files, options: BuildOptions, settings: Settings, cache: Cache) -> Survey:
    """Index an archive, and check it as a whole."""
    readings = decoded(files.rows, cache)
    archive, found = index(readings.records, files.media, settings, options.today, options.drafts)
    atlas, of_files = atlas_of(archive, Path(options.root))
    archive = msgspec.structs.replace(archive, atlas=atlas)
    of_all = in_order(located((*found, *of_files, *check_points(archive)), Path(options.root)))
    return Survey(archive, in_order([*files.discovery.problems, *readings.problems, *of_all]), of_all)


def located(problems: Sequence[Problem], root: Path) -> Iterator[Problem]:
    """The problems, each place in words turned into lines and columns."""
    locators: dict[str, Callable[[Problem], Problem]] = {}
    for problem in problems:
        if problem.span is not None or not problem.where:
            yield problem
            continue
        if problem.path not in locators:
            try:
                text = (root / problem.path).read_bytes()
            except OSError:
                text = b""
            locators[problem.path] = locator(problem.path, text)
        yield locators[problem.path](problem)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=sort_key))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any of them ends a build; where strict, a warning does as well."""
    return any(ends_build(problem.code, strict=strict) for problem in problems)
