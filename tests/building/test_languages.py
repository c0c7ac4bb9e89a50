"""A site in several languages: where its pages stand, what they say, and that no text of the interface is forgotten."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup, Comment, Doctype

from sitegen.building.build import build, check
from sitegen.building.options import BuildOptions, BuildResult

ROOT = Path(__file__).parents[2]
TITLES = 'title = {en = "Harbour", uk = "Гавань"}\nbase_url = "https://example.org/x/"\nlanguages = ["uk", "ar"]\n'
FIRE = "content/incidents/2023/2023-04-quay-fire.md"


def run(root: Path, **more) -> BuildResult:
    return build(BuildOptions(**({"root": str(root), "jobs": 1, "today": "2024-01-01"} | more)))


def site(root: Path) -> dict[str, bytes]:
    output = root / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.fixture
def archive(small_archive: Path, tmp_path: Path) -> Path:
    """The small archive in English, Ukrainian and Arabic; one incident is translated, into Ukrainian and into Polish."""
    root = tmp_path / "archive"
    shutil.copytree(small_archive, root)
    (root / "sitegen.toml").write_text(TITLES, "utf-8")
    for lang, title in (("uk", "Пожежа"), ("pl", "Pożar")):
        text = f"---\ntitle: {title}\n---\nПроза {lang}.\n"
        (root / FIRE.replace(".md", f".{lang}.md")).write_text(text, "utf-8")
    return root


def test_each_language_has_all_pages_and_the_downloads_are_there_once(archive: Path) -> None:
    assert not run(archive).failed
    made = site(archive)
    pages = {path for path in made if path.endswith(".html") and path.split("/")[0] not in {"uk", "ar", "pl"}}
    for lang in ("uk", "ar"):
        own = {path.removeprefix(f"{lang}/") for path in made if path.startswith(f"{lang}/")}
        assert {path for path in own if path.endswith(".html")} == pages - {"404.html"}
        assert not [
            path
            for path in own
            if path.startswith(("data/", "media/", "static/")) and "." in path and not path.endswith((".html", ".xml"))
        ]
    assert "uk/feed.xml" in made
    assert [path for path in made if path.startswith("pl/")] == ["pl/incidents/2023-04-quay-fire/index.html"]


def test_pages_are_in_their_language_and_lead_to_the_others(archive: Path) -> None:
    run(archive)
    page = (archive / "output/uk/incidents/2023-04-quay-fire/index.html").read_text("utf-8")
    assert '<html lang="uk" dir="ltr">' in page
    assert "<h1>Пожежа</h1>" in page
    assert "Проза uk." in page
    assert "Гавань" in page
    assert 'class="untranslated"' not in page
    assert '<link rel="canonical" href="https://example.org/x/uk/incidents/2023-04-quay-fire/">' in page
    for tag, folder in (("en", ""), ("x-default", ""), ("uk", "uk/"), ("ar", "ar/"), ("pl", "pl/")):
        assert (
            f'<link rel="alternate" hreflang="{tag}" '
            f'href="https://example.org/x/{folder}incidents/2023-04-quay-fire/">' in page
        )
    assert '<a href="../../../ar/incidents/2023-04-quay-fire/" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in page
    assert 'href="../../../uk/claims/"' in page
    assert 'href="../../../static/site.css' in page


def test_what_nobody_translated_is_shown_and_marked(archive: Path) -> None:
    """With its language and direction, in the interface's language."""
    run(archive)
    page = (archive / "output/ar/incidents/2023-04-quay-fire/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1 lang="en" dir="ltr">' in page
    assert '<p class="untranslated">لم يُترجم بعد؛ لغة النص: الإنجليزية.</p>' in page
    english = (archive / "output/incidents/2023-04-quay-fire/index.html").read_text("utf-8")
    assert 'class="untranslated"' not in english
    assert '<h1 lang="' not in english


def test_sitemap_names_all_languages(archive: Path) -> None:
    run(archive)
    sitemap = (archive / "output/sitemap.xml").read_text("utf-8")
    for folder in ("", "uk/", "ar/"):
        assert f"<loc>https://example.org/x/{folder}incidents/2023-04-quay-fire/</loc>" in sitemap


def test_a_build_says_what_is_not_translated(archive: Path) -> None:
    """Briefly in a note, one by one for who asks."""
    result = run(archive)
    assert any(note.startswith("not in uk: ") for note in result.notes)
    assert any(detail == f"not in ar: {FIRE.replace('.md', '.ar.md')}" for detail in result.details)
    assert not any(FIRE.replace(".md", ".uk.md") in detail for detail in result.details)
    found = check(BuildOptions(root=str(archive), today="2024-01-01"))
    assert found.details == result.details


def test_a_language_without_a_catalogue_is_said(archive: Path) -> None:
    (archive / "sitegen.toml").write_text(TITLES.replace('"ar"', '"pl"'), "utf-8")
    assert any(note.startswith("not in pl: the interface, ") for note in run(archive).notes)


def test_a_page_can_be_translated(archive: Path) -> None:
    pages = archive / "content/pages"
    pages.mkdir(exist_ok=True)
    (pages / "imprint.md").write_text("---\ntitle: Imprint\n---\nWe.\n", "utf-8")
    (pages / "imprint.uk.md").write_text("---\ntitle: Вихідні дані\n---\nМи.\n", "utf-8")
    assert not run(archive).failed
    page = (archive / "output/uk/imprint/index.html").read_text("utf-8")
    assert "<h1>Вихідні дані</h1>" in page
    assert "Ми." in page
    assert '<h1 lang="en" dir="ltr">Imprint</h1>' in (archive / "output/ar/imprint/index.html").read_text("utf-8")


def test_incremental_equals_clean(archive: Path, tmp_path: Path) -> None:
    """After an edit of prose, of a title, of a translation, and of an archive's own catalogue; in one process and in several."""
    run(archive)
    steps = [
        (FIRE, lambda text: text + "\nMore.\n"),
        (FIRE, lambda text: text.replace("title: ", "title: New ")),
        (FIRE.replace(".md", ".uk.md"), lambda text: text.replace("Проза", "Нова проза")),
        (
            "templates/locale/uk.po",
            lambda _: (
                'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Claims"\nmsgstr "Заяви"\n'
            ),
        ),
    ]
    for number, (name, change) in enumerate(steps):
        path = archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")
        assert not run(archive).failed
        fresh = tmp_path / f"fresh-{number}"
        shutil.copytree(archive, fresh, ignore=shutil.ignore_patterns("output", ".sitegen"))
        assert not run(fresh, jobs=2).failed
        assert site(archive) == site(fresh), name
    assert "Заяви" in (archive / "output/uk/index.html").read_text("utf-8")


def test_one_language_is_as_it_was(small_archive: Path, tmp_path: Path) -> None:
    """No switch, no alternates."""
    root = tmp_path / "one"
    shutil.copytree(small_archive, root)
    run(root)
    page = (root / "output/index.html").read_text("utf-8")
    assert "hreflang" not in page
    assert 'class="languages"' not in page


# no text is forgotten

BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
OPEN = re.compile(r"⟦[^⟦⟧]*$|^[^⟦⟧]*⟧")
"""A message into which elements are filled, so that it ends in another text node than it begins in."""
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+")
PLAIN = re.compile(
    r"\b(?:SHA-256|BibTeX|CSL JSON|CITATION\.cff|Data Package|WebP|JPEG|PNG|MP4|kB|MB|CC-BY-4\.0|JSON|CSV|EDTF|ISO 3166|[a-z_]+\.(?:csv|json|geojson)|[a-z]+_[a-z]+|https?://\S+)\b"
)
SHOWN = ("aria-label", "title", "alt", "data-label", "data-none", "placeholder", "content")
NOT_YET = {"data/codebook/index.html"}
"""Its words are those of the schema, which has one language."""
DATA = {"date", "wounded", "killed", "per, speakers", "precision", "holds", "stance"}
"""Names of fields in the files, on /data/."""


def bracketed(message: str) -> str:
    """Its words in brackets, between the tags that it has."""
    return re.sub(r"(<[^>]*>)|([^<]+)", lambda match: match[1] or f"⟦{match[2]}⟧", message)


def pseudo_catalogue(path: Path) -> None:
    """A Greek catalogue in which every message stands in brackets; what CLDR says is in Greek letters then."""
    with (ROOT / "templates/locale/messages.pot").open("rb") as file:
        catalog = read_po(file, locale="el")
    for message in catalog:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = tuple(map(bracketed, ids))
            message.string = forms if isinstance(message.id, tuple) else forms[0]
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)


def content_of(root: Path, settings: str) -> str:
    """All that the files and the settings say, without marks of Markdown, to be searched."""
    files = [path.read_text("utf-8") for path in sorted((root / "content").rglob("*.md"))]
    names = [path.stem for path in (root / "content").rglob("*")]
    text = "\n".join([*files, *names, settings])
    return re.sub(r"\s+", " ", re.sub(r"[*_`>]|\]\([^)]*\)|[\[\]]", "", text)).lower()


def pieces_of(html: str) -> Iterator[str]:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(["script", "style", "code"]):
        element.decompose()
    for node in soup.find_all(string=True):
        if not isinstance(node, Comment | Doctype) and not node.find_parent(class_="id"):
            yield from without_brackets(str(node))
    for element in soup.find_all(True):
        for name in SHOWN:
            if element.get(name) and not (element.name == "meta" and element.get("name") != "description"):
                yield from without_brackets(str(element[name]))


def without_brackets(words: str) -> list[str]:
    """What remains of a text when the messages are taken out, and what was filled into them looked at alone."""
    found = []
    while BRACKETED.search(words):
        words = BRACKETED.sub("\0", words)
    while OPEN.search(words):
        words = OPEN.sub("\0", words)
    for part in words.split("\0"):
        piece = re.sub(r"\s+", " ", PLAIN.sub("", GREEK.sub("", part))).strip(" .,;:·›‹→“”()–-/|?!\u2060\u2068\u2069")
        if re.search(r"[A-Za-z]{2}", piece) and piece not in DATA:
            found.append(piece)
    return found


def test_every_text_of_the_interface_goes_through_the_catalogues(tmp_path: Path) -> None:
    """The shipped archive in a pseudo-language: whatever is not in brackets is content."""
    root = tmp_path / "archive"
    shutil.copytree(ROOT / "content", root / "content")
    shared = (ROOT / "pyproject.toml").read_text("utf-8")
    settings = shared[shared.index("[tool.sitegen]") :].replace("tool.sitegen.", "").replace("[tool.sitegen]\n", "")
    (root / "sitegen.toml").write_text(settings.replace('language = "en"', 'language = "el"'), "utf-8")
    pseudo_catalogue(root / "templates/locale/el.po")
    assert not run(root).failed
    content = content_of(root, settings)
    forgotten: dict[str, str] = {}
    for path, body in site(root).items():
        if path.endswith(".html") and path not in NOT_YET:
            for piece in pieces_of(body.decode()):
                parts = [one.strip(" .,;:“”") for one in re.split(r" [·›] |[,.:] | \(", piece)]
                if not all(part.lower() in content or not re.search("[A-Za-z]", part) for part in parts):
                    forgotten.setdefault(piece, path)
    assert forgotten == {}


def test_extraction_sees_each_language_only_once() -> None:
    """`scripts/messages --check` leaves the tree alone."""
    before = {path: path.read_bytes() for path in (ROOT / "templates/locale").iterdir()}
    subprocess.run([sys.executable, "scripts/messages", "--check"], cwd=ROOT, check=False, capture_output=True)
    assert before == {path: path.read_bytes() for path in (ROOT / "templates/locale").iterdir()}
