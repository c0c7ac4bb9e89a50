"""The rules by which search folds words are the same in Python, which writes the index, and in the browser, which asks it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sitegen.model.folding import forms_of, terms_of, words_of

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "templates/static/folding.js").read_text("utf-8")
WORDS = """
Belgorod Белгород белгородской Белгородская Бєлгород бєлгородської Kharkiv Харків Харькова харьковской Zelenskyy Зеленського
Брянск брянской Bryansk Козинка Козинкой Kozinka Luhansk Луганськ Луганск drones дронов дронами Україна Украины Ukraine
Straße STRASSE Łódź Øresund Ærø Þórshöfn Ħal ΜΆΙΟΣ μάιος Iı İstanbul naïve coöperate об'єкт об’єкта п’ять rock'n'roll
المدينة مدينه مَدِينَة والمدينة أوكرانيا الأوكرانية إسرائيل آسيا مؤتمر بئر مستشفى ١٢٣ ۴۵۶ کابل ﷲ ﻣﺪﻳﻨﺔ
东京 北京市 カタカナ ひらがな 한국어 हिन्दी ไทย 2023-05-22 50% ½ x² 3rd A4 µm ﬁre ＦＵＬＬ attacked attacking attacks cities risky desk
Yevgeny Евгений Щорс Shchors объезд подъём въезд ёж мойка Йод Їжак ґанок Ґ Ў Ѣ ѳ Ӏ
"""


@pytest.mark.browser
def test_folding_is_the_same_in_both(browser: Browser) -> None:
    """Words of all scripts, of this repository's archive and of the rules' corners fold alike."""
    texts = [WORDS, *(path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md")))]
    page = browser.new_page()
    page.evaluate(SCRIPT.replace("var Folding", "window.Folding", 1))

    told = page.evaluate(
        "texts => texts.map((text) => Folding.words(text).map((word) => [word, Folding.forms(word)]))", texts
    )

    for text, found in zip(texts, told, strict=True):
        assert found == [[word, list(forms_of(word))] for word in words_of(text)]
    page.close()


LETTERS = st.characters(categories=("L", "Nd", "Mn", "Zs", "Po"), max_codepoint=0x2FFF) | st.sampled_from(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяyiskhсковмиами الوفبكتنيه'’0123"
)


@pytest.mark.browser
def test_folding_of_anything(browser: Browser) -> None:
    """Whatever is typed folds alike; letters newer than either side's tables aside."""
    page = browser.new_page()
    page.evaluate(SCRIPT.replace("var Folding", "window.Folding", 1))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=30))
    def alike(texts: list[str]) -> None:
        told = page.evaluate("texts => texts.map((text) => Folding.words(text).flatMap(Folding.forms))", texts)
        assert told == [[form for word in words_of(text) for form in forms_of(word)] for text in texts]

    alike()
    page.close()


@pytest.mark.parametrize(
    "row",
    [
        "Belgorod Белгород белгородской Белгородская",
        "Bryansk Брянск брянской",
        "Zelenskyy Zelensky Зеленский Зеленського",
        "Kozinka Козинка Козинке",
        "Ukraine Україна Украины",
        "Luhansk Луганськ луганської",
        "drone drones дрон дронов",
        "Straße STRASSE strasse",
        "المدينة مدينه مَدِينَة والمدينة",
        "أوكرانيا اوكرانيا الأوكرانية",
        "attack attacks attacked attacking",
        "Łódź Lodz łodz",
    ],
)
def test_forms_of_one_word_meet(row: str) -> None:
    """Scripts, cases, endings, articles and vowel signs keep no word from its other forms."""
    first, *others = row.split()

    assert [other for other in others if not terms_of(first) & terms_of(other)] == []


def test_different_names_stay_apart() -> None:
    """What is folded is not everything: names that differ by more than their writing are not one."""
    names = ["Belgorod", "Bryansk", "Kursk", "Kharkiv", "Donetsk", "Bakhmut", "Kherson", "Москва", "Київ"]

    assert len({frozenset(terms_of(name)) for name in names}) == len(names)
