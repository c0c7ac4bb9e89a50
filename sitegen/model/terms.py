"""What search finds a file by: the words of its title, of its front matter and of its prose, as of `folding`."""

import msgspec


class Terms(msgspec.Struct, frozen=True, array_like=True):
    """Words with blanks between them, sorted, each once in a part."""

    title: str = ""
    front: str = ""
    prose: str = ""
