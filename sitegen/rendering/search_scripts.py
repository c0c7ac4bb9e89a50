"""The files of search/: classic scripts that hand what they hold to `Facets`, since a page on a disk may fetch nothing."""

import msgspec

from sitegen.rendering.views.facets import FacetsView, TitlesView
from sitegen.rendering.views.timeline import TimeView, WordsView

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


def time_script(view: TimeView) -> bytes:
    """How the dates of all incidents are drawn."""
    return script("time", view)


def when_script(view: WordsView) -> bytes:
    """The dates of some incidents in words."""
    return script(f"when/{view.number}", view)
