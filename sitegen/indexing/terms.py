"""Categories, and the values of the archive's own fields that have a page each."""

from collections import defaultdict
from collections.abc import Mapping

from sitegen.indexing.totals import totals
from sitegen.model.archive import TermNode
from sitegen.model.incident import Incident
from sitegen.model.settings import Field, Settings, Term
from sitegen.model.stated import Counts


def category_nodes(public: Mapping[str, Incident], terms: Mapping[str, Term], counts: Counts) -> dict[str, TermNode]:
    """Every category in the order of the vocabulary, with or without incidents."""
    own: dict[str, list[str]] = {word: [] for word in terms}
    for id_, incident in public.items():
        for word in dict.fromkeys(incident.categories):
            if word in own:
                own[word].append(id_)
    return term_nodes(own, terms, public, counts)


def field_nodes(public: Mapping[str, Incident], settings: Settings, counts: Counts) -> dict[str, dict[str, TermNode]]:
    """By field with `index`, then by value: choices as they are declared, other values sorted."""
    found = {}
    for name, field in settings.fields.items():
        if field.index:
            own = _values(public, field)
            terms = field.choices or {value: Term(word=value) for value in sorted(own)}
            found[name] = term_nodes({word: own.get(word, []) for word in terms}, terms, public, counts)
    return found


def _values(public: Mapping[str, Incident], field: Field) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, incident in public.items():
        if field.id in incident.fields:
            for value in dict.fromkeys(incident.fields[field.id].values):
                found[value].append(id_)
    return found


def term_nodes(
    own: Mapping[str, list[str]], terms: Mapping[str, Term], public: Mapping[str, Incident], counts: Counts
) -> dict[str, TermNode]:
    """Every word with the incidents of its own and of the words under it."""
    children: dict[str, list[str]] = defaultdict(list)
    for word, term in terms.items():
        if term.under in terms and term.under != word:
            children[term.under].append(word)
    place = {id_: number for number, id_ in enumerate(public)} if children else {}
    nodes = {}
    for word, term in terms.items():
        incidents = own[word]
        if word in children:
            below = _below(word, children)
            incidents = sorted({id_ for one in (word, *below) for id_ in own[one]}, key=place.__getitem__)
        nodes[word] = TermNode(
            term=term,
            children=tuple(children.get(word, ())),
            incidents=tuple(incidents),
            own=tuple(own[word]),
            totals=totals(incidents, counts),
        )
    return nodes


def _below(word: str, children: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [word]
    for one in ahead:  # grows as it is walked
        for child in children.get(one, ()):
            if child not in found:
                found.add(child)
                ahead.append(child)
    return found
