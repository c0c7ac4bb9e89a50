"""Addresses in one form, so that two records of the same document are seen to be that."""

import re

_ARCHIVED = re.compile(r"(?:web\.)?archive\.org/web/[0-9]{4,14}(?:[a-z]{2}_)?/(?:https?://)?", re.IGNORECASE)
_TRACKING = re.compile(r"utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl")


def canonical(url: str) -> str:
    """The address without scheme, `www.`, trailing slash, fragment, tracking parameters and Wayback prefix."""
    rest = url[8:]
    if url[:8] == "https://" and rest[:4] != "www." and rest[-1:] != "/" and rest.islower() and _is_plain(rest):
        return rest
    _, slashes, rest = url.partition("://")
    rest = (rest if slashes else url).partition("#")[0]
    if "archive.org/web/" in rest:
        rest = _ARCHIVED.sub("", rest, count=1)
    rest, asks, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    host = host.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    if asks:
        kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
        query = "?" + "&".join(kept) if kept else ""
    return f"{host}{slash}{path}".rstrip("/") + query


def _is_plain(rest: str) -> bool:
    """Whether nothing is to be taken off: so it is with nearly all addresses, and there are very many."""
    return "?" not in rest and "#" not in rest and ":" not in rest and "archive.org/web/" not in rest
