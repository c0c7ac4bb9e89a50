"""Regions that are misspelt, cut short, or have no name but their path."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sitegen.indexing.findings import Findings
from sitegen.indexing.known import Known
from sitegen.indexing.present import present_region
from sitegen.model.nearest import edit_distance

_LONG = 5
"""Letters from which one edit is more likely a slip than another place."""


def check_regions(known: Known, paths: Collection[str], names: Mapping[str, object], findings: Findings) -> None:
    """Report each place whose region is one letter off or lacks the regions above it; each unnamed region once.

    Args:
        known: every record.
        paths: the regions of the tree, sorted.
        names: by region, where its file or a list names it.
    """
    misspelt = _Misspelt(known)
    above = _regions_above(paths, known)
    unnamed = {path for path in paths if path not in names}
    for file, where, written in _named(known):
        region = present_region(written, known.region_aliases)
        if region in known.regions and where:
            continue
        wrong = misspelt.part_of(region)
        if wrong:
            bad, good = wrong
            message = f"there is no region `{bad}` with a file, but there is `{good}`"
            help_ = f"write `{good}{region[len(bad) :]}`, or write content/regions/{bad}.md if both exist"
            findings.add("region-unknown", file, where, message, instead=help_)
        elif region in above:
            names_ = " or ".join(f"`{path}`" for path in above[region])
            message = f"the region `{region}` stands at the top of the tree"
            findings.add("region-cut-short", file, where, message, instead=f"did you mean {names_}?")
        else:
            _report_unnamed(file, where, region, unnamed, findings)


def _report_unnamed(file: str, where: str, region: str, unnamed: set[str], findings: Findings) -> None:
    parts = region.split("/")
    prefixes = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    found = [path for path in prefixes if path in unnamed]
    if found:
        unnamed.difference_update(found)
        listed = ", ".join(f"`{path}`" for path in found)
        message = f"{'no file names the region' if len(found) == 1 else 'no files name the regions'} {listed}"
        files = " and ".join(f"content/regions/{path}.md" for path in found)
        findings.add("region-without-name", file, where, message, instead=f"write {files} with `name:`")


def _named(known: Known) -> Iterator[tuple[str, str, str]]:
    """File, place and path of every region that is named."""
    for region, record in known.regions.items():
        above = region.rpartition("/")[0]
        if not record.name or (above and above not in known.regions):
            yield record.path, "", region
        for position, claimant in enumerate(record.claimed_by):
            yield record.path, f"claimed_by.{position}", claimant
    for actor in known.actors.values():
        if actor.region:
            yield actor.path, "region", actor.region
    regions = known.regions
    for incident in known.live():
        for row, place in enumerate(incident.places):
            if place.region and place.region not in regions:
                yield incident.path, f"places.{row}.region", place.region


class _Misspelt:
    """Finds parts of five letters or more that are one edit from a sibling with a file, and have none themselves."""

    def __init__(self, known: Known) -> None:
        self._with_file = set(known.regions)
        self._siblings: dict[str, list[str]] = defaultdict(list)
        for region in known.regions:
            parent, _, part = region.rpartition("/")
            self._siblings[parent].append(part)
        self._by_shape: dict[str, dict[str, list[str]]] = {}
        self._found: dict[str, tuple[str, str] | None] = {}

    def part_of(self, region: str) -> tuple[str, str] | None:
        """The path up to the misspelt part, and the sibling's path."""
        if region not in self._found:
            self._found[region] = self._look(region)
        return self._found[region]

    def _look(self, region: str) -> tuple[str, str] | None:
        parent = ""
        for part in region.split("/"):
            here = f"{parent}/{part}" if parent else part
            if here not in self._with_file and len(part) >= _LONG and parent in self._siblings:
                found = self._sibling_of(part, parent)
                if found:
                    return here, f"{parent}/{found}" if parent else found
            parent = here
        return None

    def _sibling_of(self, part: str, parent: str) -> str:
        if parent not in self._by_shape:
            self._by_shape[parent] = defaultdict(list)
            for sibling in self._siblings[parent]:
                for shape in _shapes(sibling):
                    self._by_shape[parent][shape].append(sibling)
        by_shape = self._by_shape[parent]
        near = {other for shape in _shapes(part) for other in by_shape.get(shape, ())}
        return min((other for other in near if edit_distance(part, other, 3) == 1), default="")


def _shapes(part: str) -> set[str]:
    """A word with and without each of its letters: two words one edit apart share a shape."""
    return {part, *(part[:k] + part[k + 1 :] for k in range(len(part)))}


def _regions_above(paths: Collection[str], known: Known) -> dict[str, list[str]]:
    """Paths that stand at the top, though only regions further down end with them."""
    tops = {path for path in paths if "/" not in path and len(path) > 2 and path not in known.regions}  # noqa: PLR2004 (a country's code)
    if not tops:
        return {}
    found: dict[str, list[str]] = {}
    suspects = {path for path in paths if path.split("/", 1)[0] in tops and path not in known.regions}
    for path in paths:
        parts = path.split("/")
        if parts[0] in tops:
            continue
        for depth in range(1, len(parts)):
            end = "/".join(parts[depth:])
            if end in suspects:
                found.setdefault(end, []).append(path)
    return found
