"""Names in a language, and the names of those who speak."""

from collections.abc import Iterable, Mapping

from sitegen.model.incident import Incident, Names

ARCHIVE = "archive"
"""The id under which the archive itself speaks."""


def name_in(names: Names, lang: str, otherwise: str = "") -> str:
    """The name in a language; else the one for all languages, else the English one, else the first."""
    if not names:
        return otherwise
    for key in (lang, lang.partition("-")[0], "", "en"):
        if names.get(key):
            return names[key]
    return next(iter(names.values())) or otherwise


def speakers_of(incident: Incident, per: Iterable[str], actors: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those who make the claims `per`, each once, in the order of the claims.

    `actors` has the name of each actor by id.
    """
    wanted = set(per)
    ids = (who for claim in incident.claims if claim.id in wanted for who in claim.by)
    return tuple(dict.fromkeys(actors.get(who, who) for who in ids))
