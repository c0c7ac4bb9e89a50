"""Withdrawn, merged and split incidents: where they lead."""

from collections.abc import Mapping

from sitegen.indexing.findings import Findings
from sitegen.model.incident import Incident


def lead_on(
    incidents: Mapping[str, Incident],
    tombstones: Mapping[str, Incident],
    aliases: Mapping[str, str],
    findings: Findings,
) -> dict[str, str]:
    """Id of each merged incident to the one that it leads to in the end; checks `into` of all tombstones."""
    next_of: dict[str, str] = {}
    for id_, incident in tombstones.items():
        for position, written in enumerate(incident.into):
            target = aliases.get(written, written)
            if target not in incidents:
                findings.add(
                    "incident-unknown",
                    incident.path,
                    f"into.{position}",
                    f"there is no incident `{written}`",
                    instead=findings.propose(written, incidents, "name an incident that has a file"),
                )
            elif incident.state == "merged":
                next_of.setdefault(id_, target)
    return _ends(next_of, tombstones, findings)


def _ends(next_of: Mapping[str, str], tombstones: Mapping[str, Incident], findings: Findings) -> dict[str, str]:
    found: dict[str, str] = {}
    in_circles: set[str] = set()
    for id_ in next_of:
        way, here = [id_], next_of[id_]
        while here in next_of and here not in way and here not in in_circles:
            way.append(here)
            here = next_of[here]
        if here in way:
            circle = way[way.index(here) :]
            in_circles.update(circle)
            names = " → ".join(f"`{name}`" for name in (*circle, here))
            findings.add(
                "circle-of-merges",
                tombstones[circle[-1]].path,
                "into.0",
                f"these incidents are merged into one another: {names}",
                instead="one of them has to stay",
            )
        elif here not in in_circles and here not in tombstones:
            found[id_] = here
    return found
