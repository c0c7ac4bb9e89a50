"""Catalogues: complete, up to date, sound; and how an archive's own is laid over."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from sitegen.rendering.catalogues import language_in, read_catalogue
from sitegen.rendering.language import Catalogue, Language, direction_of, own_name, placeholders_of
from sitegen.rendering.phrases import isolated, listed, say, text, text_in, texts
from sitegen.rendering.theme import Theme, theme_of

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "templates" / "locale"
FORMS = {"uk": 3, "ru": 3, "ar": 6}


def catalog_of(name: str) -> Catalog:
    with (LOCALE / name).open("rb") as file:
        return read_po(file)


def test_catalogues_are_up_to_date() -> None:
    """What templates and code say stands in messages.pot and in each catalogue; else run scripts/messages."""
    command = [sys.executable, "scripts/messages", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "", done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("lang", sorted(FORMS))
def test_catalogue_is_complete(lang: str) -> None:
    """Every message is translated, in every form that its language has for counts, and none is marked as doubtful."""
    catalog = catalog_of(f"{lang}.po")
    assert catalog.num_plurals == FORMS[lang]
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy
        assert len(forms) == (FORMS[lang] if isinstance(message.id, tuple) else 1), message.id


@pytest.mark.parametrize("lang", sorted(FORMS))
def test_placeholders_agree(lang: str) -> None:
    """A translation fills in what its message does; a form for one, two or none need not say the number."""
    for message in catalog_of(f"{lang}.po"):
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            wanted = set().union(*map(placeholders_of, message.id))
            assert set().union(*map(placeholders_of, message.string)) == wanted, message.id
            assert all(placeholders_of(form) | {"num"} >= wanted & {"how"} for form in message.string)
        else:
            assert placeholders_of(message.string) == placeholders_of(message.id), message.id


@pytest.mark.parametrize("lang", sorted(FORMS))
def test_markup_agrees(lang: str) -> None:
    """A translation has the elements of its message."""

    def elements(words: str) -> list[str]:
        return sorted(one.name for one in BeautifulSoup(words, "html.parser").find_all())

    for message in catalog_of(f"{lang}.po"):
        if message.id and "<" in str(message.id):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            first = message.id[0] if isinstance(message.id, tuple) else message.id
            assert all(elements(form) == elements(first) for form in forms), message.id


@pytest.fixture(scope="module")
def theme() -> Theme:
    return theme_of(ROOT / "no-templates-of-its-own")


def test_messages_are_said_in_the_language(theme: Theme) -> None:
    ukrainian = language_in(theme, "uk")
    assert text(ukrainian, "Claims") == "Твердження"
    assert say(ukrainian, "about %(a)s", a="2023") == "приблизно 2023"
    assert [texts(ukrainian, "%(num)s incident", "%(num)s incidents", n) for n in (1, 3, 5, 21)] == [
        "%(num)s інцидент",
        "%(num)s інциденти",
        "%(num)s інцидентів",
        "%(num)s інцидент",
    ]
    arabic = language_in(theme, "ar")
    assert [texts(arabic, "%(num)s incident", "%(num)s incidents", n) for n in (0, 2, 5, 11)] == [
        "لا حوادث",
        "حادثان",
        "%(num)s حوادث",
        "%(num)s حادثًا",
    ]
    assert text_in(ukrainian, "place-roles", "Origin") == "Звідки"


def test_english_says_the_message_itself(theme: Theme) -> None:
    assert text(language_in(theme, "en"), "Claims") == text("uk", "Claims") == "Claims"
    assert text_in("en", "place-roles", "Origin") == "Origin"


def test_a_country_s_own_language_falls_back_on_the_language(theme: Theme) -> None:
    assert text(language_in(theme, "uk-UA"), "Claims") == "Твердження"


OWN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {lang}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Claims"
msgstr "{claims}"

#, fuzzy
msgid "Data"
msgstr "doubtful"

msgid "about %(a)s"
msgstr "about %(b)s"
"""


def own_theme(folder: Path, lang: str, claims: str) -> Theme:
    (folder / "locale").mkdir(parents=True, exist_ok=True)
    (folder / "locale" / f"{lang}.po").write_text(OWN.format(lang=lang, claims=claims), "utf-8")
    return theme_of(folder)


def test_an_archive_s_own_catalogue_is_laid_over(tmp_path: Path) -> None:
    """It changes what it says, and brings languages that sitegen has not."""
    ukrainian = language_in(own_theme(tmp_path / "a", "uk", "Заяви"), "uk")
    assert text(ukrainian, "Claims") == "Заяви"
    assert text(ukrainian, "Sources") == "Джерела"
    assert texts(ukrainian, "%(num)s incident", "%(num)s incidents", 3) == "%(num)s інциденти"
    assert text(language_in(own_theme(tmp_path / "b", "pl", "Twierdzenia"), "pl"), "Claims") == "Twierdzenia"


def test_what_would_end_the_build_is_passed_over() -> None:
    """A doubtful translation, and one that names what its message has not."""
    messages, _ = read_catalogue(OWN.format(lang="pl", claims="x").encode())
    assert set(messages) == {"Claims"}


def test_a_changed_catalogue_is_another_theme_and_another_language(tmp_path: Path) -> None:
    """So that a server that goes on says the new words."""
    before = own_theme(tmp_path, "pl", "one")
    first = language_in(before, "pl")
    after = own_theme(tmp_path, "pl", "two")
    assert before.digest != after.digest
    assert language_in(after, "pl") != first
    assert text(language_in(after, "pl"), "Claims") == "two"


def test_a_language_is_its_tag() -> None:
    lang = Language("uk", Catalogue({"a": "б"}, digest="1"))
    assert lang == "uk"
    assert {"uk": 1}[lang] == 1
    assert lang != Language("uk", Catalogue({}, digest="2"))


def test_lists_and_directions() -> None:
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed(["а", "б"], "uk") == "а і б"
    assert listed([], "en") == ""
    assert [direction_of(tag) for tag in ("ar", "he-IL", "uk", "ku-Latn")] == ["rtl", "rtl", "ltr", "ltr"]
    assert own_name("uk") == "Українська"
    assert isolated("Moscow", "ar") == "\u2068Moscow\u2069"
    assert isolated("موسكو", "ar") == "موسكو"
    assert isolated("Moscow", "en") == "Moscow"
    assert isolated("موسكو", "en") == "\u2068موسكو\u2069"
