"""What the blocks `incidents` of pages ask that only the whole archive knows: regions and actors."""

from collections.abc import Collection

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.model.records import PageRecord


def check_blocks(known: Known, regions: Collection[str], findings: Findings) -> None:
    """Report a region or an actor that a block asks for and that is not there.

    Args:
        regions: paths of all regions, with or without a file, former ones included.
    """
    actors = known.actors.keys() | known.actor_aliases.keys()
    for page in known.pages.values():
        if page.blocks:
            _check(page, "region", regions, findings, "name a region that a file or an incident names")
            _check(page, "actor", actors, findings, "name an actor that has a file in content/actors")


def _check(page: PageRecord, key: str, there: Collection[str], findings: Findings, otherwise: str) -> None:
    for number, block in enumerate(page.blocks):
        for value in block.query.values(key):
            if value not in there:
                help_ = findings.propose(value, sorted(there), otherwise)
                where = f"blocks.{number}.{key}.{value}"
                findings.add(f"{key}-unknown", page.path, where, f"there is no {key} `{value}`", instead=help_)
