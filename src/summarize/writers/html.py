"""One self-contained HTML page for a brief: no script, no remote reference, its own CSP.

All text goes through Jinja2's auto-escaping, after ``characters.shown`` has made hidden
characters visible. The style sheet is inlined and allowed by its hash alone, so that a style
smuggled in by a bug would not apply.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from summarize.document import Brief
from summarize.writers.anchors import anchor, called
from summarize.writers.characters import clipped, shown
from summarize.writers.ranking import SEVERITIES, doubts, risk
from summarize.writers.timeline import chronological, extent, in_words, key_dates
from summarize.writers.view import view

#: How a publication date was found, in words.
DATE_SOURCES = {
    "dateline": "from the dateline",
    "metadata": "from the page's metadata",
    "option": "given by the user",
    "decision": "set by an editor",
    "caption": "from a caption",
    "unknown": "",
}
#: A removed text longer than this is folded away; the whole text stays in the page.
SHOWN_REMOVAL = 280
#: What is quoted of a sentence on the timeline: about three lines of its narrow columns.
SHOWN_SENTENCE = 90
#: Doubts listed at the top before the rest is folded away: about one screen.
SHOWN_DOUBTS = 8


def render(brief: Brief) -> bytes:
    """The page, UTF-8."""
    long = SHOWN_REMOVAL
    removals = [(r, clipped(r.text, long) if len(r.text) > long else "") for r in brief.removals]
    said = {s.id: clipped(s.target or "", SHOWN_SENTENCE) for s in brief.segments}
    listed = doubts(brief)
    return page(
        "brief.html",
        brief=brief,
        article=brief.article,
        view=view(brief),
        doubts=listed,
        most_doubts=SHOWN_DOUBTS,
        counts={s: sum(doubt.severity == s for doubt in listed) for s in SEVERITIES},
        risk=risk(brief),
        timeline=[
            (found, extent(found.timex), said.get(found.timex.segment_id or "", ""))
            for found in key_dates(brief.dates)
        ],
        other_dates=chronological(d for d in brief.dates if not d.key),
        removals=removals,
        published=in_words(brief.article.date_published),
        date_source=DATE_SOURCES[brief.article.date_source],
    )


def page(template: str, **values: Any) -> bytes:
    """A template of this package with the style sheet and its hash, UTF-8."""
    style = _resource("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    text = (
        _environment()
        .get_template(template)
        .render(
            # The style is ours, not the article's: it is the one thing put in as it stands.
            style=Markup(style),
            style_hash=f"sha256-{digest}",
            **values,
        )
    )
    return text.encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: _resource(f"{name}.jinja")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_visible,
    )
    environment.filters |= {"anchor": anchor, "called": called}
    return environment


def _visible(value: object) -> object:
    """Every value a template prints passes here before it is escaped."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value


def _resource(name: str) -> str:
    return files("summarize.writers").joinpath("templates", name).read_text("utf-8")
