"""The desk as a Flask application: ``create_app`` puts guard, pages and writes together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from http import HTTPStatus

from flask import Flask, Response, jsonify, render_template, request
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from summarize.errors import DamagedError, SummarizeError, UsageError
from summarize.review import views, writes
from summarize.review.desk import Desk, NoSuchBriefError
from summarize.review.guard import MAX_BODY, Guard
from summarize.review.indexing import Indexing
from summarize.review.interface import words
from summarize.review.requests import DeskParts, language, parts, say
from summarize.review.rewriting import Rewriter
from summarize.review.sessions import Sessions
from summarize.review.wording import RefusedEditError
from summarize.writers.characters import shown


def create_app(
    desk: Desk,
    sessions: Sessions,
    hosts: Iterable[str] = ("127.0.0.1:8765",),
    *,
    rewriter: Rewriter | None = None,
    indexing: Indexing | None = None,
    reviewer: str = "editor",
) -> Flask:
    """The desk over an output folder.

    Args:
        desk: the folder, its decisions, memory and index.
        sessions: who may come in.
        hosts: the Host headers it answers to, with port; everything else is refused.
        rewriter, indexing: threads that the caller starts and stops; made here when not given.
        reviewer: an editor's name until one is typed.
    """
    app = Flask("summarize.review", static_folder="static", template_folder="templates")
    app.jinja_options = {"undefined": StrictUndefined, "finalize": _visible}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    hosts = tuple(hosts)
    # Cookies do not know ports: a second desk on this machine needs a cookie of its own.
    port = hosts[0].rpartition(":")[2]
    here = DeskParts(
        desk=desk,
        sessions=sessions,
        rewriter=rewriter or Rewriter(desk),
        indexing=indexing or Indexing(desk),
        reviewer=reviewer,
        cookie=f"summarize-desk-{port}",
    )
    app.extensions["desk"] = here
    app.register_blueprint(views.pages)
    app.register_blueprint(writes.changes)
    app.register_error_handler(SummarizeError, _told)
    app.register_error_handler(sqlite3.DatabaseError, _damaged_index)
    app.register_error_handler(HTTPException, _http_error)
    app.wsgi_app = Guard(  # type: ignore[method-assign]
        app.wsgi_app, sessions, hosts, here.cookie
    )
    return app


def _visible(value: object) -> object:
    """Every value a template prints passes here before it is escaped."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value


def _status_of(error: SummarizeError) -> int:
    if isinstance(error, NoSuchBriefError | UsageError):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, RefusedEditError | DamagedError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.SERVICE_UNAVAILABLE


def _told(error: SummarizeError) -> tuple[Response, int]:
    """An error of this program, in its own words."""
    return _answer(_status_of(error), error.code, say()(error.message), say()(error.hint))


def _damaged_index(error: sqlite3.DatabaseError) -> tuple[Response, int]:
    """A query met a damaged index: it is made again while the editor waits or goes on."""
    here = parts()
    here.indexing.mend()
    said = words(language())
    return _answer(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "index",
        said["error.index"],
        said["error.index.hint"],
    )


def _http_error(error: HTTPException) -> tuple[Response, int]:
    said = words(language())
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    return _answer(code, "http", error.name, said["error.back"])


def _answer(status: int, code: str, message: str, hint: str) -> tuple[Response, int]:
    if request.method == "POST" or "application/json" in request.headers.get("Accept", ""):
        told = {"code": code, "message": shown(message), "hint": shown(hint)}
        return jsonify(error=told), status
    page = render_template(
        "error.html", **views.frame(), message=message, hint=hint, status=int(status)
    )
    return Response(page, mimetype="text/html"), status
