"""`sitegen fields`: the codebook of an archive: its own fields, its identifiers, and the words of its lists."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from sitegen.commands.invocation import Invocation, pass_invocation
from sitegen.commands.report import IN_USE, as_text
from sitegen.model.codes import SEVERITY
from sitegen.model.incident import plain_name
from sitegen.model.settings import Field, IdentifierKind, Settings, Term
from sitegen.model.vocabulary import HOLDS, PRECISIONS, RELIABILITIES, STANCES, STATES, VERDICTS

CLOSED = {
    "precision of a place": PRECISIONS,
    "stance of a claim": STANCES,
    "verdict of a claim": VERDICTS,
    "what holds of a claim (nobody writes it)": HOLDS,
    "state of an incident": STATES,
    "reliability of a source": RELIABILITIES,
}


@click.command()
@pass_invocation
@click.pass_context
def fields(context: click.Context, invocation: Invocation) -> None:
    """Print the archive's fields and lists of words."""
    from sitegen.reading.settings import read_settings  # noqa: PLC0415

    settings, problems = read_settings(Path(invocation.root), invocation.config)
    if problems:
        text = as_text(problems, invocation.root, invocation.shown_path)
        click.echo(text, err=True, color=invocation.colors(sys.stderr))
    if any(SEVERITY[problem.code] == "error" for problem in problems):
        context.exit(IN_USE)
    click.echo("\n".join(codebook(settings)), color=invocation.colors(sys.stdout))


def codebook(settings: Settings) -> Iterator[str]:
    """The lines of the codebook, in Markdown."""
    language = settings.language
    yield f"# {settings.title}: fields and words"
    yield from _own_fields(settings.fields, language)
    yield from _identifiers(settings.identifiers, language)
    for name, terms in settings.vocabulary.items():
        yield from _heading(name)
        yield from _terms(terms.values(), language)
    for name, words in CLOSED.items():
        yield from _heading(name)
        yield ", ".join(words)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield click.style(f"## {text}", bold=True)
    yield ""


def _own_fields(own: Mapping[str, Field], language: str) -> Iterator[str]:
    yield from _heading("fields of this archive")
    if not own:
        yield "None. Declare one in the settings, as [fields.NAME]."
    for field in own.values():
        rules = [field.type, *_rules(field)]
        yield f"- {field.id}: {plain_name(field.label, language) or field.id} ({', '.join(rules)})"
        if plain_name(field.help, language):
            yield f"  {plain_name(field.help, language)}"
        for line in _terms(field.choices.values(), language):
            yield f"  {line}"


def _rules(field: Field) -> Iterator[str]:
    if field.unit:
        yield f"in {field.unit}"
    if field.many:
        yield "one or more"
    if field.required:
        yield "required"
    if field.unknown:
        yield "may be `unknown`"
    if field.claimed:
        yield "needs `per` or `estimate: true`"


def _identifiers(kinds: Mapping[str, IdentifierKind], language: str) -> Iterator[str]:
    if not kinds:
        return
    yield from _heading("identifiers")
    for kind in kinds.values():
        pattern = f" (as {kind.pattern})" if kind.pattern else ""
        yield f"- {kind.id}: {plain_name(kind.label, language) or kind.id}{pattern}"


def _terms(terms: Iterable[Term], language: str) -> Iterator[str]:
    for term in terms:
        label = plain_name(term.label, language)
        line = f"- {term.word}" + (f": {label}" if label else "")
        means = plain_name(term.means, language)
        notes = [f"under {term.under}"] if term.under else []
        notes += [f"within {term.within}"] if term.within else []
        notes += [f"in {term.unit}"] if term.unit else []
        notes += [f"retired: write {term.replaced_by}"] if term.replaced_by else []
        yield line + (f". {means}" if means else "") + (f" ({'; '.join(notes)})" if notes else "")
