"""What stands beside a passage: who says it, what holds of it and why, what disputes it, where it was read."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import escape

from sitegen.rendering.claim_rows import ClaimKey, ClaimRow, tie_words
from sitegen.rendering.phrases import holds_words, say, text
from sitegen.rendering.source_rows import SourceRow


def claim_cards(
    rows: Iterable[ClaimRow], sources: Iterable[SourceRow], href: Callable[[str], str], lang: str
) -> dict[str, str]:
    """By claim: the HTML of its card, without the frame."""
    by_address = {f"#source-{row.id}": row for row in sources}
    return {row.id: _card(row, by_address, href, lang) for row in rows}


def told_cards(keys: Mapping[str, ClaimKey], href: Callable[[str], str], lang: str) -> dict[str, str]:
    """The cards of other incidents' claims: no more than what leads there."""
    return {
        claim: (
            f'<p><span class="k">→{key.letter}</span> <span class="who">{escape(key.speakers)}</span>: '
            f'<span class="v {key.holds}">{holds_words(key.holds, lang)}</span>.</p>\n'
            f"<p>{_of_incident(key, href, lang)}</p>\n"
        )
        for claim, key in keys.items()
        if key.title
    }


def _of_incident(key: ClaimKey, href: Callable[[str], str], lang: str) -> str:
    link = f'<a href="{href(key.address)}">{escape(key.title)}</a>'
    return say(lang, "A claim of %(incident)s.", incident=link)


def _card(row: ClaimRow, sources: Mapping[str, SourceRow], href: Callable[[str], str], lang: str) -> str:
    denial, others, comma = "", [], text(lang, ", ")
    for kind, keys, _ in row.ties:
        named = comma.join(_key(key, named=kind not in {"supports", "supported-by"}) for key in keys)
        words = tie_words(kind, named, lang)
        if kind == "denies":
            denial = f"{comma}{words}"
        else:
            others.append(f"<p>{words[:1].upper()}{words[1:]}.</p>\n")
    if row.disputed_sources:
        named = comma.join(
            f'<a href="{href(one.address)}">{escape(say(lang, "source %(number)s", number=one.words))}</a>'
            for one in row.disputed_sources
        )
        words = tie_words("disputes", named, lang)
        others.append(f"<p>{words[:1].upper()}{words[1:]}.</p>\n")
    stance = comma + text(lang, "assesses") if row.stance == "assesses" else ""
    since = f" {say(lang, 'since %(day)s', day=row.assessed)}" if row.assessed else ""
    if row.retracted:
        since += f"{comma}{row.retracted}"
    why = f" {escape(_sentence(row.why))}" if row.why else ""
    return (
        f'<p><span class="k">{row.letter}</span> <span class="who">{escape(row.speaker)}</span>{denial}{stance}: '
        f'<span class="v {row.holds}">{holds_words(row.holds, lang)}</span>{since}.{why}</p>\n'
        f"{''.join(others)}{_read_in(row, sources, lang)}"
    )


def _key(key: ClaimKey, *, named: bool) -> str:
    return f"{key.link} ({escape(key.speakers)})" if named and key.speakers else str(key.link)


def _read_in(row: ClaimRow, sources: Mapping[str, SourceRow], lang: str) -> str:
    found = []
    for one in row.sources:
        source = sources.get(one.address)
        if source is None:
            continue
        words = f'<a href="{one.address}">{escape(source.short)}</a>'
        if source.via and source.via.address[0] == "#":
            via = source.via_title or say(lang, "source %(number)s", number=source.via.words)
            link = f'<a href="{source.via.address}">{escape(via)}</a>'
            words = say(lang, "%(source)s, read via %(other)s", source=words, other=link)
        found.append(words)
    if not found:
        return ""
    said = say(lang, "In %(sources)s.", sources=text(lang, "; ").join(found))
    return f'<p class="src">{said}</p>\n'


def _sentence(words: str) -> str:
    return words if words[-1] in ".!?…" else f"{words}."
