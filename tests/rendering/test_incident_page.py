"""The page of an incident: what is said stands with whose word it is; what has nothing to say is not there."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.annotating.annotate import annotate
from sitegen.indexing.index import index
from sitegen.model.account import ROOT
from sitegen.model.codes import SEVERITY
from sitegen.reading.discover import discover
from sitegen.reading.read import read
from sitegen.reading.settings import read_settings
from sitegen.rendering.engine import Setup
from sitegen.rendering.plan import plan
from sitegen.rendering.render import render
from sitegen.rendering.site import site_view
from sitegen.rendering.theme import theme_of

Pages = Callable[..., Mapping[str, str]]

SETTINGS = """title = "Harbour archive"
licence = "CC-BY-4.0"
repository = "https://example.org/archive"

[fields.vessel]
label = "Vessel"
type = "choice"
choices = ["tug", "ferry"]
index = true

[fields.lit]
type = "yesno"

[fields.depth]
type = "number"
unit = "m"

[fields.cargo]
type = "amount"
unit = "t"
many = true

[fields.seen]
type = "date"

[fields.chart]
type = "link"

[fields.pilot]
type = "actor"

[fields.before]
type = "incident"

[fields.hull]
type = "id"
unknown = true

[identifiers.imo]
label = "IMO"
url = "https://example.org/{id}"
"""

SHARED = {
    "regions/no.md": "---\nname: Norway\n---\nA [coast](#x).\n".replace("(#x)", "(no/oslo.md)"),
    "regions/no/oslo.md": "---\nname: Oslo\n---\n",
    "actors/port.md": "---\nname: Port office\n---\n",
    "actors/navy.md": "---\nname: Navy\n---\n",
    "sources/herald.md": "---\nkind: news\ntitle: Fire\npublisher: Herald\ndate: 2023-05-23\nurl: https://example.org/a\nlang: nb\n---\n",
    "media/a.jpg": "x",
    "media/b.mp4": "x",
    "media/c.mp3": "x",
    "media/d.pdf": "x",
}
QUAY = """---
title: Fire at the <quay>
summary: A fire.
date: 2023-05-22/
date_per: [smoke]
time: "~12:30"
timezone: Europe/Oslo
reported: 2023-05-23
published: 2023-05-24
categories: [explosion]
places:
  - {region: no/oslo, precision: settlement, point: [-59.9, 10.7], radius_km: 2, method: measured}
  - {name: Pier 7, region: no/oslo, per: [smoke]}
actors:
  - {actor: navy, role: alleged-perpetrator, per: [smoke], outcome: {word: charged, on: 2023-06}, note: a ship}
  - {name: a sailor, role: victim}
sources:
  - herald
  - {id: own, kind: report, by: navy, via: herald, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, reliability: B, accessed: 2023-05-25, archived: "https://example.org/b", note: Thin}
claims:
  - {id: smoke, text: Smoke was seen., by: port, sources: [herald], date: 2023-05-22}
  - {id: none, text: There was no smoke., by: [navy, a sailor], stance: denies, disputes: [smoke, "source:herald"], sources: [own]}
  - {id: guess, text: It was a drill., by: navy, stance: assesses, supports: [none], quote: Ja, lang: nb, retracted: 2023-06-01}
  - {id: sure, text: Fire engines came., by: archive, verdict: confirmed, why: Seen on film, assessed: 2023-06-02, note: Two of them}
questions:
  - {text: Was there smoke?, claims: [smoke, none]}
figures:
  - {wounded: 8+, killed: 0, per: [smoke]}
  - {killed: 1-2, estimate: true}
relations:
  - {incident: crane, type: follows, note: The next day, per: [smoke]}
  - {incident: secret, type: context, note: What came before}
fields:
  vessel: {value: tug, per: [smoke], note: by its colour}
  lit: true
  depth: "2.5"
  cargo: [5, 3-8]
  seen: 2023-05
  chart: https://example.org/chart
  pilot: port
  before: crane
  hull: unknown
identifiers: {imo: "77"}
media:
  - {file: a.jpg, alt: A view, caption: The quay, credit: A person, licence: CC0, source: own, note: Cut}
  - {file: b.mp4, alt: A film, sensitive: true}
  - {file: c.mp3, alt: A sound}
  - {file: d.pdf, alt: A paper}
  - {url: "https://example.org/e.jpg", alt: Elsewhere}
review: {state: reviewed, by: An editor, on: 2023-06-01}
log:
  - {date: 2023-05-25, type: correction, field: claims.smoke, why: A word.}
  - {date: 2023-05-26, type: addition, field: places, why: A pier.}
warning: People are hurt
aliases: [old-quay]
tags: [night]
---
The port said that [smoke was seen](#smoke); the navy [denied it](#none).[^herald] It was [a drill](#guess). [Engines came](#sure).[^own]
"""
MINIMAL = "---\ntitle: Crane falls\ndate: 2023-05\nregion: no/oslo\n---\nA crane fell.\n"


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """Writes files and gives the text of every page made by a template, by path."""

    def make(files: Mapping[str, str], settings: str = SETTINGS, *, offline: bool = False) -> Mapping[str, str]:
        (tmp_path / "sitegen.toml").write_text(settings, "utf-8")
        for name, text in (SHARED | files).items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return _pages(tmp_path, offline=offline)

    return make


def _pages(root: Path, *, offline: bool) -> dict[str, str]:
    settings, problems = read_settings(root, None)
    found = discover(root, settings)
    records: list[Any] = []
    accounts = {}
    for source in found.sources:
        annotated = annotate(read(source, (root / source.path).read_bytes(), settings), settings)
        problems += annotated.problems
        assert annotated.record, annotated.problems
        digest = source.path if annotated.account else ""
        if annotated.account:
            accounts[digest] = annotated.account
        records.append(msgspec.structs.replace(annotated.record, account=digest))
    archive, more = index(records, found.media, settings, "2026-01-01", drafts=False)
    assert [one for one in (*problems, *more) if SEVERITY[one.code] == "error"] == []
    theme = theme_of(root / "templates")
    setup = Setup(theme=theme, site=site_view(archive, theme, offline=offline), settings=settings)
    made = {}
    for job in plan(archive, fingerprint="f", offline=offline).jobs:
        if job.template.endswith(".html"):
            body = render(job, setup, accounts)
            assert isinstance(body, bytes), body
            made[job.path] = body.decode()
    return made


@pytest.fixture
def quay(pages: Pages) -> str:
    """The page of a full record."""
    files = {
        "incidents/2023/quay.md": QUAY,
        "incidents/2023/crane.md": MINIMAL,
        "incidents/2023/secret.md": "---\ntitle: Secret\ndate: 2023\nstate: draft\n---\n",
    }
    return pages(files)["incidents/quay/index.html"]


def test_four_lines_give_a_page_without_empty_parts(pages: Pages) -> None:
    """A record of four lines has its title, its date with what is not known of it, its place, its account, how to cite it."""
    page = pages({"incidents/2023/crane.md": MINIMAL})["incidents/crane/index.html"]

    assert "<h1>Crane falls</h1>" in page
    assert 'May 2023, <span class="doubt">day unknown</span>' in page
    assert "<p>A crane fell.</p>" in page
    assert re.findall('<h2[^>]* id="([a-z-]+)"', page) == ["account", "cite"]
    assert re.findall('<h2 id="([a-z-]+)"', page) == ["cite"]
    assert "<table" not in page
    assert "site.js" not in page


def test_everything_is_escaped(quay: str) -> None:
    """What a file says never becomes markup."""
    assert "<h1>Fire at the &lt;quay&gt;</h1>" in quay
    assert "<quay>" not in quay


def test_what_one_party_says_stands_with_whose_word_it_is(quay: str) -> None:
    """Date, place, actor, figure, field and relation with `per` are shown as somebody's word."""
    said = ', says Port office (<a href="#claim-smoke" aria-label="Claim a">a</a>)'

    assert f'<span class="doubt">end unknown</span></b>{said}' in quay
    assert f'<span class="as-said">Pier 7</span>, Oslo, Norway{said}' in quay
    assert f"Navy</a>: charged, June 2023 (a ship){said}" in quay
    assert f"<b>at least 8 wounded</b>{said}" in quay
    assert '<span>Pier 7</span></li></ol>\n<p class="per">Pier 7: according to Port office</p>' in quay
    assert f'<div class="when">Follows{said}' in quay
    assert (
        'Tug</a> <span class="quiet">by its colour</span></td><td class="text" data-label="Whose word">says Port'
        in quay
    )


def test_claimed_nought_never_stands_without_who_claims_it(quay: str) -> None:
    """A nought that is a claim says whose it is, in its own cell."""
    assert 'class="fig">0, says Port office</td>' in quay
    assert "<b>1 to 2 killed</b>, by the archive’s own estimate" in quay


def test_denial_names_what_it_denies_and_keeps_its_text(quay: str) -> None:
    """Nothing stands before the text of a denial; that it is one stands beside it."""
    assert '<td class="text"><span>There was no smoke.</span></td>' in quay
    assert '<td>in denial of <a href="#claim-smoke" aria-label="Claim a">a</a>; supported by' in quay
    assert '<span class="who">Navy and a sailor</span>, in denial of <a href="#claim-smoke"' in quay
    assert "disputes <a href=" in quay


def test_verdict_says_since_when_and_why(quay: str) -> None:
    """A verdict that decides has its day and its reason, in the card and in the table."""
    assert '<span class="v confirmed">confirmed</span> since 2 June 2023. Seen on film.</p>' in quay
    assert '<span class="v confirmed">confirmed</span> since 2 June 2023. Seen on film</td>' in quay
    assert '<span class="v retracted">retracted</span>, 1 June 2023</td>' in quay
    assert 'Navy</a><span class="quiet">, assesses</span>' in quay
    assert '<q lang="nb" dir="ltr">Ja</q>' in quay


def test_dispute_is_headed_by_its_question(quay: str) -> None:
    """Who disputes whom stands under the question that the file asks."""
    assert '<h3 class="question">Was there smoke?</h3>' in quay
    assert '</a> Navy and a sailor</th><td data-label="stands to">is in denial of</td>' in quay


def test_sources_are_numbered_as_cited(quay: str) -> None:
    """A source has its number, what it is, how it was read, what disputes it and what it is cited for."""
    first, second = re.findall(r'<li id="source-[a-z]+">.*?</li>', quay, re.DOTALL)

    assert '<a href="https://example.org/a" rel="external">“Fire”</a>. Herald, 23 May 2023.' in first
    assert "Disputed by" in first
    assert "News, in Norwegian Bokmål." in first
    assert 'Read via <a href="#source-herald">source 1</a>; the original has not been seen.' in second
    assert "Read: 25 May 2023." in second
    assert "Reliability B (A to F). Thin. Cited for" in second


def test_media_are_shown_by_kind_and_covered_where_sensitive(quay: str) -> None:
    """Pictures, films and sounds are shown; others and those elsewhere are linked; sensitive ones are covered."""
    assert '<img src="../../media/a.jpg" alt="A view" loading="lazy" decoding="async"></a>' in quay
    assert re.search(
        r'<details class="covered">\n<summary>.*People are hurt.*</summary>\n<figure>\n<video src="../../media/b.mp4"',
        quay,
    )
    assert '<audio src="../../media/c.mp3" controls' in quay
    assert '<p><a href="../../media/d.pdf">A paper</a></p>' in quay
    assert '<p><a href="https://example.org/e.jpg" rel="external">Elsewhere</a></p>' in quay


def test_values_of_fields_are_in_words(quay: str) -> None:
    """A value of each type of field is readable, and leads where it can lead."""
    rows = re.search(r"Fields of the archive’s own.*?</table>", quay, re.DOTALL)
    assert rows
    text = re.sub(r"<[^>]*>", " ", rows[0])

    for words in ("yes", "2.5 m", "5 t, 3 to 8 t", "May 2023", "Port office", "unknown", "IMO"):
        assert words in text
    assert 'href="../../fields/vessel/tug/"' in rows[0]
    assert 'href="https://example.org/77" rel="external"' in rows[0]
    assert 'href="../../incidents/crane/"' in rows[0]


def test_hidden_incident_is_words_without_a_link(quay: str) -> None:
    """Of a relation to a draft its note is shown, and neither its title nor its address."""
    assert "<h3>What came before</h3>" in quay
    assert "Secret" not in quay
    assert "secret" not in quay


def test_log_has_the_newest_first_and_leads_to_its_claim(quay: str) -> None:
    """A change names what it changed."""
    assert quay.index("26 May 2023</time>") < quay.index("25 May 2023</time>")
    assert '<b>Correction</b> to claim <a href="#claim-smoke">a</a>: A word.' in quay
    assert "<b>Addition</b> to <code>places</code>: A pier." in quay


def test_file_can_be_edited_unless_its_point_is_blurred(pages: Pages) -> None:
    """A page leads to its file in the repository, but not where the file holds a finer point than the page."""
    blurred = "---\ntitle: Blurred\ndate: 2023\nplaces: [{point: [59.91273, 10.74609], precision: vicinity, blur_km: 10}]\n---\n"
    made = pages({"incidents/2023/crane.md": MINIMAL, "incidents/2023/blurred.md": blurred})

    edit = 'href="https://example.org/archive/edit/main/content/incidents/2023/crane.md"'
    assert edit in made["incidents/crane/index.html"]
    assert "archive/edit" not in made["incidents/blurred/index.html"]
    assert "59.91273" not in made["incidents/blurred/index.html"]
    assert "made coarser on purpose, to 10 km" in made["incidents/blurred/index.html"]


def test_tombstone_shows_no_more_than_where_to_go(pages: Pages) -> None:
    """A withdrawn, merged or split record says id, state, reason, dates and where to go."""
    made = pages(
        {
            "incidents/2023/crane.md": MINIMAL,
            "incidents/2023/gone.md": "---\ntitle: Old title\ndate: 2023\nstate: withdrawn\nreason: No source.\nlog: [{date: 2023-06-02, type: withdrawal, why: No source.}]\n---\nOld prose.\n",
            "incidents/2023/twin.md": "---\nstate: merged\ninto: crane\nreason: The same.\n---\n",
        }
    )
    gone, twin = made["incidents/gone/index.html"], made["incidents/twin/index.html"]

    assert "<p><b>Why:</b> No source.</p>" in gone
    assert "<p><b>When:</b> 2 June 2023.</p>" in gone
    assert "Old" not in gone
    assert '<a href="../../incidents/crane/">Crane falls</a>' in twin


def test_translation_has_its_own_page(pages: Pages) -> None:
    """A translation into a language that the site is not in stands in a folder of that language, and each leads to the other."""
    made = pages(
        {
            "incidents/2023/quay.md": QUAY.replace(
                "  - {incident: secret, type: context, note: What came before}\n", ""
            ),
            "incidents/2023/crane.md": MINIMAL,
            "incidents/2023/quay.ar.md": "---\ntitle: حريق\nsummary: نص\nclaims: {smoke: دخان}\nfigures: {1: ملاحظة}\nmedia: {1: رصيف}\nlog: {1: كلمة}\n---\nقال [دخان](#smoke).[^herald]\n",
        }
    )
    arabic = made["ar/incidents/quay/index.html"]

    assert '<h1 lang="ar" dir="rtl">حريق</h1>' in arabic
    assert '<td class="text"><span lang="ar" dir="rtl">دخان</span></td>' in arabic
    assert '<a href="#source-herald" aria-label="Source 1">1</a>' in arabic
    assert '<a href="../../../incidents/quay/" hreflang="en">English</a>' in arabic
    assert '<link rel="alternate" hreflang="ar" href="../../ar/incidents/quay/">' in made["incidents/quay/index.html"]
    assert 'Everyone, <span lang="ar" dir="rtl">ملاحظة</span>' in arabic
    assert "رصيف" in arabic
    assert "كلمة" in arabic


def test_claims_of_other_incidents_are_told_with_where_they_stand(pages: Pages) -> None:
    """A dispute across files is on both pages, though one alone writes it."""
    other = "---\ntitle: Other\ndate: 2023-06\nclaims: [{id: no, text: No smoke at all., by: A passer-by, disputes: ['quay#smoke']}]\n---\n[None](#no), though [smoke](quay.md#smoke).\n"
    made = pages(
        {
            "incidents/2023/quay.md": QUAY.replace(
                "  - {incident: secret, type: context, note: What came before}\n", ""
            ),
            "incidents/2023/crane.md": MINIMAL,
            "incidents/2023/other.md": other,
        }
    )

    here, there = made["incidents/quay/index.html"], made["incidents/other/index.html"]
    assert 'A passer-by, in “Other”</th><td data-label="stands to">disputes</td>' in here
    assert 'href="../../incidents/quay/#claim-smoke"' in there
    assert "A claim of <a href=" in there


def test_every_address_on_a_page_leads_to_a_page_or_a_place_on_it(pages: Pages) -> None:
    """In a build for files, every link of an incident's page names a file; ids are there once, and all that is named is."""
    made = pages(
        {
            "incidents/2023/quay.md": QUAY.replace(
                "  - {incident: secret, type: context, note: What came before}\n", ""
            ),
            "incidents/2023/crane.md": MINIMAL,
        },
        offline=True,
    )
    page = made["incidents/quay/index.html"]
    ids = re.findall(r' id="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert ROOT not in page
    for address in re.findall(r' (?:href|popovertarget|aria-details|aria-labelledby)="([^"]+)"', page):
        if address.startswith("../../") and address.endswith(".html"):
            assert address.removeprefix("../../") in made, address
        elif address.startswith("#"):
            assert address[1:] in ids, address
        elif not address.startswith((".", "http")):
            assert address in ids, address
