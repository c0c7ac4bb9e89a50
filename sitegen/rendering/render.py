"""A page's bytes from its job: a pure function, to be run in any process."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jinja2
import msgspec

from sitegen.model.account import ROOT, Account
from sitegen.model.page import PageJob
from sitegen.model.problem import Problem, Span
from sitegen.rendering.drawing import png_of
from sitegen.rendering.engine import Setup, engine_of
from sitegen.rendering.makers import MAKERS, WRITERS
from sitegen.rendering.pages import page_of
from sitegen.rendering.views.registry import VIEWS

DRAWING = ".svg"
"""Templates that end so make a drawing, which is published as a picture."""


def render(job: PageJob, setup: Setup, accounts: Mapping[str, Account]) -> bytes | Problem:
    """The bytes of a page; or the problem that its template has.

    Args:
        accounts: by digest: at least those that the job names.
    """
    maker = MAKERS.get(job.template)
    if maker is not None:
        return maker(job.view, lambda: "\n\n".join(accounts[digest].words for digest in job.accounts))
    engine = engine_of(setup, job.lang)
    if job.template in WRITERS:
        return WRITERS[job.template](job.view, accounts, engine)
    environment = engine.environment
    view = _decoder(job.template).decode(job.view)
    try:
        page = page_of(view, accounts, engine)
        text = environment.get_template(job.template).render(page=page)
    except jinja2.TemplateError as error:
        return problem_of(error, job)
    except (TypeError, AttributeError, ValueError, LookupError, ArithmeticError) as error:
        if _line_in_template(error, environment) is None:
            raise  # it is our own code that is wrong
        return problem_of(error, job)
    if job.template.endswith(DRAWING):
        return _drawn(text, job)
    return finished(text, job.path, setup).encode()


def _drawn(text: str, job: PageJob) -> bytes | Problem:
    """The picture of a drawing; the problem that it has where it is no SVG."""
    try:
        return png_of(text)
    except ValueError as error:
        return problem_of(error, job)


def finished(text: str, path: str, setup: Setup) -> str:
    """The text with the way up to the site's root from its page; a page for lost addresses gets the root's own path."""
    if path == "404.html":
        return text.replace(ROOT, setup.site.root_path)
    return text.replace(ROOT, "../" * path.count("/") or "./")


@lru_cache
def _decoder(template: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(VIEWS[template])


def problem_of(error: Exception, job: PageJob) -> Problem:
    """A template's mistake as a problem: the template, its line, and the page that was being made."""
    name, line = job.template, 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        name = job.template
    else:
        name, line = _line_in_template(error, None) or (name, line)
    reason = re.sub(r"\s+", " ", str(error)).strip().rstrip(".")
    return Problem(
        code="template-error",
        path=f"templates/{name}",
        span=Span(line, 1, line, 1),
        message=f"{reason} (while making {job.path})",
        help="the values that each template is handed are listed in docs/themes/",
    )


def _line_in_template(error: Exception, _environment: jinja2.Environment | None) -> tuple[str, int] | None:
    """The innermost template and line that an error passed through; Jinja2 writes them into the traceback."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith((".html", ".svg", ".xml")):
            name = trace.tb_frame.f_globals.get("__file__", code.co_filename)
            found = re.sub(r"^.*?/(?:templates|theme)/", "", str(name)), trace.tb_lineno
        trace = trace.tb_next
    return found
