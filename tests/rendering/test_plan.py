"""The plan of a site: every page that there should be, and none that should not."""

import json
import re

import msgspec
import pytest

from sitegen.rendering.plan import NO_BASE_URL

from .archives import FILES, SETTINGS
from .conftest import MakeArchive, Site


@pytest.fixture
def site(make_archive: MakeArchive, site_of) -> Site:
    return site_of(make_archive(FILES, SETTINGS))


def test_an_empty_archive_is_a_sound_site(make_archive, site_of) -> None:
    """Without an incident every list is there, says so, and has no feed."""
    site = site_of(make_archive({}))

    assert site.planned.problems == ()
    for path in site.jobs:
        site.bytes(path)
    assert not [path for path in site.jobs if path.endswith(".xml")]
    assert "No incident is on record yet" in site.text("index.html")


def test_every_kind_of_page_is_there(site) -> None:
    wanted = [
        "index.html",
        "404.html",
        ".nojekyll",
        "robots.txt",
        "feed.xml",
        "regions/index.html",
        "regions/no/index.html",
        "regions/no/oslo/index.html",
        "regions/no/oslo/feed.xml",
        "regions/se/index.html",
        "dates/index.html",
        "dates/2023/index.html",
        "dates/2023/05/index.html",
        "dates/2023/05/22/index.html",
        "dates/2023/feed.xml",
        "actors/index.html",
        "actors/navy/index.html",
        "actors/navy/feed.xml",
        "categories/index.html",
        "categories/air-strike/index.html",
        "categories/drone-strike/feed.xml",
        "fields/vessel/tug/index.html",
        "sources/index.html",
        "sources/herald/index.html",
        "claims/index.html",
        "claims/feed.xml",
        "corrections/index.html",
        "corrections/feed.xml",
        "corrections/changed.xml",
        "data/index.html",
        "about/index.html",
        "incidents/quay/index.html",
        "incidents/gone/index.html",
        "incidents/twin/index.html",
        "incidents/quay/incident.json",
        "data/incidents.csv",
        "data/claims.csv",
        "data/figures.csv",
        "data/sources.csv",
        "data/archive.json",
        "data/places.geojson",
    ]
    assert set(wanted) <= site.jobs.keys()


def test_jobs_are_sorted_and_alone_at_their_path(site) -> None:
    paths = [job.path for job in site.planned.jobs]
    assert paths == sorted(set(paths))


def test_former_addresses_send_on(site) -> None:
    """Aliases of incidents, regions, actors and sources lead to where the record stands now, on any host."""
    for path, to in {
        "incidents/old-quay": "../../incidents/quay/",
        "regions/no/christiania": "../../../regions/no/oslo/",
        "actors/old-navy": "../../actors/navy/",
        "sources/old-herald": "../../sources/herald/",
    }.items():
        page = site.text(f"{path}/index.html")
        assert f'<meta http-equiv="refresh" content="0; url={to}">' in page
        assert f'href="{to}"' in page


def test_nothing_of_a_draft_is_anywhere(site) -> None:
    """Neither the title nor the id, region or claims of a draft are in any page, feed or download."""
    for path in site.jobs:
        text = site.text(path)
        assert "Secret plan" not in text
        assert "secret-place" not in text
        assert "Hush" not in text
        if path.endswith((".csv", "json", ".xml")):
            assert "hidden" not in text, path


def test_drafts_are_shown_where_they_are_asked_for_and_search_engines_are_not(make_archive, site_of) -> None:
    site = site_of(make_archive(FILES, SETTINGS + "x = 1\n".replace("x = 1\n", ""), drafts=True), drafts=True)

    assert "Secret plan" in site.text("regions/no/oslo/index.html")
    assert "Disallow: /" in site.text("robots.txt")


def test_of_what_is_gone_only_the_end_is_told(site) -> None:
    """A withdrawn incident is in no list, feed, total or download but as id, state, reason, dates and where to go."""
    for path in site.jobs:
        text = site.text(path)
        assert "Withdrawn title" not in text, path
        assert "Withdrawn summary" not in text, path
    assert "No source." in site.text("corrections/index.html")
    gone = json.loads(site.text("data/archive.json"))["gone"]
    assert gone[0].keys() == {"id", "state", "reason", "published", "changed", "into", "page"}


def test_without_base_url_there_is_no_absolute_address(site) -> None:
    assert site.planned.notes == (NO_BASE_URL,)
    assert not [path for path in site.jobs if "sitemap" in path]
    assert "Sitemap" not in site.text("robots.txt")
    assert 'rel="canonical"' not in site.text("index.html")


def test_with_base_url_the_sitemap_names_every_page_that_is_to_be_found(make_archive, site_of) -> None:
    site = site_of(make_archive(FILES, 'base_url = "https://example.org/a/"\n' + SETTINGS))

    places = re.findall(r"<loc>https://example.org/a/(.*?)</loc>", site.text("sitemap.xml"))
    assert site.planned.notes == ()
    assert {"", "incidents/quay/", "regions/no/oslo/", "about/"} <= set(places)
    assert not {"404.html", "incidents/gone/", "incidents/old-quay/"} & set(places)
    assert "<lastmod>2023-05-25</lastmod>" in site.text("sitemap.xml")
    assert '<link rel="canonical" href="https://example.org/a/incidents/quay/">' in site.text(
        "incidents/old-quay/index.html"
    )


def test_long_lists_are_cut_into_pages(site) -> None:
    """A page has `page_size` rows, links to its neighbours, and shows what is not the list on the first alone."""
    first, second = site.text("dates/2023/index.html"), site.text("dates/2023/page/2/index.html")

    assert '<link rel="next" href="../../dates/2023/page/2/">' in first
    assert '<link rel="prev" href="../../../../dates/2023/">' in second
    assert "Page 2 of" in second
    assert "Day by day" in first
    assert "Day by day" not in second
    titles = re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", first + second + site.text("dates/2023/page/3/index.html"))
    assert sorted(titles) == ["=Fire at the quay", "Crane falls", "Ferry late", "Long siege", "One day"]


def test_offline_links_name_files(make_archive, site_of) -> None:
    site = site_of(make_archive(FILES, SETTINGS), offline=True)

    text = site.text("regions/no/oslo/index.html")
    assert 'href="../../../incidents/quay/index.html"' in text
    assert not re.search(r'href="[^"]*/"', text)


def test_every_internal_link_leads_to_a_page(site) -> None:
    """No page links to one that is not there; fragments of incidents are their own templates' care."""
    for path in site.jobs:
        if not path.endswith(".html") or path.startswith("incidents/"):
            continue
        here = path.split("/")[:-1]
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', site.text(path)):
            target = href.split("#")[0].split("?")[0]
            if not target or target.startswith(("http", "/")):
                continue
            parts = list(here)
            for part in target.split("/"):
                if part == "..":
                    parts.pop()
                elif part not in ("", "."):
                    parts.append(part)
            file = "/".join(parts) + (
                "/index.html" if target.endswith("/") and parts else "index.html" if not parts else ""
            )
            assert file in site.jobs or file == "manifest.json", (path, href)


def test_a_page_that_takes_the_address_of_a_list_is_a_problem(make_archive, site_of) -> None:
    """The problem stands at the file that took it."""
    site = site_of(make_archive({"pages/claims.md": "---\ntitle: X\n---\n"}))

    assert [(one.code, one.path) for one in site.planned.problems] == [
        ("two-pages-one-path", "content/pages/claims.md")
    ]


def test_equal_input_gives_equal_keys_and_a_change_changes_only_what_shows_it(make_archive, site_of) -> None:
    before = site_of(make_archive(FILES, SETTINGS)).jobs
    again = site_of(make_archive(FILES, SETTINGS)).jobs
    text = FILES["incidents/2023/long.md"].replace("Long siege", "Longer siege")
    after = site_of(make_archive(FILES | {"incidents/2023/long.md": text}, SETTINGS)).jobs

    assert {path: job.key for path, job in before.items()} == {path: job.key for path, job in again.items()}
    changed = {path for path in before if before[path].key != after[path].key}
    assert {"incidents/long/index.html", "dates/2022/11/index.html", "feed.xml", "data/incidents.csv"} <= changed
    assert not {"actors/port/index.html", "categories/air-strike/index.html", "about/index.html"} & changed


def test_an_edited_prose_leaves_the_downloads_as_they_are(make_archive, site_of) -> None:
    """Prose stands in the incident's own record; so one edited body does not make the whole archive's files anew."""
    archive = make_archive(FILES, SETTINGS)
    before = site_of(archive).jobs
    entry = archive.entries["quay"]
    incident = msgspec.structs.replace(entry.incident, account="another")
    edited = msgspec.structs.replace(
        archive, entries={**archive.entries, "quay": msgspec.structs.replace(entry, incident=incident)}
    )
    after = site_of(edited).jobs

    changed = {path for path in before if before[path].key != after[path].key}
    assert changed == {"incidents/quay/index.html", "incidents/quay/incident.json", "search/cards/0.js"}
