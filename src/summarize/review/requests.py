"""What a view knows of the request: the desk's parts, the editor and the editor's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app, request

from summarize.review.desk import Desk
from summarize.review.guard import SESSION
from summarize.review.indexing import Indexing
from summarize.review.preferences import LANGUAGES, Preferences, unpacked
from summarize.review.rewriting import Rewriter
from summarize.review.sessions import Session, Sessions
from summarize.review.spoken import Say, speaker
from summarize.review.wording import RefusedEditError


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskParts:
    """What the views work with."""

    desk: Desk
    sessions: Sessions
    rewriter: Rewriter
    indexing: Indexing
    reviewer: str
    cookie: str

    @property
    def preferences_cookie(self) -> str:
        """The cookie that holds an editor's preferences."""
        return "summarize-desk-preferences"


def parts() -> DeskParts:
    """The parts of the desk this request is for."""
    return cast(DeskParts, current_app.extensions["desk"])


def preferences() -> Preferences:
    """The editor's preferences; the language is the browser's until one is chosen."""
    session: Session | None = request.environ.get(SESSION)
    spoken = request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
    fresh = Preferences(name=session.reviewer if session else parts().reviewer, language=spoken)
    return unpacked(request.cookies.get(parts().preferences_cookie, ""), fresh)


def reviewer() -> str:
    """Who makes this change."""
    return preferences().name


def language() -> str:
    """The interface's language."""
    return preferences().language


def say() -> Say:
    """How the program's messages are said to this editor."""
    return speaker(language())


def body() -> Mapping[str, Any]:
    """The request's JSON object.

    Raises:
        RefusedEditError: it is none.
    """
    try:
        sent = request.get_json()
    except RecursionError as error:
        raise RefusedEditError("the change is nested too deeply", "reload the page") from error
    if not isinstance(sent, dict):
        raise RefusedEditError("a change is a JSON object", "reload the page")
    return sent
