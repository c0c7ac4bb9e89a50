"""The page of an incident: all of its own file, and what the others say of it. Words are made where the page is."""

import msgspec

from sitegen.model.incident import Holds, Incident, Source, Translation
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.maps import Ground
from sitegen.rendering.views.media import ShownFile
from sitegen.rendering.views.prose import Target, ToldClaim


class Ties(msgspec.Struct, frozen=True, array_like=True):
    """What a claim stands against and with. A claim of this incident is its id, another one `incident-id#claim-id`."""

    disputes: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Ids of the sources that it disputes; those of other incidents as `incident-id/source-id`."""


class RelatedIncident(msgspec.Struct, frozen=True, array_like=True):
    address: str
    """"" for one that is not public."""
    title: str
    type: str
    """A word of the vocabulary."""
    inverse: bool
    note: str
    per: tuple[str, ...]
    """Claims of this incident, where it is one party's word and this file says so."""
    says: tuple[str, ...] = ()
    """Speakers, where the other file says it in one party's word."""
    card: msgspec.Raw = msgspec.Raw()
    """The card of a public one, encoded."""
    state: str = ""
    """withdrawn or split, where that is what stands there."""
    lang: str = ""
    """Of the title, where it is another than the page's."""


class IncidentView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    incident: Incident
    published: str
    updated: str
    letters: dict[str, str]
    numbers: dict[str, int]
    """Of its sources."""
    holds: dict[str, Holds]
    names: dict[str, str]
    """Of the actors that it mentions, by id."""
    regions: dict[str, str]
    """Names of the regions that it mentions and of those above them, by path."""
    sources: dict[str, Source]
    """The shared sources that it names, by id."""
    ties: dict[str, Ties]
    """By claim, for those that have any."""
    told: dict[str, ToldClaim]
    """The claims of other incidents that it mentions, by `incident-id#claim-id`."""
    targets: dict[str, Target]
    """What the links of its prose lead to."""
    disputed_sources: dict[str, tuple[str, ...]] = {}
    """By source: the claims that dispute it."""
    related: tuple[RelatedIncident, ...] = ()
    same_day: tuple[msgspec.Raw, ...] = ()
    """Cards of others that begin on the same day."""
    near_by: tuple[msgspec.Raw, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    edit: str = ""
    """The address of its file in the repository."""
    translation: Translation | None = None
    """On a page in another language: what the translation says."""
    languages: tuple[str, ...] = ()
    """Other languages in which it can be read."""
    untranslated: str = ""
    """Its own language, where it is not that of the site and nobody has translated it yet."""
    media: dict[str, ShownFile] = {}
    """By name in content/media: the files that it lists, and those that its prose shows."""
    ground: Ground | None = None
    """What its map is drawn on; None where nothing lies on the earth, or nothing is known of where."""


class TombstoneView(msgspec.Struct, frozen=True, array_like=True):
    head: Head
    id: str
    state: str
    reason: str
    into: tuple[Link, ...]
    published: str
    """A day; "" where no date of it is known."""
    changed: str
    changes: tuple[tuple[str, str, str], ...] = ()
    """Day, type in words and reason of each log entry of its going."""
