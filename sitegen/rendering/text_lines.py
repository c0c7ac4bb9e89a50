"""Text cut into lines of a known width, for what is drawn: share cards."""

from functools import lru_cache

from sitegen.rendering.font_advances import BOLD, REGULAR

ELLIPSIS = "…"
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "": "\u2068"}
_END_OF_ISOLATE = "\u2069"
_DIRECTIONAL = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
"""Characters that turn the text behind them: a line that is cut could not end what they begin."""


@lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[str, int]:
    """By character: its width in thousandths of the size."""
    found: dict[str, int] = {}
    for row in (BOLD if bold else REGULAR).splitlines():
        first, *widths = row.split()
        start = int(first, 16)
        found |= {chr(start + place): int(width) for place, width in enumerate(widths)}
    return found


def can_be_drawn(text: str) -> bool:
    """Whether the vendored font has every character of a text."""
    return all(character in _advances(bold=True) for character in " ".join(text.split()))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most; Arabic letters are narrower where they are joined."""
    known = _advances(bold)
    return sum(known.get(character, 0) for character in text) * size / 1000


def lines_of(text: str, size: float, width: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in lines of at most this width, broken between words; what is too much for them is cut, with `…`.

    Characters that the vendored font has not, and those that turn a text, are left out.
    """
    known = _advances(bold)
    plain = "".join(one for one in " ".join(text.split()) if one in known and one not in _DIRECTIONAL)
    lines: list[str] = []
    line = ""
    for word in plain.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, size, width, bold=bold)
        lines += whole
    lines += [line] if line else []
    if len(lines) > most:
        last = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], _cut(last, size, width, bold=bold)]
    return lines


def _pieces(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    """A word, in several pieces where it is wider than a line."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cut(text: str, size: float, width: float, *, bold: bool) -> str:
    """The beginning of a text that fits with `…` behind it, at the end of a word where one ends near."""
    kept = text
    while kept and width_of(kept + ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0] if text[len(kept) : len(kept) + 1].strip() else kept
    kept = whole if len(whole) * 3 > len(kept) * 2 else kept
    return kept.rstrip(" ,;:.–—-") + ELLIPSIS


def turned(line: str, direction: str = "") -> str:
    """The line as a whole of its own that runs in a direction (that of its first letter, without one), for a drawing."""
    return f"{_ISOLATES[direction]}{line}{_END_OF_ISOLATE}"
