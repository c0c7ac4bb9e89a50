"""What templates can call to speak in the language of their page, and to lead to the others."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from sitegen.model.account import ROOT
from sitegen.rendering.addresses import is_of_language
from sitegen.rendering.amount_words import number_words
from sitegen.rendering.claim_rows import tie_words
from sitegen.rendering.date_words import day_words
from sitegen.rendering.language import Language, direction_of, language_attributes, language_name, own_name
from sitegen.rendering.phrases import holds_means, holds_words, listed, say, says, state_words, text, texts
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.site import SiteView


def language_functions(lang: Language, site: SiteView) -> dict[str, Any]:
    """By name: the interface's words, and what is said in whole sentences."""
    href = href_for(site.prefix, offline=site.offline)
    spoken = _gettext(lang)
    return {
        **spoken,
        "comma": text(lang, ", "),
        "semicolon": text(lang, "; "),
        "lang_of": lambda tag: language_attributes(tag, lang),
        "in_lang": lambda words, tag: (
            Markup("<span{}>{}</span>").format(language_attributes(tag, lang), words) if tag else words
        ),
        "href_in": partial(_href_in, site),
        "alternates": partial(_alternates, site),
        "url_of": partial(_url_of, site),
        "language_name": partial(language_name, lang=lang),
        "holds_words": partial(holds_words, lang=lang),
        "holds_means": partial(holds_means, lang=lang),
        "state_words": partial(state_words, lang=lang),
        "says": lambda names: says((names,) if isinstance(names, str) else names, lang),
        "tie": lambda kind, claims: Markup(tie_words(kind, escape(claims), lang)),  # noqa: S704 - escaped here
        "contested": lambda count: _contested(count, lang),
        "claims_of": lambda denied: _claims_of(denied, href, lang),
        "time_of": lambda day: Markup('<time datetime="{}">{}</time>').format(day, day_words(day, lang)),
        "not_translated": lambda tag: say(
            lang, "Not translated yet: shown in %(language)s.", language=language_name(tag, lang)
        ),
    }


def _gettext(lang: Language) -> dict[str, Callable[..., Markup]]:
    """The functions of gettext; what stands in a message is HTML, what is filled in is escaped."""

    @cache
    def plain(message: str) -> Markup:
        return Markup(text(lang, message)) % {}  # noqa: S704 - catalogues are trusted, as templates are

    def gettext(message: str, /, **parts: object) -> Markup:
        return Markup(text(lang, message)) % parts if parts else plain(message)  # noqa: S704

    def ngettext(one: str, many: str, num: int, /, **parts: object) -> Markup:
        parts.setdefault("num", number_words(num, lang))
        return Markup(texts(lang, one, many, num)) % parts  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _contested(count: int, lang: str) -> Markup:
    """How many claims are contested, in a list of incidents."""
    words = Markup('<span class="v contested">{}</span>').format(holds_words("contested", lang))
    return Markup(text(lang, "%(count)s %(holds)s")) % {"count": number_words(count, lang), "holds": words}  # noqa: S704


def _claims_of(denied: Iterable[tuple[str, str, str]], href: Callable[[str], str], lang: str) -> str:
    """Claims by their letters, with who makes them, linked."""
    return listed(
        [
            Markup('<a href="{}">{}</a> ({})').format(
                href(address), say(lang, "claim %(letter)s", letter=letter), speakers
            )
            for letter, address, speakers in denied
        ],
        lang,
    )


class Alternate(NamedTuple):
    """A page in one of the languages that it is in."""

    tag: str
    name: str
    """What the language calls itself."""
    direction: str
    address: str
    """As it is written on this page."""
    url: str
    """With the address of the site; "" where that is not known."""
    here: bool
    """Whether it is this page."""


def _alternates(site: SiteView, head: Head) -> list[Alternate]:
    """The page in each language that it is in; none where it is in one alone."""
    tags = dict.fromkeys((*site.languages, *head.languages)) if head.indexed else {}
    own = head.lang or site.language
    return [
        Alternate(
            tag,
            own_name(tag),
            direction_of(tag),
            _href_in(site, tag, head.address),
            _url_in(site, tag, head.address),
            tag == own,
        )
        for tag in (tags if len(tags) > 1 else ())
    ]


def _prefix(site: SiteView, tag: str) -> str:
    first = site.languages[0] if site.languages else site.language
    return "" if tag == first else f"{tag}/"


def _href_in(site: SiteView, tag: str, address: str) -> str:
    """The address of a page in another language."""
    return href_for(_prefix(site, tag), offline=site.offline)(address)


def _url_in(site: SiteView, tag: str, address: str) -> str:
    return f"{site.root_url}{_prefix(site, tag)}{address[1:]}" if site.root_url else ""


def _url_of(site: SiteView, head: Head) -> str:
    """The whole address of a page; "" where the site's is not known."""
    return _url_in(site, head.lang or site.language, head.address)


@lru_cache(maxsize=64)
def href_for(prefix: str, *, offline: bool) -> Callable[[str], str]:
    """The function that writes an internal address (`/incidents/x/#claim-a`) so that it works from any page.

    Args:
        prefix: the folder of the site's language: `uk/`. Files that are there once for all languages stand beside it.
    """

    def href(address: str) -> str:
        if not address.startswith("/"):
            return address
        if not (prefix or offline):
            return ROOT + address[1:]
        path, mark, fragment = address[1:].partition("#")
        query = path.partition("?")
        folder = prefix if is_of_language(query[0]) else ""
        ending = "index.html" if offline and (not query[0] or query[0].endswith("/")) else ""
        return f"{ROOT}{folder}{query[0]}{ending}{query[1]}{query[2]}{mark}{fragment}"

    return href
