"""Circles in what must have none: parts, followers, members, sources read via one another."""

from collections.abc import Iterator, Mapping, Sequence


def circles(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle that a walk in the order of the keys closes; the last one of it leads back to the first."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        way, ahead = {start: None}, [iter(edges[start])]
        while ahead:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                done.add(way.popitem()[0])
            elif step in way:
                walked = list(way)
                yield tuple(walked[walked.index(step) :])
            elif step in edges and step not in done:
                way[step] = None
                ahead.append(iter(edges[step]))
