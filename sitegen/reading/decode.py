"""The text of a file: its size, its encoding and its characters are checked before anything reads it."""

import re

from sitegen.model.problem import Problem, Span

MAX_FILE_BYTES = 1_000_000
_BOM = b"\xef\xbb\xbf"
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_SUSPECT = (b"\xee\x80", b"\xef\xbf", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xe2\x80\xad", b"\xe2\x80\xae")
"""Bytes without which no refused character above U+009F is there."""
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufffe\uffff\ue000-\ue01f]")
"""Control characters, what turns the order of others round, and those that stand for slots in annotated prose."""
_MOST_CHARACTERS = 20
"""How many refused characters of one file are reported one by one."""


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text with LF line ends and without a BOM, and what is wrong with it.

    Bytes and characters that are refused are replaced by U+FFFD, so that the rest of the file can be read. None stands
    for a file that cannot be read at all.
    """
    if len(data) > MAX_FILE_BYTES:
        return None, [
            Problem(
                code="file-too-large",
                path=path,
                message=f"the file has {len(data):,} bytes, and {MAX_FILE_BYTES:,} is the most that is read",
                help="move long documents to content/media and link to them, or split the incident",
            )
        ]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_not_utf8(path, Span(1, 1, 1, 1), "the file is saved as UTF-16, not as UTF-8")]
    if data.startswith(_BOM):
        data = data[3:]
    problems: list[Problem] = []
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        problems.append(_undecodable(path, data, error.start))
        text = data.decode(errors="replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _is_suspect(data) or "\r" in text:
        problems += _refused_characters(path, text)
        text = REFUSED.sub("\ufffd", text)
    return text, problems


def _is_suspect(data: bytes) -> bool:
    """Whether a refused character may be in it: the quick look that most files need."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return True
    return not data.isascii() and (any(mark in data for mark in _SUSPECT) or _C1.search(data) is not None)


def _not_utf8(path: str, span: Span, message: str) -> Problem:
    return Problem(
        code="not-utf8",
        path=path,
        span=span,
        message=message,
        help="choose UTF-8 where your editor asks for an encoding, and save the file again",
    )


def _undecodable(path: str, data: bytes, start: int) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode()) + 1
    message = f"the file is not saved as UTF-8: the byte 0x{data[start]:02x} stands here"
    return _not_utf8(path, Span(line, column, line, column + 1), message)


def _refused_characters(path: str, text: str) -> list[Problem]:
    problems = []
    for match in REFUSED.finditer(text):
        character = match.group()
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        code, message = refusal(character)
        problems.append(
            Problem(
                code=code,
                path=path,
                span=Span(line, column, line, column + 1),
                message=message,
                help="delete it; editors show it as a box, or not at all",
            )
        )
        if len(problems) == _MOST_CHARACTERS:
            break
    return problems


def refusal(character: str) -> tuple[str, str]:
    """The code and the message for a character that is refused."""
    is_private = "\ue000" <= character <= "\ue01f"
    kind = "private-use character" if is_private else "control character"
    message = f"the {kind} U+{ord(character):04X} cannot be published"
    return "content-refused" if is_private else "control-character", message
