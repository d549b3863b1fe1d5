"""What is refused, before anything else runs: header sets against every route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.review.guard import HEADERS, MAX_BODY
from tests.review.desks import BASE, HOST, Open, opened
from tests.review.folders import calm, write

STEM = "bao-hoi-an-00000000"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("briefs")
    write(folder, calm("tin/hoi-an.txt"))
    with opened(folder) as one:
        yield one


def write_routes(desk: Open) -> list[str]:
    """Every route that takes POST, filled in with names that exist."""
    stem = next(desk.folder.glob("*.json")).stem
    names = {"stem": stem, "unit_id": "s1", "removal_id": "byline@1"}
    return [
        re.sub(r"<(\w+)>", lambda match: names[match[1]], rule.rule)
        for rule in desk.app.url_map.iter_rules()
        if "POST" in rule.methods
    ]


def read_routes(desk: Open) -> list[str]:
    stem = next(desk.folder.glob("*.json")).stem
    names = {"stem": stem, "unit_id": "s1", "form": "md", "path:filename": "desk.js"}
    return [
        re.sub(r"<([\w:]+)>", lambda match: names[match[1]], rule.rule)
        for rule in desk.app.url_map.iter_rules()
        if "GET" in rule.methods
    ]


FOREIGN = {
    "no origin and no fetch metadata": {},
    "origin null": {"Origin": "null"},
    "another port": {"Origin": "http://127.0.0.1:8766"},
    "another scheme": {"Origin": f"https://{HOST}"},
    "another name of this machine": {"Origin": "http://localhost:8765"},
    "another site": {"Origin": "https://evil.invalid"},
    "own origin as a prefix": {"Origin": f"http://{HOST}.evil.invalid"},
    "own origin, cross-site": {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
    "own origin, same-site": {"Origin": BASE, "Sec-Fetch-Site": "same-site"},
    "typed into the address line": {"Sec-Fetch-Site": "none"},
    "cross-site without origin": {"Sec-Fetch-Site": "cross-site"},
    "two origins": {"Origin": f"{BASE} https://evil.invalid"},
}


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


def test_there_are_write_routes(desk: Open) -> None:
    """The tables below are no tables of nothing."""
    assert len(write_routes(desk)) >= 9
    assert len(read_routes(desk)) >= 9


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN.keys())
def test_foreign_writes_are_refused(desk: Open, headers: dict[str, str]) -> None:
    """A write that does not come from the desk's own page changes nothing, on any route."""
    editor = desk.editor()
    number = desk.desk.decisions.last_number("tin/hoi-an.txt")
    for path in write_routes(desk):
        answer = editor.post(
            path, {"target": "x", "version": 0, "token": "x", "name": "x"}, headers=headers
        )
        assert answer.status_code == 403, path
        assert "Set-Cookie" not in answer.headers
    assert desk.desk.decisions.last_number("tin/hoi-an.txt") == number


HOSTS = ["", "evil.invalid", "127.0.0.1", "127.0.0.1:80", "localhost:8766", f"{HOST}.evil.invalid",
         f"{HOST},evil.invalid", "127.0.0.1:8765@evil.invalid", "[::1]:8765", "127.1:8765",
         "2130706433:8765", "127.0.0.1:08765"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_foreign_hosts_are_refused_everywhere(desk: Open, host: str) -> None:
    """DNS rebinding shows in the Host header: it is looked at before the session is."""
    editor = desk.editor()
    environ = {"HTTP_HOST": host}
    for path in [*read_routes(desk), "/nothing", "/static/nothing.js", "//evil.invalid/"]:
        answer = editor.client.get(path, base_url=BASE, environ_overrides=environ)
        assert answer.status_code == 421, path
    for path in write_routes(desk):
        origin = {"Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        answer = editor.client.post(path, json={}, headers=origin, environ_overrides=environ)
        assert answer.status_code == 421, path


def test_without_a_session_nothing_is_shown(desk: Open) -> None:
    """Every route but the door and its files asks for the session."""
    stranger = desk.app.test_client()
    for path in read_routes(desk):
        answer = stranger.get(path, base_url=BASE)
        assert answer.status_code == (200 if path == "/enter" else 401), path
        assert b"Hoi An" not in answer.data
    for path in write_routes(desk):
        answer = stranger.post(path, json={}, base_url=BASE, headers={"Origin": BASE})
        assert answer.status_code == (403 if path == "/enter" else 401), path
    forged = {"Cookie": "summarize-desk-8765=" + "A" * 43}
    assert stranger.get("/", base_url=BASE, headers=forged).status_code == 401


def test_a_link_opens_once(desk: Open) -> None:
    """The token is at least 128 bits, is used up, and gives an HttpOnly, SameSite=Strict cookie."""
    token = desk.sessions.invite()
    assert len(token) * 6 >= 128
    first, second = desk.app.test_client(), desk.app.test_client()
    answer = first.post("/enter", json={"token": token}, base_url=BASE, headers={"Origin": BASE})
    assert answer.status_code == 200
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    value = cookie.partition("=")[2].partition(";")[0]
    assert len(value) * 6 >= 128
    assert value != token
    again = second.post("/enter", json={"token": token}, base_url=BASE, headers={"Origin": BASE})
    assert again.status_code == 403
    assert second.get("/", base_url=BASE).status_code == 401
    assert first.get("/", base_url=BASE).status_code == 200


@pytest.mark.parametrize("token", ["", "x", None, 7, ["x"], "\ud800", "x" * 100_000])
def test_no_other_token_opens(desk: Open, token: object) -> None:
    """Wrong tokens of any kind are refused alike."""
    answer = desk.app.test_client().post(
        "/enter", json={"token": token}, base_url=BASE, headers={"Origin": BASE}
    )
    assert answer.status_code == 403


def test_reading_changes_nothing(desk: Open) -> None:
    """GET and HEAD on every route leave every file as it was."""
    editor = desk.editor()
    before, number = everything(desk.folder), desk.desk.decisions.last_number("tin/hoi-an.txt")
    for path in read_routes(desk):
        editor.get(path)
        editor.client.head(path, base_url=BASE)
    assert desk.desk.decisions.last_number("tin/hoi-an.txt") == number
    after = everything(desk.folder)
    assert {n: d for n, d in after.items() if "sqlite" not in n} == {
        n: d for n, d in before.items() if "sqlite" not in n
    }


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(desk: Open, method: str) -> None:
    """GET, HEAD and POST are all there is."""
    for path in [*write_routes(desk), "/"]:
        answer = desk.editor().client.open(path, method=method, base_url=BASE)
        assert answer.status_code == 405


def test_a_get_is_no_write(desk: Open) -> None:
    """A route that changes something does not answer to GET."""
    editor = desk.editor()
    reads = set(read_routes(desk))
    for path in write_routes(desk):
        assert path in reads or editor.get(path).status_code == 405


def test_every_answer_has_the_headers(desk: Open) -> None:
    """Also refusals, redirects, errors and files."""
    editor = desk.editor()
    stranger = desk.app.test_client()
    stem = next(desk.folder.glob("*.json")).stem
    answers = [
        *(editor.get(path) for path in read_routes(desk)),
        editor.get("/nothing"),
        editor.get("/next"),
        editor.get(f"/briefs/{STEM}"),
        editor.post(f"/briefs/{stem}/segments/s1", {"target": 7, "version": 0}),
        editor.client.post("/glossary", data=b"{", base_url=BASE, headers=editor.headers),
        stranger.get("/", base_url=BASE),
        stranger.get("/", base_url="http://evil.invalid"),
        stranger.post("/enter", json={}, base_url=BASE),
    ]
    for answer in answers:
        for name, value in HEADERS:
            assert answer.headers.getlist(name) == [value], answer.request.path


def test_the_policy_allows_nothing_unsafe() -> None:
    """CSP: nothing by default, own scripts and styles, no inline, no framing."""
    policy = dict(HEADERS)["Content-Security-Policy"]
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in policy
    assert "*" not in policy


BODIES = {
    "a form": (b"target=x", "application/x-www-form-urlencoded", 415),
    "plain text": (b'{"target": "x"}', "text/plain", 415),
    "cut JSON": (b'{"target": ', "application/json", 400),
    "not UTF-8": (b'{"target": "\xff"}', "application/json", 400),
    "a list": (b"[1]", "application/json", 422),
    "null": (b"null", "application/json", 422),
    "nested without end": (b"[" * 100_000, "application/json", 422),
    "too long": (b" " * (MAX_BODY + 1), "application/json", 413),
}


@pytest.mark.parametrize(("data", "kind", "status"), BODIES.values(), ids=BODIES.keys())
def test_bodies_are_limited_json(desk: Open, data: bytes, kind: str, status: int) -> None:
    """A body that is no JSON object of reasonable size is refused with a reason, never a crash."""
    stem = next(desk.folder.glob("*.json")).stem
    answer = desk.editor().client.post(
        f"/briefs/{stem}/segments/s1",
        data=data,
        content_type=kind,
        base_url=BASE,
        headers={"Origin": BASE},
    )
    assert answer.status_code == status
    assert answer.data


@pytest.mark.parametrize(
    "name",
    ["..", "%2e%2e%2fetc%2fpasswd", "..%5c..", "a%00b", "CON", "x" * 5_000, ".summarize",
     "decisions", "%F0%9F%98%80", "bao-hoi-an-00000000.json"],
)  # fmt: skip
def test_names_never_become_paths(desk: Open, name: str) -> None:
    """What is no name of a brief is not found, and no file is looked for."""
    editor = desk.editor()
    assert editor.get(f"/briefs/{name}").status_code == 404
    assert editor.post(f"/briefs/{name}/approve", {"number": 0}).status_code == 404


def test_the_format_is_one_of_the_table(desk: Open) -> None:
    """An unknown format is told, not tried."""
    stem = next(desk.folder.glob("*.json")).stem
    assert desk.editor().get(f"/briefs/{stem}/export/exe").status_code == 404
