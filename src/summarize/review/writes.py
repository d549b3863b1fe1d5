"""The changes. Each is on the medium before it is answered."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request, url_for

from summarize.errors import SummarizeError
from summarize.review import editing, presenting
from summarize.review.article import SETTLED, Desked
from summarize.review.preferences import LIFETIME
from summarize.review.proposals import accept
from summarize.review.repetitions import apply, open_places
from summarize.review.requests import body, parts, preferences, reviewer, say
from summarize.review.wording import RefusedEditError, typed_sentence
from summarize.store.decisions import StaleDecisionError

changes = Blueprint("changes", __name__)
_Answer = Response | tuple[Response, int]


@changes.post("/enter")
def enter() -> _Answer:
    """A link's token for a session; the token is used up."""
    token = body().get("token")
    cookie = parts().sessions.exchange(token) if isinstance(token, str) else None
    if cookie is None:
        return _refused(HTTPStatus.FORBIDDEN, "link", "this link was used already", "")
    answer = jsonify(to=url_for("pages.index"))
    answer.set_cookie(parts().cookie, cookie, httponly=True, samesite="Strict", path="/")
    return answer


@changes.post("/briefs/<stem>/segments/<unit_id>")
def save(stem: str, unit_id: str) -> _Answer:
    """A sentence's text, state and note."""
    sent, desk = body(), parts().desk
    before = desk.article(stem)
    sitting = sent.get("sitting")
    after = editing.save(
        desk,
        stem,
        unit_id,
        reviewer(),
        target=sent.get("target"),
        version=sent.get("version"),
        state=sent.get("state"),
        note=sent.get("note"),
        sitting=sitting if isinstance(sitting, str) else "",
    )
    unit = after.unit(unit_id)
    approved = after is not before and unit is not None and unit.state in SETTLED
    elsewhere = len(open_places(desk, after, unit_id)) if approved else 0
    return _changed(stem, before, after, elsewhere={unit_id: elsewhere})


@changes.post("/briefs/<stem>/segments/<unit_id>/undo")
def undo(stem: str, unit_id: str) -> _Answer:
    """One step back."""
    desk, version = parts().desk, body().get("version")
    before = desk.article(stem)
    after = editing.undo(desk, stem, unit_id, reviewer(), version=version)
    return _changed(stem, before, after)


@changes.post("/briefs/<stem>/segments/<unit_id>/repetitions")
def repeat(stem: str, unit_id: str) -> _Answer:
    """This sentence's translation for every place that has the same source."""
    desk = parts().desk
    before = desk.article(stem)
    applied = 0
    for changed in apply(desk, before, unit_id, reviewer()):
        parts().rewriter.touch(changed)
        applied += 1
    answer = presenting.changed(before, desk.article(stem), say())
    return jsonify(**answer, applied=applied)


@changes.post("/briefs/<stem>/approve")
def approve(stem: str) -> _Answer:
    """Every sentence final, and the outputs written."""
    desk, number = parts().desk, body().get("number")
    before = desk.article(stem)
    after = editing.approve_all(desk, stem, reviewer(), number=number)
    written, why = True, ""
    try:
        parts().rewriter.write_now(stem)
    except SummarizeError as error:
        # The decisions are kept; only the files wait (a run holds the folder, the disk is full).
        written, why = False, say()(error.message)
    return jsonify(**presenting.changed(before, after, say()), written=written, why=why)


@changes.post("/briefs/<stem>/published")
def published(stem: str) -> _Answer:
    """The publication date, from which all dates are resolved anew."""
    sent, desk = body(), parts().desk
    before = desk.article(stem)
    after = editing.set_published(
        desk, stem, reviewer(), published=sent.get("published"), version=sent.get("version")
    )
    parts().rewriter.touch(stem)
    return jsonify(
        **presenting.changed(before, after, say()),
        published=presenting.published(after, preferences().language),
        timeline=presenting.timeline(after, before.brief.dates),
    )


@changes.post("/briefs/<stem>/removals/<removal_id>")
def restore(stem: str, removal_id: str) -> _Answer:
    """Something cleaning took out comes back with the next run."""
    sent, desk = body(), parts().desk
    after = editing.restore(
        desk,
        stem,
        removal_id,
        reviewer(),
        back=sent.get("back") is True,
        version=sent.get("version"),
    )
    parts().rewriter.touch(stem)
    return jsonify(
        **presenting.whole(after, say()),
        published=presenting.published(after, preferences().language),
        back=sorted(after.kept),
    )


@changes.post("/glossary")
def glossary() -> _Answer:
    """A proposed term becomes an entry of the desk's own glossary."""
    sent = body()
    source, target = (typed_sentence(sent.get(side)) for side in ("source", "target"))
    if not source or not target or max(len(source), len(target)) > 200:
        raise RefusedEditError("a term has two sides of at most 200 characters", "correct it")
    with parts().desk.writing:
        accept(parts().desk.folder, source, target)
    return jsonify(source=source, target=target)


@changes.post("/invite")
def invite() -> _Answer:
    """A new one-time link, for another browser or another editor at this machine."""
    link = f"http://{request.host}{url_for('pages.enter')}#{parts().sessions.invite()}"
    return jsonify(link=link)


@changes.post("/preferences")
def prefer() -> _Answer:
    """The editor's name, language, theme and keys."""
    chosen = preferences().changed(dict(body()))
    answer = jsonify(name=chosen.name)
    answer.set_cookie(
        parts().preferences_cookie,
        chosen.packed(),
        max_age=LIFETIME,
        httponly=True,
        samesite="Strict",
        path="/",
    )
    return answer


def _changed(stem: str, before: Desked, after: Desked, **more: object) -> Response:
    if after is not before:
        parts().rewriter.touch(stem)
    return jsonify(**presenting.changed(before, after, say()), **more)


@changes.errorhandler(StaleDecisionError)
def _stale(error: StaleDecisionError) -> _Answer:
    """Another editor came first: both texts, to choose from."""
    told = {"code": error.code, "message": say()(error.message), "hint": say()(error.hint)}
    mine = error.mine.target
    row = None
    shown = parts().desk.article((request.view_args or {})["stem"])
    if shown.unit(error.mine.segment_id) is not None:
        row = next(r for r in presenting.rows(shown, say()) if r["id"] == error.mine.segment_id)
    theirs = presenting.theirs(error.theirs, mine)
    return jsonify(error=told, mine=mine, theirs=theirs, row=row), HTTPStatus.CONFLICT


def _refused(status: int, code: str, message: str, hint: str) -> tuple[Response, int]:
    return jsonify(error={"code": code, "message": say()(message), "hint": hint}), status
