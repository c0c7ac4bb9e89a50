"""What the plans of many pages look up: names, labels, cards, and what is counted of each incident."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from sitegen.model.account import digest_of
from sitegen.model.archive import Archive, ClaimNode, ClaimRef, TermNode, Total
from sitegen.model.incident import Holds, Names, Translation
from sitegen.model.settings import Settings, Term
from sitegen.model.when import When
from sitegen.rendering.addresses import (
    actor_address,
    category_address,
    incident_address,
    region_address,
    source_address,
)
from sitegen.rendering.amount_words import number_words
from sitegen.rendering.charts import chart_of
from sitegen.rendering.names import name_in, region_name, term_label, term_means, title_language
from sitegen.rendering.phrases import say, text, text_in, texts
from sitegen.rendering.views.chart import ChartView
from sitegen.rendering.views.head import Link
from sitegen.rendering.views.listing import Counts, Statement, TotalRow
from sitegen.rendering.views.maps import Spot

HOLDS: tuple[Holds, ...] = ("unverified", "corroborated", "contested", "confirmed", "refuted", "retracted")


_KINDS = {
    "settlement": ("city", "town", "village", "settlement", "hamlet", "borough", "neighbourhood", "complex", "fort"),
    "district": ("district", "county", "municipality", "raion"),
}
"""Words that tell how large a region is; a map draws it as an area of that size."""


class Stat(NamedTuple):
    """What one incident adds to the counts of a list."""

    known: int
    """How far its beginning is known, as the length of its key: 10 a day, 7 a month, 4 a year, 0 nothing."""
    unended: bool
    claims: int
    contested: int


@dataclass(frozen=True)
class Lookup:
    """The archive, seen from its pages, in one language."""

    archive: Archive
    lang: str
    cards: Mapping[str, msgspec.Raw]
    """The card of each public incident, encoded."""

    @property
    def home(self) -> str:
        """What stands before the address of each page: `/uk`; "" in the archive's own language."""
        return "" if self.lang == self.settings.language else f"/{self.lang}"

    @property
    def site_title(self) -> str:
        return self.name(self.settings.titles, self.settings.title)

    @property
    def settings(self) -> Settings:
        return self.archive.settings

    @cached_property
    def stats(self) -> dict[str, Stat]:
        """By incident."""
        return {
            id_: Stat(
                len(entry.incident.date.begins) if entry.incident.date else 0,
                _is_unended(entry.incident.date),
                len(entry.incident.claims),
                entry.contested,
            )
            for id_, entry in self.archive.entries.items()
        }

    @cached_property
    def stamp(self) -> str:
        """A mark of the list of incidents and its order: files of numbers that fit one another carry the same."""
        return hashlib.blake2b("\n".join(self.archive.entries).encode(), digest_size=6).hexdigest()

    @cached_property
    def chart(self) -> ChartView | None:
        """All incidents over time."""
        return chart_of(self.dates(self.archive.entries))

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Those of the vocabulary, and those of files beside it."""
        return tuple(field.field for field in self.archive.coverage.fields if field.kind == "measures")

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """By id."""
        return {id_: self.name(node.name, id_) for id_, node in self.archive.actors.items()}

    @cached_property
    def used_categories(self) -> dict[str, TermNode]:
        """Those that have a page: with an incident of theirs or of one under them."""
        return {word: node for word, node in self.archive.categories.items() if node.incidents}

    @cached_property
    def region_names(self) -> dict[str, str]:
        """By path."""
        return {
            path: region_name(node, self.lang, self.settings.language) for path, node in self.archive.regions.items()
        }

    @cached_property
    def outlines(self) -> dict[str, str]:
        """By region: the digest of its outline."""
        return {path: digest_of(outline) for path, outline in self.archive.atlas.outlines.items()}

    @cached_property
    def lands(self) -> str:
        """The digest of all countries that maps may show."""
        return digest_of(b"".join(self.archive.atlas.lands.values()))

    @cached_property
    def with_point(self) -> set[str]:
        """Incidents of which a place has a point."""
        entries = self.archive.entries
        return {id_ for id_, entry in entries.items() if any(place.point for place in entry.incident.places)}

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """By region: the point that its file gives, with how exact that is."""
        found = {}
        for path, node in self.archive.regions.items():
            point = node.record.point if node.record else None
            if point and self.settings.regions.geographic:
                found[path] = Spot(path, *point, _precision_of(path, node.kind))
        return found

    def spot_in(self, region: str) -> Spot | None:
        """The point of a region, else the middle of those inside it that have one."""
        spot = self.spots.get(region)
        if spot or not self.spots:
            return spot
        inside = [one for path, one in self.spots.items() if path.startswith(f"{region}/")]
        if not inside:
            return None
        latitude = sum(one.latitude for one in inside) / len(inside)
        longitude = sum(one.longitude for one in inside) / len(inside)
        kind = self.archive.regions[region].kind
        return Spot(region, round(latitude, 3), round(longitude, 3), _precision_of(region, kind))

    def name(self, names: Names, otherwise: str = "") -> str:
        """A name in the language of the pages; else in the archive's."""
        return name_in(names, self.lang, otherwise, self.settings.language)

    def kind_of_region(self, kind: str) -> str:
        """What a region is, as `country`; a word that no catalogue has stands as it is."""
        return text_in(self.lang, "region-kinds", kind) if kind else ""

    def label(self, vocabulary: str, word: str) -> str:
        """What a word of a vocabulary is called."""
        term = self.settings.vocabulary.get(vocabulary, {}).get(word)
        return term_label(vocabulary, term, self.lang, self.settings.language) if term else word

    def _vocabulary_of(self, term: Term) -> str:
        return "categories" if self.settings.vocabulary.get("categories", {}).get(term.word) == term else ""

    def label_of(self, term: Term) -> str:
        """What a category, or a value of a field, is called."""
        return term_label(self._vocabulary_of(term), term, self.lang, self.settings.language)

    def means_of(self, term: Term) -> str:
        """What it means."""
        return term_means(self._vocabulary_of(term), term, self.lang, self.settings.language)

    def translation(self, incident: str) -> Translation | None:
        """What an incident says in the language of the pages, beside its own."""
        return self.archive.entries[incident].translations.get(str(self.lang))

    def title(self, incident: str) -> str:
        """In the language of the pages, where it is translated."""
        translation = self.translation(incident)
        return (translation.title if translation else "") or self.archive.entries[incident].incident.title

    def summary(self, incident: str) -> str:
        """Likewise."""
        translation = self.translation(incident)
        return (translation.summary if translation else "") or self.archive.entries[incident].incident.summary

    def claim_text(self, ref: ClaimRef) -> tuple[str, str]:
        """What a claim says in the language of the pages, where it is translated; else with its own language."""
        translation = self.translation(ref.incident)
        translated = translation.claims.get(ref.claim, "") if translation else ""
        return (translated, "") if translated else (self.archive.claims[ref].claim.text, self.language_of(ref.incident))

    def title_language(self, incident: str) -> str:
        """The language of its title, where it is another than that of the pages; else ""."""
        translation = self.translation(incident)
        return "" if translation and translation.title else self.language_of(incident)

    def date(self, incident: str) -> When | None:
        return self.archive.entries[incident].incident.date

    def dates(self, incidents: Iterable[str]) -> list[When]:
        """The dates of incidents, for a drawing."""
        entries = self.archive.entries
        return [date for id_ in incidents if (date := entries[id_].incident.date)]

    def incident_link(self, incident: str) -> Link:
        """A public incident by its title; another one without a link."""
        if incident in self.archive.entries:
            return Link(self.title(incident), incident_address(incident), self.title_language(incident))
        if incident in self.archive.tombstones:
            return Link(incident, incident_address(incident))
        return Link(incident, "")

    def actor_link(self, who: str) -> Link:
        """A speaker: an actor with a page, or a name."""
        if who in self.actor_names:
            return Link(self.actor_names[who], actor_address(who))
        return Link(who, "")

    def region_link(self, region: str) -> Link:
        return Link(self.region_names.get(region, region), region_address(region))

    def region_trail(self, region: str) -> tuple[Link, ...]:
        """The way down to a region, without itself."""
        parts = region.split("/")
        return tuple(self.region_link("/".join(parts[:depth])) for depth in range(1, len(parts)))

    def category_link(self, word: str) -> Link:
        address = category_address(word) if word in self.used_categories else ""
        return Link(self.label("categories", word), address)

    def source_title(self, key: str) -> str:
        """A source by its title, else by who published it or speaks in it and its date, else by its id."""
        node = self.archive.sources[key]
        source = node.record.source if node.record else None
        if source is None:
            own = key.partition("/")[2]
            rows = self.archive.entries[node.incident].incident.sources if node.incident in self.archive.entries else ()
            source = next((row for row in rows if row.id == own), None)
        if source is None:
            return key
        comma = text(self.lang, ", ")
        whose = source.publisher or comma.join(self.actor_link(who).title for who in source.by)
        return self.name(source.title) or comma.join(one for one in (whose, source.medium) if one) or source.id

    def source_link(self, key: str) -> Link:
        return Link(self.source_title(key), source_address(key), self.source_title_language(key))

    def source_title_language(self, key: str) -> str:
        """The language of a shared source's title, where it is another than that of the pages; else ""."""
        record = self.archive.sources[key].record
        return title_language(record.source, self.lang) if record and record.source.title else ""

    def counts(self, incidents: Iterable[str]) -> Counts:
        """What a set of incidents holds."""
        known = {10: 0, 7: 0, 4: 0, 0: 0}
        total = unended = claims = contested = contested_in = claimed_in = 0
        for id_ in incidents:
            stat = self.stats[id_]
            known[stat.known] += 1
            total += 1
            unended += stat.unended
            claims += stat.claims
            contested += stat.contested
            contested_in += stat.contested > 0
            claimed_in += stat.claims > 0
        return Counts(
            total, known[10], known[7], known[4], known[0], unended, claims, contested, contested_in, claimed_in
        )

    def description(self, name: str, counts: Counts) -> str:
        """What search engines show of a list: its name, and what is counted in it."""
        return say(
            self.lang,
            "%(name)s: %(incidents)s on record, %(claims)s, %(contested)s of them contested.",
            name=name,
            incidents=self.counted("%(num)s incident", "%(num)s incidents", counts.incidents),
            claims=self.counted("%(num)s claim", "%(num)s claims", counts.claims),
            contested=number_words(counts.contested, self.lang),
        )

    def counted(self, one: str, many: str, count: int) -> str:
        """A count with its noun."""
        return texts(self.lang, one, many, count) % {"num": number_words(count, self.lang)}

    def totals(self, totals: Iterable[Total]) -> tuple[TotalRow, ...]:
        """With the labels of the measures."""
        return tuple(TotalRow(self.label("measures", total.measure), total) for total in totals)

    def updated(self, incidents: Iterable[str], otherwise: str = "") -> str:
        """The newest day on which one of the incidents changed."""
        entries = self.archive.entries
        return max((entries[id_].updated for id_ in incidents), default=otherwise) or otherwise

    def language_of(self, incident: str) -> str:
        """The language of an incident's file, where it is another than the pages'; a claim's own is that of its quote."""
        lang = self.archive.entries[incident].incident.lang or self.settings.language
        return "" if lang == self.lang else lang

    def statement(self, ref: ClaimRef) -> Statement:
        """A claim of a public incident, as lists show it."""
        node: ClaimNode = self.archive.claims[ref]
        claim = node.claim
        denied = node.disputes if claim.stance == "denies" else ()
        words, lang = self.claim_text(ref)
        return Statement(
            text=words,
            lang=lang,
            address=incident_address(ref.incident, ref.claim),
            speakers=tuple(self.actor_link(who) for who in claim.by),
            holds=node.holds,
            letter=node.letter,
            incident=self.incident_link(ref.incident),
            date=claim.date,
            stance=claim.stance,
            denied=tuple(self._denied(one) for one in denied if one in self.archive.claims),
        )

    def _denied(self, ref: ClaimRef) -> tuple[str, str, str]:
        node = self.archive.claims[ref]
        speakers = text(self.lang, ", ").join(self.actor_link(who).title for who in node.claim.by)
        return node.letter, incident_address(ref.incident, ref.claim), speakers

    def count_holds(self, refs: Iterable[ClaimRef]) -> tuple[tuple[Holds, int], ...]:
        """How many of the claims are unverified, contested and so on; those that are none left out."""
        found: dict[Holds, int] = {}
        for ref in refs:
            holds = self.archive.claims[ref].holds
            found[holds] = found.get(holds, 0) + 1
        return tuple((holds, found[holds]) for holds in HOLDS if holds in found)


def _is_unended(when: When | None) -> bool:
    return when is not None and when.form == "interval" and when.end_bound != "given"


def _precision_of(region: str, kind: str) -> str:
    """How exact the point of a region is, by what it is called or else by how deep it lies in the tree."""
    kind = kind.lower()
    for precision, words in _KINDS.items():
        if any(word in kind for word in words):
            return precision
    return ("country", "region", "district")[min(region.count("/"), 2)]
