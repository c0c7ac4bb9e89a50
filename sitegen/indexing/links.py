"""What the prose and the media of a file point to: incidents, claims, headings, pages, files."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.media import MediaCheck, Use, shown, uses_in_prose, uses_in_rows
from sitegen.indexing.targets import find_incident
from sitegen.model.incident import BodyReference
from sitegen.model.problem import Span
from sitegen.model.records import MediaFile


def check_links(known: Known, findings: Findings) -> None:
    """Report every link, picture and file of media that leads nowhere."""
    for path, refs, hidden in _prose(known):
        for ref in refs:
            span = Span(ref.line, ref.column, ref.end_line, ref.end_column)
            if ref.kind in ("incident", "claim", "citation"):
                _check_incident(ref, path, span, known, findings, hidden=hidden)
            else:
                _check_file(ref, path, span, known, findings)
            _check_path(ref, path, span, known, findings)
    for incident in known.live():
        for use in uses_in_rows(incident) if incident.media else ():
            if use.file not in known.media:
                message, help_ = _of_media(use.file, known, findings)
                findings.add("media-unknown", incident.path, use.where, message, instead=help_)
    if known.media:
        _check_files(known, findings)


def _check_files(known: Known, findings: Findings) -> None:
    """Report what is wrong with the files that are shown: at a row before a picture in prose."""
    check = MediaCheck(known.media, findings)
    for incident in known.live():
        for use in uses_in_rows(incident):
            check.look(use)
    for path, refs, _ in _prose(known):
        for use in uses_in_prose(path, refs):
            check.look(use)


def shown_media(known: Known) -> dict[str, MediaFile]:
    """The files that public incidents, and the files of regions, actors, sources and pages, show."""
    return shown(known.media, _public_uses(known), _sensitive(known)) if known.media else {}


def _sensitive(known: Known) -> set[str]:
    return {medium.file for incident in known.public.values() for medium in incident.media if medium.sensitive}


def _public_uses(known: Known) -> Iterator[Use]:
    for incident in known.public.values():
        if incident.media:
            yield from uses_in_rows(incident)
    for path, refs, hidden in _prose(known):
        if not hidden:
            yield from uses_in_prose(path, refs)


def _prose(known: Known) -> Iterator[tuple[str, tuple[BodyReference, ...], bool]]:
    """File, references, and whether the incident is hidden."""
    for incident in known.live():
        if incident.refs:
            yield incident.path, incident.refs, incident.id in known.hidden
    for id_, by_lang in known.translations.items():
        if id_ in known.claims:  # of a tombstone nothing is shown, and of nothing another check speaks
            for translation in by_lang.values():
                yield translation.path, translation.refs, id_ in known.hidden
    others: tuple[Mapping[str, Any], ...] = (known.regions, known.actors, known.sources, known.pages)
    for records in (*others, *known.page_translations.values()):
        for record in records.values():
            if record.refs:
                yield record.path, record.refs, False


def _check_incident(
    ref: BodyReference, path: str, span: Span, known: Known, findings: Findings, *, hidden: bool
) -> None:
    written, _, fragment = ref.target.partition("#")
    id_, stands = find_incident(written, known, findings, path, "", span=span, from_hidden=hidden)
    if not fragment or stands not in ("public", "hidden"):
        return
    if ref.kind == "citation":
        listed = [source.id for source in known.incidents[id_].sources]
        if fragment not in listed:
            message = f"the incident `{id_}` lists no source `{fragment}`"
            help_ = findings.propose(fragment, listed, f"name a source of {known.incidents[id_].path}")
            findings.add("source-unknown-elsewhere", path, "", message, instead=help_, span=span)
        return
    claims = known.claims[id_]
    headings = known.incidents[id_].headings
    if fragment in claims or fragment in headings:
        return
    message = f"the incident `{id_}` has no claim or heading `{fragment}`"
    help_ = findings.propose(
        fragment, [*claims, *headings], f"name a claim or a heading of {known.incidents[id_].path}"
    )
    findings.add("link-to-no-part", path, "", message, instead=help_, span=span)


def _check_path(ref: BodyReference, path: str, span: Span, known: Known, findings: Findings) -> None:
    """Report a path that no host would follow, though there is a file of this id elsewhere."""
    records: Mapping[str, Mapping[str, Any]] = {
        "incident": known.incidents,
        "claim": known.incidents,
        "page": known.pages,
        "actor": known.actors,
        "source": known.sources,
    }
    record = records.get(ref.kind, {}).get(ref.target.partition("#")[0])
    if ref.file and record is not None and record.path != ref.file:
        right = posixpath.relpath(record.path, posixpath.dirname(path))
        message = f"there is no file {ref.file}"
        findings.add("link-to-other-folder", path, "", message, instead=f"write `{right}`", span=span)


def _check_file(ref: BodyReference, path: str, span: Span, known: Known, findings: Findings) -> None:
    if ref.kind == "media":
        if ref.target not in known.media:
            message, help_ = _of_media(ref.target, known, findings)
            findings.add("media-unknown", path, "", message, instead=help_, span=span)
        return
    there = _files(ref.kind, known)
    target = ref.target.partition("#")[0]
    if target not in there:
        help_ = findings.propose(target, sorted(there), f"name a {ref.kind} that has a file")
        findings.add("link-to-no-file", path, "", f"there is no {ref.kind} `{target}`", instead=help_, span=span)


def _files(kind: str, known: Known) -> Collection[str]:
    """What a link of a kind can lead to: files, by their ids of now and by former ones."""
    if kind == "region":
        return known.regions.keys() | known.region_aliases.keys()
    if kind == "actor":
        return known.actors.keys() | known.actor_aliases.keys()
    return known.sources.keys() | known.source_aliases.keys() if kind == "source" else known.pages.keys()


def _of_media(name: str, known: Known, findings: Findings) -> tuple[str, str]:
    """What is wrong, and what to do instead."""
    help_ = findings.propose(name, known.media, "put the file there, or correct the name")
    return f"there is no file content/media/{name}", help_
