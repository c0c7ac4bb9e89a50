"""A build may be killed between any two calls to the system."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from sitegen.publishing.history import read_history
from sitegen.publishing.manifest import read_manifest
from sitegen.publishing.publish import begin
from sitegen.publishing.staging import look, staging_of

DRIVER = Path(__file__).with_name("killed.py")
SPEC = importlib.util.spec_from_file_location("killed", DRIVER)
killed = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(killed)


def run(*arguments: Path) -> int:
    done = subprocess.run([sys.executable, DRIVER, *arguments], check=True, capture_output=True, text=True, timeout=120)
    call, status = map(int, done.stdout.split())
    assert status == 0
    return call


def site_in(output: Path) -> dict[str, bytes]:
    return {path: (output / path).read_bytes() for path in look(output) if path not in {"manifest.json", "CNAME"}}


def settle(case: Path) -> dict[str, bytes]:
    """What stands after the next build has begun."""
    staging = staging_of(case / "output")
    begin(staging)
    assert (case / "output/CNAME").read_text() == "example.org"
    assert not staging.journal.exists()
    assert not list(Path(staging.staged).iterdir())
    site = site_in(case / "output")
    manifest = read_manifest(case / "output")
    assert {path: file.size for path, file in manifest.files.items()} == {
        path: len(body) for path, body in site.items()
    }
    assert read_history(staging)[-1].manifest == killed.hash_of((case / "output/manifest.json").read_bytes())
    return site


def test_old_or_new_after_any_kill(tmp_path: Path) -> None:
    """Killed at any point, output/ is the old site or the new one once the next build has begun; and that build is right."""
    calls = run(tmp_path)
    assert calls > 40

    outcomes = [settle(tmp_path / f"case-{call}") for call in range(calls + 1)]

    assert all(outcome in (killed.OLD, killed.NEW) for outcome in outcomes)
    # Once the new site is what will stand, it stays so.
    assert [outcome == killed.NEW for outcome in outcomes] == sorted(outcome == killed.NEW for outcome in outcomes)
    assert outcomes[0] == killed.OLD
    assert outcomes[-1] == killed.NEW
    for call in range(calls + 1):
        killed.build(tmp_path / f"case-{call}/output", killed.NEW)
        assert site_in(tmp_path / f"case-{call}/output") == killed.NEW


def test_recovery_may_be_killed_as_well(tmp_path: Path) -> None:
    """A build that is killed while it finishes another's journal leaves what the next can finish."""
    calls = run(tmp_path)
    midway = [n for n in range(calls) if (tmp_path / f"case-{n}/.sitegen/output/journal.json").exists()]
    origin = tmp_path / f"case-{midway[len(midway) // 2]}"
    again = tmp_path / "again"
    again.mkdir()

    more = run(again, origin)

    assert more > 10
    assert all(settle(again / f"case-{call}") == killed.NEW for call in range(more + 1))
