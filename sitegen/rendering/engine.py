"""The templates' environment: what a template can reach, and no more."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from sitegen.model.atlas import Atlas
from sitegen.model.settings import Settings
from sitegen.model.when import When
from sitegen.rendering.amount_words import amount_words, number_words, range_words
from sitegen.rendering.catalogues import language_in
from sitegen.rendering.labels import Labels
from sitegen.rendering.language import Language, direction_of, og_locale
from sitegen.rendering.language_functions import href_for, language_functions
from sitegen.rendering.list_functions import list_functions
from sitegen.rendering.maps.cartographer import Cartographer
from sitegen.rendering.maps.region_map import RegionMap, region_map
from sitegen.rendering.phrases import isolated, say
from sitegen.rendering.text_lines import lines_of, turned
from sitegen.rendering.theme import Theme
from sitegen.rendering.views.card import Card
from sitegen.rendering.views.maps import RegionMapView
from sitegen.rendering.views.results import ResultView
from sitegen.rendering.views.site import SiteView
from sitegen.rendering.walls import WalledEnvironment
from sitegen.rendering.words import day_words, month_words, when_parts, when_words


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What makes pages out of views: the same for all pages of a build, and small enough to hand to another process."""

    theme: Theme
    site: SiteView
    """In the archive's own language."""
    sites: dict[str, SiteView] = {}
    """In the others, by language."""
    settings: Settings = Settings()
    """For the words of its vocabularies; no template can reach it."""
    atlas: Atlas = Atlas()
    """What maps are drawn from. A page's view names by their digests the outlines that shape it."""


class Engine(msgspec.Struct, frozen=True):
    """What a process makes pages with."""

    environment: jinja2.Environment
    labels: Labels
    href: Callable[[str], str]
    maps: Cartographer

    def result(self, view: ResultView) -> str:
        """The HTML of what a block `incidents` finds."""
        return str(self.environment.get_template("parts/results.html").module.result(view))  # type: ignore[attr-defined]


def environment_of(setup: Setup, lang: str = "") -> jinja2.Environment:
    """The environment, made once in each process."""
    return engine_of(setup, lang).environment


def engine_of(setup: Setup, lang: str = "") -> Engine:
    """The engine of a setup and a language ("" for the archive's own), made once in each process."""
    return _engine_of_object(_Identical(setup), lang)


class _Identical:
    """A setup compared by identity first, since it is the same object for thousands of pages."""

    __slots__ = ("setup",)

    def __init__(self, setup: Setup) -> None:
        self.setup = setup

    def __hash__(self) -> int:
        return id(self.setup)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identical) and other.setup is self.setup


@lru_cache(maxsize=32)
def _engine_of_object(identical: _Identical, lang: str) -> Engine:
    return _engine(msgspec.msgpack.encode(identical.setup), lang)


@lru_cache(maxsize=32)
def _engine(encoded: bytes, lang: str) -> Engine:
    setup = msgspec.msgpack.decode(encoded, type=Setup)
    site = setup.sites[lang] if lang else setup.site
    language = language_in(setup.theme, site.language)
    maps = Cartographer(setup.atlas)
    environment = _environment(setup.theme, site, language)
    environment.globals["map_of"] = partial(_map_of, maps, language)
    return Engine(environment, Labels(setup.settings, language), href_for(site.prefix, offline=site.offline), maps)


def _map_of(maps: Cartographer, lang: Language, view: RegionMapView | None) -> RegionMap | None:
    """The drawing of a region's map; None for none."""
    return region_map(view, maps, lang) if view else None


def _environment(theme: Theme, site: SiteView, lang: Language) -> jinja2.Environment:
    default = jinja2.FileSystemLoader(theme.default)
    spoken = language_functions(lang, site)
    environment = WalledEnvironment(
        said={name: spoken[name] for name in ("_", "comma", "semicolon")},
        loader=jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(theme.own), default, jinja2.PrefixLoader({"theme": default})]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.add_extension("jinja2.ext.i18n")
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension gives it
    environment.globals = {
        "site": site,
        "href": href_for(site.prefix, offline=site.offline),
        "asset": partial(_asset, site.assets, href_for("", offline=site.offline)),
        "range": range,
        "brief_of": _brief_of,
        "direction_of": direction_of,
        "lines_of": _lines_of,
        "turned": turned,
        "og_locale": og_locale,
    }
    environment.globals |= spoken
    environment.globals |= list_functions(environment, lang)
    environment.globals |= _fragments(environment, site)
    environment.filters |= {
        "when": _words_of_when(lang),
        "when_parts": lambda when, *more: when_parts(when, lang, *more),
        "amount": lambda amount, unit="": amount_words(amount, lang, unit),
        "number": lambda number: number_words(number, lang),
        "range_words": lambda low, high, about=False, unit="": range_words(low, high, about, lang, unit),
        "day": lambda day: day_words(day, lang),
        "month": lambda month: month_words(month, lang),
        "joined": _joined,
        "isolated": lambda words: isolated(words, lang),
        "quoted": lambda words: say(lang, "“%(words)s”", words=words),
    }
    return environment


def _fragments(environment: jinja2.Environment, site: SiteView) -> dict[str, Callable[..., Markup]]:
    """Functions that write what stands on every page; each is written once in a process."""
    listed = {link.address for link in site.menu}

    @lru_cache(maxsize=1)
    def macros() -> Any:  # noqa: ANN401 - Jinja2 knows no types of macros
        return environment.get_template("parts/menu.html").module

    @lru_cache(maxsize=256)
    def written(address: str, section: str) -> Markup:
        return Markup(macros().menu(site.menu, address, section))  # noqa: S704 - a macro's own output

    @lru_cache(maxsize=1)
    def foot_links() -> Markup:
        return Markup(macros().foot(site.foot))  # noqa: S704 - a macro's own output

    def menu(address: str, section: str) -> Markup:
        return written(address if address in listed else "", section)

    return {"menu": menu, "foot_links": foot_links}


_CARD = msgspec.msgpack.Decoder(Card | None)


def _brief_of(raw: msgspec.Raw) -> Card | None:
    """A card for a line of its own; None for an incident that has none."""
    card: Card | None = _CARD.decode(raw)
    return card


def _lines_of(words: str, size: float, width: float, most: int, bold: bool = False) -> list[str]:
    """A text in lines for a drawing; what a macro or a message wrote is taken as the text that it stands for."""
    plain = words.unescape() if isinstance(words, Markup) else words
    return lines_of(plain, size, width, most, bold=bold)


def _asset(assets: dict[str, str], href: Callable[[str], str], name: str) -> str:
    return href(assets[name])


def _words_of_when(lang: str) -> Callable[..., str]:
    def words(when: When | None, *more: Any) -> str:  # noqa: ANN401 - handed on as it is
        return when_words(when, lang, *more) if when else ""

    return words


def _joined(parts: Any, between: str = ", ") -> Markup:  # noqa: ANN401 - whatever a template holds
    """Parts with something between them, each escaped."""
    return Markup(between).join(parts)  # noqa: S704 - written in a template
