"""The front door: prose to an account, with every form read or reported."""

import re

import msgspec

from sitegen.annotating.clean import clean
from sitegen.annotating.findings import Findings, report_unread
from sitegen.annotating.forms import MARKED, Lines, mark_forms
from sitegen.annotating.hosts import check_hosts
from sitegen.annotating.limits import check_limits
from sitegen.annotating.meaning import Meaning
from sitegen.annotating.notes import Note
from sitegen.annotating.own import Own, own_of
from sitegen.annotating.parser import Parsed, parse
from sitegen.annotating.slugs import unique_slug
from sitegen.annotating.writer import HEADINGS, Writer
from sitegen.model.account import Account, digest_of
from sitegen.model.incident import Incident
from sitegen.model.problem import Problem, sort_key
from sitegen.model.reading import Annotated, Draft, Record
from sitegen.model.settings import Settings

_ENCODER = msgspec.msgpack.Encoder()


def annotate(draft: Draft, settings: Settings) -> Annotated:
    """The record with what its prose states, cites and points to; its account; and what is wrong with the prose.

    Of a translation every `[words](#x)` that is no heading of its own is a passage, and every `[^x]` a citation, for
    its incident's claims and sources stand in another file; both are handed on in `refs`.
    """
    record = draft.record
    if record is None:
        return Annotated(record=None, account=None)
    own = own_of(record)
    if not draft.prose.strip():
        unstated = () if draft.problems else tuple(_report_unused(own, record, set(), set()))
        return Annotated(record=record, account=None, problems=unstated)
    lines = Lines(draft.prose, draft.prose_line)
    if too_complex := check_limits(draft.prose, own.path, lines):
        return Annotated(record=record, account=None, problems=(too_complex,))
    return _annotated(record, own, draft.prose, lines, settings)


def _annotated(record: Record, own: Own, prose: str, lines: Lines, settings: Settings) -> Annotated:
    """The record with its prose annotated."""
    marked, forms = mark_forms(prose)
    findings = Findings(own.path, lines, forms)
    try:
        parsed = parse(marked)
        account, meaning = _write(parsed, own, settings, findings)
    except RecursionError:
        problem = Problem(
            code="prose-too-complex",
            path=own.path,
            message="the text is nested too deep to be read",
            help="nest quotations, lists and emphasis less",
            span=lines.span(0, 1),
        )
        return Annotated(record=record, account=None, problems=(problem,))
    findings.open -= parsed.fenced
    for number in sorted(findings.open):
        report_unread(findings, number)
    stated = tuple(dict.fromkeys(claim for passage in meaning.passages for claim in passage.claims if "#" not in claim))
    cited = tuple(dict.fromkeys(citation.source for citation in meaning.citations))
    problems = [
        *findings.problems,
        *check_hosts(own.path, lines),
        *_report_unused(own, record, findings.meant | {*stated}, findings.meant | {*cited}),
    ]
    encoded = _ENCODER.encode(account)
    changes: dict[str, object] = {"account": digest_of(encoded), "refs": tuple(meaning.refs)}
    if isinstance(record, Incident):
        headings = tuple(id_.removeprefix("h-") for _, id_, _ in account.headings)
        changes |= {"stated": stated, "cited": cited, "headings": headings}
    known = {name: value for name, value in changes.items() if hasattr(record, name)}
    return Annotated(
        record=msgspec.structs.replace(record, **known),
        account=account,
        encoded=encoded,
        problems=tuple(sorted(problems, key=sort_key)),
    )


def _write(parsed: Parsed, own: Own, settings: Settings, findings: Findings) -> tuple[Account, Meaning]:
    notes = _named_notes(parsed.notes, own, findings)
    meaning = Meaning(own, settings.content, findings, _slugs(parsed))
    writer = Writer(meaning, findings, notes)
    blocks, words = writer.write_blocks(parsed.root)
    written: list[str] = []
    # A note may call another; so the list may grow while it is written.
    for name in writer.called:
        written.append(writer.write_note(notes[name]))  # noqa: PERF401 - see above
    for note in parsed.notes:
        if note.id in notes and note is notes[note.id] and note.id not in writer.called:
            writer.write_note(note)
            findings.add_whole(
                "note-uncalled",
                note.form,
                f"nothing calls the note `{note.id}`",
                f"write `[^{note.id}]` in the text where it belongs, or take the note away",
            )
    cleaned = clean([*(block.html for block in blocks), *written])
    cut = len(blocks)
    account = Account(
        blocks=tuple(msgspec.structs.replace(block, html=html) for block, html in zip(blocks, cleaned, strict=False)),
        passages=tuple(meaning.passages),
        citations=tuple(meaning.citations),
        links=tuple(meaning.links),
        images=tuple(meaning.images),
        notes=tuple(cleaned[cut:]),
        headings=tuple(writer.headings),
        words=words,
    )
    return account, meaning


def _named_notes(notes: list[Note], own: Own, findings: Findings) -> dict[str, Note]:
    """The notes by their ids; a second one of the same id, and one with a source's id, is reported and left out."""
    named: dict[str, Note] = {}
    for note in notes:
        findings.open.discard(note.form)
        if note.id in own.sources:
            message = f"the note has the id of the source `{note.id}`"
            findings.add_whole("note-of-source", note.form, message, "call notes by numbers: `[^1]`")
        elif note.id in named:
            instead = "give it a number of its own"
            findings.add_whole("note-twice", note.form, f"there are two notes `{note.id}`", instead)
        else:
            named[note.id] = note
            continue
        # What it says is not read; one message is enough for it.
        for text in note.content.itertext():
            findings.open -= {int(number) for number in MARKED.findall(text)}
        for element in note.content.iter():
            findings.open.discard(int(element.get("form", "-1")))
    return named


def _slugs(parsed: Parsed) -> frozenset[str]:
    """Slugs of all headings, before any link is read."""
    taken: dict[str, int] = {}
    for element in parsed.root.iter():
        if element.tag in HEADINGS:
            words = MARKED.sub("", "".join(element.itertext()))
            words = re.sub("\x02(\\d+)\x03", lambda found: chr(int(found[1])), words)
            unique_slug(" ".join(words.split()), taken)
    return frozenset(taken)


def _report_unused(own: Own, record: object, stated: set[str], cited: set[str]) -> list[Problem]:
    """A warning for each claim that no passage states, and each source that nothing cites."""
    if not isinstance(record, Incident) or not own.is_shown:
        return []
    used = cited | {source for claim in record.claims for source in claim.sources}
    used |= {source.via for source in record.sources}
    problems = [
        Problem(
            code="claim-unstated",
            path=own.path,
            message=f"no passage of the text states the claim `{claim.id}`",
            help=f"write `[what it says](#{claim.id})` where the text says it",
            where=f"claims.{row}.id",
        )
        for row, claim in enumerate(record.claims)
        if claim.id not in stated
    ]
    return problems + [
        Problem(
            code="source-uncited",
            path=own.path,
            message=f"nothing cites the source `{source.id}`",
            help=f"write `[^{source.id}]` behind what it says, or name it in a claim's `sources`",
            where=f"sources.{row}" if source.shared else f"sources.{row}.id",
        )
        for row, source in enumerate(record.sources)
        if source.id not in used
    ]
