"""All incidents together: what indexing makes of them, and what pages are planned from.

Ids of incidents are listed in the archive's order: by earliest possible day, then latest (open last), then id.
Only what is public at the build's date is here: drafts and embargoed incidents are left out (or in, with --drafts)
before the archive is made. Withdrawn, merged and split incidents are in `tombstones` alone.
"""

from typing import Literal

import msgspec

from sitegen.model.atlas import Atlas
from sitegen.model.coverage import Coverage, Usage
from sitegen.model.incident import Claim, Holds, Incident, Names, Translation, Value
from sitegen.model.records import ActorRecord, MediaFile, PageRecord, RegionRecord, SourceRecord
from sitegen.model.settings import Settings, Term
from sitegen.model.stated import Counts


class ClaimRef(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A claim of the archive, by its home."""

    incident: str
    claim: str


class ClaimNode(Value, frozen=True):
    """A claim with what all files together say of it."""

    ref: ClaimRef
    claim: Claim
    holds: Holds
    letter: str
    """a, b, … z, aa: by first mention in its incident's account, then by the front matter's order."""
    disputes: tuple[ClaimRef, ...] = ()
    """What its own row disputes."""
    disputed_by: tuple[ClaimRef, ...] = ()
    supports: tuple[ClaimRef, ...] = ()
    supported_by: tuple[ClaimRef, ...] = ()
    disputed_sources: tuple[str, ...] = ()
    """Ids of the sources that it disputes (shared ones), or `incident-id/source-id`."""


class Related(Value, frozen=True):
    """One incident's relation to another, written there or here."""

    incident: str
    """Its id in `entries`; or in `tombstones` (withdrawn or split: say so) or `hidden` (show words without a link)."""
    type: str
    inverse: bool = False
    """True where the other file wrote it."""
    note: str = ""
    per: tuple[str, ...] = ()


class Entry(Value, frozen=True):
    """An incident in its place in the archive."""

    incident: Incident
    """Regions, actors and shared sources stand here under their ids of now, not under former ones."""
    published: str
    """The day on which the record appeared, `YYYY-MM-DD`; by the fallbacks of the schema; "" where no date of it is known."""
    updated: str
    """The newest day of its log, else `published`."""
    letters: dict[str, str]
    """Claim id to letter."""
    numbers: dict[str, int]
    """Source id to number: as cited, then the rest; a former id of a shared source has the number too."""
    related: tuple[Related, ...] = ()
    contested: int = 0
    """How many of its claims are contested."""
    holds: dict[str, Holds] = {}
    """Claim id to what holds of it."""
    translations: dict[str, Translation] = {}
    """By language, sorted."""
    same_day: tuple[str, ...] = ()
    """Up to five others that begin on the same day."""
    near_by: tuple[str, ...] = ()
    """Up to five others of the same finest region, nearest in time first; none of the same day."""


class Total(Value, frozen=True):
    """What a set of incidents says of one measure; never one number for both voices."""

    measure: str
    estimate_low: float | int = 0
    estimate_high: float | int | None = 0
    """None: open."""
    estimate_about: bool = False
    estimates: int = 0
    """Incidents with an estimate of the archive's."""
    claimed_low: float | int = 0
    claimed_high: float | int | None = 0
    claimed_about: bool = False
    claimed: int = 0
    """Incidents without an estimate but with a claimed number."""
    in_words: int = 0
    words: tuple[str, ...] = ()
    """The words themselves, each once, sorted."""
    unknown: int = 0
    not_stated: int = 0
    incidents: int = 0
    """All of them: the sum of the five counts above, and of those left out as `part-of` or `same-event`."""


class RegionNode(Value, frozen=True):
    """A region of the tree, with or without a file."""

    region: str
    """Its path, `ru/belgorod`."""
    name: Names
    iso: str = ""
    kind: str = ""
    record: RegionRecord | None = None
    children: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    """Counted here or below, by role scene, target or crash-site; each once."""
    own: tuple[str, ...] = ()
    """Of these, the ones that name this region and none below it."""
    said_only: tuple[str, ...] = ()
    """Of these, the ones that only `per` places put here."""
    mentioned: tuple[str, ...] = ()
    """Listed apart: here or below by another role (origin, mentioned) alone."""
    claims_land: tuple[str, ...] = ()
    """Regions that list this state in `claimed_by`."""
    totals: tuple[Total, ...] = ()
    """Of `incidents`: one for each measure that any of them states."""


class Period(Value, frozen=True):
    """A day, a month, a year; "" is all of them, with the shelf "year unknown"."""

    key: str
    """`2023-05-22`, `2023-05`, `2023` or ""."""
    begins: tuple[str, ...] = ()
    """Incidents that begin here, those of its shelf included."""
    shelf: tuple[str, ...] = ()
    """Of these, the ones that are known no finer than this."""
    going_on: tuple[str, ...] = ()
    """Incidents that overlap it and begin elsewhere; not counted."""
    children: tuple[str, ...] = ()
    """Keys of the periods inside that have a page."""
    totals: tuple[Total, ...] = ()
    """Of `begins`."""


class ActorNode(Value, frozen=True):
    id: str
    name: Names
    record: ActorRecord
    parts: tuple[str, ...] = ()
    """Actors that are part of it, or its members, at any depth."""
    part_of: tuple[str, ...] = ()
    """The way up, nearest first."""
    groups: tuple[str, ...] = ()
    """Actors that name it in `members`."""
    claims: tuple[ClaimRef, ...] = ()
    """Made by it or by its parts."""
    own_claims: tuple[ClaimRef, ...] = ()
    incidents: tuple[str, ...] = ()
    """Those in which it or a part has a role, or speaks."""
    roles: tuple[tuple[str, int], ...] = ()
    """Incident id and index in its `actors`: where it or a part has a role."""
    sources: tuple[str, ...] = ()
    """Keys of `Archive.sources` that it or a part speaks in or publishes (`by`)."""
    totals: tuple[Total, ...] = ()
    """Of `incidents`."""


class TermNode(Value, frozen=True):
    """A word of the categories, or a value of a field with `index = true`."""

    term: Term
    children: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    """With those of the words under it."""
    own: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    """Of `incidents`."""


class SourceNode(Value, frozen=True):
    """A source: a shared record under its id, an incident's own under `incident-id/source-id`."""

    key: str
    record: SourceRecord | None = None
    incident: str = ""
    """Of an own source: the incident."""
    incidents: tuple[str, ...] = ()
    """That name it."""
    claims: tuple[ClaimRef, ...] = ()
    """That rest on it."""
    via_of: tuple[str, ...] = ()
    """Keys of sources that were read via this one."""
    disputed_by: tuple[ClaimRef, ...] = ()


class Dispute(Value, frozen=True):
    """Claims that dispute one another, in two sides where they fall into two."""

    incident: str
    """The incident that asks the question, else the one with most of the claims (the first in order)."""
    question: str = ""
    """Else it is headed by the incident's title."""
    sides: tuple[tuple[ClaimRef, ...], ...] = ()
    """Two sides, or one where they do not fall into two; what supports a side's claim and disputes nobody stands with it."""
    sources: tuple[str, ...] = ()
    """Keys of the sources that a claim of it disputes."""


class Change(Value, frozen=True):
    """A line of /corrections/."""

    date: str
    incident: str
    type: str
    field: str = ""
    why: str = ""
    state: Literal["", "withdrawn", "merged", "split"] = ""


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    settings: Settings
    entries: dict[str, Entry]
    """Public incidents by id, in the archive's order."""
    tombstones: dict[str, Incident]
    """Withdrawn, merged and split ones, by id."""
    hidden: dict[str, Incident]
    """Drafts and embargoed ones that a link may point to: by id; only the title is ever read by a page, and not even that."""
    aliases: dict[str, str]
    """Former id to the incident's id, of public incidents and of tombstones."""
    merged: dict[str, str] = {}
    """Id of a merged incident to the one that it leads to, through every further merge and alias."""
    regions: dict[str, RegionNode]
    """By path, parents before children, sorted."""
    no_place: tuple[str, ...]
    """Incidents that name no region."""
    periods: dict[str, Period]
    """By key, sorted; "" is there always."""
    actors: dict[str, ActorNode]
    actor_aliases: dict[str, str]
    categories: dict[str, TermNode]
    field_values: dict[str, dict[str, TermNode]]
    """By field, then by value, for the fields with a page for each value."""
    sources: dict[str, SourceNode]
    claims: dict[ClaimRef, ClaimNode]
    disputes: tuple[Dispute, ...]
    """By earliest day of the incident, then by the question."""
    changes: tuple[Change, ...]
    """Newest first."""
    pages: dict[str, PageRecord]
    """By `order`, then by title."""
    media: dict[str, MediaFile]
    """The files that something public shows, with their captions and transcripts; the others are not published."""
    region_aliases: dict[str, str] = {}
    """Former path of a region to its path."""
    source_aliases: dict[str, str] = {}
    """Former id of a shared source to its id."""
    totals: tuple[Total, ...] = ()
    """Of all public incidents."""
    coverage: Coverage = Coverage()
    """How complete they are."""
    usage: Usage = {}
    """How often the words of the vocabularies are used."""
    atlas: Atlas = Atlas()
    """Where the regions lie; empty where they do not lie on the earth."""
    counts: Counts = Counts()
    """What each of them states."""
    updated: str
    """The newest `updated` of all, or the newest date in the content; "" for an empty archive."""
