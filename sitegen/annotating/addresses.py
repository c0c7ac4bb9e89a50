"""Addresses of the web as they may stand in a link."""

import re

_SCHEME = re.compile(r"^[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-]*|[A-Za-z][A-Za-z\s]*):")
SCHEMES = ("http", "https", "mailto")


def scheme_of(address: str) -> str:
    """The scheme of an address in small letters, without the white space that hides one; "" of a path."""
    found = _SCHEME.match(address)
    return re.sub(r"\s", "", found[1]).lower() if found else ""


def without_space(address: str) -> str:
    """The address as it was most likely meant, each white space written as %20."""
    return re.sub(r"\s+", "%20", address.strip())


def has_host(address: str) -> bool:
    """Whether an http address names a host; an e-mail address has an @."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return "@" in rest
    return bool(re.match(r"//[^/?#]", rest))
