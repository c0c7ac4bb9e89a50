"""Keys that people write for what has another name here."""

from collections.abc import Container

from sitegen.model.nearest import nearest

_OTHER_WORDS = {
    "figures": "casualties casualty counts deaths dead fatalities injured injuries killed losses toll wounded",
    "places": "coordinates geo lat latitude location locations lon longitude place",
    "region": "country province",
    "actors": "attacker attackers participants parties people perpetrator perpetrators suspects victims",
    "categories": "kind kinds type types topic topics",
    "summary": "abstract description excerpt intro introduction subtitle",
    "sources": "citations link links reference references url urls",
    "claims": "assertions denials statements",
    "relations": "related see_also",
    "media": "attachments files gallery image images photo photos picture pictures video videos",
    "log": "changelog changes corrections history",
    "date": "day when year",
    "title": "headline heading name",
    "tags": "keywords labels",
    "state": "draft status visibility",
    "lang": "language locale",
    "licence": "copyright license rights",
    "aliases": "redirect redirects slug permalink",
    "publish_after": "embargo embargo_until",
    "name": "label title",
    "part_of": "parent",
    "kind": "category type",
    "other_names": "alias also_known_as",
}
_KEYS: dict[str, list[str]] = {}
for _key, _words in _OTHER_WORDS.items():
    for _word in _words.split():
        _KEYS.setdefault(_word, []).append(_key)


def key_for(word: str, known: Container[str]) -> str | None:
    """The known key that says what `word` says, or what a slip of it says."""
    near = word if word in _KEYS else nearest(word, [other for other, keys in _KEYS.items() if _first(keys, known)])
    return _first(_KEYS[near], known) if near else None


def _first(keys: list[str], known: Container[str]) -> str | None:
    return next((key for key in keys if key in known), None)
