"""Makers of the values that indexing is handed."""

import calendar
from types import SimpleNamespace

import pytest

from sitegen.indexing.index import index
from sitegen.model.incident import Claim, Incident, LogEntry, Place, Source, Translation
from sitegen.model.records import ActorRecord, PageRecord, RegionRecord, SourceRecord
from sitegen.model.settings import Settings
from sitegen.model.when import Moment, When


def moment(text):
    if len(text) == 10:
        return Moment(text, text, text, "day")
    if len(text) == 7:
        return Moment(text, f"{text}-01", f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]:02d}", "month")
    return Moment(text, f"{text}-01-01", f"{text}-12-31", "year")


def when(text):
    """A date, an interval (`a/b`, `a/..`, `a/`, `/b`) or `unknown`, as reading makes it."""
    if text == "unknown":
        return When(text, "unknown")
    if "/" not in text:
        one = moment(text)
        return When(text, "date", one, None, "given", "given", one.earliest, one.latest, one.precision, text)
    left, right = text.split("/")
    start = moment(left) if left not in ("", "..") else None
    end = moment(right) if right not in ("", "..") else None
    bounds = {"": "unknown", "..": "open"}
    return When(
        text,
        "interval",
        start,
        end,
        bounds.get(left, "given"),
        bounds.get(right, "given"),
        start.earliest if start else "",
        end.latest if end else "",
        (start or end).precision,
        (start or end).text,
    )


def incident(id_, date="2023-05-22", **more):
    if isinstance(more.get("region"), str):
        more["places"] = (Place(region=more.pop("region")),)
    return Incident(
        id=id_,
        path=f"content/incidents/{more.pop('folder', '2023')}/{id_}.md",
        title=id_,
        date=when(date) if date else None,
        **more,
    )


def claim(id_, by="A witness", **more):
    return Claim(id=id_, text=id_, by=by if isinstance(by, tuple) else (by,), **more)


def region(path, **more):
    more.setdefault("name", {"": path})
    return RegionRecord(region=path, path=f"content/regions/{path}.md", **more)


def actor(id_, **more):
    more.setdefault("name", {"": f"The {id_}"})
    return ActorRecord(id=id_, path=f"content/actors/{id_}.md", **more)


def shared(id_, aliases=(), **more):
    return SourceRecord(id=id_, path=f"content/sources/{id_}.md", source=Source(id=id_, **more), aliases=aliases)


def translation(id_, lang="nb", **more):
    return Translation(lang=lang, path=f"content/incidents/2023/{id_}.{lang}.md", **more)


def page(id_, **more):
    return PageRecord(id=id_, path=f"content/pages/{id_}.md", **more)


def log(date, type_="correction", **more):
    return LogEntry(date=when(date), type=type_, **more)


def run(*records, media=(), settings=None, today="2030-01-01", drafts=False):
    """The archive and its problems."""
    return index(records, media, settings or Settings(), today, drafts)


def archive(*records, **more):
    return run(*records, **more)[0]


def found(*records, but=("region-without-name",), **more):
    """Code, file's name and place of each problem."""
    return [
        (problem.code, problem.path.rpartition("/")[2], problem.where)
        for problem in run(*records, **more)[1]
        if problem.code not in but
    ]


def problem(*records, code, **more):
    """The only problem with a code."""
    (one,) = [problem for problem in run(*records, **more)[1] if problem.code == code]
    return one


@pytest.fixture(scope="session")
def make():
    return SimpleNamespace(
        when=when,
        incident=incident,
        claim=claim,
        region=region,
        actor=actor,
        shared=shared,
        translation=translation,
        page=page,
        log=log,
        run=run,
        archive=archive,
        found=found,
        problem=problem,
    )
