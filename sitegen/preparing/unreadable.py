"""What is raised where a file is not what its name says."""


class UnreadableError(Exception):
    """A file cannot be read; the message says why, in words for a contributor."""
