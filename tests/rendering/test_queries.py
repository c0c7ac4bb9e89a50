"""Queries find what somebody who reads every file by hand would find."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.indexing.index import index
from sitegen.model.query import Query, range_of
from sitegen.model.reading import SourceFile
from sitegen.model.settings import Field, Settings, Term
from sitegen.model.vocabulary import DEFAULTS
from sitegen.reading.read import read
from sitegen.rendering.queries import address_of, find

CATEGORIES = {"fire": "", "blaze": "fire", "storm": ""}
SETTINGS = Settings(
    vocabulary={**DEFAULTS, "categories": {word: Term(word=word, under=under) for word, under in CATEGORIES.items()}},
    fields={
        "crew": Field(id="crew", type="amount", facet=True, unknown=True),
        "ship": Field(
            id="ship", type="choice", choices={"tug": Term(word="tug"), "ferry": Term(word="ferry")}, facet=True
        ),
        "sunk": Field(id="sunk", type="yesno", facet=True, unknown=True),
        "depth": Field(id="depth", type="number", facet=True),
    },
)
OPEN = ("", "9999")
DATES = {
    "2023-05-22": ("2023-05-22", "2023-05-22"),
    "2023-05": ("2023-05-01", "2023-05-31"),
    "2023": ("2023-01-01", "2023-12-31"),
    "2022-11/2023-02": ("2022-11-01", "2023-02-28"),
    "2022-02/..": ("2022-02-01", OPEN[1]),
    "2022-02/": ("2022-02-01", OPEN[1]),
    "../2022-12-30": (OPEN[0], "2022-12-30"),
    "[2023-04-29..2023-05-02]": ("2023-04-29", "2023-05-02"),
    "2024?": ("2024-01-01", "2024-12-31"),
    "unknown": None,
}
SPANS = {
    "2022": ("2022-01-01", "2022-12-31"),
    "2023": ("2023-01-01", "2023-12-31"),
    "2023-04": ("2023-04-01", "2023-04-30"),
    "2023-05": ("2023-05-01", "2023-05-31"),
    "2023-05-22": ("2023-05-22", "2023-05-22"),
    "2025": ("2025-01-01", "2025-12-31"),
}
COUNTS = {
    "0": (0, 0),
    "3": (3, 3),
    "2-4": (2, 4),
    "8+": (8, math.inf),
    "<5": (0, 4),
    "~20": (20, 20),
    "unknown": "unknown",
    "{words: dozens}": "words",
    "{low: 6, words: several}": (6, math.inf),
}
RANGES = {"0": (0, 0), "1+": (1, math.inf), "3-5": (3, 5), "<5": (0, 4.999), "8": (8, 8), "20+": (20, math.inf)}
REGIONS = ("no", "no/oslo", "no/oslo/quay", "se")
WORDS = {
    "region": REGIONS,
    "category": tuple(CATEGORIES),
    "tag": ("night", "day"),
    "actor": ("navy", "fleet", "port"),
    "holds": ("unverified", "contested", "confirmed"),
    "review": ("stub", "reviewed", "none"),
    "state": ("published", "draft"),
    "killed": (*RANGES, "known", "unknown"),
    "wounded": (*RANGES, "known", "unknown"),
    "field.crew": (*RANGES, "known", "unknown"),
    "field.ship": ("tug", "ferry", "unknown"),
    "field.sunk": ("yes", "no", "unknown"),
    "field.depth": tuple(RANGES),
}


def facts():
    """What a file says."""
    few = {"max_size": 2, "unique": True}
    return st.fixed_dictionaries(
        {
            "date": st.sampled_from(list(DATES)),
            "region": st.sampled_from(["", *REGIONS]),
            "category": st.lists(st.sampled_from(list(CATEGORIES)), **few),
            "tag": st.lists(st.sampled_from(WORDS["tag"]), **few),
            "role": st.sampled_from(["", *WORDS["actor"]]),
            "speaker": st.sampled_from(["", *WORDS["actor"]]),
            "confirmed": st.booleans(),
            "denied": st.booleans(),
            "review": st.sampled_from(["none", "stub", "reviewed"]),
            "draft": st.booleans(),
            "killed": st.lists(st.sampled_from(list(COUNTS)), **few),
            "wounded": st.lists(st.sampled_from(list(COUNTS)), **few),
            "field.crew": st.sampled_from(["", *COUNTS]),
            "field.ship": st.sampled_from(["", "tug", "ferry"]),
            "field.sunk": st.sampled_from(["", "true", "false", "unknown"]),
            "field.depth": st.sampled_from(["", "0", "3.5", "20"]),
        }
    )


def file_of(said: dict) -> str:
    lines = ["title: A", f"date: '{said['date']}'", f"categories: [{', '.join(said['category'])}]"]
    lines += [f"tags: [{', '.join(said['tag'])}]", f"state: {'draft' if said['draft'] else 'published'}"]
    lines += [f"region: {said['region']}"] if said["region"] else []
    lines += [f"review: {said['review']}"] if said["review"] != "none" else []
    lines += [f"actors: [{{actor: {said['role']}}}]"] if said["role"] else []
    claims = []
    if said["speaker"]:
        verdict = ", verdict: confirmed, why: seen, assessed: 2024" if said["confirmed"] else ""
        claims.append(f"{{id: c, text: It is so., by: {said['speaker']}{verdict}}}")
        if said["denied"]:
            claims.append("{id: d, text: It is not., by: A neighbour, stance: denies, disputes: c}")
    lines += [f"claims: [{', '.join(claims)}]"] if claims else []
    figures = [
        f"{{{key}: {text}, estimate: true, note: '{key} {number}'}}"
        for key in ("killed", "wounded")
        for number, text in enumerate(said[key])
    ]
    figures = (
        [row.replace("estimate: true", "per: c") if number else row for number, row in enumerate(figures)]
        if said["speaker"]
        else figures[:1]
    )
    lines += [f"figures: [{', '.join(figures)}]"] if figures else []
    own = {key.removeprefix("field."): said[key] for key in said if key.startswith("field.") and said[key]}
    lines += ["fields:", *(f"  {key}: {value}" for key, value in own.items())] if own else []
    return "---\n" + "\n".join(lines) + "\n---\n"


def archive_of(files: list[dict]):
    texts = {f"content/incidents/2023/i{number}.md": ("incident", file_of(said)) for number, said in enumerate(files)}
    texts |= {
        "content/actors/navy.md": ("actor", "---\nname: Navy\n---\n"),
        "content/actors/fleet.md": ("actor", "---\nname: Fleet\npart_of: navy\n---\n"),
        "content/actors/port.md": ("actor", "---\nname: Port\n---\n"),
    }
    texts |= {f"content/regions/{path}.md": ("region", f"---\nname: {path}\n---\n") for path in REGIONS}
    records = []
    for path, (kind, text) in texts.items():
        id_ = (
            path.removeprefix("content/regions/").removesuffix(".md")
            if kind == "region"
            else path.rpartition("/")[2][:-3]
        )
        draft = read(SourceFile(path, kind, id_), text.encode(), SETTINGS)
        assert [problem for problem in draft.problems if problem.code != "figure-in-two-voices"] == [], draft.problems
        records.append(draft.record)
    archive, _ = index(records, [], SETTINGS, "2026-01-01", True)
    return archive


def counted(said: dict, key: str) -> list:
    """What is left of figures where no claim can carry them."""
    rows = [(name, text) for name in ("killed", "wounded") for text in said[name]]
    rows = rows if said["speaker"] else rows[:1]
    return [COUNTS[text] for name, text in rows if name == key]


def count_fits(count, value: str) -> bool:
    if value in ("known", "unknown"):
        return (count == "unknown") is (value == "unknown")
    if isinstance(count, str):
        return False
    low, high = RANGES[value]
    return count[0] <= high and count[1] >= low


def fits(said: dict, key: str, value: str) -> bool:  # noqa: PLR0911
    """Whether one value of a key fits what a file says."""
    if key == "region":
        return f"{said['region']}/".startswith(f"{value}/") and said["region"] != ""
    if key == "category":
        return any(word == value or CATEGORIES[word] == value for word in said["category"])
    if key == "tag":
        return value in said["tag"]
    if key == "actor":
        named = {said["role"], said["speaker"]}
        return value in named or (value == "navy" and "fleet" in named)
    if key == "holds":
        if not said["speaker"]:
            return False
        denied = said["denied"]
        first = "confirmed" if said["confirmed"] else "contested" if denied else "unverified"
        return value == first or (denied and value == "contested")
    if key == "review":
        return said["review"] == value
    if key == "state":
        return (value == "draft") is said["draft"]
    if key in ("killed", "wounded"):
        return any(count_fits(count, value) for count in counted(said, key))
    given = said[key]
    if not given:
        return False
    if key == "field.crew":
        return count_fits(COUNTS[given], value)
    if key == "field.depth":
        return count_fits((float(given), float(given)), value)
    return given == {"yes": "true", "no": "false"}.get(value, value)


def in_time(said: dict, first: str, last: str) -> bool:
    if not first and not last:
        return True
    span = DATES[said["date"]]
    if span is None:
        return False
    return (not last or span[0] <= SPANS[last][1]) and (not first or span[1] >= SPANS[first][0])


QUERIES = st.fixed_dictionaries(
    {key: st.lists(st.sampled_from(values), max_size=2, unique=True) for key, values in WORDS.items()}
).map(lambda drawn: {key: values for key, values in drawn.items() if values})


@settings(deadline=None)
@given(
    st.lists(facts(), min_size=1, max_size=6),
    st.lists(st.sampled_from(list(WORDS)), max_size=2, unique=True),
    QUERIES,
    st.sampled_from(["", *SPANS]),
    st.sampled_from(["", *SPANS]),
)
def test_queries_find_what_reading_finds(files, keys, drawn, first, last) -> None:
    """Values of one key are alternatives, and every key has to fit."""
    asked = {key: drawn[key] for key in keys if key in drawn}
    spans = [(key, (value,)) for key, value in (("from", first), ("to", last)) if value]
    query = Query(terms=(*spans, *((key, tuple(values)) for key, values in asked.items())))
    wanted = {
        f"i{number}"
        for number, said in enumerate(files)
        if in_time(said, first, last)
        and all(any(fits(said, key, value) for value in values) for key, values in asked.items())
    }
    archive = archive_of(files)
    assert set(find(archive, query)) == wanted
    assert find(archive, query) == [id_ for id_ in archive.entries if id_ in wanted]


def nothing(**more) -> dict:
    """A file that says nothing but what is given."""
    lists = {name: [] for name in ("category", "tag", "killed", "wounded")}
    plain = {"role": "", "speaker": "", "confirmed": False, "denied": False, "review": "none", "draft": False}
    return {**dict.fromkeys(WORDS, ""), **lists, **plain, "date": "2023", **more}


def test_every_date_against_every_span() -> None:
    """Open ends match, the first and the last day as well; an unknown date matches where no time is asked."""
    files = [nothing(date=date) for date in DATES]
    archive = archive_of(files)
    for first, last in itertools.product(["", *SPANS], repeat=2):
        terms = tuple((key, (value,)) for key, value in (("from", first), ("to", last)) if value)
        wanted = {f"i{number}" for number, said in enumerate(files) if in_time(said, first, last)}
        assert set(find(archive, Query(terms=terms))) == wanted, (first, last)


@pytest.mark.parametrize("key", ["killed", "wounded", "field.crew", "field.depth"])
def test_every_count_against_every_range(key: str) -> None:
    """A figure matches where some number between its lowest and its highest is asked."""
    counts = ["0", "3", "3.5", "4.5", "5", "8", "20"] if key == "field.depth" else list(COUNTS)
    files = [nothing(**{key: [text] if key in ("killed", "wounded") else text}) for text in counts]
    archive = archive_of(files)
    for value in WORDS[key]:
        wanted = {f"i{number}" for number, said in enumerate(files) if fits(said, key, value)}
        assert set(find(archive, Query(terms=((key, (value,)),)))) == wanted, value


@pytest.mark.parametrize("key", list(WORDS))
def test_each_key_finds_something(key: str) -> None:
    """So the test above does not compare nothing with nothing."""
    base = nothing()
    full = base | {
        "region": "no/oslo",
        "category": ["blaze"],
        "tag": ["night"],
        "speaker": "navy",
        "denied": True,
        "review": "stub",
        "draft": True,
        "killed": ["8+"],
        "wounded": ["3"],
        "field.crew": "2-4",
        "field.ship": "tug",
        "field.sunk": "true",
        "field.depth": "3.5",
    }
    archive = archive_of([base, full])
    values = {"region": "no", "category": "fire", "state": "draft", "field.depth": "3-5"}
    value = values.get(key) or next(value for value in WORDS[key] if fits(full, key, value))
    assert find(archive, Query(terms=((key, (value,)),))) == ["i1"]


def test_newest_stand_first() -> None:
    """By the day on which the record appeared."""
    archive = archive_of([nothing(date=date) for date in ("2023-05-22", "2022-02/..", "2023-05")])
    assert find(archive, Query(), "newest")[0] == "i2"
    assert find(archive, Query()) == ["i1", "i2", "i0"]


@pytest.mark.parametrize("text", ["", "-", "5-3", "<3+", "+1", "a", "1 +", "<2-3", "٣"])
def test_what_is_no_range(text: str) -> None:
    """None of these is a range, and none is taken for one."""
    assert range_of(text) is None


def test_addresses() -> None:
    """The query as the search page reads it: paths stay readable, and all else is escaped."""
    query = Query(terms=(("region", ("ru/belgorod", "ua")), ("from", ("2023-05",)), ("killed", ("<5", "1+"))))
    assert address_of(query) == "/search/?region=ru/belgorod&region=ua&from=2023-05&killed=%3C5&killed=1%2B"
    assert address_of(query, "newest").endswith("&sort=newest")
    assert address_of(Query()) == "/search/"


def test_orders_are_total() -> None:
    """No two days of the table of dates are mixed up."""
    assert all(span is None or span[0] <= span[1] for span in itertools.chain(DATES.values(), SPANS.values()))
