"""Compare the search of a site with Pagefind's on the same pages: time, memory, bytes until the first answer, recall.

    python bench/search.py [--count 2000] [--scratch FOLDER]

Needs playwright and chromium, as tests/browser does; Pagefind is installed into the scratch folder. The archive is the
invented one of corpus.py, with names in three scripts sown into it. Both are asked in a new browser over loopback, with all
answers gzipped; the first answer is there when the page shows a result.
"""

import argparse
import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import corpus
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# What is sown into every 50th incident, and the queries by which a reader may look for it.
SOWN = [
    ("Shelling was heard in Белгород at night.", ["Белгород", "Belgorod", "белгородской", "Белгорода"]),
    ("The convoy left Belgorodsk for Kharkiv.", ["Kharkiv", "Харків"]),
    ("Представители Брянской области сообщили об этом.", ["Bryansk", "Брянск", "брянской"]),
    ("Про це заявив Зеленський.", ["Zelensky", "Zelenskyy", "Зеленского", "Зеленський"]),
    ("وقع الحادث في المدينة القديمة.", ["المدينة", "مدينة", "مَدِينَة", "مدينه"]),
    ("أعلنت أوكرانيا ذلك.", ["اوكرانيا", "أوكرانيا", "الأوكرانية"]),
    ("Die Straße nach Łódź war gesperrt.", ["Strasse", "straße", "Lodz"]),
    ("Several drones were intercepted.", ["drone", "drones", "дроны"]),
]
EVERY = 50


class Counted(http.server.SimpleHTTPRequestHandler):
    """Serves a folder gzipped, as a host does, and counts what it sends."""

    sent: list[tuple[str, int]] = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        Counted.sent.append((self.path, len(body)))


def archive(count: int, folder: Path) -> dict[str, set[str]]:
    """Write an archive, and give by sown sentence the incidents that have it."""
    if not folder.exists():
        corpus.generate(count, folder)
        (folder / "sitegen.toml").write_text('title = "Invented archive"\n')
        for number, path in enumerate(sorted((folder / "content/incidents").glob("*/*.md"))):
            text, _ = SOWN[(number // EVERY) % len(SOWN)]
            if number % EVERY == 0:
                path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nIt was added later. {text}\n", "utf-8")
    found: dict[str, set[str]] = {text: set() for text, _ in SOWN}
    for path in (folder / "content/incidents").glob("*/*.md"):
        written = path.read_text("utf-8")
        for text, ids in found.items():
            if text in written:
                ids.add(path.stem)
    return found


def timed(command: list, folder: Path) -> tuple[float, float]:
    """Seconds of wall time, and MB of memory at most, of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(one) for one in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, used.ru_maxrss / 1024


def pagefind(scratch: Path) -> Path:
    venv = scratch / "pagefind"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "-q", "install", "-r", HERE / "search.requirements.txt"], check=True)
    return venv / "bin/python"


PEER = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title><ol></ol><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const search = async (words) => {
  const found = await pagefind.search(words);
  const first = await Promise.all(found.results.slice(0, 20).map((one) => one.data()));
  document.querySelector("ol").replaceChildren(...first.map((one) => Object.assign(document.createElement("li"), {textContent: one.url})));
  return found;
};
window.every = async (words) => Promise.all((await search(words)).results.map(async (one) => (await one.data()).url));
await search(new URLSearchParams(location.search).get("q"));
document.body.dataset.done = "";
</script></html>"""
OURS_DONE, PEERS_DONE = "form[data-live]", "[data-done]"


def first_answer(browser: Browser, url: str, done: str) -> tuple[float, int, int]:
    """Seconds from opening a page to its first answer, bytes and files until then; the best of three, each in a new browser context."""
    rows = []
    for _ in range(3):
        Counted.sent.clear()
        context = browser.new_context()
        page = context.new_page()
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.wait_for_selector(done, state="attached")
        rows.append((time.perf_counter() - start, sum(size for _, size in Counted.sent), len(Counted.sent)))
        context.close()
    return min(rows)


def ours(page: Page, home: str, query: str) -> list[str]:
    """The addresses of all results, page by page."""
    found: list[str] = []
    for number in range(1, 100):
        page.goto(f"{home}search/?{urlencode({'q': query, 'page': number})}")
        page.wait_for_selector(OURS_DONE, state="attached")
        links = page.evaluate("[...document.querySelectorAll('[data-hits] .list h3 a')].map((one) => one.href)")
        if not links or links[0] in found:
            break
        found += links
        if len(links) < 20:
            break
    return found


def peers(page: Page, home: str, query: str) -> list[str]:
    page.goto(f"{home}peer.html?q=bridge")
    page.wait_for_selector(PEERS_DONE, state="attached")
    return page.evaluate("words => every(words)", query)


def recall(
    browser: Browser, home: str, ask: Callable[[Page, str, str], list[str]], told: dict[str, set[str]]
) -> dict[str, float]:
    """By query, the share of the incidents that it means that are found."""
    page = browser.new_page()
    found = {}
    for text, queries in SOWN:
        for query in queries:
            urls = ask(page, home, query)
            ids = {match[1] for one in urls if (match := re.search(r"/incidents/([^/]+)/", one))}
            found[query] = len(ids & told[text]) / len(told[text])
    page.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--scratch", type=Path, default=HERE.parent / "scratch")
    asked = parser.parse_args()
    scratch = asked.scratch.resolve()
    folder = scratch / f"search-{asked.count}"
    told = archive(asked.count, folder)
    python = pagefind(scratch)
    output = folder / "output"
    built = timed([sys.executable, "-m", "sitegen", "-q", "build"], folder)
    again = timed([sys.executable, "-c", ALONE, folder], folder)
    shutil.rmtree(output / "pagefind", ignore_errors=True)
    pages = [python, "-m", "pagefind", "--site", output, "--glob", "incidents/*/index.html", "--root-selector", "main"]
    theirs = timed(pages, folder)
    (output / "peer.html").write_text(PEER, "utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Counted, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        first = {
            "sitegen": first_answer(browser, f"{home}search/?q=bridge", OURS_DONE),
            "Pagefind": first_answer(browser, f"{home}peer.html?q=bridge", PEERS_DONE),
        }
        found = {
            "sitegen": recall(browser, home, ours, told),
            "Pagefind": recall(browser, home, peers, told),
        }
        browser.close()
    server.shutdown()
    weigh = {
        name: sum(path.stat().st_size for path in (output / name).rglob("*") if path.is_file())
        for name in ("search", "pagefind")
    }
    for name in ("pagefind", "peer.html"):
        path = output / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    print(f"{asked.count:,} incidents, {os.cpu_count()} cores\n\n| | sitegen | Pagefind |\n|---|---|---|")
    print(
        f"| index alone: s | {again[0]:.1f} | {theirs[0]:.1f} |\n| index alone: MB of memory | {again[1]:.0f} | {theirs[1]:.0f} |"
    )
    print(f"| files of the search: MB | {weigh['search'] / 1e6:.1f} | {weigh['pagefind'] / 1e6:.1f} |")
    for place, what in enumerate(("s until the first answer", "kB until then, gzipped", "files until then")):
        cells = [first[name][place] / (1000 if place == 1 else 1) for name in first]
        print(f"| {what} | {cells[0]:.2f} | {cells[1]:.2f} |")
    for query in found["sitegen"]:
        print(f"| recall of {query} | {found['sitegen'][query]:.2f} | {found['Pagefind'][query]:.2f} |")
    means = [sum(one.values()) / len(one) for one in found.values()]
    print(f"| recall, mean of {len(found['sitegen'])} queries | {means[0]:.2f} | {means[1]:.2f} |")
    print(
        f"\nThe whole build of the site, search in it: {built[0]:.1f} s. sitegen's index alone is made from readings in the cache."
    )


ALONE = """
import sys
from pathlib import Path
from sitegen.building.build import settings_for
from sitegen.building.cache import open_cache
from sitegen.building.options import BuildOptions
from sitegen.building.readings import terms_of_rows
from sitegen.building.site import languages_of, setup_of
from sitegen.building.survey import read_files, survey
from sitegen.rendering.cards import cards_of
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.makers import MAKERS
from sitegen.rendering.plan_search import plan_search, plan_words

options = BuildOptions(root=sys.argv[1], today="2026-01-01", jobs=1)
settings, _ = settings_for(options)
with open_cache(Path(sys.argv[1]) / ".sitegen/cache.sqlite") as cache:
    files = read_files(options, settings, cache)
    archive = survey(files, options, settings, cache).archive
    lookup = Lookup(archive, settings.language, cards_of(archive, settings.language))
    for job in (*plan_search(lookup, "f"), *plan_words(lookup, terms_of_rows(files.rows, cache), "f")):
        if job.template in MAKERS:
            MAKERS[job.template](job.view, lambda: "")
"""

if __name__ == "__main__":
    main()
