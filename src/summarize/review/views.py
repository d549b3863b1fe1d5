"""The pages. None of them changes anything."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import quote

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from summarize.document import State
from summarize.review import presenting
from summarize.review.article import SETTLED
from summarize.review.desk import NoSuchBriefError
from summarize.review.effort import efforts
from summarize.review.interface import script_words, words
from summarize.review.preferences import LANGUAGES, THEMES
from summarize.review.proposals import proposals, read_own
from summarize.review.requests import parts, preferences, say
from summarize.store import queue
from summarize.writers import FORMATS, known, render
from summarize.writers.timeline import chronological

pages = Blueprint("pages", __name__)
#: Briefs on one page of the queue: two screens.
PAGE = 50
_STATES: tuple[State, ...] = get_args(State)
_TYPES = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx-bilingual": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


def frame() -> dict[str, Any]:
    """What every page needs."""
    mine = preferences()
    table = words(mine.language)
    return {
        "t": table,
        "script_words": dict(script_words(mine.language)),
        "me": mine,
        "say": say(),
        "languages": LANGUAGES,
        "themes": THEMES,
    }


@pages.get("/enter")
def enter() -> str:
    """Where a link leads: its token stands behind the ``#`` and never reaches a log."""
    return render_template("enter.html", **frame())


@pages.get("/")
def index() -> str:
    """The queue."""
    desk, asked = parts().desk, request.args
    search = asked.get("q", "")[:200]
    state = next((state for state in _STATES if state == asked.get("state")), None)
    order: queue.Order = "name" if asked.get("order") == "name" else "risk"
    after = queue.find(desk.index, asked.get("after", "")[:200])
    rows = queue.page(
        desk.index, state=state, search=search, order=order, after=after, limit=PAGE + 1
    )
    counts = queue.counts(desk.index)
    found = queue.found(desk.index, search) if search else None
    return render_template(
        "queue.html",
        **frame(),
        rows=rows[:PAGE],
        more=rows[PAGE - 1].stem if len(rows) > PAGE else "",
        is_first=after is None,
        search=search,
        state=state,
        order=order,
        states=_STATES,
        counts=counts,
        total=sum(counts.values()),
        done=counts.get("final", 0),
        found=found,
        found_more=found is not None and found > queue.MOST_COUNTED,
        indexing=parts().indexing.is_running,
        highest=max((row.risk for row in rows), default=0.0),
        folder=desk.folder.name,
    )


@pages.get("/next")
def following() -> AnyResponse:
    """The riskiest brief that is not final, behind the one just worked on."""
    desk = parts().desk
    last = queue.find(desk.index, request.args.get("after", "")[:200])
    rows = queue.page(desk.index, after=last, limit=PAGE) + queue.page(desk.index, limit=PAGE)
    for row in rows:
        if row.state != "final" and (last is None or row.stem != last.stem):
            return redirect(url_for("pages.article", stem=row.stem))
    return redirect(url_for("pages.index"))


@pages.get("/briefs/<stem>")
def article(stem: str) -> str:
    """One article."""
    shown = parts().desk.article(stem)
    brief = shown.brief
    rows = {row["id"]: row for row in presenting.rows(shown, say())}
    sources = {unit.id: unit.paragraph for unit in brief.segments}
    return render_template(
        "article.html",
        **frame(),
        stem=stem,
        brief=brief,
        article=brief.article,
        state=presenting.whole(shown, say()),
        headline=rows[brief.headline.id],
        summary=[rows[sentence.id] for sentence in brief.summary],
        segments=[rows[segment.id] for segment in brief.segments],
        paragraphs=sources,
        settled=SETTLED,
        states=_STATES,
        published=presenting.published(shown, preferences().language),
        timeline=presenting.timeline(shown),
        other_dates=chronological(date for date in brief.dates if not date.key),
        removals=presenting.removals(shown),
        waiting=presenting.waiting(shown),
        formats=FORMATS,
        behind=parts().rewriter.failure(stem),
    )


@pages.get("/briefs/<stem>/rows")
def rows(stem: str) -> Response:
    """The rows' values, for the page's script."""
    shown = parts().desk.article(stem)
    return jsonify(**presenting.whole(shown, say()), rows=presenting.rows(shown, say()))


@pages.get("/briefs/<stem>/number")
def number(stem: str) -> Response:
    """Number of the latest decision: tells an open page that another editor was here."""
    desk = parts().desk
    latest = desk.decisions.last_number(desk.recorded(stem).article.id)
    return jsonify(number=latest, behind=parts().rewriter.pending(stem))


@pages.get("/briefs/<stem>/segments/<unit_id>")
def segment(stem: str, unit_id: str) -> Response:
    """History, machine's text, memory and repetitions of one sentence."""
    desk = parts().desk
    shown = desk.article(stem)
    unit = shown.unit(unit_id)
    if unit is None:
        raise NoSuchBriefError("the brief has no such sentence", "reload the page")
    return jsonify(presenting.details(desk, shown, unit))


@pages.get("/briefs/<stem>/export/<form>")
def export(stem: str, form: str) -> Response:
    """The brief with all decisions in one format, to be kept as a file."""
    suffix = known(form).suffix
    shown = parts().desk.article(stem)
    data = render(shown.brief, form, shown.notes)
    answer = Response(data, content_type=_TYPES.get(form, "application/xml"))
    answer.headers["Content-Disposition"] = f"attachment; filename={quote(stem + suffix)}"
    return answer


@pages.get("/desk")
def summary() -> str:
    """What the desk has learned: memory, effort for each model, proposed terms."""
    desk = parts().desk
    units = list(desk.memory.units())
    own = read_own(desk.folder).entries
    return render_template(
        "desk.html",
        **frame(),
        remembered=len(units),
        efforts=efforts(units),
        proposals=proposals(units, own)[:PAGE],
        own=own,
        folder=desk.folder.name,
    )
