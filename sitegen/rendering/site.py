"""What all pages of a site share: its name, its menu, its theme."""

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.model.archive import Archive
from sitegen.rendering.covers import covers
from sitegen.rendering.language import direction_of
from sitegen.rendering.names import name_in, regions_label
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_sharing import has_card, makes_embeds
from sitegen.rendering.theme import STATIC, Theme, theme_files
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.site import SiteView

PARTS_OF_404 = ("tokens", "page", "list")
_PART = re.compile(r"^/\* ([a-z]+)\.css\b", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def site_view(archive: Archive, theme: Theme, lang: str = "", *, offline: bool = False) -> SiteView:
    """The view that every template is handed.

    Args:
        lang: the language of the pages, with its words; "" for the archive's own without any.
    """
    settings = archive.settings
    lang = lang or settings.language
    prefix = "" if lang == settings.language else f"{lang}/"
    foreign = settings.language if prefix else ""
    files = theme_files(theme)
    regions = Link(regions_label(settings, lang), "/regions/")
    dates, claims = Link(text(lang, "Dates"), "/dates/"), Link(text(lang, "Claims"), "/claims/")
    timeline = Link(text(lang, "Time line"), "/timeline/")
    corrections, data = Link(text(lang, "Corrections"), "/corrections/"), Link(text(lang, "Data"), "/data/")
    maps = (Link(text(lang, "Map"), "/map/"),) if settings.regions.geographic else ()
    lists = (
        Link(text(lang, "Actors"), "/actors/"),
        Link(text(lang, "Sources"), "/sources/"),
        Link(text(lang, "Categories"), "/categories/"),
    )
    pages = tuple(
        Link(told.title or page.title or id_, f"/{id_}/", foreign if told is page else "")
        for id_, page in archive.pages.items()
        for told in (page.translations.get(str(lang), page),)
    )
    search = Link(text(lang, "Search"), "/search/")
    style = files.get(f"{STATIC}/site.css")
    return SiteView(
        title=name_in(settings.titles, lang, settings.title, settings.language),
        description=name_in(settings.descriptions, lang, settings.description, settings.language),
        language=str(lang),
        direction=direction_of(lang),
        licence=settings.licence,
        prefix=prefix,
        languages=settings.languages,
        base_url=f"{settings.base_url}{prefix}" if settings.base_url else "",
        root_url=settings.base_url,
        root_path=urlsplit(settings.base_url).path or "/",
        offline=offline,
        card="/card.png" if has_card(settings, settings.title) else "",
        citations=settings.sharing.citations,
        embeds=makes_embeds(settings),
        covers=covers(archive, lang),
        menu=(regions, dates, claims, *maps, timeline, data, search, corrections, *pages[:1]),
        foot=(regions, dates, *lists, claims, *maps, timeline, search, corrections, data, *pages),
        feed="/feed.xml",
        assets=_addresses(files),
        style_of_404=style_of_404(style.read_text("utf-8")) if style else "",
    )


def _addresses(files: dict[str, Path]) -> dict[str, str]:
    """By name below static/: the address of a file, with a mark that changes when its content does."""
    found = {}
    for name, path in files.items():
        if name.startswith(f"{STATIC}/"):
            mark = hashlib.blake2b(path.read_bytes(), digest_size=4).hexdigest()
            found[name.removeprefix(f"{STATIC}/")] = f"/{name}?v={mark}"
    return found


def style_of_404(style: str) -> str:
    """Of a style sheet, the parts that the page for lost addresses needs; all of it where no part has a name."""
    pieces = _PART.split(style)
    named = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    wanted = [f"/*{named[part]}" for part in PARTS_OF_404 if part in named] or [style]
    return re.sub(r"\n\s*\n+", "\n", _COMMENT.sub("", "\n".join(wanted))).strip()
