"""Feeds: the newest of a list, and of the whole what changed, was corrected or is contested."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from sitegen.model.archive import Change, ClaimRef
from sitegen.model.page import PageJob
from sitegen.rendering.addresses import incident_address
from sitegen.rendering.feeds import feed_id
from sitegen.rendering.jobs import job_for
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.views.feed import FeedEntry, FeedView

MOST_ENTRIES = 50
_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True)
class Feeds:
    """Makes the feeds of an archive, with each incident's entry encoded once."""

    lookup: Lookup
    fingerprint: str
    offline: bool

    @property
    def seed(self) -> str:
        """What tells this archive's ids from those of others, where it names no authority."""
        settings = self.lookup.settings
        return settings.base_url or settings.title

    def id_of(self, address: str) -> str:
        return feed_id(f"{self.lookup.home}{address}", authority=self.lookup.settings.authority, seed=self.seed)

    @cached_property
    def dated(self) -> list[str]:
        """Incidents whose day of publication is known, the oldest first."""
        rows = [(entry.published, id_) for id_, entry in self.lookup.archive.entries.items() if entry.published]
        return [id_ for _, id_ in sorted(rows)]

    @cached_property
    def rank(self) -> dict[str, int]:
        """Their places in that order."""
        return {id_: place for place, id_ in enumerate(self.dated)}

    @cached_property
    def entries(self) -> dict[str, msgspec.Raw]:
        """The entry of each incident, encoded."""
        return {id_: msgspec.Raw(_ENCODER.encode(self._entry(id_))) for id_ in self.dated}

    def _entry(self, incident: str) -> FeedEntry:
        entry = self.lookup.archive.entries[incident]
        return FeedEntry(
            id=self.id_of(incident_address(incident)),
            title=self.lookup.title(incident),
            address=self.lookup.home + incident_address(incident),
            published=entry.published,
            updated=max(entry.updated, entry.published),
            summary=self.lookup.summary(incident),
            categories=entry.incident.categories,
        )

    def feed(
        self, address: str, title: str, updated: str, entries: Iterable[msgspec.Raw], page: str = ""
    ) -> PageJob | None:
        """A feed at `address` (`/regions/ru/feed.xml`) of the page at `page`; None without an entry."""
        rows = tuple(entries)
        if not rows:
            return None
        settings = self.lookup.settings
        view = FeedView(
            id=self.id_of(address),
            title=title,
            address=self.lookup.home + (page or address.rpartition("/")[0] + "/"),
            path=f"{self.lookup.home}{address}"[1:],
            updated=updated,
            author=self.lookup.site_title,
            lang=str(self.lookup.lang),
            rights=settings.licence,
            base_url=settings.base_url,
            offline=self.offline,
            entries=rows,
        )
        return job_for(address[1:], "<feed>", _ENCODER.encode(view), fingerprint=self.fingerprint)

    def of_list(self, address: str, name: str, incidents: Iterable[str]) -> PageJob | None:
        """The feed of a list of incidents: the newest, by the day on which the record appeared."""
        rank, dated, entries = self.rank, self.dated, self.lookup.archive.entries
        places = sorted([rank[id_] for id_ in incidents if id_ in rank], reverse=True)
        newest = [dated[place] for place in places[:MOST_ENTRIES]]
        title = f"{name} · {self.lookup.site_title}" if name else self.lookup.site_title
        updated = max((entries[id_].updated for id_ in newest), default="")
        return self.feed(f"{address}feed.xml", title, updated, (self.entries[id_] for id_ in newest))

    def changed(self, title: str) -> PageJob | None:
        """Incidents whose record changed since it appeared, newest change first."""
        entries = self.lookup.archive.entries
        rows = [(entry.updated, id_) for id_, entry in entries.items() if entry.updated > entry.published != ""]
        newest = heapq.nlargest(MOST_ENTRIES, rows)
        return self.feed(
            "/corrections/changed.xml", title, newest[0][0] if newest else "", (self.entries[id_] for _, id_ in newest)
        )

    def corrections(self, title: str) -> PageJob | None:
        """Corrections, withdrawals, merges and splits."""
        changes = self.lookup.archive.changes[:MOST_ENTRIES]
        rows = [
            FeedEntry(
                id=self.id_of(f"{incident_address(change.incident)}changes/{change.date}/{_number(change, changes)}"),
                title=f"{self.lookup.incident_link(change.incident).title}: "
                f"{self.lookup.label('log-types', change.state or change.type)}",
                address=self.lookup.home + incident_address(change.incident),
                published=change.date,
                updated=change.date,
                summary=change.why,
            )
            for change in changes
            if change.date
        ]
        encoded = (msgspec.Raw(_ENCODER.encode(row)) for row in rows)
        return self.feed("/corrections/feed.xml", title, rows[0].updated if rows else "", encoded)

    def contested(self, title: str, refs: Iterable[ClaimRef]) -> PageJob | None:
        """Contested claims, by the newest change of their incidents."""
        entries = self.lookup.archive.entries
        rows = [(entries[ref.incident].published, ref) for ref in refs if ref.incident in self.rank]
        newest = heapq.nlargest(MOST_ENTRIES, rows)
        updated = max((max(entries[ref.incident].updated, day) for day, ref in newest), default="")
        return self.feed("/claims/feed.xml", title, updated, self._claims(newest))

    def _claims(self, rows: Iterable[tuple[str, ClaimRef]]) -> Iterator[msgspec.Raw]:
        for day, ref in rows:
            claim = self.lookup.archive.claims[ref].claim
            speakers = text(self.lookup.lang, ", ").join(self.lookup.actor_link(who).title for who in claim.by)
            entry = FeedEntry(
                id=self.id_of(f"{incident_address(ref.incident)}claims/{ref.claim}"),
                title=f"{speakers}: {self.lookup.claim_text(ref)[0]}",
                address=self.lookup.home + incident_address(ref.incident, ref.claim),
                published=day,
                updated=max(self.lookup.archive.entries[ref.incident].updated, day),
                summary=self.lookup.title(ref.incident),
            )
            yield msgspec.Raw(_ENCODER.encode(entry))


def _number(change: Change, changes: Iterable[Change]) -> int:
    """Which of its incident's changes of that day it is, from 1."""
    same = [one for one in changes if one.incident == change.incident and one.date == change.date]
    return same.index(change) + 1
