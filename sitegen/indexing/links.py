"""What the prose and the media of a file point to: incidents, claims, headings, pages, files."""

from collections.abc import Collection, Iterator

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.present import prefixes
from sitegen.indexing.targets import find_incident
from sitegen.model.incident import BodyReference
from sitegen.model.problem import Span


def check_links(known: Known, findings: Findings) -> None:
    """Report every link, picture and file of media that leads nowhere."""
    for path, refs, hidden in _prose(known):
        for ref in refs:
            span = Span(ref.line, ref.column, ref.end_line, ref.end_column)
            if ref.kind in ("incident", "claim"):
                _check_incident(ref, path, span, known, findings, hidden=hidden)
            else:
                _check_file(ref, path, span, known, findings)
    for incident in known.live():
        for row, medium in enumerate(incident.media):
            if medium.file and medium.file not in known.media:
                message, help_ = _of_media(medium.file, known, findings)
                findings.add("media-unknown", incident.path, f"media.{row}.file", message, instead=help_)


def _prose(known: Known) -> Iterator[tuple[str, tuple[BodyReference, ...], bool]]:
    """File, references, and whether the incident is hidden."""
    for incident in known.live():
        if incident.refs:
            yield incident.path, incident.refs, incident.id in known.hidden
    for records in (known.regions, known.actors, known.sources, known.pages):
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
    claims = known.claims[id_]
    headings = known.incidents[id_].headings
    if fragment in claims or fragment in headings:
        return
    message = f"the incident `{id_}` has no claim or heading `{fragment}`"
    help_ = findings.propose(
        fragment, [*claims, *headings], f"name a claim or a heading of {known.incidents[id_].path}"
    )
    findings.add("link-to-no-part", path, "", message, instead=help_, span=span)


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
    """What a link of a kind can lead to; a region without a file has a page where an incident names it."""
    if kind == "region":
        named = {
            prefix
            for incident in known.public.values()
            for place in incident.places
            for prefix in prefixes(place.region)
        }
        return named | known.regions.keys() | known.region_aliases.keys()
    if kind == "actor":
        return known.actors.keys() | known.actor_aliases.keys()
    return known.sources.keys() | known.source_aliases.keys() if kind == "source" else known.pages.keys()


def _of_media(name: str, known: Known, findings: Findings) -> tuple[str, str]:
    """What is wrong, and what to do instead."""
    help_ = findings.propose(name, known.media, f"put the file into content/media/{name}")
    return f"there is no file content/media/{name}", help_
