"""A view becomes what its template is handed: accounts are filled in, and dates and amounts put into words."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from sitegen.model.account import Account
from sitegen.rendering.account import Meanings, intro_html
from sitegen.rendering.cards import trail_of
from sitegen.rendering.claim_rows import told_key
from sitegen.rendering.engine import Engine
from sitegen.rendering.incident_page import incident_page
from sitegen.rendering.phrases import text
from sitegen.rendering.pictures import received_html
from sitegen.rendering.views.incident import IncidentView
from sitegen.rendering.views.prose import Prose
from sitegen.rendering.views.results import ContentView


def page_of(view: Any, accounts: Mapping[str, Account], engine: Engine) -> Any:  # noqa: ANN401 - views share no type
    """The page of a view; a view without a prose is its own page."""
    if isinstance(view, IncidentView):
        trail = trail_of(view.incident, engine.labels.lang, view.names, view.regions)
        return incident_page(view, engine.labels, accounts, engine.href, trail, maps=engine.maps)
    prose = getattr(view, "prose", None)
    if isinstance(prose, Prose) and prose.account:
        results = [engine.result(one) for one in view.results] if isinstance(view, ContentView) else []
        return replace(view, prose=replace(prose, account=_intro(prose, accounts, engine, results)))
    return view


def _intro(prose: Prose, accounts: Mapping[str, Account], engine: Engine, results: Sequence[str]) -> str:
    lang = engine.labels.lang
    keys = {claim: told_key(told, engine.href, lang) for claim, told in prose.told.items()}
    about = {name: received_html(file, lang) for name, file in prose.pictures.items()}
    covered = {name: text(lang, "It may disturb.") for name, file in prose.pictures.items() if file.sensitive}
    meanings = Meanings(
        engine.href,
        keys,
        {},
        {},
        prose.targets,
        covered,
        lang,
        prose.pictures,
        about,
        told_in=prose.lang,
        results=results,
    )
    return intro_html(accounts[prose.account], meanings)
