"""What the person at the command line did wrong, as opposed to what a contributor wrote or what we broke."""


class UserError(Exception):
    """A wrong option, a missing folder, settings that cannot be found: shown as one line, exit code 2."""
