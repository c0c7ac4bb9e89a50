"""An incident and those it is related to, on one axis of time."""

import msgspec

from sitegen.rendering.names import speakers_of
from sitegen.rendering.views.card import Card
from sitegen.rendering.views.incident import IncidentView
from sitegen.rendering.views.timeline import TimeRow

_CARD = msgspec.msgpack.Decoder(Card | None)


def related_times(view: IncidentView) -> tuple[TimeRow, ...]:
    """The incident itself, without an address, and its related ones whose dates are known, by the earliest possible day.

    None of them where fewer than two can be drawn.
    """
    date = view.incident.date
    if not view.related or date is None or not date.begins:
        return ()
    says = ", ".join(speakers_of(view.incident, view.incident.date_per, view.names))
    rows = {"": TimeRow(view.head.title or view.incident.id, "", "", date, says)}
    for one in view.related:
        card: Card | None = _CARD.decode(one.card) if one.address and one.card else None
        if card and card.date and card.date.begins:
            rows[one.address] = TimeRow(one.title, one.address, card.lang, card.date, card.date_says)
    if len(rows) == 1:
        return ()
    return tuple(sorted(rows.values(), key=_order))


def _order(row: TimeRow) -> tuple[str, str, str]:
    date = row.date
    assert date is not None
    return date.earliest, date.latest or "9999", row.title
