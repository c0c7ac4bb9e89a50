"""No file holds up a check, however it is made: it is read, or it is refused with a word, within five seconds."""

import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.commands.main import main

from .cases import ARCHIVE

FIELDS = "title: Fire\ndate: 2023-05-22\n"
CLAIM = "claims:\n- {id: smoke, text: Smoke was seen., by: harbour-office}\n"
FRONT_MATTER = {
    "brackets": ("front-matter-too-deep", "tags: " + "[" * 100_000),
    "aliases": ("yaml-aliases", "tags: &a x\n" + "".join(f"k{k}: *a\n" for k in range(5000))),
    "merge keys": ("yaml-aliases", "".join(f"a{k}: &a{k} {{b: c}}\nd{k}:\n  <<: *a{k}\n" for k in range(3000))),
    "too large": ("front-matter-too-large", "summary: " + "word " * 60_000),
    "claims that nothing states": (
        "claim-unstated",
        "claims:\n" + "".join(f"- {{id: c{k}, text: a, by: B}}\n" for k in range(4000)),
    ),
    "unknown incidents": (
        "incident-unknown",
        "relations:\n" + "".join(f"- {{incident: q{k}, type: follows}}\n" for k in range(4000)),
    ),
    "a deep region": ("region-form", "region: no" + "/a" * 100_000),
}
PROSE = {
    "brackets": ("prose-too-complex", "[" * 150_000),
    "emphasis": ("prose-too-complex", "*a **b " * 20_000),
    "quotations": ("prose-too-complex", "> " * 50_000),
    "ends of links": ("form-unread", "](a\n\n" * 10_000),
    "comments": ("raw-html", "<!--a\n\n" * 8_000),
    "passages": ("form-unread", "[x](#smoke [y](#smoke) \n\n" * 7000),
    "unknown claims": ("passage-unknown", "".join(f"[x](#s{k})\n\n" for k in range(10_000))),
    "headings": ("raw-html", "## a\n\n" * 25_000 + "<b>"),
    "one long line": ("file-too-large", "a" * 10_000_000),
}


def check(root: Path, text: str) -> str:
    """What is found in an incident's file, in time."""
    shutil.copytree(ARCHIVE, root)
    (root / "content/incidents/2023/fire.md").write_text(text)
    start = time.process_time()
    result = CliRunner().invoke(main, ["-C", str(root), "--color", "never", "check"])
    assert time.process_time() - start < 5
    assert result.exit_code in (0, 1)
    return result.output


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_fields_hold_nothing_up(tmp_path: Path, name: str) -> None:
    code, fields = FRONT_MATTER[name]
    assert f"[{code}]" in check(tmp_path / "archive", f"---\n{FIELDS}{fields}\n---\nA fire.\n")


@pytest.mark.parametrize("name", PROSE)
def test_prose_holds_nothing_up(tmp_path: Path, name: str) -> None:
    code, prose = PROSE[name]
    assert f"[{code}]" in check(tmp_path / "archive", f"---\n{FIELDS}{CLAIM}---\n{prose}\n")
