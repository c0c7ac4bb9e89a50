"""Files read from text, as an archive's settings have it."""

from collections.abc import Callable

import pytest

from sitegen.model.reading import Draft, SourceFile, SourceKind
from sitegen.model.settings import Field, IdentifierKind, Settings, Term
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.read import read

TYPES = ("text", "choice", "yesno", "number", "amount", "date", "link", "id", "actor", "incident")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The default vocabularies with a few words more, a field of each type, and a database."""
    categories = {**DEFAULTS["categories"], "fire": Term(word="fire", replaced_by="accident")}
    measures = {
        **DEFAULTS["measures"],
        "usd-stolen": Term(word="usd-stolen", unit="USD"),
        "hurt": Term(word="hurt", replaced_by="wounded"),
    }
    choices = {
        "fighter": Term(word="fighter"),
        "bomber": Term(word="bomber"),
        "plane": Term(word="plane", replaced_by="fighter"),
    }
    fields = {f"a-{type_}": Field(id=f"a-{type_}", type=type_, choices=choices) for type_ in TYPES}
    fields["several"] = Field(id="several", type="number", many=True, unknown=True)
    fields["voiced"] = Field(id="voiced", claimed=True, unknown=True)
    identifiers = {
        "cve": IdentifierKind(id="cve", pattern="CVE-[0-9]{4}-[0-9]+"),
        "any": IdentifierKind(id="any"),
    }
    return Settings(
        vocabulary={**DEFAULTS, "categories": categories, "measures": measures}, fields=fields, identifiers=identifiers
    )


@pytest.fixture
def read_text(settings: Settings) -> Callable[..., Draft]:
    """Reads a text (or bytes) as a file of some kind."""

    def read_it(
        text: str | bytes, kind: SourceKind = "incident", id_: str = "raid", lang: str = "", more=settings
    ) -> Draft:
        source = SourceFile(f"content/{kind}s/{id_}.md", kind, id_, lang)
        return read(source, text.encode() if isinstance(text, str) else text, more)

    return read_it


@pytest.fixture
def read_fields(read_text) -> Callable[..., Draft]:
    """Reads an incident with a title, a date and the fields given."""

    def read_it(fields: str, **more: object) -> Draft:
        return read_text(f"---\ntitle: Raid\ndate: 2023-05-22\n{fields}---\nProse.\n", **more)

    return read_it


@pytest.fixture
def codes(read_fields) -> Callable[[str], list[tuple[str, int, int]]]:
    """Code, line and column of each problem that fields give, counted from line 1 of the fields."""

    def found(fields: str, **more: object) -> list[tuple[str, int, int]]:
        return [(p.code, p.span.line - 3, p.span.column) for p in read_fields(fields, **more).problems]

    return found
