"""A row of a list: what is shown of an incident wherever it is listed."""

import msgspec

from sitegen.model.when import When


class TrailStep(msgspec.Struct, frozen=True, array_like=True):
    name: str
    address: str
    """"" for a place without a page of its own."""
    says: str = ""
    """Whose word it is; "" where the record knows it."""


class Card(msgspec.Struct, frozen=True, array_like=True):
    id: str
    title: str
    lang: str
    """Of the title, where it is another than the page's."""
    summary: str
    summary_lang: str
    """Likewise, of the summary."""
    date: When | None
    date_says: str
    """Whose word the date is; "" where the record knows it."""
    trail: tuple[TrailStep, ...]
    claims: int
    contested: int
    hurt: tuple[str, ...]
    """What was counted, in words with whose figure it is: `at least 8 wounded, says The National`."""
    state: str = ""
    """draft, where drafts are shown; else ""."""
    warning: bool = False
    """It has a content warning."""
