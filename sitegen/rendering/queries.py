"""Which incidents a query finds, where it leads on the search page, and how it reads in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote, urlencode

from sitegen.model.amount import Amount, ends
from sitegen.model.archive import Archive, Entry
from sitegen.model.incident import FieldValue, Incident
from sitegen.model.query import FIELD, KNOWN, NONE, UNKNOWN, Query, Range, first_day, last_day, range_of
from sitegen.model.when import When
from sitegen.rendering.amount_words import number_words, range_words
from sitegen.rendering.date_words import period_words
from sitegen.rendering.labels import Labels
from sitegen.rendering.lookup import Lookup
from sitegen.rendering.phrases import holds_words, state_words, text

Test = Callable[[Entry], bool]
SEARCH = "/search/"


def find(archive: Archive, query: Query, sort: str = "date") -> list[str]:
    """The incidents that match every key, by date; or those whose record appeared last before the others."""
    tests = list(_tests(archive, query))
    found = [id_ for id_, entry in archive.entries.items() if all(test(entry) for test in tests)]
    if sort == "newest":
        found.sort(key=lambda id_: archive.entries[id_].published, reverse=True)
    return found


def _tests(archive: Archive, query: Query) -> Iterator[Test]:
    since, until = query.values("from"), query.values("to")
    if since or until:
        first = first_day(since[0]) if since else ""
        last = last_day(until[0]) if until else ""
        yield lambda entry: overlaps(entry.incident.date, first, last)
    for key, values in query.terms:
        if key in ("from", "to"):
            continue
        named = _NAMED.get(key)
        if named is not None:
            yield _one_of({id_ for value in values for id_ in named(archive, value)})
        elif key in _OWN:
            yield _has(_OWN[key], frozenset(values))
        elif key.startswith(FIELD):
            yield _field(key.removeprefix(FIELD), values)
        else:
            yield _measure(key, values)


def _in_region(archive: Archive, path: str) -> tuple[str, ...]:
    node = archive.regions.get(archive.region_aliases.get(path, path))
    return node.incidents if node else ()


def _in_category(archive: Archive, word: str) -> tuple[str, ...]:
    node = archive.categories.get(word)
    return node.incidents if node else ()


def _with_actor(archive: Archive, actor: str) -> tuple[str, ...]:
    node = archive.actors.get(archive.actor_aliases.get(actor, actor))
    return node.incidents if node else ()


_NAMED: Mapping[str, Callable[[Archive, str], tuple[str, ...]]] = {
    "region": _in_region,
    "category": _in_category,
    "actor": _with_actor,
}
"""Keys of which the archive has a list for each value."""
_OWN: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "tag": lambda entry: entry.incident.tags,
    "holds": lambda entry: entry.holds.values(),
    "review": lambda entry: (entry.incident.review.state if entry.incident.review else NONE,),
    "state": lambda entry: (entry.incident.state,),
}
"""Keys of which each incident has words."""


def _one_of(ids: set[str]) -> Test:
    return lambda entry: entry.incident.id in ids


def _has(words_of: Callable[[Entry], Iterable[str]], wanted: frozenset[str]) -> Test:
    return lambda entry: not wanted.isdisjoint(words_of(entry))


def overlaps(when: When | None, first: str, last: str) -> bool:
    """Whether a date may lie between two days; an end that is open matches, and a date that is not known does not."""
    if when is None or when.form == "unknown":
        return False
    return (not last or when.earliest <= last) and (not first or not when.latest or when.latest >= first)


def _measure(measure: str, values: Iterable[str]) -> Test:
    meets = _amounts(values)
    return lambda entry: meets(
        figure.measures[measure] for figure in entry.incident.figures if measure in figure.measures
    )


def _amounts(values: Iterable[str]) -> Callable[[Iterable[Amount]], bool]:
    wanted = set(values)
    ranges = [found for value in wanted if (found := range_of(value))]

    def meets(amounts: Iterable[Amount]) -> bool:
        return any(_meets(amount, wanted, ranges) for amount in amounts)

    return meets


def _meets(amount: Amount, wanted: set[str], ranges: Iterable[Range]) -> bool:
    if amount.unknown:
        return UNKNOWN in wanted
    if KNOWN in wanted or not amount.has_number:
        return KNOWN in wanted
    return any(one.meets(*ends(amount)) for one in ranges)


def _field(field: str, values: tuple[str, ...]) -> Test:
    meets = _amounts(values)
    wanted = {_YES_NO.get(value, value) for value in values} | set(values)
    ranges = [found for value in values if (found := range_of(value))]

    def matches(entry: Entry) -> bool:
        value: FieldValue | None = entry.incident.fields.get(field)
        if value is None:
            return False
        if value.unknown:
            return UNKNOWN in wanted
        if value.amounts:
            return meets(value.amounts)
        if KNOWN in wanted or not wanted.isdisjoint(value.values):
            return True
        return any(one.meets(number, number) for one in ranges for number in _numbers(value.values))

    return matches


_YES_NO = {"yes": "true", "no": "false"}


def _numbers(values: Iterable[str]) -> Iterator[float]:
    for value in values:
        try:
            yield float(value)
        except ValueError:
            continue


def address_of(query: Query, sort: str = "date") -> str:
    """The search page with a query: `/search/?region=ru/belgorod&from=2023-05`."""
    pairs = [(key, value) for key, values in query.terms for value in values]
    if sort != "date":
        pairs.append(("sort", sort))
    asked = urlencode(pairs, safe="/", quote_via=quote)
    return f"{SEARCH}?{asked}" if asked else SEARCH


def in_words(lookup: Lookup, query: Query) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each key of a query with its values, in words."""
    labels = Labels(lookup.settings, lookup.lang)
    return tuple(
        (_key_words(lookup, key, labels), tuple(_value_words(lookup, key, value, labels) for value in values))
        for key, values in query.terms
    )


def _key_words(lookup: Lookup, key: str, labels: Labels) -> str:
    lang = lookup.lang
    known = {
        "region": text(lang, "Region"),
        "from": text(lang, "From"),
        "to": text(lang, "To"),
        "category": text(lang, "Category"),
        "tag": text(lang, "Tag"),
        "actor": text(lang, "Actor"),
        "holds": text(lang, "With a claim that is"),
        "review": text(lang, "Review"),
        "state": text(lang, "State"),
    }
    if key.startswith(FIELD):
        return labels.field(key.removeprefix(FIELD))
    return known.get(key) or labels.label("measures", key)


def _value_words(lookup: Lookup, key: str, value: str, labels: Labels) -> str:
    archive, lang = lookup.archive, lookup.lang
    words = value
    match key:
        case "from" | "to":
            words = period_words(value, lang)
        case "region":
            words = lookup.region_names.get(archive.region_aliases.get(value, value), value)
        case "actor":
            words = lookup.actor_names.get(archive.actor_aliases.get(value, value), value)
        case "category":
            words = labels.label("categories", value)
        case "holds":
            words = holds_words(value, lang)
        case "state":
            words = state_words(value, lang)
        case "review":
            words = text(lang, "none given") if value == NONE else labels.label("review", value)
        case _ if key.startswith(FIELD):
            words = labels.choice(key.removeprefix(FIELD), value)
        case _ if key in lookup.settings.vocabulary.get("measures", {}):
            words = _range_words(value, lang)
    return words


def _range_words(value: str, lang: str) -> str:
    asked = range_of(value)
    if asked is None:
        return {UNKNOWN: text(lang, "unknown"), KNOWN: text(lang, "known")}.get(value, value)
    if asked.below and asked.high is not None:
        return text(lang, "fewer than %(number)s") % {"number": number_words(asked.high, lang)}
    return range_words(asked.low, asked.high, about=False, lang=lang)


def figures_of(incident: Incident, measure: str) -> list[tuple[Amount, str, tuple[str, ...], bool]]:
    """What an incident says of a measure: amount, group, the claims that say so, whether it is the archive's estimate."""
    return [
        (figure.measures[measure], figure.group, figure.per, figure.estimate)
        for figure in incident.figures
        if measure in figure.measures
    ]
