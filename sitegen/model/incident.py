"""An incident and what it is made of; names are those of the fields in docs/authors/schema.md.

Absent text is "", absent lists are (), an absent date is None. `per` names claims of the same file.
"""

from typing import Literal

import msgspec

from sitegen.model.amount import Amount
from sitegen.model.when import When

Names = dict[str, str]
"""A name by language; the key "" is a name that is given for all languages."""

State = Literal["published", "draft", "withdrawn", "merged", "split"]
Verdict = Literal["unverified", "corroborated", "confirmed", "refuted"]
Holds = Literal["unverified", "corroborated", "contested", "confirmed", "refuted", "retracted"]
"""What holds of a claim: its verdict; `contested` while it is unverified and a live claim disputes it or is disputed by it."""
GONE: tuple[State, ...] = ("withdrawn", "merged", "split")
"""States whose page is a tombstone."""


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The base of all values of an incident file: immutable, compared by content, encoded as a mapping."""


def plain_name(names: Names, language: str, otherwise: str = "") -> str:
    """A name for who runs sitegen: in the archive's language, else for all languages, else in any."""
    return names.get(language) or names.get("") or next(iter(names.values()), otherwise)


class Place(Value, frozen=True):
    region: str = ""
    """A path in the region tree: `ru/belgorod/graivoron`."""
    name: Names = {}
    point: tuple[float, float] | None = None
    """Latitude, longitude in WGS 84 degrees; already coarsened where `blur_km` is given."""
    precision: str = ""
    """exact, vicinity, settlement, district, region, country; "" is not stated."""
    radius_km: float | None = None
    role: str = "scene"
    method: str = ""
    note: str = ""
    per: tuple[str, ...] = ()
    blur_km: float | None = None


class Outcome(Value, frozen=True):
    word: str
    on: When | None = None


class Involvement(Value, frozen=True):
    """An actor in an incident; exactly one of `actor` (an id) and `name` is given."""

    actor: str = ""
    name: Names = {}
    role: str = "involved"
    outcome: Outcome | None = None
    note: str = ""
    per: tuple[str, ...] = ()


class Source(Value, frozen=True):
    """A source record, of one incident or shared; a reference to a shared record has `shared` and what the incident adds."""

    id: str
    shared: bool = False
    """True for a reference to content/sources/<id>.md; its other fields are then only `note` and `accessed`."""
    kind: str = ""
    by: tuple[str, ...] = ()
    title: Names = {}
    publisher: str = ""
    medium: str = ""
    date: When | None = None
    accessed: When | None = None
    lang: str = ""
    url: str = ""
    archived: str = ""
    sha256: str = ""
    via: str = ""
    reliability: str = ""
    note: str = ""


class Claim(Value, frozen=True):
    id: str
    text: str = ""
    by: tuple[str, ...] = ()
    """Each an actor's id (small letters, digits, hyphens) or a name; `archive` is the archive itself."""
    date: When | None = None
    stance: Literal["asserts", "denies", "assesses"] = "asserts"
    disputes: tuple[str, ...] = ()
    """`claim-id`, `incident-id#claim-id` or `source:source-id`, as written."""
    supports: tuple[str, ...] = ()
    quote: str = ""
    lang: str = ""
    sources: tuple[str, ...] = ()
    verdict: Verdict = "unverified"
    why: str = ""
    assessed: When | None = None
    retracted: When | None = None
    note: str = ""


class Question(Value, frozen=True):
    text: str
    claims: tuple[str, ...] = ()


class Figure(Value, frozen=True):
    """One row of figures: measures of one group, each somebody's or the archive's own estimate."""

    measures: dict[str, Amount] = {}
    group: str = "all"
    per: tuple[str, ...] = ()
    estimate: bool = False
    note: str = ""


class Relation(Value, frozen=True):
    incident: str
    type: str = ""
    note: str = ""
    per: tuple[str, ...] = ()


class FieldValue(Value, frozen=True):
    """The value of a field of the archive's own; the type is declared in the settings."""

    values: tuple[str, ...] = ()
    """Canonical text of each value: a choice's word, `true`, `false`, a number, an EDTF date, an address, an id."""
    amounts: tuple[Amount, ...] = ()
    """The same values, for a field of type `amount`."""
    dates: tuple[When, ...] = ()
    """The same values, for a field of type `date`."""
    unknown: bool = False
    per: tuple[str, ...] = ()
    estimate: bool = False
    note: str = ""


class Medium(Value, frozen=True):
    file: str = ""
    """The name of a file in content/media."""
    url: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    source: str = ""
    sensitive: bool = False
    note: str = ""


class LogEntry(Value, frozen=True):
    date: When
    type: str
    field: str = ""
    why: str = ""


class Review(Value, frozen=True):
    state: str
    by: str = ""
    on: When | None = None


class Translation(Value, frozen=True):
    """What `<id>.<lang>.md` says; all else is the incident's own."""

    lang: str
    path: str
    title: str = ""
    summary: str = ""
    warning: str = ""
    claims: dict[str, str] = {}
    figures: dict[str, str] = {}
    media: dict[str, str] = {}
    log: dict[str, str] = {}
    account: str = ""
    """The digest of its annotated prose."""
    refs: tuple["BodyReference", ...] = ()
    """As of an incident; its own claims as `claim`, its citations as `citation`, each with the incident's id before `#`."""


class Incident(Value, frozen=True):
    """The front matter of one incident file; its prose is an `Account`, kept apart."""

    id: str
    path: str
    title: str = ""
    date: When | None = None
    """None only of a withdrawn, merged or split incident, or beside a problem."""
    summary: str = ""
    date_note: str = ""
    date_per: tuple[str, ...] = ()
    time: str = ""
    timezone: str = ""
    reported: When | None = None
    published: When | None = None
    """As written; `archive.Entry.published` has the day that holds."""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Involvement, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    fields: dict[str, FieldValue] = {}
    identifiers: dict[str, tuple[str, ...]] = {}
    media: tuple[Medium, ...] = ()
    warning: str = ""
    log: tuple[LogEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    lang: str = ""
    licence: str = ""
    state: State = "published"
    into: tuple[str, ...] = ()
    reason: str = ""
    review: Review | None = None
    publish_after: str = ""
    """A day, `YYYY-MM-DD`."""
    refs: tuple["BodyReference", ...] = ()
    """What the prose points to outside its own file, for the checks over all files."""
    stated: tuple[str, ...] = ()
    """Own claims that passages state, in the order of the account; claims are lettered in this order, then the rest."""
    cited: tuple[str, ...] = ()
    """Sources in the order in which the account first cites them; numbered in this order, then the rest."""
    account: str = ""
    """The digest of its annotated prose; "" where the file has none."""
    headings: tuple[str, ...] = ()
    """Slugs of the headings of the prose, without `h-`."""


class BodyReference(msgspec.Struct, frozen=True, array_like=True):
    """A form in the prose that points to another file, with its position there."""

    kind: Literal["incident", "claim", "media", "page", "region", "actor", "source", "citation"]
    """incident: target is an incident id; claim: `incident-id#claim-id`, of a claim or a heading; media: a file name;
    page: a page's name; region: a path in the tree; actor, source: an id; citation: `incident-id#source-id`."""
    target: str
    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""
    """The file that the path leads to, from the archive's folder; "" of a form without a path."""
