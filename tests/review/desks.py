"""An open desk without a network, and one behind a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from summarize.review import Desk, create_app, open_desk
from summarize.review.indexing import Indexing
from summarize.review.rewriting import Rewriter
from summarize.review.sessions import Sessions

HOST = "127.0.0.1:8765"
BASE = f"http://{HOST}"


@dataclass
class Editor:
    """A browser with a session, as far as HTTP goes."""

    client: FlaskClient
    headers: dict[str, str] = field(default_factory=lambda: {"Origin": BASE})

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=BASE, **more)

    def post(self, path: str, body: object = None, **more: Any) -> TestResponse:
        more.setdefault("headers", self.headers)
        return self.client.post(path, json=body or {}, base_url=BASE, **more)

    def row(self, stem: str, unit_id: str) -> dict[str, Any]:
        rows = self.get(f"/briefs/{stem}/rows").get_json()["rows"]
        return next(row for row in rows if row["id"] == unit_id)

    def save(self, stem: str, unit_id: str, target: str, **more: Any) -> TestResponse:
        more.setdefault("version", self.row(stem, unit_id)["version"])
        return self.post(f"/briefs/{stem}/segments/{unit_id}", {"target": target, **more})


@dataclass
class Open:
    """A desk over a folder; ``rewriter`` is not running: tests write when they say so."""

    folder: Path
    desk: Desk
    sessions: Sessions
    rewriter: Rewriter
    app: Any

    def editor(self, name: str = "") -> Editor:
        editor = Editor(self.app.test_client())
        answer = editor.post("/enter", {"token": self.sessions.invite()})
        assert answer.status_code == 200
        if name:
            assert editor.post("/preferences", {"name": name}).status_code == 200
        return editor


@contextmanager
def opened(folder: Path, **more: Any) -> Iterator[Open]:
    """A desk over ``folder``, its index in step."""
    desk = Desk(folder, **more)
    try:
        indexing, rewriter = Indexing(desk), Rewriter(desk)
        indexing.start()
        indexing.wait()
        sessions = Sessions("Hà")
        app = create_app(desk, sessions, [HOST], rewriter=rewriter, indexing=indexing)
        yield Open(folder, desk, sessions, rewriter, app)
    finally:
        desk.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The desk behind its real server; gives the one-time link."""
    links: list[str] = []
    ready, stop = threading.Event(), threading.Event()

    def tell(link: str) -> None:
        links.append(link)
        ready.set()

    def serve() -> None:
        open_desk(folder, port=0, browse=False, reviewer="Hà", tell=tell, stop=stop)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        assert ready.wait(20)
        yield links[0]
    finally:
        stop.set()
        thread.join(30)
    assert not thread.is_alive()
