"""An incremental build equals a clean one, byte for byte, whatever was done in between."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.building.build import build
from sitegen.building.options import BuildOptions

IDS = ["alpha", "bravo", "charlie", "delta"]
REGIONS = ["no/oslo", "no/bergen", "ru/belgorod"]
DATES = ["2023-05-22", "2023-05", "2023", "2023-05-22/2023-05-24", "2022-02/..", "[2023-05-01..2023-05-22]"]

SETTINGS = (
    'title = "{title}"\nlicence = "CC-BY-4.0"\nbase_url = "https://archive.example/"\n[sharing]\ncards = {cards}\n'
)
"""Pictures for sharing take long to draw: a step turns them on at times."""


def incident(draw) -> str:
    """The text of an incident that may name any other one."""
    lines = [
        "---",
        f"title: {draw(st.sampled_from(['Fire', 'Raid', 'Storm']))}",
        f"date: '{draw(st.sampled_from(DATES))}'",
    ]
    lines.append(f"region: {draw(st.sampled_from(REGIONS))}")
    if draw(st.booleans()):
        lines.append(f"categories: {draw(st.sampled_from(['accident', 'explosion', 'other']))}")
    lines += [
        "claims:",
        "  - id: c1",
        "    text: It burned.",
        f"    by: {draw(st.sampled_from(['harbour-office', 'A neighbour']))}",
    ]
    if draw(st.booleans()):
        lines += [
            "  - id: c2",
            "    text: It did not.",
            "    by: fire-service",
            "    stance: denies",
            "    disputes: c1",
        ]
    if draw(st.booleans()):
        lines += ["figures:", f"  - wounded: {draw(st.sampled_from(['8+', '0', 'unknown', '3-5']))}", "    per: c1"]
    if draw(st.booleans()):
        lines += [f"state: {draw(st.sampled_from(['published', 'draft']))}"]
    lines += ["---", f"It is said that [it burned](#c1). {draw(st.sampled_from(['One.', 'Two.', 'Three.']))}", ""]
    return "\n".join(lines)


@st.composite
def steps(draw):
    """A history: each step is a name and what it needs."""
    history = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(
            st.sampled_from(
                [
                    "write",
                    "write",
                    "write",
                    "delete",
                    "rename",
                    "move",
                    "touch",
                    "template",
                    "setting",
                    "word",
                    "region",
                    "link",
                ]
            )
        )
        target = draw(st.sampled_from(IDS))
        history.append((kind, target, incident(draw), draw(st.sampled_from(IDS)), draw(st.integers(0, 3))))
    return history


def path_of(root: Path, name: str) -> Path | None:
    return next((root / "content/incidents").glob(f"*/{name}.md"), None)


def apply(root: Path, step) -> None:
    """Do one step to the archive's folder, as a person would in an editor."""
    kind, name, text, other, number = step
    path = path_of(root, name)
    if kind == "write":
        target = path or root / "content/incidents/2023" / f"{name}.md"
        target.write_text(text)
    elif kind == "delete" and path:
        path.unlink()
    elif kind == "rename" and path and not path_of(root, other):
        path.rename(path.with_name(f"{other}.md"))
    elif kind == "move" and path:
        folder = root / f"content/incidents/{2020 + number}"
        folder.mkdir(exist_ok=True)
        path.rename(folder / path.name)
    elif kind == "touch" and path:
        os.utime(path, (number, number))
    elif kind == "template":
        (root / "templates").mkdir(exist_ok=True)
        words = [
            "{% extends 'theme/404.html' %}",
            "<!doctype html><title>gone</title>",
            "<!doctype html><title>{{ site.title }}</title>",
        ]
        (root / "templates/404.html").write_text(words[number % 3])
    elif kind == "setting":
        cards = "true" if number == 3 else "false"
        (root / "sitegen.toml").write_text(SETTINGS.format(title=f"Archive {number}", cards=cards))
    elif kind == "word":
        text = (
            SETTINGS.format(title="Archive", cards="false")
            + f'[vocabulary.categories.accident]\nlabel = "Mishap {number}"\n'
        )
        (root / "sitegen.toml").write_text(text)
    elif kind == "region":
        (root / "content/regions/no/oslo.md").write_text(f"---\nname: Oslo {number}\niso: NO-03\n---\nA city.\n")
    elif kind == "link" and path and path_of(root, other) and other != name:
        path.write_text(path.read_text() + f"\nCompare [[{other}]].\n")


def site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def options(root: Path, **changes) -> BuildOptions:
    given = {"root": str(root), "jobs": 1, "today": "2024-01-01", "allow_removal": ("all",)} | changes
    return BuildOptions(**given)


def start(root: Path, small_archive: Path) -> None:
    shutil.copytree(small_archive, root)
    (root / "sitegen.toml").write_text(SETTINGS.format(title="Archive", cards="false"))


@pytest.mark.parametrize("_quarter", range(4))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=steps())
def test_incremental_equals_clean(
    history, _quarter: int, small_archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After any history the site is the one that a clean build makes; a broken archive leaves it as it was."""
    root = tmp_path_factory.mktemp("history") / "archive"
    start(root, small_archive)
    build(options(root))
    for step in history:
        apply(root, step)
        before = site(root / "output")
        result = build(options(root))
        if result.failed:
            assert site(root / "output") == before
    if result.failed:
        return
    fresh = root.parent / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("output", ".sitegen"))
    assert not build(options(fresh)).failed
    assert site(root / "output") == site(fresh / "output")


def many(root: Path, count: int) -> None:
    folder = root / "content/incidents/2023"
    for number in range(count):
        day = f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        text = f"---\ntitle: Fire {number}\ndate: {day}\nregion: {REGIONS[number % 3]}\nclaims:\n  - id: c1\n    text: It burned.\n"
        text += f"    by: harbour-office\n---\nThey say that [it burned](#c1).\n\nSee [[fire-{max(0, number - 1)}]].\n"
        (folder / f"fire-{number}.md").write_text(text)


def test_serial_equals_parallel(small_archive: Path, tmp_path: Path) -> None:
    """However many processes work, the bytes are the same."""
    sites = []
    for jobs in (1, 2):
        root = tmp_path / f"jobs-{jobs}"
        start(root, small_archive)
        many(root, 450)
        assert not build(options(root, jobs=jobs)).failed
        sites.append(site(root / "output"))
    assert sites[0] == sites[1]


def test_twice_equals_once(small_archive: Path, tmp_path: Path) -> None:
    """A second build writes nothing and changes nothing."""
    root = tmp_path / "archive"
    start(root, small_archive)
    build(options(root))
    first = site(root / "output")
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    result = build(options(root))
    assert (result.written, result.removed) == (0, 0)
    assert site(root / "output") == first
    assert {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")} == times


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "12345"},
        {"PYTHONHASHSEED": "0", "COLUMNS": "20", "NO_COLOR": "1"},
    ],
)
def test_surroundings_do_not_matter(surroundings, small_archive: Path, tmp_path: Path) -> None:
    """Another time zone, locale, hash seed, umask or file order gives the same bytes."""
    plain, other = tmp_path / "plain", tmp_path / "other"
    start(plain, small_archive)
    many(plain, 30)
    # Written in the other order, so that the file system may list them otherwise.
    start(other, small_archive)
    for path in sorted((plain / "content").rglob("*.md"), reverse=True):
        target = other / path.relative_to(plain)
        target.unlink(missing_ok=True)
        target.write_bytes(path.read_bytes())
    for root, more, umask in ((plain, {}, 0o022), (other, surroundings, 0o077)):
        command = [sys.executable, "-m", "sitegen", "-C", str(root), "build", "--today", "2024-01-01", "--jobs", "1"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **more}
        subprocess.run(command, check=True, env=environment, umask=umask, capture_output=True)
    assert site(plain / "output") == site(other / "output")
