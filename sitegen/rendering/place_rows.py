"""Where it happened and who had a part in it, each with whose word it is."""

from collections.abc import Mapping

import msgspec

from sitegen.model.incident import Place
from sitegen.rendering.addresses import actor_address, region_address
from sitegen.rendering.claim_rows import ClaimKey, Whose, whose
from sitegen.rendering.labels import Labels
from sitegen.rendering.names import name_in
from sitegen.rendering.phrases import isolated, say, text
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.incident import IncidentView
from sitegen.rendering.words import number_words, when_words


class PlaceRow(msgspec.Struct, frozen=True):
    name: str
    """What it is called, or the finest region's name."""
    address: str
    around: str
    """The regions around it, from the inside: `Belgorod region, Russia`."""
    role: str
    """In words, unless it is the scene."""
    precision: str
    """How well it is known, in words."""
    point: str
    """Its coordinates, with how exact they are."""
    note: str
    whose: Whose | None


class RoleRow(msgspec.Struct, frozen=True):
    actor: Link
    outcome: str
    note: str
    whose: Whose | None


def place_rows(view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]) -> tuple[PlaceRow, ...]:
    """The places: what the record knows first, then what one party alone says."""
    rows = rows_of_places(view, lang, labels, keys)
    return tuple(sorted(rows, key=lambda row: row.whose is not None))


def rows_of_places(view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]) -> tuple[PlaceRow, ...]:
    """The places in the order of the file."""
    return tuple([_place(place, view, lang, labels, keys) for place in view.incident.places])


def _place(place: Place, view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]) -> PlaceRow:
    parts = place.region.split("/") if place.region else []
    paths = ["/".join(parts[:depth]) for depth in range(len(parts), 0, -1)]
    names = [view.regions.get(path, path) for path in paths]
    own = name_in(place.name, lang)
    address = ""
    if not own or (names and names[0] == own):
        own, address = (names[0], region_address(paths[0])) if names else ("", "")
        names = names[1:]
    return PlaceRow(
        name=isolated(own, lang) if own else _point(place, lang),
        address=address,
        around=text(lang, ", ").join(isolated(name, lang) for name in names),
        role="" if place.role == "scene" else labels.label("place-roles", place.role).lower(),
        precision=_precision(place, lang),
        point=_point(place, lang) if place.point and own else "",
        note=" ".join(part for part in (place.note, place.method) if part),
        whose=whose(place.per, view, keys, lang),
    )


def _precision(place: Place, lang: str) -> str:
    if place.precision:
        return precision_words(place.precision, lang)
    return text(lang, "how exact is not stated") if place.point else ""


def precision_words(precision: str, lang: str) -> str:
    """How well a place is known, in words."""
    words = {
        "exact": text(lang, "exactly known"),
        "vicinity": text(lang, "known to the vicinity"),
        "settlement": text(lang, "known to the settlement"),
        "district": text(lang, "known to the district"),
        "region": text(lang, "known to the region"),
        "country": text(lang, "known to the country"),
    }
    return words[precision]


def _point(place: Place, lang: str) -> str:
    if place.point is None:
        return ""
    latitude, longitude = place.point
    north = text(lang, "%(degrees)s° N") if latitude >= 0 else text(lang, "%(degrees)s° S")
    east = text(lang, "%(degrees)s° E") if longitude >= 0 else text(lang, "%(degrees)s° W")
    words = [north % {"degrees": f"{abs(latitude):g}"}, east % {"degrees": f"{abs(longitude):g}"}]
    if place.radius_km:
        words.append(say(lang, "within %(number)s km", number=number_words(place.radius_km, lang)))
    if place.blur_km:
        coarse = number_words(place.blur_km, lang)
        words.append(say(lang, "made coarser on purpose, to %(number)s km", number=coarse))
    return text(lang, ", ").join(words)


def role_rows(
    view: IncidentView, lang: str, labels: Labels, keys: Mapping[str, ClaimKey]
) -> tuple[tuple[str, tuple[RoleRow, ...]], ...]:
    """By role: those who have it, and whose word that is."""
    found: dict[str, list[RoleRow]] = {}
    for row in view.incident.actors:
        outcome = labels.label("outcomes", row.outcome.word).lower() if row.outcome else ""
        if row.outcome and row.outcome.on:
            outcome += text(lang, ", ") + when_words(row.outcome.on, lang)
        actor = (
            Link(isolated(view.names.get(row.actor, row.actor), lang), actor_address(row.actor))
            if row.actor
            else Link(isolated(name_in(row.name, lang), lang), "")
        )
        found.setdefault(row.role, []).append(RoleRow(actor, outcome, row.note, whose(row.per, view, keys, lang)))
    known = labels.settings.vocabulary.get("actor-roles", {})
    order = [*(role for role in known if role in found), *(role for role in found if role not in known)]
    return tuple((labels.label("actor-roles", role), tuple(found[role])) for role in order)
