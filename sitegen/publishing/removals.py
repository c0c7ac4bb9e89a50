"""Incidents that were published and are gone: none may go unsaid."""

from collections.abc import Collection

from sitegen.model.problem import Problem

MANY = 10
ALL = "all"


def removed_incidents(before: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Ids that were published before and that nothing explains now, sorted.

    Args:
        before: ids of the last manifest.
        known: every id that content/ still has, in whatever state, and every former id that an alias keeps.
    """
    return tuple(sorted(set(before) - set(known)))


def removal_problems(
    gone: Collection[str], *, before: int, allowed: Collection[str], content: str
) -> tuple[Problem, ...]:
    """A problem for each incident that is gone and was not let go; one for all where so many are gone that it is an accident.

    Args:
        before: how many incidents the last manifest has.
        allowed: ids that may be gone; `all` lets any go.
        content: the path that the problems name.
    """
    if ALL in allowed:
        return ()
    if before >= MANY and len(gone) * 2 > before:
        return (
            Problem(
                code="incidents-lost",
                path=content,
                message=f"{len(gone)} of the {before} incidents that were published are gone",
                help="bring the files back; where it is meant, build with --allow-removal all",
            ),
        )
    return tuple(
        Problem(
            code="incident-removed",
            path=content,
            message=f"the incident `{incident}` was published and is gone without a word",
            help=f"withdraw it with `state: withdrawn` and a `reason`, name it in the `aliases` of another, "
            f"or build with --allow-removal {incident}",
        )
        for incident in sorted(set(gone) - set(allowed))
    )
