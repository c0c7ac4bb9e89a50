"""The files of search/: classic scripts that hand what they hold to `Facets`, since a page on a disk may fetch nothing."""

from collections.abc import Callable, Mapping

import msgspec

from sitegen.model.account import Account
from sitegen.rendering.engine import Engine
from sitegen.rendering.views.facets import FacetsView, TitlesView
from sitegen.rendering.views.timeline import TimeView, WhenView
from sitegen.rendering.views.words import CardsView, ShardsView, WordsView

MOST_TEXT = 8_000
"""Letters of an incident's prose that excerpts are taken from."""

_ENCODER = msgspec.json.Encoder()


def script(name: str, held: object) -> bytes:
    """A script that hands a value over under a name.

    Only JSON stands in it, and a script of its own has no `</script>` to fear; the two line ends that JSON knows and
    old JavaScript does not are written out.
    """
    encoded = _ENCODER.encode(held).replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")
    return b'Facets.take("%s",%s);\n' % (name.encode(), encoded)


def facets_script(view: FacetsView) -> bytes:
    """The columns of all incidents."""
    return script("facets", view)


def titles_script(view: TitlesView) -> bytes:
    """The ids and titles of some incidents."""
    return script(f"titles/{view.number}", view)


def shards_script(view: ShardsView) -> bytes:
    """Which shards the index has."""
    return script("shards", view)


def words_script(view: WordsView) -> bytes:
    """The words of a shard, with where they stand."""
    return script(f"words/{view.name}", view)


def cards_script(view: CardsView, accounts: Mapping[str, Account], engine: Engine) -> bytes:
    """What results show: the row of each incident as lists have it, its claims, its prose as plain words."""
    write: Callable[[msgspec.Raw], str] = engine.environment.globals["card"]  # type: ignore[assignment]
    rows = [
        [str(write(card)), claims, "\n".join(accounts[digest].words for digest in digests)[:MOST_TEXT]]
        for card, claims, digests in zip(view.cards, view.claims, view.accounts, strict=True)
    ]
    return script(f"cards/{view.number}", {"stamp": view.stamp, "rows": rows})


def time_script(view: TimeView) -> bytes:
    """How the dates of all incidents are drawn."""
    return script("time", view)


def when_script(view: WhenView) -> bytes:
    """The dates of some incidents in words."""
    return script(f"when/{view.number}", view)
