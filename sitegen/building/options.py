"""What a build is asked, and what comes back: the values between the door and the hall."""

import msgspec

from sitegen.model.problem import Problem

WAITING = "waiting for another build"
"""The stage that progress is told while another build holds the output folder."""


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asked of `build`."""

    root: str
    """The archive's folder, absolute."""
    config: str | None = None
    """The settings file, where `--config` names one."""
    output: str | None = None
    """The folder to publish into, absolute; None: the one that the settings name."""
    base_url: str | None = None
    """None: the one that the settings name."""
    offline: bool = False
    """Write index.html into links, for pages that are opened from a disk."""
    jobs: int | None = None
    """Processes; None: one for each core."""
    clean: bool = False
    """Forget the cache and make every page."""
    drafts: bool = False
    strict: bool = False
    """Warnings end the build as well."""
    dry_run: bool = False
    """Say what would change, and change nothing."""
    today: str = ""
    """The build's day, `YYYY-MM-DD`: it decides which embargoes have ended, nothing else."""
    previous: str | None = None
    """A file or an address of the manifest to compare with, where output/ has none."""
    allow_removal: tuple[str, ...] = ()
    """Ids of incidents that may be gone; `all` lets any go."""
    compare_hashes: bool = False
    """Read every file again to see whether it changed, as on CI, where times tell nothing."""
    now_ns: int = 0
    """When the build began, in ns."""


class BuildResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did."""

    problems: tuple[Problem, ...] = ()
    """In order; with an error among them (or, where strict, anything) nothing was published."""
    notes: tuple[str, ...] = ()
    """What nobody needs to mend: no base_url, incidents held back."""
    details: tuple[str, ...] = ()
    """What stands behind them, one by one."""
    failed: bool = False
    """The problems ended the build, and output/ is as it was."""
    read: int = 0
    """Files of content/ that were read (anew or from the cache)."""
    written: int = 0
    """Files of output/ that changed or came."""
    unchanged: int = 0
    removed: int = 0
    inputs: tuple[str, ...] = ()
    """Absolute paths of the folders and files that went in, for the gate; () where it must stay open."""
    outputs: tuple[str, ...] = ()
    """Likewise of what came out."""
    until: str = ""
    """The first day on which the same build would give something else; "" for never."""


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found."""

    problems: tuple[Problem, ...] = ()
    files: int = 0
    details: tuple[str, ...] = ()
    """What nobody needs to mend, one by one: what is not translated."""
