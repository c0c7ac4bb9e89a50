"""Whatever is wrong with the content, `build` says what `check` says, and the published site stays as it was."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.commands.main import main
from sitegen.model.codes import TOLD

from ..problems.cases import ARCHIVE, CASES, NOT_OF_CHECK, lay

LAST_LINE = re.compile(r"^(?:note: .*|.*\bread \d+ files?, .*|.* in \d+ files?)\n", re.MULTILINE)
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive, checked and built; to be copied."""
    root = tmp_path_factory.mktemp("published") / "archive"
    shutil.copytree(ARCHIVE, root)
    assert sitegen(root, "build").exit_code == 0
    return root


@pytest.fixture
def archive(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "archive"
    shutil.copytree(published, root)
    return root


def sitegen(root: Path, *words: str) -> Result:
    """A command in an archive, in this process; its problems bare of colour."""
    return CliRunner().invoke(main, ["-C", str(root), "--color", "never", *words], env=DAY)


def said(text: str) -> str:
    """The problems alone: without notes, and without the line that counts."""
    return LAST_LINE.sub("", text).strip()


def site(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder of output/ with the time of its last change and its bytes."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted([root / "output", *(root / "output").rglob("*")])
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_bad_example_is_not_published(case: Path, archive: Path) -> None:
    """The same problems as `check`, in the same words; exit 1; output/ byte for byte and second for second as it was.

    Where a bad example is worth a warning alone, `--strict` makes it count.
    """
    lay(case, archive)
    before = site(archive)
    checked = sitegen(archive, "check")
    built = sitegen(archive, "build", *([] if checked.exit_code else ["--strict"]))
    code = case.stem.split("--")[0]
    assert f"[{code}]" in built.stderr
    if code not in NOT_OF_CHECK:
        assert said(built.stderr) == said(checked.stdout)
    if code in TOLD:  # what a build does by design does not end it
        assert built.exit_code == 0
        return
    assert built.exit_code == (checked.exit_code or 1)
    assert built.stderr.rstrip().splitlines()[-1].count("published nothing")
    assert site(archive) == before


def write(root: Path, id_: str, fields: str = "date: 2023-05-22\n") -> None:
    (root / "content/incidents/2023" / f"{id_}.md").write_text(
        f"---\ntitle: The mill\n{fields}region: no/oslo\ncategories: accident\n---\nA mill burned.\n"
    )


def naming(root: Path, word: str) -> list[str]:
    """The files of output/ that have a word in their path or in their bytes."""
    output = root / "output"
    return sorted(
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and (word in path.as_posix() or word.encode() in path.read_bytes())
    )


def test_a_deleted_incident_leaves_nothing_behind(archive: Path) -> None:
    """Its page and every list, feed and export entry are gone; the build names it, and `--strict` stops at it."""
    write(archive, "mill-fire")
    assert sitegen(archive, "build").exit_code == 0
    assert len(naming(archive, "mill-fire")) > 5
    (archive / "content/incidents/2023/mill-fire.md").unlink()
    before = site(archive)
    assert sitegen(archive, "build", "--strict").exit_code == 1
    assert site(archive) == before
    built = sitegen(archive, "build")
    assert (built.exit_code, "warning[incident-removed]: the incident `mill-fire`" in built.stderr) == (0, True)
    assert naming(archive, "mill-fire") == []


def test_a_withdrawn_incident_leaves_a_tombstone(archive: Path) -> None:
    """Its address stands and says why; no list, feed or table has its title."""
    write(archive, "mill-fire")
    assert sitegen(archive, "build").exit_code == 0
    write(archive, "mill-fire", "date: 2023-05-22\nstate: withdrawn\nreason: It was a film set.\n")
    built = sitegen(archive, "build")
    assert (built.exit_code, said(built.stderr)) == (0, "")
    assert "It was a film set." in (archive / "output/incidents/mill-fire/index.html").read_text()
    assert naming(archive, "The mill") == []


def test_most_of_an_archive_is_not_lost_by_accident(archive: Path) -> None:
    """More than half of ten or more gone is an error, unless every removal is allowed."""
    for number in range(11):
        write(archive, f"fire-{number}")
    assert sitegen(archive, "build").exit_code == 0
    for number in range(7):
        (archive / f"content/incidents/2023/fire-{number}.md").unlink()
    before = site(archive)
    built = sitegen(archive, "build")
    assert (built.exit_code, "error[incidents-lost]" in built.stderr) == (1, True)
    assert site(archive) == before
    assert sitegen(archive, "build", "--allow-removal", "all").exit_code == 0
    assert naming(archive, "fire-3") == []


PLAIN = (
    "---\ntitle: The mill\ndate: 2023-05-22\ntime: 12:30\nregion: no/oslo\n---\nA mill burned.\n\nNobody was hurt.\n"
)


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("---\n", "---  \n").encode(),
        PLAIN.replace("12:30", '"12:30"').encode(),
    ],
    ids=["bom", "crlf", "bom-and-crlf", "blanks-behind-the-fences", "quotes"],
)
def test_what_editors_do_to_a_file_changes_nothing(archive: Path, body: bytes) -> None:
    """The same site, byte for byte; and `12:30` is a text, not 750."""
    file = archive / "content/incidents/2023/mill-fire.md"
    file.write_bytes(PLAIN.encode())
    assert said(sitegen(archive, "build").stderr) == ""
    plain = {path: content for path, (_, content) in site(archive).items()}
    assert b'"time":"12:30"' in plain["output/incidents/mill-fire/incident.json"].replace(b'": "', b'":"')
    file.write_bytes(body)
    assert said(sitegen(archive, "build", "--clean").stderr) == ""
    assert {path: content for path, (_, content) in site(archive).items()} == plain
