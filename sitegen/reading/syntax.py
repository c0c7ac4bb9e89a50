"""What is wrong with a block of YAML, in words for people who write it by hand."""

import re

import yaml

from sitegen.reading.reader import Reader

KEY = re.compile(r"(?:- +)*([\w.<][^\s:#\[\]{},]*|\"[^\"\n]*\"|'[^'\n]*') *:(?=[ \t\n]|\Z)")
"""A key at the beginning of a line's content, with its colon."""

_LONGEST_PROPOSAL = 120
_KEY_BELOW = re.compile(r"\n +((?:- +)*[\w.-]+:(?: [^\n]*|(?=\n)|\Z))")
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_REASONS = {
    "could not find expected ':'": "a line has no `:` behind its key",
    "mapping values are not allowed in this context": "a `:` stands where no key can be",
    "did not find expected key": "a line is not indented like its neighbours",
    "did not find expected '-' indicator": "a line is not indented like its neighbours",
    "block sequence entries are not allowed in this context": "a `-` stands where no list can begin",
    "found unexpected end of stream": "a quote or bracket is not closed",
    "did not find expected node content": "a value is missing or begins with a sign that YAML keeps for itself",
    "found unknown escape character": "a backslash stands in double quotes",
    "did not find expected <document start>": "a line `...` or `%` ends the fields",
    "found undefined alias": "a value begins with `*`",
}


def quoted(value: str) -> str:
    """A text in the quotes that YAML reads back as it stands."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def report_syntax(reader: Reader, start: int, block: str, error: yaml.YAMLError) -> None:
    """Report why a block that begins at `start` of the text is not YAML."""
    tab = _TAB.search(block)
    if tab:
        at = start + tab.start() + tab.group().index("\t")
        reader.report_at(
            "yaml-tab",
            reader.span(at, at + 1),
            "a tab stands in the indentation",
            "indent with spaces, two for each level",
        )
        return
    lead = len(block) - len(block.lstrip())
    key = KEY.match(block, lead)
    if key is None:
        _report_line(reader, start, block, lead, error)
        return
    line_end = block.find("\n", key.end())
    line = block[key.end() : line_end if line_end >= 0 else len(block)]
    value = line.strip()
    at = start + key.end() + len(line) - len(line.lstrip())
    below = _KEY_BELOW.match(block, line_end) if value and line_end >= 0 and value[0] not in "\"'[{|>" else None
    if below and ": " not in value:
        report_indent(reader, start + below.start(1), below.group(1), lead + _column(reader, start))
    elif not value or not _report_value(reader, at, key[1], value, block[key.end() :].strip()):
        report_reason(reader, start, block, error)


def _column(reader: Reader, index: int) -> int:
    return index - (reader.text.rfind("\n", 0, index) + 1)


def report_indent(reader: Reader, at: int, block: str, column: int) -> None:
    """Report a line that begins in another column than its neighbours."""
    line = block.split("\n", 1)[0]
    reader.report_at(
        "yaml-indent",
        reader.span(at, at + len(line)),
        "this line is not indented like its neighbours",
        f"begin it in column {column + 1}",
    )


def report_row_indent(reader: Reader, at: int, block: str) -> None:
    """Report a row of a list that begins in the column of a key."""
    line = block.split("\n", 1)[0]
    reader.report_at(
        "yaml-indent",
        reader.span(at, at + len(line)),
        "this row of a list is not indented like its neighbours",
        "begin it under the `-` of the row above",
    )


def _report_line(reader: Reader, start: int, block: str, lead: int, error: yaml.YAMLError) -> None:
    first = block[lead:].split("\n", 1)[0].rstrip()
    at = start + lead
    bare = first.removeprefix("- ").lstrip()
    if bare and _begins_badly(bare):
        _report_value(reader, at + len(first) - len(bare), "", bare, block[lead:].strip().removeprefix("- ").lstrip())
        return
    if re.match(r"-[^\s-]", first):
        span = reader.span(at, at + len(first))
        help_ = f"write `- {first[1:]}`, with a space behind the dash"
        reader.report_at("yaml-syntax", span, "this line is neither a row nor a field", help_)
        return
    glued = re.match(r"([\w-]+):(?=\S)", bare)
    if glued or re.match(r"[\w-]+\Z", bare):
        proposed = f"{glued[1]}: {bare[glued.end() :]}" if glued else f"{bare}:"
        help_ = f"write `{proposed}`, with a space behind the colon"
    else:
        help_ = "write `key: value`; indent a text that goes on from the line above"
    if glued or ":" not in bare:
        reader.report_at("yaml-syntax", reader.span(at, at + len(first)), "this line is not a field", help_)
    else:
        report_reason(reader, start, block, error)


def _begins_badly(value: str) -> bool:
    return value[0] in "@`%*&!|>,]}[{\"'"


def _report_value(reader: Reader, at: int, key: str, value: str, whole: str) -> bool:
    """Whether the value itself is what is wrong; then it is reported."""
    before = f"{key}: " if key else "- "
    first = value[0]
    span = reader.span(at, at + len(value))
    text = " ".join(whole.split())
    proposed = f"write `{before}{quoted(text)}`" if len(text) <= _LONGEST_PROPOSAL else "put the value in quotes"
    if first in "\"'":
        _report_quotes(reader, at, value, whole)
    elif first in "[{":
        if whole.count(first) > whole.count("]" if first == "[" else "}"):
            message = f"the bracket `{first}` is not closed"
            reader.report_at(
                "yaml-unclosed",
                reader.span(at, at + len(value)),
                message,
                f"add `{']' if first == '[' else '}'}`, or put the value in quotes",
            )
        else:
            reader.report_at(
                "yaml-first-character",
                span,
                f"a value that begins with `{first}` is a list or a mapping for YAML, and this is not one",
                proposed,
            )
    elif first in "@`%*&!|>,]}" or value.startswith(("- ", "? ")):
        reader.report_at("yaml-first-character", span, f"a value cannot begin with `{first}` without quotes", proposed)
    elif ": " in value or value.endswith(":"):
        colon = at + (value.find(": ") if ": " in value else len(value) - 1)
        reader.report_at(
            "yaml-colon", reader.span(colon, colon + 1), "a colon and a space stand in a value without quotes", proposed
        )
    else:
        return False
    return True


def _report_quotes(reader: Reader, at: int, value: str, whole: str) -> None:
    first = value[0]
    closed = re.match(r'"(?:[^"\\]|\\.)*"' if first == '"' else r"'(?:[^']|'')*'", whole, re.DOTALL)
    if closed is None:
        reader.report_at(
            "yaml-unclosed",
            reader.span(at, at + len(value)),
            f"the quote {first} is not closed",
            f"add {first} at the end of the value",
        )
    elif whole[closed.end() :].strip():
        other = quoted(value) if first == '"' else f'"{value}"'
        behind = at + min(closed.end(), len(value) - 1)
        reader.report_at(
            "yaml-quotes",
            reader.span(behind, at + len(value)),
            "the value goes on behind its closing quote",
            f"put the whole of it in quotes: {other}"
            if len(value) <= _LONGEST_PROPOSAL
            else "put the whole of it in quotes",
        )
    else:
        slash = at + max(value.find("\\"), 0)
        reader.report_at(
            "yaml-quotes",
            reader.span(slash, slash + 2),
            "a backslash in double quotes begins a sign of its own",
            "use single quotes, or write `\\\\`",
        )


def report_reason(reader: Reader, start: int, block: str, error: yaml.YAMLError) -> None:
    """Report what the parser says, at the line where it says it."""
    problem = getattr(error, "problem", None) or ""
    place = getattr(error, "problem_mark", None)
    index = min(place.index if place else 0, max(len(block.rstrip()) - 1, 0))
    line_start = block.rfind("\n", 0, index) + 1
    line_end = block.find("\n", line_start)
    content = block[line_start : line_end if line_end >= 0 else len(block)]
    at = start + line_start + len(content) - len(content.lstrip())
    reason = next(
        (words for known, words in _REASONS.items() if problem.startswith(known)),
        "a sign stands where YAML does not allow it",
    )
    reader.report_at(
        "yaml-syntax",
        reader.span(at, at + len(content.strip())),
        f"this cannot be read: {reason}",
        "compare it with the lines around: keys of one level begin in one column, and texts with signs stand in quotes",
    )
