"""Whether everybody who is named by an id has a file, and whether somebody named by words has one too."""

import re
from collections.abc import Iterator

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.model.incident import Involvement, Source

ARCHIVE = "archive"
"""The speaker that is the archive itself: no actor's id."""
_ID = re.compile(r"[a-z0-9-]+", re.ASCII)


def check_speakers(known: Known, findings: Findings) -> None:
    """Report ids without a file, and names that an actor's file carries."""
    if ARCHIVE in known.actors:
        findings.add(
            "actor-id-reserved",
            known.actors[ARCHIVE].path,
            "",
            "`archive` is the archive itself, and no actor",
            instead="give the file another name",
        )
    good = {ARCHIVE, *known.actors, *known.actor_aliases}
    carried = _names_carried(known)
    for path, where, name in _named(known, good):
        if name in good:
            continue
        if _ID.fullmatch(name):
            help_ = f"write content/actors/{name}.md, or the name in words"
            help_ = findings.propose(name, known.actors, help_)
            findings.add("actor-unknown", path, where, f"there is no actor `{name}`", instead=help_)
        elif (id_ := carried.get(_folded(name))) is not None:
            message = f'"{name}" is the name of the actor `{id_}`'
            findings.add("actor-by-name", path, where, message, instead=f"write `{id_}`")
        else:
            good.add(name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _names_carried(known: Known) -> dict[str, str]:
    found: dict[str, str] = {}
    for id_, actor in known.actors.items():
        for name in (*actor.name.values(), *actor.other_names):
            found.setdefault(_folded(name), id_)
    return found


def _named(known: Known, good: set[str]) -> Iterator[tuple[str, str, str]]:
    """File, place and name of all that are named and not known to be good."""
    for incident in known.live():
        for row, claim in enumerate(incident.claims):
            if not good.issuperset(claim.by):
                yield from ((incident.path, f"claims.{row}.by.{k}", name) for k, name in enumerate(claim.by))
        for row, source in enumerate(incident.sources):
            if source.by:
                yield from _by(incident.path, source, f"sources.{row}.by", good)
        for row, involved in enumerate(incident.actors):
            if involved.actor not in good:
                yield from _involved(incident.path, involved, f"actors.{row}")
    yield from _in_other_files(known, good)


def _in_other_files(known: Known, good: set[str]) -> Iterator[tuple[str, str, str]]:
    for record in known.sources.values():
        yield from _by(record.path, record.source, "by", good)
    for actor in known.actors.values():
        yield from ((actor.path, f"members.{k}", member) for k, member in enumerate(actor.members))
        if actor.part_of:
            yield actor.path, "part_of", actor.part_of


def _involved(path: str, involved: Involvement, where: str) -> Iterator[tuple[str, str, str]]:
    if involved.actor:
        yield path, f"{where}.actor", involved.actor
    for key, name in involved.name.items():
        if not _ID.fullmatch(name):  # beside `name`, a word in small letters is no id
            yield path, f"{where}.name" + (f".{key}" if key else ""), name


def _by(path: str, source: Source, where: str, good: set[str]) -> Iterator[tuple[str, str, str]]:
    if not good.issuperset(source.by):
        yield from ((path, f"{where}.{k}", name) for k, name in enumerate(source.by))
