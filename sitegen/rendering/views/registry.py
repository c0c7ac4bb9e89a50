"""Which view each template is handed. The name is the template's; the type is what its bytes decode to."""

from collections.abc import Mapping

import msgspec

from sitegen.rendering.views.coverage import CodebookView, CoverageView
from sitegen.rendering.views.dates import DatesView, DayView, MonthView, YearView
from sitegen.rendering.views.dossier import DossierView
from sitegen.rendering.views.incident import IncidentView, TombstoneView
from sitegen.rendering.views.listing import (
    CategoriesView,
    ClaimsView,
    CorrectionsView,
    DataView,
    HomeView,
    RedirectView,
    SimpleView,
    TermView,
)
from sitegen.rendering.views.maps import MapView
from sitegen.rendering.views.people import ActorsView, ActorView, SourcesView, SourceView
from sitegen.rendering.views.regions import RegionsView, RegionView
from sitegen.rendering.views.results import ContentView
from sitegen.rendering.views.sharing import EmbedView, ShareCardView
from sitegen.rendering.views.timeline import TimelineView

VIEWS: Mapping[str, type[msgspec.Struct]] = {
    "404.html": SimpleView,
    "actor.html": ActorView,
    "actors.html": ActorsView,
    "categories.html": CategoriesView,
    "category.html": TermView,
    "claims.html": ClaimsView,
    "codebook.html": CodebookView,
    "corrections.html": CorrectionsView,
    "coverage.html": CoverageView,
    "data.html": DataView,
    "dates.html": DatesView,
    "day.html": DayView,
    "dossier.html": DossierView,
    "embed.html": EmbedView,
    "home.html": HomeView,
    "incident.html": IncidentView,
    "map.html": MapView,
    "month.html": MonthView,
    "page.html": ContentView,
    "redirect.html": RedirectView,
    "region.html": RegionView,
    "regions.html": RegionsView,
    "search.html": SimpleView,
    "share-card.svg": ShareCardView,
    "source.html": SourceView,
    "sources.html": SourcesView,
    "timeline.html": TimelineView,
    "tombstone.html": TombstoneView,
    "year.html": YearView,
}
