"""The program called within this process: ``summarize.cli.run``, the door ``main`` goes through.

A new interpreter with its imports costs about a second of processor time. Tests whose subject is
the process itself (its exit, its streams, its locale, a kill) still start one.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

from summarize import cli


def summarize(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, **variables: str
) -> CompletedProcess[bytes]:
    """Run a command; its exit code and what it wrote, as ``subprocess.run`` gives them."""
    words = [str(argument) for argument in arguments]
    with _surroundings(stdin, cwd, variables) as (out, err):
        code = cli.run(words)
    return CompletedProcess(words, code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _surroundings(
    stdin: bytes, cwd: Path | None, variables: dict[str, str]
) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """A process's streams, folder and environment; this one's come back after it."""
    out, err = io.BytesIO(), io.BytesIO()
    kept, environment = (sys.stdin, sys.stdout, sys.stderr), dict(os.environ)
    streams = [io.TextIOWrapper(raw, "utf-8") for raw in (io.BytesIO(stdin), out, err)]
    sys.stdin, sys.stdout, sys.stderr = streams
    os.environ.update(variables)
    try:
        with contextlib.chdir(cwd or Path.cwd()):
            yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        os.environ.clear()
        os.environ.update(environment)
        for stream in streams[1:]:
            stream.flush()
            stream.detach()
