"""What a reader's own settings ask of a page, and what axe does not measure."""

import pytest
from playwright.sync_api import Browser

from .sites import HTML, Site
from .visits import visit

pytestmark = pytest.mark.browser
INCIDENT = "incidents/2023-05-22-belgorod-incursion/index.html"
PICTURES = "incidents/weather-words/index.html"

SMALL = """() => {
    const seen = one => one.checkVisibility({checkVisibilityCSS: true}) && !one.matches(".skip") && !one.closest(".leaflet-pane");
    const inText = one => {
        // A link in running text is as tall as its line: the guidelines except it.
        if (getComputedStyle(one).display !== "inline") return false;
        let near = one.parentElement;
        while (getComputedStyle(near).display === "inline") near = near.parentElement;
        const around = near.textContent.trim().length - one.textContent.trim().length;
        return around > 0;
    };
    return [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select")]
        .filter(one => seen(one) && !inText(one))
        .map(one => {
            // A choice may be ticked by its label as well.
            const whole = one.matches("[type=checkbox], [type=radio]") && one.closest("label") || one;
            return [whole.getBoundingClientRect(), one];
        })
        .filter(([box]) => box.width && (box.width < 23.9 || box.height < 23.9))
        .map(([box, one]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${one.outerHTML.slice(0, 160)}`);
}"""
"""Targets under 24 by 24 pixels that do not stand in running text."""

MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(one, part || undefined);
    const long = list => list.split(",").some(word => parseFloat(word) > 0.001);
    const moves = long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
    return moves || style.scrollBehavior === "smooth" ? `${one.tagName}.${one.className}${part}` : "";
})).filter(Boolean)"""

SHIFTS = """() => new Promise(done => {
    const found = [];
    new PerformanceObserver(list => {
        for (const one of list.getEntries())
            found.push([one.value, one.sources.map(source => (source.node?.outerHTML ?? "").slice(0, 120))]);
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(found), 50);
})"""


@pytest.mark.parametrize("template", HTML)
def test_targets_motion_and_shifts(browser: Browser, deep: Site, template: str) -> None:
    """Targets are 24 px or more; nothing moves for those who ask for calm; nothing shifts while pictures and scripts come late."""
    wrong: list[object] = []
    for path in deep.samples(template):
        for width in (1440, 360):
            stay = template == "redirect.html"
            with visit(browser, deep.address(path), width=width, stay=stay, late=True, reduced_motion="reduce") as page:
                page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
                page.wait_for_load_state("networkidle")
                wrong += [(path, width, one) for one in (*page.evaluate(SHIFTS), *page.evaluate(SMALL))]
                wrong += [(path, width, "moves", one) for one in page.evaluate(MOVING)]
    assert not wrong, "\n".join(map(str, wrong))


def test_shifts_would_be_found(browser: Browser) -> None:
    """The measure of shifts, and that of targets and of motion, is able to fail."""
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<p style='transition: all 1s'>a</p><a href='#' style='display: block; height: 9px'>b</a>")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 300px'}))")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(SHIFTS)
    assert page.evaluate(SMALL)
    assert page.evaluate(MOVING)
    context.close()


def test_forced_colours_keep_what_colours_say(browser: Browser, deep: Site) -> None:
    """In forced colours lines still say what holds of a claim, bars and controls have an edge, and the focus has a ring."""
    with visit(browser, deep.address(INCIDENT), forced_colors="active") as page:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        lines = page.eval_on_selector_all(
            ".account mark.q",
            "all => all.map(one => getComputedStyle(one).textDecorationLine + getComputedStyle(one).textDecorationStyle)",
        )
        assert all("none" not in line for line in lines)
        assert len(set(lines)) > 1
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with visit(browser, deep.address("index.html"), forced_colors="active") as page:
        # A bar is a shape: its fill must be a system colour that differs from the canvas.
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        fills = page.eval_on_selector_all(".bars .n", "all => all.map(one => getComputedStyle(one).fill)")
        assert fills
        assert paper not in fills
    with visit(browser, deep.address("dates/2023/index.html"), forced_colors="active") as page:
        edges = page.eval_on_selector_all(
            ".n1, .n2, .n3", "all => all.map(one => getComputedStyle(one).borderTopStyle)"
        )
        assert edges
        assert "none" not in edges


def test_more_contrast_is_given_where_it_is_asked_for(browser: Browser, deep: Site) -> None:
    """With `prefers-contrast: more` soft words are as dark as the rest, and lines are seen; in light and dark."""
    for scheme in ("light", "dark"):
        with visit(browser, deep.address(INCIDENT), color_scheme=scheme, contrast="more") as page:
            colours = page.evaluate("""() => {
                const style = getComputedStyle(document.documentElement);
                return ["--paper", "--ink", "--soft", "--line", "--accent", "--dispute"].map(name => {
                    const probe = document.createElement("i");
                    probe.style.color = `var(${name})`;
                    document.body.append(probe);
                    return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                });
            }""")
            paper, *inks = colours
            ratios = [contrast(paper, ink) for ink in inks]
            # Words at AAA; lines as outlines of controls.
            assert all(ratio >= wanted for ratio, wanted in zip(ratios, (15, 7, 3, 7, 7), strict=True)), ratios


def contrast(one: list[float], other: list[float]) -> float:
    """The ratio of two colours, as WCAG counts it."""

    def light(colour: list[float]) -> float:
        parts = [part / 255 for part in colour]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_paper_shows_all_notes_and_addresses(browser: Browser, deep: Site) -> None:
    """In print every card stands beside its text, links say where to, covered pictures stay covered, and nothing is cut off."""
    with visit(browser, deep.address(PICTURES)) as page:
        page.emulate_media(media="print")
        # A4 less its margins, in pixels of the page.
        page.set_viewport_size({"width": 673, "height": 980})
        cards = page.eval_on_selector_all(".card", "all => all.map(one => one.getBoundingClientRect().height)")
        assert cards
        assert min(cards) > 0
        after = page.eval_on_selector_all(
            "main .sources a[href^='http']", "all => all.map(one => getComputedStyle(one, '::after').content)"
        )
        assert after
        assert all("http" in one for one in after)
        assert not any(one.is_visible() for one in page.locator(".covered img").all())
        for gone in (".menu", ".skip", ".jump", "button.key"):
            assert not page.locator(gone).first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert len(page.pdf()) > 10_000
