"""The first gate: a build for which nothing changed ends here, before anything else is imported.

Standard library only, and little of it. A gate is a small JSON file for each raw argument list, written behind a clean
build: the stamps of everything that went in, and of what stands at the top of output/, the manifest among it. Whatever is odd
about it opens the gate, and the build runs. A page that somebody changed by hand deeper in output/ is not noticed here; the next
build that has anything to do looks at every page and mends it.
"""

import hashlib
import json
import os
import sys

from sitegen.building.stamps import GRAIN_NS, digest_of_tops, digest_of_trees

NEVER = ("--clean", "--dry-run", "--previous", "--help")
"""Words with which a build always runs."""


def unchanged(argv: list[str]) -> str | None:
    """The line to print where a build has nothing to do; None where it must run.

    Args:
        argv: the raw arguments, without the program's name.
    """
    path = _gate_path(argv)
    if path is None or os.environ.get("CI"):
        return None
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs an import
            gate = json.load(file)
        if gate["surroundings"] != _surroundings() or not _day_holds(gate, argv):
            return None
        if digest_of_trees(gate["inputs"])[0] != gate["went_in"] or digest_of_tops(gate["outputs"]) != gate["came_out"]:
            return None
        return str(gate["line"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def close_gate(
    argv: list[str], *, inputs: list[str], outputs: list[str], started_ns: int, line: str, until: str
) -> None:
    """Remember that a build with these arguments has nothing to do while these folders and files stay as they are.

    Nothing is remembered where an input changed after the build began, or so shortly before that it may have changed
    again without a change of its stamp.

    Args:
        inputs: absolute paths of folders and files: all that goes in.
        outputs: absolute paths of the folders that were published into.
        started_ns: the file system's time as the build began.
        line: what to print then.
        until: the first day on which the build would give something else (an embargo that ends); "" for never.
    """
    path = _gate_path(argv)
    if path is None:
        return
    digest, newest = digest_of_trees(inputs)
    if newest > started_ns - GRAIN_NS:
        return
    gate = {
        "surroundings": _surroundings(),
        "inputs": inputs,
        "went_in": digest,
        "outputs": outputs,
        "came_out": digest_of_tops(outputs),
        "line": line,
        "until": until,
    }
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    draft = f"{path}.{os.getpid()}"
    with open(draft, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(gate, file)
    os.replace(draft, path)  # noqa: PTH105


def _gate_path(argv: list[str]) -> str | None:
    """Where the gate of an argument list lies; None where there is none for it."""
    if "build" not in argv or any(word.split("=")[0] in NEVER for word in argv):
        return None
    root = "."
    for position, word in enumerate(argv[:-1]):
        if word == "-C":
            root = argv[position + 1]
    if any(word.startswith("-C") and word != "-C" for word in argv):
        return None
    where = os.path.abspath(root)  # noqa: PTH100
    name = hashlib.blake2b("\0".join([os.getcwd(), *argv]).encode("utf-8", "surrogateescape"), digest_size=12)  # noqa: PTH109
    return os.path.join(where, ".sitegen", "gates", name.hexdigest() + ".json")  # noqa: PTH118


def _surroundings() -> list[str]:
    """What else could change a build: the interpreter, and the variables that it reads."""
    return [sys.version, sys.executable, os.environ.get("SOURCE_DATE_EPOCH", ""), os.environ.get("PYTHONPATH", "")]


def _day_holds(gate: dict[str, object], argv: list[str]) -> bool:
    """Whether no embargo has ended since."""
    if not gate["until"] or any(word.startswith("--today") for word in argv):
        return True
    import time  # noqa: PLC0415 - only an archive with an embargo asks for the clock

    now = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return time.strftime("%Y-%m-%d", time.gmtime(now)) < str(gate["until"])
