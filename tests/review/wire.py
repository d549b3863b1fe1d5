"""A browser's requests over a real socket, with the headers a browser sends."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import urlsplit


class Wire:
    """One session at a served desk; use it from one thread."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self._host = parts.netloc
        self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=120)
        self._cookies: dict[str, str] = {}
        status, _ = self.post("/enter", {"token": parts.fragment})
        assert status == 200

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        headers = {
            "Content-Type": "application/json",
            "Origin": f"http://{self._host}",
            "Sec-Fetch-Site": "same-origin",
        }
        return self._send("POST", path, json.dumps(body).encode(), headers)

    def get(self, path: str) -> tuple[int, Any]:
        return self._send("GET", path, None, {"Accept": "application/json"})

    def _send(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, Any]:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        kind = answer.headers.get("Content-Type", "")
        return answer.status, json.loads(data) if kind.startswith("application/json") else data

    def close(self) -> None:
        self._connection.close()
