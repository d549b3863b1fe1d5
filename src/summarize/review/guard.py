"""Everything that is refused before the desk's own code runs, and the headers of every answer.

It stands outside Flask, so nothing Flask answers by itself (a redirect, an error) goes by it.
The order is: Host, method, session, origin of a write, length of a body.

- A foreign Host is how DNS rebinding shows (the browser believes it talks to evil.example).
- A write must say that it comes from this very origin. Browsers put Origin on every POST and
  Sec-Fetch-Site on every request; a request with neither is no browser's and is refused too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.http import parse_cookie

from summarize.review.sessions import Sessions

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: Where the guard leaves the session for the views.
SESSION = "summarize.session"
#: Longest body. An edit of 200 kB whose every character is escaped (``\\uXXXX``) is 1.2 MB.
MAX_BODY = 2_000_000
#: What can be had without a session: the page that turns a link into one, and its files.
OPEN = frozenset({"/enter", "/static/enter.js", "/static/look.css", "/static/icon.svg"})
HEADERS = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
]
_OWN = frozenset(name.lower() for name, _ in HEADERS) | {"server"}
_READS = frozenset({"GET", "HEAD"})


class Guard:
    """WSGI middleware around the desk.

    Args:
        hosts: the Host headers that are this desk's, with port.
        cookie: name of the session's cookie.
    """

    def __init__(
        self, app: WSGIApplication, sessions: Sessions, hosts: Iterable[str], cookie: str
    ) -> None:
        self._app = app
        self._sessions = sessions
        self._hosts = frozenset(hosts)
        self._cookie = cookie

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        refusal = self._refusal(environ)
        if refusal is not None:
            status, reason = refusal
            body = f"{reason}\n".encode()
            plain = [("Content-Type", "text/plain; charset=utf-8")]
            plain += [("Content-Length", str(len(body)))]
            start_response(status, plain + HEADERS)
            return [body]
        return self._app(environ, _with_headers(start_response))

    def _refusal(self, environ: WSGIEnvironment) -> tuple[str, str] | None:
        host = environ.get("HTTP_HOST", "")
        if host not in self._hosts:
            return "421 Misdirected Request", "This desk answers only to its own address."
        method = environ["REQUEST_METHOD"]
        if method not in _READS and method != "POST":
            return "405 Method Not Allowed", "The desk knows GET and POST."
        session = self._session(environ)
        if session is None and environ.get("PATH_INFO", "") not in OPEN:
            return (
                "401 Unauthorized",
                "Open the desk by the link that `summarize review` printed.\n"
                "Hãy mở bàn biên tập bằng liên kết mà `summarize review` đã in ra.",
            )
        environ[SESSION] = session
        return None if method in _READS else _refused_write(environ, f"http://{host}")

    def _session(self, environ: WSGIEnvironment) -> object:
        cookie = parse_cookie(environ.get("HTTP_COOKIE", "")).get(self._cookie, "")
        return self._sessions.find(cookie) if cookie else None


def _refused_write(environ: WSGIEnvironment, own: str) -> tuple[str, str] | None:
    origin, site = environ.get("HTTP_ORIGIN"), environ.get("HTTP_SEC_FETCH_SITE")
    if (origin is None and site is None) or origin not in (None, own):
        return "403 Forbidden", "This change does not come from the desk's own page."
    if site not in (None, "same-origin"):
        return "403 Forbidden", "This change does not come from the desk's own page."
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return "415 Unsupported Media Type", "Changes are sent as JSON."
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return "411 Length Required", "A change has a length."
    if int(length) > MAX_BODY:
        return "413 Content Too Large", f"A change has at most {MAX_BODY:,} bytes."
    return None


def _with_headers(start_response: StartResponse) -> Callable[..., Callable[[bytes], object]]:
    def answer(
        status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], object]:
        kept = [(name, value) for name, value in headers if name.lower() not in _OWN]
        return start_response(status, kept + HEADERS, exc_info)  # type: ignore[arg-type]

    return answer
