"""The page of search, and the files that it loads."""

from collections.abc import Iterator

from sitegen.model.page import PageJob
from sitegen.rendering.jobs import page_job
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import text
from sitegen.rendering.plan_facets import plan_facets
from sitegen.rendering.views.head import Head
from sitegen.rendering.views.listing import SimpleView


def plan_search(lookup: Lookup, fingerprint: str) -> Iterator[PageJob]:
    """The jobs of `/search/` and of all files below it."""
    head = Head(
        title=text(lookup.lang, "Search"),
        address="/search/",
        section="/search/",
        description=text(lookup.lang, "Search incidents, claims, places and people in any script, with filters."),
    )
    yield page_job(head.address, "search.html", SimpleView(head=head), fingerprint=fingerprint)
    yield from plan_facets(lookup, fingerprint)
