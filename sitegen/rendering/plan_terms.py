"""Categories and the values of the archive's own fields: a list of all, and a page of each."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from sitegen.model.archive import TermNode
from sitegen.model.page import PageJob
from sitegen.model.settings import Term
from sitegen.rendering.addresses import category_address, field_address
from sitegen.rendering.bands import bands_of
from sitegen.rendering.charts import chart_of
from sitegen.rendering.jobs import page_job
from sitegen.rendering.listings import listings, turned
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_feeds import Feeds
from sitegen.rendering.views.head import Head, Link
from sitegen.rendering.views.listing import CategoriesView, TermRow, TermView


def plan_terms(lookup: Lookup, feeds: Feeds) -> Iterator[PageJob]:
    """The jobs of /categories/, of each category, of each value of an indexed field, and of their feeds."""
    archive = lookup.archive
    fields = {
        name: {value: field_address(name, value) for value, node in values.items() if node.incidents}
        for name, values in archive.field_values.items()
    }
    yield _categories_page(lookup, fields, feeds.fingerprint)
    for word, node in lookup.used_categories.items():
        yield from _category_pages(lookup, word, node, feeds)
    for field, values in archive.field_values.items():
        for value in fields[field]:
            node = values[value]
            yield from _value_pages(lookup, field, value, node, feeds)


def _row(lookup: Lookup, node: TermNode, address: str, depth: int = 0) -> TermRow:
    return TermRow(
        label=lookup.label_of(node.term),
        address=address,
        incidents=len(node.incidents),
        means=lookup.means_of(node.term),
        depth=depth,
    )


def _categories_page(lookup: Lookup, fields: Mapping[str, Mapping[str, str]], fingerprint: str) -> PageJob:
    archive, terms = lookup.archive, lookup.settings.vocabulary.get("categories", {})
    unused = [term for word, term in terms.items() if word not in lookup.used_categories and not term.replaced_by]
    view = CategoriesView(
        head=Head(
            title=text(lookup.lang, "Categories"),
            address="/categories/",
            section="/categories/",
            updated=archive.updated,
        ),
        categories=tuple(_tree_rows(lookup)),
        unused=tuple(TermRow(lookup.label_of(term), "", 0, lookup.means_of(term)) for term in unused),
        fields=tuple(
            (
                _field_label(lookup, name),
                tuple(_row(lookup, archive.field_values[name][value], at) for value, at in values.items()),
            )
            for name, values in fields.items()
            if values
        ),
    )
    return page_job("/categories/", "categories.html", view, fingerprint=fingerprint)


def _tree_rows(lookup: Lookup) -> Iterator[TermRow]:
    """Parents before their children, in the order of the vocabulary."""
    categories = lookup.used_categories

    def below(words: tuple[str, ...], depth: int, seen: frozenset[str]) -> Iterator[TermRow]:
        for word in words:
            if word in categories and word not in seen:
                yield _row(lookup, categories[word], category_address(word), depth)
                yield from below(categories[word].children, depth + 1, seen | {word})

    roots = tuple(word for word, node in categories.items() if node.term.under not in categories)
    yield from below(roots, 0, frozenset())


def _field_label(lookup: Lookup, field: str) -> str:
    declared = lookup.settings.fields.get(field)
    return lookup.name(declared.label, field) if declared else field


def _category_pages(lookup: Lookup, word: str, node: TermNode, feeds: Feeds) -> Iterator[PageJob]:
    categories = lookup.used_categories
    term = node.term
    view_of = partial(
        TermView,
        trail=(Link(text(lookup.lang, "Categories"), "/categories/"), *_way_down(lookup, term)),
        kind="category",
        parent=lookup.category_link(term.under) if term.under else None,
        children=tuple(
            _row(lookup, categories[child], category_address(child)) for child in node.children if child in categories
        ),
        replaced_by=lookup.category_link(term.replaced_by) if term.replaced_by else None,
        replaces=tuple(
            lookup.label_of(other)
            for other in lookup.settings.vocabulary.get("categories", {}).values()
            if other.replaced_by == word
        ),
        said=0,
    )
    yield from _pages(lookup, node, category_address(word), view_of, feeds)


def _way_down(lookup: Lookup, term: Term) -> tuple[Link, ...]:
    """The categories above, the outermost first."""
    terms = lookup.settings.vocabulary.get("categories", {})
    way: list[Link] = []
    seen = {term.word}
    while term.under in terms and term.under not in seen:
        seen.add(term.under)
        way.append(lookup.category_link(term.under))
        term = terms[term.under]
    return tuple(reversed(way))


def _value_pages(lookup: Lookup, field: str, value: str, node: TermNode, feeds: Feeds) -> Iterator[PageJob]:
    values = lookup.archive.field_values[field]
    said = sum(bool(lookup.archive.entries[id_].incident.fields[field].per) for id_ in node.own)
    above = values.get(node.term.under) if node.term.under else None
    view_of = partial(
        TermView,
        trail=(Link(text(lookup.lang, "Categories"), "/categories/"), Link(_field_label(lookup, field), "")),
        kind="value",
        parent=Link(lookup.label_of(above.term), field_address(field, above.term.word)) if above else None,
        children=tuple(
            _row(lookup, values[child], field_address(field, child))
            for child in node.children
            if child in values and values[child].incidents
        ),
        replaced_by=None,
        replaces=(),
        said=said,
    )
    yield from _pages(lookup, node, field_address(field, value), view_of, feeds)


def _pages(
    lookup: Lookup, node: TermNode, address: str, view_of: "partial[TermView]", feeds: Feeds
) -> Iterator[PageJob]:
    name = lookup.label_of(node.term)
    feed = feeds.of_list(address, name, node.incidents)
    counts, totals = lookup.counts(node.incidents), lookup.totals(node.totals)
    head = Head(
        title=name,
        address=address,
        description=lookup.description(name, counts),
        section="/categories/",
        updated=lookup.updated(node.incidents),
        feed=f"{address}feed.xml" if feed else "",
    )
    chart, bands = chart_of(lookup.dates(node.incidents)), bands_of(lookup, node.incidents)
    pages = listings(address, [("list", node.incidents[::-1])], lookup.cards, lookup.settings.page_size)
    for listing in pages:
        view = view_of(
            head=turned(head, listing.page, listing.pages),
            name=name,
            means=lookup.means_of(node.term),
            counts=counts,
            totals=totals,
            chart=chart,
            bands=bands,
            listing=listing,
        )
        if listing.page > 1:
            view = replace(view, totals=(), chart=None, bands=None, children=())
        yield page_job(view.head.address, "category.html", view, fingerprint=feeds.fingerprint)
    if feed:
        yield feed
