"""A piece of work in a process of its own, so that what it imports stays out of this one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

from summarize.errors import ModelError

logger = logging.getLogger(__name__)

# The child gets this process's import path, so that it runs the same code however this one was
# started. A name set to None in sys.modules cannot be imported: libraries that use torch only
# where they find it then do without.
_PROGRAM = """
import importlib, json, sys
sys.path[:] = json.loads(sys.argv[1])
for name in json.loads(sys.argv[2]):
    sys.modules[name] = None
from summarize.errors import SummarizeError
try:
    importlib.import_module(sys.argv[3]).main(sys.argv[4:])
except SummarizeError as error:
    sys.exit(error.message)
"""


def run_child(
    module: str,
    arguments: list[str],
    *,
    what: str,
    without: tuple[str, ...] = (),
    hint: str = "run with -v for all of it, or try --engine transformers",
) -> None:
    """Run ``module.main(arguments)`` in a child process, offline.

    Args:
        what: what is being done, for the error, for example ``converting envit5``.
        without: libraries the child must not find.
        hint: what to do when it fails.

    Raises:
        ModelError: the child failed; the message ends with its last word.
    """
    command = [
        sys.executable,
        "-c",
        _PROGRAM,
        json.dumps(sys.path),
        json.dumps(without),
        module,
        *arguments,
    ]
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "PYTHONIOENCODING": "utf-8"}
    # No input, no shell, its output kept: the run's own streams stay clean.
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip()
        logger.debug("%s failed:\n%s", what, words)
        last = words.splitlines()[-1] if words else f"exit status {done.returncode}"
        raise ModelError(f"{what} failed: {last}", hint)
