"""What the forms of one file's prose mean: its claims, sources, notes, and what it points to elsewhere."""

import posixpath
from typing import Literal
from urllib.parse import unquote

import msgspec

from sitegen.annotating.addresses import SCHEMES, has_host, scheme_of, without_space
from sitegen.annotating.findings import Findings
from sitegen.annotating.notes import Note
from sitegen.annotating.own import Own
from sitegen.annotating.targets import Target, find_target, right_path
from sitegen.model.account import Citation, Image, Link, Passage
from sitegen.model.incident import BodyReference
from sitegen.model.problem import Problem


class Read(msgspec.Struct, frozen=True, array_like=True):
    """How a link was read."""

    kind: Literal["passage", "record", "address", "words"]
    claims: tuple[str, ...] = ()
    index: int = 0
    address: str = ""


WORDS = Read("words")


class Meaning:
    """Reads each form for one file, and keeps what the slots stand for."""

    def __init__(self, own: Own, content: str, findings: Findings, slugs: frozenset[str]) -> None:
        self.own = own
        self.passages: list[Passage] = []
        self.citations: list[Citation] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.refs: list[BodyReference] = []
        self._content = content
        self._findings = findings
        self._slugs = slugs
        self._ids: dict[str, int] = {}

    def leave(self, number: int, *, in_link: bool) -> None:
        """Take note of a form that stands as text; a bare address is none within a link."""
        if not in_link and self._findings.forms[number].kind == "bare":
            self._findings.bare.add(number)

    def block(self, row: int, *, alone: bool) -> int | None:
        """The number of the block `incidents` that begins on a row of the prose; None, and a problem, where none may."""
        lines = self._findings.lines
        number = self.own.blocks.get(lines.line_of(row))
        if number is not None and alone:
            return number
        if self.own.is_page:
            message = "a block `incidents` stands within a list, a quotation or a note"
            instead = "put it by itself, its fence at the beginning of a line"
        else:
            message = "a block `incidents` is placed by pages of content/pages alone"
            instead = "move it there; to show it as code, write another word behind the fence, as `yaml`"
        self._findings.problems.append(
            Problem(
                code="block-misplaced",
                path=self.own.path,
                span=lines.row_span(row),
                message=message,
                help=instead,
            )
        )
        return None

    def check_heading(self, slug: str, words: str) -> None:
        """Report a heading that has a claim's id."""
        if slug in self.own.claims:
            prose = self._findings.lines.prose
            found = next(
                (at for at in _heading_lines(prose) if words.split(" ", maxsplit=1)[0] in prose[at : at + 200]), 0
            )
            end = prose.find("\n", found)
            message = f"the heading has the id of the claim `{slug}`"
            instead = "word the heading otherwise, or give the claim another id"
            self._findings.add("heading-of-claim", found, end if end >= 0 else len(prose), message, instead)

    def read_link(self, number: int, address: str, *, inside: list[str]) -> Read:
        """What a link is, with what is wrong about it reported."""
        is_own, is_passage = address.startswith("#"), self._is_passage(address)
        if inside:
            if is_passage and "passage" in inside:
                self._report_nested(number)
                return WORDS
            if "a" in inside or is_passage:
                message = "a link stands within the words of another link"
                self._findings.add_whole("passage-nested", number, message, "end the one before the other begins")
                return WORDS
        if is_own:
            return self._read_own(number, address)
        if scheme := scheme_of(address):
            return self._read_address(number, address, scheme)
        return self._read_path(number, address)

    def _is_passage(self, address: str) -> bool:
        if address.startswith("#"):
            return unquote(address[1:]) not in self._slugs
        return not scheme_of(address) and "#" in address and "/incidents/" in f"/{self._file(address)}"

    def _file(self, address: str) -> str:
        target = find_target(address, self.own.path, self._content)
        return target.file if target else ""

    def _report_nested(self, number: int) -> None:
        message = "a passage stands within a passage"
        self._findings.add_whole(
            "passage-nested",
            number,
            message,
            "end the one before the other begins; one passage states several: `#a,#b`",
        )

    def _read_own(self, number: int, address: str) -> Read:
        """A passage of this file's claims, or a link to its heading."""
        if len(address.split()) > 1:
            start, end = self._findings.address(number)
            mended = "".join(address.split())
            message = "white space stands between the claims of a passage"
            self._findings.add("link-with-space", start, end, message, f"write `{mended}`", mended)
            return WORDS
        names = [unquote(part.removeprefix("#")) for part in address.split(",")]
        if len(names) == 1 and names[0] in self._slugs and names[0] not in self.own.claims:
            return Read("address", address=f"#h-{names[0]}")
        if self.own.translates:
            self._hand_on("claim", number, *(f"{self.own.translates}#{name}" for name in names))
            return Read("passage", tuple(names))
        if all(name in self.own.claims for name in names):
            return Read("passage", tuple(dict.fromkeys(names)))
        offset, _ = self._findings.address(number)
        for part, name in zip(address.split(","), names, strict=True):
            if name not in self.own.claims:
                self._report_unknown(offset, offset + len(part), name)
            offset += len(part) + 1
        return WORDS

    def _report_unknown(self, start: int, end: int, name: str) -> None:
        if not name:
            self._findings.add(
                "passage-unknown", start, max(end, start + 1), "no claim is named here", "write `#claim-id`"
            )
            return
        what = "claim or heading" if self.own.is_incident else "heading"
        known = [*self.own.claims, *sorted(self._slugs)]
        instead = self._findings.propose(name, known, f"name a {what} of this file")
        self._findings.add("passage-unknown", start, end, f"there is no {what} `{name}` in this file", instead)

    def _read_address(self, number: int, address: str, scheme: str) -> Read:
        if scheme in SCHEMES and len(address.split()) == 1 and has_host(address):
            return Read("address", address=address)
        start, end = self._findings.address(number)
        if scheme not in SCHEMES:
            message = f"an address cannot begin with `{scheme}:`"
            self._findings.add("link-scheme", start, end, message, "begin it with `https:`, `http:` or `mailto:`")
        elif len(address.split()) > 1:
            mended = without_space(address)
            message = "white space stands in an address"
            self._findings.add("link-with-space", start, end, message, f"write `{mended}`", mended)
        else:
            self._findings.add("link-scheme", start, end, f"`{address}` names no site", "write `https://example.org/`")
        return WORDS

    def _read_path(self, number: int, address: str) -> Read:
        target = find_target(address, self.own.path, self._content)
        if target is None or target.kind == "media" or len(address.split()) > 1:
            start, end = self._findings.address(number)
            right = right_path(address, self.own.path, self._content)
            message = f"`{address}` leads to no file of the archive from here" if address else "the address is empty"
            self._findings.add(
                "link-path", start, end, message, f"write `{right}`, as seen from this file's own folder"
            )
            return WORDS
        if target.kind == "incident" and target.fragment:
            return self._read_passage_elsewhere(number, target)
        named = f"{target.id}#{target.fragment}" if target.fragment else target.id
        self._hand_on(target.kind, number, named, file=target.file)
        self.links.append(Link(target.kind, target.id, f"h-{target.fragment}" if target.fragment else ""))
        return Read("record", index=len(self.links) - 1)

    def _read_passage_elsewhere(self, number: int, target: Target) -> Read:
        """A passage of another incident's claims; a heading of it is told apart when all files are known."""
        names = [name.strip().removeprefix("#") for name in target.fragment.split(",")]
        if target.id == self.own.id:
            return self._read_own(number, ",".join(f"#{name}" for name in names))
        claims = tuple(dict.fromkeys(f"{target.id}#{name}" for name in names))
        self._hand_on("claim", number, *claims, file=target.file)
        return Read("passage", claims)

    def _hand_on(
        self,
        kind: Literal["incident", "claim", "media", "page", "region", "actor", "source", "citation"],
        number: int,
        *targets: str,
        file: str = "",
    ) -> None:
        span = self._findings.lines.span(*self._findings.address(number))
        self.refs += [
            BodyReference(kind, target, span.line, span.column, span.end_line, span.end_column, file)
            for target in targets
        ]

    def open_passage(self, claims: tuple[str, ...]) -> int:
        """The number of a new passage."""
        first = f"q-{claims[0].replace('#', '-')}"
        id_ = first
        while id_ in self._ids:
            self._ids[first] += 1
            id_ = f"{first}-{self._ids[first]}"
        self._ids[id_] = 1
        self.passages.append(Passage(claims, id_, ""))
        return len(self.passages) - 1

    def close_passage(self, index: int, text: str) -> None:
        """Keep the words of a passage."""
        opened = self.passages[index]
        self.passages[index] = Passage(opened.claims, opened.id, text)

    def link_incident(self, number: int, id_: str, *, inside: list[str]) -> int | None:
        """The number of a link to an incident; None where it stands within another link."""
        if "a" in inside:
            message = "a link stands within the words of another link"
            self._findings.add_whole("passage-nested", number, message, "end the one before the other begins")
            return None
        self._hand_on("incident", number, id_)
        self.links.append(Link("incident", id_))
        return len(self.links) - 1

    def is_note(self, name: str, notes: dict[str, Note]) -> bool:
        """Whether a name is that of an editor's note; a source's id comes first."""
        return name in notes and name not in self.own.sources

    def cite(self, number: int, name: str, locator: str, notes: dict[str, Note]) -> int | None:
        """The number of a citation; None where there is no such source."""
        if name in self.own.sources or (self.own.translates and not name[:1].isdigit()):
            if self.own.translates:
                self._hand_on("citation", number, f"{self.own.translates}#{name}")
            self.citations.append(Citation(name, locator))
            return len(self.citations) - 1
        if name[:1].isdigit():
            known = sorted(notes)
            instead = self._findings.propose(name, known, f"write it below, as `[^{name}]: text`")
            self._findings.add_whole("note-unknown", number, f"there is no note `{name}`", instead)
        else:
            instead = self._findings.propose(
                name, [*self.own.sources, *notes], "list the source in `sources`, or write a note"
            )
            self._findings.add_whole("citation-unknown", number, f"there is no source `{name}` in this file", instead)
        return None

    def picture(self, number: int, address: str, alt: str, title: str) -> int | None:
        """The number of a picture; None where it has no description or is no file of media."""
        start, end = self._findings.address(number)
        if not alt:
            message = "the picture has no description"
            prose, opening = self._findings.lines.prose, self._findings.forms[number].offset
            start = max(prose.rfind("![", 0, opening), 0)
            self._findings.add("image-without-alt", start, end, message, "write `![what there is to see](address)`")
            return None
        target = None if scheme_of(address) else find_target(address, self.own.path, self._content)
        if target is None or target.kind != "media":
            name = posixpath.basename(address) or "file.jpg"
            right = posixpath.relpath(f"{self._content}/media/{name}", posixpath.dirname(self.own.path))
            message = f"a picture comes from {self._content}/media alone"
            self._findings.add("image-elsewhere", start, end, message, f"put the file there, and write `{right}`")
            return None
        self._hand_on("media", number, target.id, file=target.file)
        self.images.append(Image(target.id, alt, title))
        return len(self.images) - 1


def _heading_lines(prose: str) -> list[int]:
    """Offsets of the lines that are headings."""
    lines, offset, found = prose.split("\n"), 0, []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("#") or (line.strip() and below and not below.strip("=- ") and below[:1] in "=-"):
            found.append(offset)
        offset += len(line) + 1
    return found
