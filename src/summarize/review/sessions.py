"""Who may come in: one-time links, and the sessions they are exchanged for.

A link's token and a session's cookie are 256 random bits each (OWASP's Session Management Cheat
Sheet asks for 64, this project's promise is 128). Only their hashes are kept.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass

#: Random bytes of a token and of a cookie.
TOKEN_BYTES = 32
#: Links waiting to be opened; the oldest goes when there are more.
MOST_LINKS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that was let in. ``reviewer`` is who it is until it names itself."""

    reviewer: str


class Sessions:
    """Links and sessions of one desk; used by all server threads."""

    def __init__(self, reviewer: str) -> None:
        self._reviewer = reviewer
        self._links: dict[str, None] = {}
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def invite(self) -> str:
        """A new token; it opens the desk once."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._lock:
            self._links[_hash(token)] = None
            while len(self._links) > MOST_LINKS:
                del self._links[next(iter(self._links))]
        return token

    def exchange(self, token: str) -> str | None:
        """The cookie for a token, which is used up; None for a token that opens nothing."""
        cookie = secrets.token_urlsafe(TOKEN_BYTES)
        with self._lock:
            # The table's keys are hashes of secrets: how long a look-up takes tells nothing.
            if self._links.pop(_hash(token), ...) is ...:
                return None
            self._sessions[_hash(cookie)] = Session(reviewer=self._reviewer)
        return cookie

    def find(self, cookie: str) -> Session | None:
        """The session of a cookie."""
        with self._lock:
            return self._sessions.get(_hash(cookie))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
