"""Run by test_kills.py: publishes one site over another many times, each time killed one file-system call later.

killed.py CASES            makes CASES/case-<n>, killed at the n-th call, until a run ends by itself
killed.py CASES CASE       makes CASES/case-<n> from copies of the folder CASE, recovering, likewise killed
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from sitegen.publishing.manifest import PublishedFile, hash_of, manifest_of, read_manifest
from sitegen.publishing.publish import begin, plan_changes, publish
from sitegen.publishing.staging import Staging, look, stage, staging_of

OLD = {
    "index.html": b"old",
    "a/index.html": b"same",
    "b/index.html": b"old b",
    "gone/x.html": b"x",
    "file": b"f",
    "c/d": b"d",
}
NEW = {
    "index.html": b"new",
    "a/index.html": b"same",
    "b/index.html": b"new b",
    "new/y.html": b"y",
    "file/z": b"z",
    "c": b"c",
}
CALLS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def build(output: Path, site: dict[str, bytes]) -> None:
    staging = staging_of(output)
    begin(staging)
    make(staging, site)


def make(staging: Staging, site: dict[str, bytes]) -> None:
    old = read_manifest(Path(staging.output))
    pages = [stage(staging, path, body) for path, body in site.items()]
    new = manifest_of({p: PublishedFile(hash_of(b), len(b)) for p, b in site.items()}, tuple(site))
    publish(staging, plan_changes(staging, pages, old, new, look(staging.output)), new)


def kill_at(call: int) -> None:
    """From now on, die just before the n-th call that could change a file."""
    left = call

    def hook(event: str, arguments: tuple) -> None:
        nonlocal left
        if event in CALLS:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main(cases: Path, origin: Path | None) -> None:
    for call in range(1000):
        case = cases / f"case-{call}"
        if origin:
            shutil.copytree(origin, case)
        else:
            build(case / "output", OLD)
            (case / "output/CNAME").write_text("example.org")
        child = os.fork()
        if child == 0:
            kill_at(call)
            staging = staging_of(case / "output")
            begin(staging)
            if not origin:
                make(staging, NEW)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            sys.stdout.write(f"{call} {status}\n")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
