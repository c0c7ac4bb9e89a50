"""List pages are sound HTML: nested, with one first heading, headings in order, ids once, tables with captions and scopes."""

import re
from html.parser import HTMLParser

import pytest

from .archives import FILES, SETTINGS
from .conftest import Site

VOID = {"meta", "link", "br", "hr", "img", "input", "stop", "rect", "path"}


class Sound(HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: set[str] = set()
        self.levels: list[int] = []
        self.captions = self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.check(tag, found)
        if tag not in VOID:
            self.open.append(tag)

    def check(self, tag: str, attrs: dict[str, str | None]) -> None:
        if (id_ := attrs.get("id")) is not None:
            if id_ in self.ids:
                self.wrong.append(f"id {id_} twice")
            self.ids.add(id_)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th" and "scope" not in attrs:
            self.wrong.append("th without scope")
        if tag == "p" and "p" in self.open:
            self.wrong.append("p in p")
        if tag in ("div", "ul", "section", "table") and self.open[-1:] == ["p"]:
            self.wrong.append(f"{tag} in p")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a in a")
        if tag == "li" and self.open[-1:] not in (["ul"], ["ol"]):
            self.wrong.append("li outside a list")
        self.tables += tag == "table"
        self.captions += tag == "caption"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.check(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


def faults(html: str) -> list[str]:
    page = Sound()
    page.feed(html)
    page.close()
    steps = [later - earlier for earlier, later in zip(page.levels, page.levels[1:], strict=False)]
    found = list(page.wrong)
    if page.open:
        found.append(f"not closed: {page.open}")
    if page.levels.count(1) != 1:
        found.append("not one h1")
    if any(step > 1 for step in steps):
        found.append(f"headings out of order: {page.levels}")
    if page.tables != page.captions:
        found.append("a table without a caption")
    if missing := set(re.findall(r'aria-labelledby="([^"]+)"', html)) - page.ids:
        found.append(f"labelled by what is not there: {missing}")
    if re.search(r"<(ul|ol|dl|tbody|section)[^>]*>\s*</\1>", html):
        found.append("an empty part")
    return found


@pytest.mark.parametrize("files", [FILES, {}], ids=["full", "empty"])
@pytest.mark.parametrize("offline", [False, True])
def test_every_list_page_is_sound(make_archive, site_of, files, offline) -> None:
    site: Site = site_of(make_archive(files, SETTINGS), offline=offline)

    wrong = {
        path: found
        for path in site.jobs
        if path.endswith(".html") and not path.startswith("incidents/") and (found := faults(site.text(path)))
    }
    assert wrong == {}


@pytest.fixture
def site(make_archive, site_of) -> Site:
    return site_of(make_archive(FILES, SETTINGS))


def plain(html: str) -> str:
    """The words of a page's content."""
    content = html.partition("<main")[2].partition("</main>")[0]
    apart = re.sub(r"</(?:p|li|t[dh]|d[td]|div|h\d|caption|span)>", " ", content)
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", apart)))


def test_text_of_files_is_text(site) -> None:
    """Nothing that a file says is taken for markup."""
    page = site.text("dates/2023/05/22/index.html")
    assert "A fire &amp; &lt;smoke&gt;." in page


def test_a_region_tells_who_puts_an_incident_there(site) -> None:
    """The place that one party alone gives is drawn as said, with its name; what is an origin is listed apart."""
    oslo = plain(site.text("regions/no/oslo/index.html"))
    assert "says Port office" in oslo
    assert "Named here, not counted" in plain(site.text("regions/se/index.html"))
    assert "Claimed by Sweden as well" in oslo
    assert "land that stands elsewhere here: Oslo" in plain(site.text("regions/se/index.html"))


def test_a_region_put_in_by_one_party_alone_is_dotted_in_the_tree(make_archive, site_of) -> None:
    files = {name: text for name, text in FILES.items() if "crane" not in name and "hidden" not in name}
    files["incidents/2023/quay.md"] = (
        files["incidents/2023/quay.md"]
        .replace(
            "  - {incident: crane, type: follows, note: The next day, per: [smoke]}\n  - {incident: hidden, type: context}\n",
            "",
        )
        .replace("relations:\n", "")
        .replace(', "hidden#x"', "")
    )
    site = site_of(make_archive(files, SETTINGS))

    assert re.search(r'class="as-said">Oslo</a><span class="soft">says Port office', site.text("regions/index.html"))
    assert "Port office alone" in plain(site.text("regions/no/index.html"))


def test_months_keep_days_shelves_and_what_may_have_been_apart(site) -> None:
    words = " ".join(
        plain(site.text(path)) for path in site.jobs if re.fullmatch(r"dates/2023/05/(page/\d/)?index.html", path)
    )
    assert "Day unknown" in words
    assert "Going on then" in words
    day = "".join(site.text(path) for path in site.jobs if path.startswith("dates/2023/05/22/"))
    assert "On this day or on another" in day
    assert "Begun before this day" in day
    assert "Said on this day" in day


def test_a_year_shades_its_days_and_says_what_the_shades_mean(site) -> None:
    page = site.text("dates/2023/index.html")
    assert re.search(r'<a class="n1" href="[./]*dates/2023/05/22/" aria-label="22 May 2023: 1 incident">22</a>', page)
    assert "Month unknown" in plain(page)


def test_totals_never_mix_voices(site) -> None:
    """Estimate, claim, words, unknown and not stated stand apart, each with its number of incidents."""
    words = plain(site.text("regions/no/oslo/index.html"))
    assert "Killed 2 to 3 (1 incident) 0 (1 incident) 0 0 0" in words
    assert "Displaced none none 1: “many” 0 1" in words


def test_a_denial_is_told_as_one(site) -> None:
    words = plain(site.text("claims/index.html"))
    assert "Was there smoke?" in words
    assert "There was none. Navy, a sailor, in denial of claim a (Port office); contested" in words


def test_an_actor_speaks_with_its_parts_and_has_its_parts_roles(site) -> None:
    navy = plain(site.text("actors/navy/index.html"))
    assert "2 claims in 1 incident: 1 unverified, 1 contested" in navy
    assert "alleged perpetrator (Fleet); charged, June 2023" in navy
    assert "Port office (claim a)" in navy
    assert "Parts Fleet" in navy


def test_a_source_shows_what_rests_on_it_and_what_disputes_it(site) -> None:
    herald = plain(site.text("sources/herald/index.html"))
    assert "Disputed by There was none." in herald
    assert "read via this" in herald
    assert "Sources read via it" in herald


def test_a_field_value_says_by_whose_word(site) -> None:
    assert "1 by one party’s word" in plain(site.text("fields/vessel/tug/index.html"))
    categories = plain(site.text("categories/index.html"))
    assert "Vessel" in categories
    assert "Without an incident" in categories


def test_a_parent_category_includes_its_children(site) -> None:
    page = plain(site.text("categories/air-strike/index.html"))
    assert "Includes Drone strike (1)" in page
    assert "=Fire at the quay" in page
    assert "Under Air strike" in plain(site.text("categories/drone-strike/index.html"))


def test_corrections_name_what_is_gone_by_its_id(site) -> None:
    page = site.text("corrections/index.html") + site.text("corrections/page/2/index.html")
    assert re.search(r'class="cell id" href="[./]*incidents/gone/">gone</a>', page)
    assert "now <a" in page
    assert "claims.smoke" in page


def test_404_carries_its_style_and_leads_home_from_any_depth(make_archive, site_of) -> None:
    page = site_of(make_archive({}, 'base_url = "https://example.org/a/"\n')).text("404.html")
    assert "<style>" in page
    assert 'rel="stylesheet"' not in page
    assert 'href="/a/regions/"' in page
