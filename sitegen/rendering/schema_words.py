"""Every field of an incident with what it means, and the words that no setting changes."""

from functools import partial

import msgspec

from sitegen.rendering.phrases import text


class SchemaField(msgspec.Struct, frozen=True):
    group: str
    name: str
    type: str
    means: str
    required: bool = False
    words: str = ""
    """The list that its words are from."""


def schema_fields(lang: str) -> tuple[SchemaField, ...]:
    """In the order of docs/authors/schema.md; what is never published is left out."""
    _ = partial(text, lang)
    t = _types(lang)
    return (
        SchemaField("when", "date", t["EDTF date"], _("When it happened, with all of its doubt"), required=True),
        SchemaField("when", "date_note", t["text"], _("What a date cannot say")),
        SchemaField("when", "date_per", t["claims"], _("Claims that alone vouch for the date")),
        SchemaField("when", "time", t["time of day"], _("HH:MM, about it, between two, or a word as “night”")),
        SchemaField("when", "timezone", t["time zone"], _("The zone of the time, by its IANA name")),
        SchemaField("when", "reported", t["EDTF date"], _("When it was first reported")),
        SchemaField("when", "published", t["EDTF date"], _("When the record appeared")),
        SchemaField("what", "title", t["text"], _("What happened, in neutral words"), required=True),
        SchemaField("what", "summary", t["text"], _("One to three sentences")),
        SchemaField("what", "categories", t["words"], _("What kind of incident it is"), words="categories"),
        SchemaField("what", "tags", t["words of the file"], _("For filtering")),
        SchemaField("what", "warning", t["text"], _("What a reader should be warned of")),
        SchemaField("where", "places", t["list"], _("Where it happened")),
        SchemaField("where", "places.region", t["path"], _("In the tree of regions, from the country down")),
        SchemaField("where", "places.name", t["text, by language"], _("Of a place that has no region of its own")),
        SchemaField("where", "places.point", t["latitude, longitude"], _("In degrees, WGS 84")),
        SchemaField("where", "places.precision", t["word"], _("How exactly the place is known"), words="precision"),
        SchemaField("where", "places.radius_km", t["number"], _("How far off the point may be")),
        SchemaField("where", "places.role", t["word"], _("What the place is to the incident"), words="place-roles"),
        SchemaField("where", "places.method", t["text"], _("How the point was found")),
        SchemaField("where", "places.note", t["text"], _("Anything else")),
        SchemaField("where", "places.per", t["claims"], _("Claims that alone name this place")),
        SchemaField("where", "places.blur_km", t["number"], _("The point is published only as exact as this")),
        SchemaField("who", "actors", t["list"], _("Who was involved, and in which part")),
        SchemaField("who", "actors.actor", t["id"], _("Of an actor that has a file")),
        SchemaField("who", "actors.name", t["text, by language"], _("Of one that has none")),
        SchemaField("who", "actors.role", t["word"], _("The part that was played"), words="actor-roles"),
        SchemaField("who", "actors.outcome", t["word, date"], _("What became of them, and when"), words="outcomes"),
        SchemaField("who", "actors.note", t["text"], _("Anything else")),
        SchemaField("who", "actors.per", t["claims"], _("Claims that say so")),
        SchemaField("said", "claims", t["list"], _("Who says what")),
        SchemaField("said", "claims.id", t["id"], _("The name of the claim within its incident"), required=True),
        SchemaField(
            "said",
            "claims.text",
            t["text"],
            _("What the speaker holds, as a sentence that the speaker would sign"),
            required=True,
        ),
        SchemaField("said", "claims.by", t["ids or names"], _("Who says so"), required=True),
        SchemaField("said", "claims.date", t["EDTF date"], _("When it was said")),
        SchemaField("said", "claims.stance", t["word"], _("Whether it asserts, denies or assesses"), words="stance"),
        SchemaField("said", "claims.disputes", t["claims or sources"], _("What it contradicts")),
        SchemaField("said", "claims.supports", t["claims or sources"], _("What it bears out")),
        SchemaField("said", "claims.quote", t["text"], _("The very words")),
        SchemaField("said", "claims.lang", t["language"], _("Of the quote")),
        SchemaField("said", "claims.sources", t["sources"], _("Where it was read")),
        SchemaField("said", "claims.verdict", t["word"], _("The archive’s own, with its reason"), words="verdict"),
        SchemaField("said", "claims.why", t["text"], _("The reason of the verdict")),
        SchemaField("said", "claims.assessed", t["EDTF date"], _("When the verdict was reached")),
        SchemaField("said", "claims.retracted", t["EDTF date"], _("When the speaker took it back")),
        SchemaField("said", "claims.note", t["text"], _("Anything else")),
        SchemaField("said", "questions", t["list"], _("Open questions, and the claims that answer them differently")),
        SchemaField("said", "questions.text", t["text"], _("The question"), required=True),
        SchemaField("said", "questions.claims", t["claims"], _("Those that answer it")),
        SchemaField("read", "sources", t["list"], _("What the record rests on")),
        SchemaField(
            "read",
            "sources.id",
            t["id"],
            _("The name of the source within its incident, or of a shared one"),
            required=True,
        ),
        SchemaField("read", "sources.kind", t["word"], _("What kind of source it is"), words="source-kinds"),
        SchemaField("read", "sources.by", t["ids or names"], _("Who made it")),
        SchemaField("read", "sources.title", t["text, by language"], _("What it is called")),
        SchemaField("read", "sources.publisher", t["text"], _("Who brought it out")),
        SchemaField("read", "sources.medium", t["text"], _("Where it appeared")),
        SchemaField("read", "sources.date", t["EDTF date"], _("Of the source")),
        SchemaField("read", "sources.accessed", t["EDTF date"], _("When it was read")),
        SchemaField("read", "sources.lang", t["language"], _("Its language")),
        SchemaField("read", "sources.url", t["address"], _("Where it is")),
        SchemaField("read", "sources.archived", t["address"], _("Of a copy that is kept")),
        SchemaField("read", "sources.sha256", t["SHA-256"], _("Of the file that is held")),
        SchemaField(
            "read", "sources.via", t["source"], _("The one through which it is known, where it was not seen itself")
        ),
        SchemaField("read", "sources.reliability", t["A to F"], _("By the Admiralty code")),
        SchemaField("read", "sources.note", t["text"], _("Anything else")),
        SchemaField("counted", "figures", t["list"], _("What was counted, and by whom")),
        SchemaField("counted", "figures.group", t["word"], _("Whom a row counts"), words="groups"),
        SchemaField("counted", "figures.per", t["claims"], _("Claims whose figure it is")),
        SchemaField("counted", "figures.estimate", t["yes or no"], _("Whether it is the archive’s own estimate")),
        SchemaField("counted", "figures.note", t["text"], _("Of what")),
        SchemaField("more", "relations", t["list"], _("Other incidents that have to do with it")),
        SchemaField("more", "relations.incident", t["id"], _("The other one"), required=True),
        SchemaField(
            "more", "relations.type", t["word"], _("How they are related"), required=True, words="relation-types"
        ),
        SchemaField("more", "relations.note", t["text"], _("Anything else")),
        SchemaField("more", "relations.per", t["claims"], _("Claims that alone say so")),
        SchemaField("more", "media", t["list"], _("Pictures and files")),
        SchemaField("more", "media.file", t["file"], _("In the archive")),
        SchemaField("more", "media.url", t["address"], _("Of one that is elsewhere")),
        SchemaField("more", "media.alt", t["text"], _("What there is to see"), required=True),
        SchemaField("more", "media.caption", t["text"], _("The line below it")),
        SchemaField("more", "media.credit", t["text"], _("Whose it is")),
        SchemaField("more", "media.licence", t["text"], _("On what terms")),
        SchemaField("more", "media.source", t["source"], _("Which it is from")),
        SchemaField("more", "media.sensitive", t["yes or no"], _("Whether it is covered until asked for")),
        SchemaField("more", "media.note", t["text"], _("Anything else")),
        SchemaField("record", "lang", t["language"], _("Of the file")),
        SchemaField("record", "licence", t["text"], _("Where it differs from the archive’s")),
        SchemaField(
            "record", "review", t["word"], _("How far the record has been checked, by whom and when"), words="review"
        ),
        SchemaField("record", "log", t["list"], _("What changed in it, and why")),
        SchemaField("record", "log.date", t["EDTF date"], _("When it changed"), required=True),
        SchemaField("record", "log.type", t["word"], _("What kind of change it is"), required=True, words="log-types"),
        SchemaField("record", "log.field", t["text"], _("What changed")),
        SchemaField("record", "log.why", t["text"], _("Why")),
        SchemaField("record", "aliases", t["ids"], _("Former ids")),
        SchemaField("record", "state", t["word"], _("Whether it stands, is a draft, or has gone"), words="state"),
        SchemaField("record", "into", t["ids"], _("Where a merged or split record went")),
        SchemaField("record", "reason", t["text"], _("Why a record is gone")),
    )


def _types(lang: str) -> dict[str, str]:
    _ = partial(text, lang)
    return {
        "EDTF date": _("EDTF date"),
        "text": _("text"),
        "claims": _("claims"),
        "time of day": _("time of day"),
        "time zone": _("time zone"),
        "words": _("words"),
        "words of the file": _("words of the file"),
        "list": _("list"),
        "path": _("path"),
        "text, by language": _("text, by language"),
        "latitude, longitude": _("latitude, longitude"),
        "word": _("word"),
        "number": _("number"),
        "id": _("id"),
        "word, date": _("word, date"),
        "ids or names": _("ids or names"),
        "claims or sources": _("claims or sources"),
        "language": _("language"),
        "sources": _("sources"),
        "address": _("address"),
        "SHA-256": _("SHA-256"),
        "source": _("source"),
        "A to F": _("A to F"),
        "yes or no": _("yes or no"),
        "file": _("file"),
        "ids": _("ids"),
    }


def groups(lang: str) -> dict[str, str]:
    """The headings of the groups, in their order."""
    _ = partial(text, lang)
    return {
        "when": _("When"),
        "what": _("What"),
        "where": _("Where"),
        "who": _("Who"),
        "said": _("Claims"),
        "read": _("Sources"),
        "counted": _("Figures"),
        "more": _("Relations and media"),
        "record": _("The record"),
    }


def fixed_words(lang: str) -> dict[str, dict[str, str]]:
    """By list: the words that every archive has, with what they mean."""
    _ = partial(text, lang)
    return {
        "holds": {
            "unverified": _("No verdict, and nobody on record disputes it"),
            "contested": _("No verdict, and another claim on record stands against it"),
            "corroborated": _("Others, independent of the speaker, say the same"),
            "confirmed": _("Evidence that the archive has seen bears it out"),
            "refuted": _("Evidence that the archive has seen speaks against it"),
            "retracted": _("The speaker has taken it back"),
        },
        "verdict": {
            "unverified": _("None has been reached"),
            "corroborated": _("Others, independent of the speaker, say the same"),
            "confirmed": _("Evidence that the archive has seen bears it out"),
            "refuted": _("Evidence that the archive has seen speaks against it"),
        },
        "stance": {
            "asserts": _("The speaker says that it is so"),
            "denies": _("The speaker contradicts another claim"),
            "assesses": _("The speaker judges what it means"),
        },
        "precision": {
            "exact": _("The point is the spot"),
            "vicinity": _("The point is near the spot"),
            "settlement": _("The town or village is known"),
            "district": _("The district is known"),
            "region": _("The region is known"),
            "country": _("The country is known"),
        },
        "state": {
            "published": _("It stands"),
            "draft": _("It is not published yet"),
            "withdrawn": _("It was taken back; the page says why"),
            "merged": _("It became part of another record"),
            "split": _("It became several records"),
        },
    }


def list_means(lang: str) -> dict[str, str]:
    """What each list of words is for."""
    _ = partial(text, lang)
    return {
        "categories": _("What kind of incident it is"),
        "actor-kinds": _("What an actor is"),
        "actor-roles": _("The part of somebody in an incident"),
        "place-roles": _("What a place is to an incident"),
        "source-kinds": _("What kind of source it is"),
        "groups": _("Whom a row of figures counts"),
        "measures": _("What is counted"),
        "outcomes": _("What became of somebody"),
        "relation-types": _("How incidents are related"),
        "review": _("How far a record has been checked"),
        "log-types": _("What kind of change it was"),
        "holds": _("What holds of a claim: its verdict, or contested"),
        "verdict": _("What the archive found out about a claim"),
        "stance": _("How a speaker stands to what a claim says"),
        "precision": _("How exactly a place is known"),
        "state": _("How a record stands"),
    }
