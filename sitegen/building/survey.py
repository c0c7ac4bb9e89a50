"""The first half of the pass: from the folder to an archive and all that is wrong with it. `check` ends here."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.building.cache import Cache
from sitegen.building.fingerprint import reading_fingerprint
from sitegen.building.readings import read_all
from sitegen.indexing.index import index
from sitegen.model.archive import Archive
from sitegen.model.codes import SEVERITY, TOLD
from sitegen.model.problem import Problem, sort_key
from sitegen.model.settings import Settings
from sitegen.reading.discover import discover
from sitegen.reading.locate import locate


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """An archive as far as it could be read, and its problems, located and in order."""

    archive: Archive
    problems: tuple[Problem, ...]
    files: int
    """Markdown files of content/."""
    read_anew: int


def survey(
    root: Path,
    settings: Settings,
    cache: Cache,
    *,
    today: str,
    drafts: bool,
    jobs: int,
    compare_hashes: bool,
    now_ns: int,
) -> Survey:
    """Discover, read, annotate and index an archive."""
    discovery = discover(root, settings)
    readings = read_all(
        discovery.sources,
        root=root,
        settings=settings,
        cache=cache,
        fingerprint=reading_fingerprint(settings),
        jobs=jobs,
        compare_hashes=compare_hashes,
        now_ns=now_ns,
    )
    archive, index_problems = index(readings.records, discovery.media, settings, today, drafts)
    problems = in_order([*discovery.problems, *readings.problems, *located(index_problems, root)])
    return Survey(archive=archive, problems=problems, files=len(discovery.sources), read_anew=readings.read_anew)


def located(problems: Sequence[Problem], root: Path) -> Iterator[Problem]:
    """The problems, each place in words turned into lines and columns."""
    texts: dict[str, bytes] = {}
    for problem in problems:
        if problem.span is not None or not problem.where:
            yield problem
            continue
        if problem.path not in texts:
            try:
                texts[problem.path] = (root / problem.path).read_bytes()
            except OSError:
                texts[problem.path] = b""
        yield locate(problem, texts[problem.path])


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=sort_key))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any of them ends a build; where strict, a warning does as well."""
    return any(SEVERITY[one.code] == "error" or (strict and one.code not in TOLD) for one in problems)
