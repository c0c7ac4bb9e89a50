"""The manifest of the site as it stands elsewhere, for a fresh clone that has no output/ to compare with."""

from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from sitegen.model.errors import UserError
from sitegen.publishing.manifest import Manifest, decode_manifest

TIMEOUT_S = 20
LARGEST = 256 * 1024 * 1024
"""In bytes: some two million pages."""
NOT_FOUND = (404, 410)


def read_previous(place: str) -> Manifest | None:
    """A manifest from a file or an http address; None where the address answers that it has none yet.

    Raises:
        UserError: it cannot be read, or is no manifest.
    """
    body = _fetch(place) if place.lower().startswith(("http://", "https://")) else _load(place)
    if body is None:
        return None
    manifest = decode_manifest(body)
    if manifest is None:
        raise UserError(f"{place} is no manifest of a site (--previous)")
    return manifest


def _load(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {place} (--previous): {error.strerror}") from None


def _fetch(address: str) -> bytes | None:
    try:
        request = Request(address, headers={"User-Agent": "sitegen"})  # noqa: S310 - the scheme is http or https
        with urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            body: bytes = answer.read(LARGEST + 1)
    except HTTPError as error:
        with error:
            if error.code in NOT_FOUND:
                return None
            raise UserError(f"cannot read {address} (--previous): the server answers {error.code}") from None
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise UserError(f"cannot read {address} (--previous): {reason}") from None
    if len(body) > LARGEST:
        raise UserError(f"{address} is too large for a manifest (--previous)")
    return body
