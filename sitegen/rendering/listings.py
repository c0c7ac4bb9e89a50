"""Lists cut into pages: one after the other, each section as far as it stands on the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from sitegen.rendering.addresses import paged
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import Listing, Section, SectionKind

T = TypeVar("T")


def listings(
    address: str,
    sections: Iterable[tuple[SectionKind, Sequence[str]]],
    cards: Mapping[str, msgspec.Raw],
    page_size: int,
) -> Iterator[Listing]:
    """The pages of a list, at least one; empty sections are not there."""
    filled = [(kind, ids) for kind, ids in sections if ids]
    rows = sum(len(ids) for _, ids in filled)
    pages = max(1, -(-rows // page_size))
    for page in range(1, pages + 1):
        start, end = (page - 1) * page_size, page * page_size
        yield Listing(
            address=address,
            sections=tuple(_cut(filled, cards, start, end)),
            page=page,
            pages=pages,
            total=rows,
        )


def _cut(
    sections: Iterable[tuple[SectionKind, Sequence[str]]], cards: Mapping[str, msgspec.Raw], start: int, end: int
) -> Iterator[Section]:
    """What stands between two rows of all sections taken together."""
    offset = 0
    for kind, ids in sections:
        shown = ids[max(0, start - offset) : max(0, end - offset)]
        if shown:
            yield Section(kind=kind, cards=tuple(cards[id_] for id_ in shown), total=len(ids))
        offset += len(ids)


def pages_of(rows: Sequence[T], page_size: int) -> list[Sequence[T]]:
    """Rows cut into pages, at least one."""
    return [rows[start : start + page_size] for start in range(0, len(rows), page_size)] or [rows]


def turned(head: Head, page: int, pages: int) -> Head:
    """The head of a page of a list, with the pages before and after it."""
    if pages == 1:
        return head
    address = head.address
    return msgspec.structs.replace(
        head,
        address=paged(address, page),
        previous=paged(address, page - 1) if page > 1 else "",
        next=paged(address, page + 1) if page < pages else "",
    )
