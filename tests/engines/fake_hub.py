"""A hub on loopback: the few routes that fetching uses, over folders on disk.

``GET /api/models/OWNER/NAME/revision/REV?blobs=true`` states the files, ``HEAD`` and ``GET``
``/OWNER/NAME/resolve/REV/FILE`` give them, as the public hub does.
"""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678"
_LARGE = (".safetensors", ".bin", ".spm", ".model")


@dataclass
class FakeHub:
    """Repositories by id; what is asked is written down.

    Attributes:
        repositories: folder of each repository.
        revisions: names by which the one commit goes.
        lies: file names whose content is served with one byte changed.
        asked: (method, path) of each request.
    """

    repositories: dict[str, Path] = field(default_factory=dict)
    revisions: tuple[str, ...] = ("main", "refs/pr/1", COMMIT)
    lies: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    def info(self, name: str) -> dict[str, Any]:
        """The answer of the model route, with sizes and hashes."""
        siblings = []
        for path in sorted(p for p in self.repositories[name].rglob("*") if p.is_file()):
            data = path.read_bytes()
            entry: dict[str, Any] = {
                "rfilename": path.relative_to(self.repositories[name]).as_posix(),
                "size": len(data),
                "blobId": hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest(),
            }
            if path.suffix in _LARGE:
                digest = hashlib.sha256(data).hexdigest()
                entry["lfs"] = {"sha256": digest, "size": len(data), "pointerSize": 130}
            siblings.append(entry)
        return {"_id": "0", "id": name, "modelId": name, "sha": COMMIT, "siblings": siblings}


@contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """A hub that answers until the block ends."""
    hub = FakeHub()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def _answer(self, *, body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.asked.append((self.command, path))
            parts = path.strip("/").split("/")
            if parts[:2] == ["api", "models"] and "revision" in parts:
                at = parts.index("revision")
                name, revision = "/".join(parts[2:at]), "/".join(parts[at + 1 :])
                if name not in hub.repositories:
                    return self._missing("RepoNotFound", body)
                if revision not in hub.revisions:
                    return self._missing("RevisionNotFound", body)
                data = json.dumps(hub.info(name)).encode()
                return self._send(data, {"Content-Type": "application/json"}, body)
            if "resolve" in parts:
                at = parts.index("resolve")
                file = hub.repositories.get("/".join(parts[:at]), Path("/nowhere")) / parts[-1]
                if not file.is_file():
                    return self._missing("EntryNotFound", body)
                data = file.read_bytes()
                headers = {"ETag": f'"{hashlib.sha256(data).hexdigest()}"', "X-Repo-Commit": COMMIT}
                if file.name in hub.lies:
                    data = data[:-1] + bytes([data[-1] ^ 1])
                return self._send(data, headers, body)
            return self._missing("EntryNotFound", body)

        def _missing(self, code: str, body: bool) -> None:
            self.send_response(404)
            self.send_header("X-Error-Code", code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, data: bytes, headers: dict[str, str], body: bool) -> None:
            self.send_response(200)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body:
                self.wfile.write(data)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
