"""Where each thing stands: addresses from the site's root, with a slash at both ends."""

from urllib.parse import quote


def incident_address(incident: str, claim: str = "") -> str:
    """The page of an incident, or the row of one of its claims."""
    return f"/incidents/{incident}/#claim-{claim}" if claim else f"/incidents/{incident}/"


def embed_address(incident: str) -> str:
    """The page of an incident that is made to stand in somebody else's."""
    return f"/incidents/{incident}/embed/"


def dossier_address(address: str) -> str:
    """The dossier of the region or period at an address."""
    return f"{address}dossier/"


def card_address(address: str) -> str:
    """The picture that stands for a page where it is shared."""
    return f"{address}card.png"


def region_address(region: str) -> str:
    return f"/regions/{region}/"


def period_address(key: str) -> str:
    """The page of a day, month or year; of all dates for ""."""
    return f"/dates/{key.replace('-', '/')}/" if key else "/dates/"


def actor_address(actor: str) -> str:
    return f"/actors/{actor}/"


def category_address(category: str) -> str:
    return f"/categories/{category}/"


def field_address(field: str, value: str) -> str:
    """The page of a value of a field of the archive's own."""
    return f"/fields/{field}/{quote(value, safe='')}/"


def source_address(source: str) -> str:
    """The page of a shared source; of an incident's own one (`incident/source`), its row there."""
    incident, slash, own = source.partition("/")
    return f"/incidents/{incident}/#source-{own}" if slash else f"/sources/{source}/"


def paged(address: str, page: int) -> str:
    """The address of a page of a list; the first has the list's own."""
    return address if page == 1 else f"{address}page/{page}/"


def file_of(address: str) -> str:
    """The file in output/ that a page's address stands for."""
    return f"{address[1:]}index.html"


def is_of_language(path: str) -> bool:
    """Whether a file is there in each language of a site, below the language's folder: pages and feeds are, and what search
    and map load, since it has words in it; data are not."""
    return path.endswith(("/", "index.html", ".xml")) or not path or path.startswith("search/")
