"""Opening the desk: loopback only, waitress, one link for the browser."""

from __future__ import annotations

import getpass
import ipaddress
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import waitress
from flask import Flask
from waitress import wasyncore

from summarize.errors import StartError, UsageError
from summarize.review.app import create_app
from summarize.review.desk import Desk
from summarize.review.guard import MAX_BODY
from summarize.review.indexing import Indexing
from summarize.review.rewriting import Rewriter
from summarize.review.sessions import Sessions

DEFAULT_PORT = 8765
#: Requests answered at once; the rest waits in line. SQLite takes one writer at a time anyway.
_THREADS = 8
#: Past the guard's limit the guard refuses, with its headers; far past it the server hangs up.
_MOST_BUFFERED = 4 * MAX_BODY


def open_desk(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    *,
    memory: Path | None = None,
    reviewer: str = "",
    browse: bool = True,
    tell: Callable[[str], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the editors' page until interrupted; what is due is written before this returns.

    Args:
        folder: the output folder of `summarize brief`.
        host: a loopback address.
        port: 0 takes a free one; a busy one is an error.
        memory: the translation memory; by default the folder's own.
        reviewer: the editor's name until one is typed; by default the login name.
        browse: open the link in the browser.
        tell: is given the link, once the page answers.
        stop: ends the desk when set; else it runs until KeyboardInterrupt.

    Raises:
        UsageError: ``host`` is not a loopback address.
        StartError: the port is taken.
        UnreadableError, OutputError: the folder is not there, or cannot be written.
    """
    address = _loopback(host)
    # That a request waits in line is no news for the terminal the desk was opened in.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    reviewer = reviewer or _login_name()
    desk = Desk(folder, memory=memory)
    try:
        with _listen(address, port) as listener:
            port = listener.getsockname()[1]
            shown = f"[{address}]" if ":" in address else address
            sessions = Sessions(reviewer)
            rewriter, indexing = Rewriter(desk), Indexing(desk)
            hosts = (f"{shown}:{port}", f"localhost:{port}")
            app = create_app(
                desk, sessions, hosts, rewriter=rewriter, indexing=indexing, reviewer=reviewer
            )
            server = _server(app, listener)  # it listens: the link may be told
            indexing.start()
            rewriter.start()
            link = f"http://{shown}:{port}/enter#{sessions.invite()}"
            tell(link)
            if browse:
                threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
            if stop is not None:
                threading.Thread(target=_stop_when, args=(stop, server), daemon=True).start()
            try:
                server.run()
            finally:
                _close(server)
                rewriter.stop()
    finally:
        desk.close()


def _server(app: Flask, listener: socket.socket) -> waitress.server.TcpWSGIServer:
    return waitress.create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        max_request_body_size=_MOST_BUFFERED,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )


def _stop_when(stop: threading.Event, server: waitress.server.TcpWSGIServer) -> None:
    stop.wait()
    # The server's own thread closes its sockets: its loop ends when it has none.
    server.trigger.pull_trigger(lambda: _close(server))


def _close(server: waitress.server.TcpWSGIServer) -> None:
    """Let what is being answered finish, and then close: an answer on its way wakes the server
    through a descriptor, which must not be closed, let alone another file's by then."""
    server.task_dispatcher.shutdown()
    wasyncore.close_all(server._map, ignore_all=True)


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
    except OSError as error:
        listener.close()
        raise StartError(
            f"cannot listen on port {port}: {error.strerror or error}",
            "is the desk open already? else choose another port with --port, or --port 0",
        ) from error
    return listener


def _loopback(host: str) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        if ipaddress.ip_address(address).is_loopback:
            return address
    except ValueError:
        pass
    raise UsageError(
        f"the desk opens on this machine only, not on {host}",
        "use 127.0.0.1, and from elsewhere a tunnel: ssh -L 8765:127.0.0.1:8765 THIS-MACHINE",
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "editor"
