"""What stands beside a passage: who says it, what holds of it and why, what disputes it, where it was read."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import escape

from sitegen.rendering.claim_rows import ClaimKey, ClaimRow
from sitegen.rendering.source_rows import SourceRow


def claim_cards(rows: Iterable[ClaimRow], sources: Iterable[SourceRow], href: Callable[[str], str]) -> dict[str, str]:
    """By claim: the HTML of its card, without the frame."""
    by_address = {f"#source-{row.id}": row for row in sources}
    return {row.id: _card(row, by_address, href) for row in rows}


def told_cards(keys: Mapping[str, ClaimKey], href: Callable[[str], str]) -> dict[str, str]:
    """The cards of other incidents' claims: no more than what leads there."""
    return {
        claim: (
            f'<p><span class="k">→{key.letter}</span> <span class="who">{escape(key.speakers)}</span>: '
            f'<span class="v {key.holds}">{key.holds}</span>.</p>\n'
            f'<p>A claim of <a href="{href(key.address)}">{escape(key.title)}</a>.</p>\n'
        )
        for claim, key in keys.items()
        if key.title
    }


def _card(row: ClaimRow, sources: Mapping[str, SourceRow], href: Callable[[str], str]) -> str:
    denial, others = "", []
    for words, keys, _ in row.ties:
        named = ", ".join(_key(key, named=words in {"in denial of", "disputed by", "disputes"}) for key in keys)
        if words == "in denial of":
            denial = f", in denial of {named}"
        else:
            others.append(f"<p>{words.capitalize()} {named}.</p>\n")
    if row.disputed_sources:
        named = ", ".join(
            f'<a href="{href(one.address)}">source {escape(one.words)}</a>' for one in row.disputed_sources
        )
        others.append(f"<p>Disputes {named}.</p>\n")
    stance = ", assesses" if row.stance == "assesses" else ""
    since = f" since {row.assessed}" if row.assessed else ""
    if row.retracted:
        since += f", {row.retracted}"
    why = f" {escape(_sentence(row.why))}" if row.why else ""
    return (
        f'<p><span class="k">{row.letter}</span> <span class="who">{escape(row.speaker)}</span>{denial}{stance}: '
        f'<span class="v {row.holds}">{row.holds}</span>{since}.{why}</p>\n'
        f"{''.join(others)}{_read_in(row, sources)}"
    )


def _key(key: ClaimKey, *, named: bool) -> str:
    return f"{key.link} ({escape(key.speakers)})" if named and key.speakers else str(key.link)


def _read_in(row: ClaimRow, sources: Mapping[str, SourceRow]) -> str:
    found = []
    for one in row.sources:
        source = sources.get(one.address)
        if source is None:
            continue
        text = f'<a href="{one.address}">{escape(source.short)}</a>'
        if source.via:
            via = source.via_title or f"source {source.via.words}"
            text += (
                f', read via <a href="{source.via.address}">{escape(via)}</a>' if source.via.address[0] == "#" else ""
            )
        found.append(text)
    return f'<p class="src">In {"; ".join(found)}.</p>\n' if found else ""


def _sentence(words: str) -> str:
    return words if words[-1] in ".!?…" else f"{words}."
