"""The problems of one file's prose, each at its place."""

import re

from sitegen.annotating.forms import Form, Lines, extent
from sitegen.model.nearest import nearest
from sitegen.model.problem import Problem, Span

_PROPOSING = 50
"""Problems of one file after which nothing is proposed."""


class Findings:
    """Collects problems; one for each place and code."""

    def __init__(self, path: str, lines: Lines, forms: tuple[Form, ...]) -> None:
        self.path = path
        self.lines = lines
        self.forms = forms
        self.problems: list[Problem] = []
        self.open = set(range(len(forms)))
        """Numbers of the forms that nothing took yet."""
        self.meant: set[str] = set()
        """Claims and sources that a misspelt name most likely means: no second message says that nothing names them."""
        self.tags: set[str] = set()
        """Names of HTML tags that were reported: the closing one needs no message of its own."""
        self.bare: set[int] = set()
        """Numbers of the bare addresses that stand in the text, and not in an address or a link's words."""

    @property
    def is_proposing(self) -> bool:
        """Whether it is still looked for what was meant: a hostile file gets no free work."""
        return len(self.problems) <= _PROPOSING

    def add(  # noqa: PLR0917 - the place and the two texts of each problem stand in this order everywhere
        self, code: str, start: int, end: int, message: str, instead: str = "", mend: str | None = None
    ) -> None:
        span = self.lines.span(start, end)
        self.problems.append(Problem(code=code, path=self.path, message=message, help=instead, span=span, mend=mend))

    def propose(self, name: str, known: list[str], otherwise: str) -> str:
        """What to write instead of an unknown name; the nearest one counts as named."""
        found = nearest(name, known) if self.is_proposing else None
        if found:
            self.meant.add(found)
            return f"write `{found}`"
        return f"{otherwise}; known are {', '.join(f'`{word}`' for word in known[:6])}" if known else otherwise

    def add_whole(self, code: str, number: int, message: str, instead: str = "") -> None:
        """A problem of a whole form."""
        if 0 <= number < len(self.forms):
            form = self.forms[number]
            self.add(code, form.offset, extent(self.lines.prose, form), message, instead)

    def span(self, number: int) -> Span:
        """Where a form stands."""
        form = self.forms[number]
        return self.lines.span(form.offset, extent(self.lines.prose, form))

    def address(self, number: int) -> tuple[int, int]:
        """The offsets of the address of a link, as written."""
        prose, form = self.lines.prose, self.forms[number]
        if form.kind != "link":
            return form.offset, extent(prose, form)
        found = re.compile(r"\s*(?:<[^<>\n]*>|(?:\([^()\n]*\)|[^()\n])*)").match(prose, form.end)
        assert found is not None
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        written = re.sub(r"""\s+(?:"[^"]*"|'[^']*')\s*$""", "", found[0]).strip()
        return start, start + len(written)


def report_unread(findings: Findings, number: int) -> None:
    """A form that Markdown left as text."""
    form, prose = findings.forms[number], findings.lines.prose
    end = extent(prose, form)
    written = " ".join(prose[form.offset : end].split())
    if form.kind == "bare":
        if number not in findings.bare:
            return
        address = prose[form.offset : form.end]
        full = address if address.startswith("http") else f"https://{address}"
        message = "a bare address is a link on some hosts and none here"
        findings.add("bare-address", form.offset, form.end, message, f"write `<{full}>`", f"<{full}>")
    elif form.kind == "tag":
        _report_tag(findings, form, end)
    elif form.kind == "turned":
        message = "this looks like a form with its brackets turned round"
        findings.add("form-turned-round", form.offset, end, message, "write `[passage](#claim-id)`")
    elif form.kind == "definition":
        message = "an address apart from its words is not read"
        findings.add("form-unread", form.offset, form.end, message, "write `[words](address)` where the words stand")
    else:
        why, instead = _why(form, prose, end) if findings.is_proposing else ("it is no form that stands here", "")
        findings.add("form-unread", form.offset, end, f"`{written}` was not read: {why}", instead)


def _why(form: Form, prose: str, end: int) -> tuple[str, str]:  # noqa: PLR0911 - one return for each reason
    """What kept a form from being read, and what to write."""
    line_start = prose.rfind("\n", 0, form.offset) + 1
    line_end = prose.find("\n", form.offset)
    line = prose[line_start : line_end if line_end >= 0 else len(prose)]
    rest = prose[form.offset : end]
    if form.kind == "gap":
        return "a space stands before its address", "write `](` without a space between"
    if form.kind == "citation":
        inside = line[form.offset - line_start + 2 :]
        if "[" in inside.partition("]")[0]:
            return "a locator has no brackets", "write `[^source-id: p. 4]`"
        return "it has no end on its line, or nothing in it", "write `[^source-id]`"
    if form.kind == "incident":
        if "|" in rest and line.count("|") > rest.count("|"):
            return "a bare bar ends the cell", "in a table write `[[incident-id\\|words]]`"
        return "it is not the id of an incident in two pairs of brackets", "write `[[incident-id]]`"
    opening = _opening(prose, form.offset)
    if opening is None:
        return "no bracket opens it", "write `[words](address)`"
    between = prose[opening : form.offset]
    if re.search(r"\n[ \t>]*\n", between):
        return "its words go over more than one paragraph", "end it in the paragraph in which it begins"
    if "|" in between:
        return "its words go over more than one cell", "end it in the cell in which it begins"
    if "\n" in between:
        return "its words go over more than one item or line", "end it in the item in which it begins"
    return "its address has no end, or its words have one bracket too many", "write `[words](address)`"


def _opening(prose: str, offset: int) -> int | None:
    """The bracket that a `]` closes, or None; looked for in the 4,000 characters before."""
    depth = 0
    for at in range(offset - 1, max(-1, offset - 4000), -1):
        if prose[at] == "]":
            depth += 1
        elif prose[at] == "[":
            if not depth:
                return at
            depth -= 1
    return None


_TAG = re.compile(r"<(?:!--.{0,2000}?-->|!--|/?[A-Za-z][^\s<>/]*(?:\s[^<>]*)?/?>|[?!][^<>]*>)", re.DOTALL)


_MARKDOWN = {
    "a": "`[words](address)`",
    "b": "`**words**`",
    "blockquote": "`> words`",
    "br": "a blank line for a new paragraph",
    "code": "`` `words` ``",
    "em": "`*words*`",
    "h2": "`## words`",
    "h3": "`### words`",
    "hr": "`***` on a line of its own",
    "i": "`*words*`",
    "img": "`![what there is to see](address)`",
    "li": "`- words`",
    "p": "a blank line for a new paragraph",
    "strong": "`**words**`",
}
"""What stands for an element in Markdown."""


def _report_tag(findings: Findings, form: Form, end: int) -> None:
    """HTML, where it is any: `a < b` and `<3` are text."""
    found = _TAG.match(findings.lines.prose, form.offset)
    if found is None:
        return
    written = found[0].split("\n")[0]
    name = "".join(character for character in written[:40].split(" ")[0] if character.isalnum())
    if written.startswith("</") and name in findings.tags:
        return
    findings.tags.add(name)
    what = "a comment" if written.startswith("<!--") else f"`{written}`"
    message = f"{what} is HTML, and the text is Markdown alone"
    markdown = _MARKDOWN.get(name.lower(), "Markdown")
    instead = f"write {markdown}, or `\\<` for the sign itself"
    findings.add("raw-html", form.offset, min(found.end(), max(end, form.end)), message, instead)
