"""Every problem code, and whether it is an error or a warning. A code is never reused; docs/problems/<code>.md explains it.

One dictionary for each part that finds problems, so that a code stands beside its neighbours.
"""

from sitegen.model.problem import Severity

READING: dict[str, Severity] = {}

SETTINGS: dict[str, Severity] = {}

ANNOTATING: dict[str, Severity] = {}

INDEXING: dict[str, Severity] = {}

RENDERING: dict[str, Severity] = {}

BUILDING: dict[str, Severity] = {
    "incident-removed": "warning",
    "incidents-lost": "error",
}

SEVERITY: dict[str, Severity] = {**READING, **SETTINGS, **ANNOTATING, **INDEXING, **RENDERING, **BUILDING}
