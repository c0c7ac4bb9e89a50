"""The second wall: whatever the writer let through, only these elements and attributes leave this wing."""

from functools import lru_cache

import nh3

_ELEMENTS = {
    *("p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "br", "hr", "a"),
    *("table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6"),
}
_SEAM = chr(0xE00E)
"""Stands between pieces while they are cleaned as one; content that has it is refused."""


def clean(pieces: list[str]) -> list[str]:
    """Pieces of HTML with nothing in them that is not on the list."""
    if not pieces:
        return []
    cleaned = _cleaner().clean(_SEAM.join(pieces)).split(_SEAM)
    # A seam that went astray (into an attribute, say) must never shift one piece into another.
    return cleaned if len(cleaned) == len(pieces) else [_cleaner().clean(piece) for piece in pieces]


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_ELEMENTS,
        attributes={
            **{f"h{level}": {"id"} for level in range(3, 7)},
            "a": {"href", "title"},
            "ol": {"start"},
        },
        allowed_classes={"th": {"left", "center", "right"}, "td": {"left", "center", "right"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
