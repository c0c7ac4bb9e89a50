"""Other references that only the whole archive can check: own fields, identifiers, translations."""

from collections.abc import Mapping

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.targets import find_incident
from sitegen.model.incident import Incident, Translation
from sitegen.model.settings import Settings


def check_fields(known: Known, settings: Settings, findings: Findings) -> None:
    """Report values of fields of type actor or incident that have no file."""
    typed = {name: field.type for name, field in settings.fields.items() if field.type in ("actor", "incident")}
    if not typed:
        return
    for incident in known.live():
        for name in incident.fields.keys() & typed.keys():
            values = incident.fields[name].values
            for position, value in enumerate(values):
                where = f"fields.{name}.{position}" if len(values) > 1 else f"fields.{name}"
                if typed[name] == "incident":
                    hidden = incident.id in known.hidden
                    find_incident(value, known, findings, incident.path, where, from_hidden=hidden)
                elif value not in known.actors and value not in known.actor_aliases:
                    help_ = findings.propose(value, known.actors, f"write content/actors/{value}.md")
                    findings.add("actor-unknown", incident.path, where, f"there is no actor `{value}`", instead=help_)


def check_identifiers(known: Known, settings: Settings, findings: Findings) -> None:
    """Report an identifier that is to be unique, and that two incidents or two actors have."""
    unique = [name for name, kind in settings.identifiers.items() if kind.unique]
    for records in (known.live(), list(known.actors.values())) if unique else ():
        first: dict[tuple[str, str], str] = {}
        for record in records:
            for name in unique:
                values = record.identifiers.get(name, ())
                for position, value in enumerate(values):
                    other = first.setdefault((name, value), record.path)
                    if other != record.path:
                        where = f"identifiers.{name}.{position}" if len(values) > 1 else f"identifiers.{name}"
                        message = f"`{value}` is an identifier of {other} as well"
                        help_ = "one of the two is wrong, or both files say the same"
                        findings.add("identifier-twice", record.path, where, message, instead=help_)


def check_translations(known: Known, findings: Findings) -> None:
    """Report translations of what is not there: an incident, or a claim or row of it."""
    for id_, by_lang in known.translations.items():
        for translation in by_lang.values():
            incident = known.incidents.get(id_)
            if incident is None:
                help_ = findings.propose(id_, known.incidents, f"it is named as {id_}.md with the language in between")
                message = f"there is no incident `{id_}` that this could translate"
                findings.add("translation-of-nothing", translation.path, "", message, instead=help_)
            elif id_ not in known.tombstones:
                _check_parts(translation, incident, findings)


def check_page_translations(known: Known, findings: Findings) -> None:
    """Report translations of pages that are not there."""
    for id_, by_lang in known.page_translations.items():
        for page in by_lang.values() if id_ not in known.pages else ():
            help_ = findings.propose(id_, known.pages, f"it is named as {id_}.md with the language in between")
            message = f"there is no page `{id_}` that this could translate"
            findings.add("translation-of-nothing", page.path, "", message, instead=help_)


def _check_parts(translation: Translation, incident: Incident, findings: Findings) -> None:
    known: Mapping[str, list[str]] = {
        "claims": [claim.id for claim in incident.claims],
        **{
            name: [str(number + 1) for number in range(len(getattr(incident, name)))]
            for name in ("figures", "media", "log")
        },
    }
    for name, ids in known.items():
        for key in getattr(translation, name):
            if key not in ids:
                if name == "claims":
                    message = f"{incident.path} has no claim `{key}`"
                    help_ = findings.propose(key, ids, "translate claims that are there, by their ids")
                else:
                    message = f"{incident.path} has {len(ids)} rows of `{name}`, and no row {key}"
                    help_ = "rows are numbered from 1"
                findings.add("translation-of-no-part", translation.path, f"{name}.{key}!", message, instead=help_)
