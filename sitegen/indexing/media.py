"""Media: which files the site shows, what stands beside them, and what is wrong with those that are shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from sitegen.indexing.findings import Findings
from sitegen.model.incident import BodyReference, Incident
from sitegen.model.media import kind_of, track_of
from sitegen.model.problem import Span
from sitegen.model.records import MediaFile


class Use(msgspec.Struct, frozen=True):
    """A place that shows a file: a row of an incident, or a picture in prose."""

    file: str
    path: str
    where: str = ""
    span: Span | None = None


def uses_in_rows(incident: Incident) -> Iterator[Use]:
    """The files in an incident's own list."""
    for row, medium in enumerate(incident.media):
        if medium.file:
            yield Use(medium.file, incident.path, f"media.{row}.file")


def uses_in_prose(path: str, refs: tuple[BodyReference, ...]) -> Iterator[Use]:
    """The pictures of a prose."""
    for ref in refs:
        if ref.kind == "media":
            span = Span(ref.line, ref.column, ref.end_line, ref.end_column)
            yield Use(ref.target, path, span=span)


class MediaCheck:
    """Reports what is wrong with files where they are shown: each fault once, at the first place."""

    def __init__(self, media: Mapping[str, MediaFile], findings: Findings) -> None:
        self._media = media
        self._findings = findings
        self._done: set[str] = set()
        self._silent: set[str] = set()

    def look(self, use: Use) -> None:
        """Report the faults of the file that a place shows, and of what stands beside it."""
        file = self._media.get(use.file)
        if file is None:
            return
        for name in (use.file, *(name for _, name in file.tracks)):
            self._report(self._media[name], use)
        self._ask_for_captions(file, use)

    def _report(self, file: MediaFile, use: Use) -> None:
        if file.name in self._done:
            return
        self._done.add(file.name)
        if file.fault:
            code, message, help_ = file.fault
            self._findings.add(code, use.path, use.where, message, instead=help_, span=use.span)
        elif file.remains:
            message = f"`{file.name}` may tell {file.remains}, and is published as it is"
            help_ = "make a copy without it: docs/authors/media.md says how"
            self._findings.add("media-metadata", use.path, use.where, message, instead=help_, span=use.span)

    def _ask_for_captions(self, file: MediaFile, use: Use) -> None:
        """One warning for a file of content that shows films or sounds without their words, not one for each of them."""
        played = kind_of(file.name) in ("video", "audio")
        if not played or file.tracks or file.fault or not file.has_sound or use.path in self._silent:
            return
        self._silent.add(use.path)
        stem = file.name.rpartition(".")[0]
        message = f"nobody who cannot hear `{file.name}` can know what is said in it"
        help_ = f"put captions beside it as {stem}.en.vtt, or a transcript as {stem}.en.txt, `en` being their language"
        self._findings.add("media-without-captions", use.path, use.where, message, instead=help_, span=use.span)


def with_tracks(media: Mapping[str, MediaFile]) -> dict[str, MediaFile]:
    """The files, each film and sound with the captions and transcripts that stand beside it."""
    beside: dict[str, dict[str, str]] = defaultdict(dict)
    for name in sorted(media):
        track = track_of(name)
        if track:
            stem, lang = track
            # Captions come after a transcript of the same language, and are both.
            beside[stem][lang] = name
    found = {}
    for name, file in media.items():
        tracks = beside.get(name.rpartition(".")[0], {}) if kind_of(name) in ("video", "audio") else {}
        found[name] = msgspec.structs.replace(file, tracks=tuple(sorted(tracks.items()))) if tracks else file
    return found


def shown(
    media: Mapping[str, MediaFile], uses: Iterator[Use], sensitive: frozenset[str] | set[str]
) -> dict[str, MediaFile]:
    """The files that a public page shows, with what stands beside them: nothing else is published."""
    names: set[str] = set()
    for use in uses:
        file = media.get(use.file)
        if file is not None:
            names |= {use.file, *(name for _, name in file.tracks)}
    return {
        name: msgspec.structs.replace(media[name], sensitive=True) if name in sensitive else media[name]
        for name in sorted(names)
    }
