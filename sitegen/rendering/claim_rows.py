"""The claims of an incident as its page shows them: speakers, keys, and what they stand against and with."""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from markupsafe import Markup, escape

from sitegen.model.account import Passage
from sitegen.model.incident import Claim, Holds
from sitegen.rendering.addresses import actor_address, source_address
from sitegen.rendering.language import language_attributes
from sitegen.rendering.names import ARCHIVE
from sitegen.rendering.phrases import isolated, listed, say, text, texts
from sitegen.rendering.views.incident import IncidentView, Ties
from sitegen.rendering.views.prose import ToldClaim
from sitegen.rendering.words import when_words

_NO_TIES = Ties()


class ClaimKey(msgspec.Struct, frozen=True):
    """A claim that something points to."""

    letter: str
    address: str
    """`#claim-some-id` on its own page, else from the site's root."""
    speakers: str
    holds: Holds
    title: str = ""
    """Of its incident, where that is another one."""
    link: Markup = Markup()
    """Its letter, as a link to it."""


class Whose(msgspec.Struct, frozen=True):
    """Whose word something is."""

    words: str
    """`says The National`, `say Moscow and Kyiv`."""
    keys: tuple[ClaimKey, ...]
    links: Markup = Markup()
    """The letters of the claims, as links."""
    said: Markup = Markup()
    """All of it, to stand behind what is said: `, says The National (a, b)`."""


class SourceKey(msgspec.Struct, frozen=True):
    """A source that something points to."""

    words: str
    """Its number, or its title where it has none."""
    address: str


class ClaimRow(msgspec.Struct, frozen=True):
    id: str
    letter: str
    passage: str
    """The address of the first passage that states it; "" where none does."""
    holds: Holds
    speakers: Markup
    """Who says it, linked to their pages."""
    speaker: str
    """The same in words."""
    stance: str
    text: str
    text_lang: Markup
    """The attributes lang and dir, where it is in another language than the page; else ""."""
    quote: str
    lang: str
    """Of the quote."""
    ties: tuple[tuple[str, tuple[ClaimKey, ...], Markup], ...]
    """How it stands to which claims, with links to them: `denies`, `disputes`, `disputed-by`, `supports`, `supported-by`."""
    disputed_sources: tuple[SourceKey, ...]
    said: str
    sources: tuple[SourceKey, ...]
    why: str
    assessed: str
    retracted: str
    note: str


def speaker_words(by: Iterable[str], names: Mapping[str, str], lang: str) -> str:
    """Who speaks, in words."""
    return listed([text(lang, "the archive") if who == ARCHIVE else names.get(who, who) for who in by], lang)


def linked_names(by: Iterable[str], names: Mapping[str, str], href: Callable[[str], str], lang: str) -> Markup:
    """Those who speak, each linked to its page where it has one."""
    found = [
        f'<a class="plain-link" href="{href(actor_address(who))}">{escape(isolated(names[who], lang))}</a>'
        if who in names
        else text(lang, "the archive")
        if who == ARCHIVE
        else str(escape(isolated(who, lang)))
        for who in by
    ]
    return Markup(text(lang, ", ").join(found))  # noqa: S704 - escaped above


def own_key(letter: str, claim: str, speakers: str, holds: Holds, lang: str) -> ClaimKey:
    """A claim of the page itself."""
    label = escape(say(lang, "Claim %(letter)s", letter=letter))
    link = f'<a href="#claim-{claim}" aria-label="{label}">{letter}</a>'
    return ClaimKey(letter, f"#claim-{claim}", speakers, holds, "", Markup(link))  # noqa: S704 - ids and letters


def told_key(told: ToldClaim, href: Callable[[str], str], lang: str) -> ClaimKey:
    """A claim of another incident."""
    label = say(lang, "Claim %(letter)s of “%(title)s”", letter=told.letter, title=told.title)
    link = Markup('<a href="{}" aria-label="{}">→{}</a>').format(href(told.address), label, told.letter)
    speakers = listed(told.speakers, lang)
    return ClaimKey(told.letter, told.address, speakers, told.holds, told.title, link)


def links_to(keys: Iterable[ClaimKey], lang: str) -> Markup:
    """Letters with commas between them."""
    return Markup(text(lang, ", ").join([key.link for key in keys]))  # noqa: S704 - links are escaped


def claim_keys(view: IncidentView, href: Callable[[str], str], lang: str) -> dict[str, ClaimKey]:
    """By id, of other incidents' claims by `incident-id#claim-id`: each claim that the page can point to."""
    letters, holds, names = view.letters, view.holds, view.names
    keys = {
        claim.id: own_key(
            letters.get(claim.id, ""),
            claim.id,
            speaker_words(claim.by, names, lang),
            holds.get(claim.id, claim.verdict),
            lang,
        )
        for claim in view.incident.claims
    }
    for key, told in view.told.items():
        keys[key] = told_key(told, href, lang)
    return keys


def told_language(view: IncidentView, translated: str, lang: str) -> str:
    """The language of something that a translation may say, where it is another than the page's."""
    told = view.translation.lang if translated and view.translation else view.incident.lang
    return "" if told == lang else told


def whose(per: tuple[str, ...], view: IncidentView, keys: Mapping[str, ClaimKey], lang: str) -> Whose | None:
    """Whose word it is that rests on these claims; None for the record's own."""
    if not per:
        return None
    found = tuple(keys[claim] for claim in per if claim in keys)
    speakers = list(dict.fromkeys(key.speakers for key in found if key.speakers))
    if not speakers:
        return None
    plural = len(speakers) > 1 or any(len(claim.by) > 1 for claim in view.incident.claims if claim.id in per)
    names = {"names": listed(speakers, lang)}
    words = texts(lang, "says %(names)s", "say %(names)s", len(speakers) + plural) % names
    links = links_to(found, lang)
    return Whose(words, found, links, Markup(f"{text(lang, ', ')}{escape(words)} ({links})"))  # noqa: S704 - escaped


def source_key(source: str, view: IncidentView) -> SourceKey:
    """A source of the page by its number; another one by its id."""
    number = view.numbers.get(source)
    if number is not None:
        return SourceKey(str(number), f"#source-{source}")
    return SourceKey(source.rpartition("/")[2], source_address(source))


def claim_rows(
    view: IncidentView,
    lang: str,
    keys: Mapping[str, ClaimKey],
    href: Callable[[str], str],
    passages: Iterable[Passage] = (),
) -> tuple[ClaimRow, ...]:
    """The claims by their letters."""
    first: dict[str, str] = {}
    for passage in passages:
        for one in passage.claims:
            first.setdefault(one, f"#{passage.id}")
    letters = view.letters
    claims = sorted(view.incident.claims, key=lambda claim: (len(letters.get(claim.id, "")), letters.get(claim.id, "")))
    return tuple(_row(claim, view, lang, keys, href, passage=first.get(claim.id, "")) for claim in claims)


def _row(
    claim: Claim,
    view: IncidentView,
    lang: str,
    keys: Mapping[str, ClaimKey],
    href: Callable[[str], str],
    *,
    passage: str,
) -> ClaimRow:
    key = keys[claim.id]
    names = view.names
    translated = view.translation.claims.get(claim.id, "") if view.translation else ""
    ties = view.ties.get(claim.id, _NO_TIES)
    return ClaimRow(
        id=claim.id,
        letter=key.letter,
        passage=passage,
        holds=key.holds,
        speakers=linked_names(claim.by, names, href, lang),
        speaker=key.speakers,
        stance=claim.stance,
        text=translated or claim.text,
        text_lang=language_attributes(told_language(view, translated, lang), lang),
        quote=claim.quote,
        lang=claim.lang,
        ties=_tied(claim, ties, keys, lang) if ties is not _NO_TIES else (),
        disputed_sources=tuple(source_key(source, view) for source in ties.sources),
        said=when_words(claim.date, lang) if claim.date else "",
        sources=tuple(source_key(source, view) for source in claim.sources),
        why=claim.why,
        assessed=when_words(claim.assessed, lang) if claim.assessed else "",
        retracted=when_words(claim.retracted, lang) if claim.retracted else "",
        note=claim.note,
    )


def _tied(
    claim: Claim, ties: Ties, keys: Mapping[str, ClaimKey], lang: str
) -> tuple[tuple[str, tuple[ClaimKey, ...], Markup], ...]:
    rows = (
        ("denies" if claim.stance == "denies" else "disputes", ties.disputes),
        ("disputed-by", ties.disputed_by),
        ("supports", ties.supports),
        ("supported-by", ties.supported_by),
    )
    found = [(kind, tuple(keys[one] for one in refs if one in keys)) for kind, refs in rows if refs]
    return tuple((kind, those, links_to(those, lang)) for kind, those in found)


def tie_words(kind: str, claims: str, lang: str) -> str:
    """How a claim stands to others, in words; `claims` names them."""
    messages = {
        "denies": text(lang, "in denial of %(claims)s"),
        "disputes": text(lang, "disputes %(claims)s"),
        "disputed-by": text(lang, "disputed by %(claims)s"),
        "supports": text(lang, "supports %(claims)s"),
        "supported-by": text(lang, "supported by %(claims)s"),
    }
    return messages[kind] % {"claims": claims}
