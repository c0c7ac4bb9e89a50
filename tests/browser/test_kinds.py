"""Which pages the proof looks at."""

import pytest

from .sites import HTML, Site


@pytest.mark.parametrize("template", HTML)
def test_every_template_has_a_page_under_test(deep: Site, rtl: Site, offline: Site, template: str) -> None:
    """A new kind of page is proved from the day it is there; one that these archives do not hold wants a record in weather/."""
    assert deep.kinds[template]
    assert rtl.kinds[template]
    assert offline.kinds[template]


def test_no_page_is_left_out(deep: Site) -> None:
    """Each HTML file of the site is a page of a known kind, or is in another language."""
    known = {path for pages in deep.kinds.values() for path in pages}
    others = tuple(f"{language}/" for language in deep.in_other_languages())
    paths = {path.relative_to(deep.folder).as_posix() for path in deep.folder.rglob("*.html")}
    assert {path for path in paths if not path.startswith(others or "\0")} == known
    assert others
