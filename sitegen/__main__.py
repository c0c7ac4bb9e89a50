"""`sitegen` and `python -m sitegen`."""

import sys
import time

STARTED_NS = time.time_ns()


def main() -> None:
    """Run the command of this process's arguments, and end the process with its exit code."""
    # Before anything else is imported: most builds have nothing to do, and that should take no time.
    from sitegen.building.gate import unchanged  # noqa: PLC0415

    line = unchanged(sys.argv[1:])
    if line is not None:
        if line:
            seconds = (time.time_ns() - STARTED_NS) / 1e9
            sys.stderr.write(f"{line} in {seconds:.2f} s\n")
        sys.exit(0)
    from sitegen.commands.main import main as run  # noqa: PLC0415

    run(prog_name="sitegen")


if __name__ == "__main__":
    main()
