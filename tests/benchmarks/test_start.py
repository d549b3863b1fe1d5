"""How a command starts, as ratios and processor time: other programs make neither much longer."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from benchmarks import start

#: Times of ``import click`` that ``summarize --help`` may take.
HELP = 2.0
#: Times of ``import click`` that one brief with the built-in models may take on all processors
#: together, and its megabytes. Three seconds of two quiet processors are a hundred times; beside
#: the other tests, which share their caches, it was seen to take 112.
BRIEF, MEGABYTES = 160, 500

#: What translating a line has no use for; each was once loaded all the same.
_OF_AN_ARTICLE = "batch readers writers pipeline clean checks summary".split()
_LOADED = """
import json, runpy, sys
sys.argv = ["summarize", *sys.argv[1:]]
try:
    runpy.run_module("summarize", run_name="__main__")
except SystemExit as done:
    print(json.dumps([done.code, sorted(sys.modules)]))
"""


def loaded(*arguments: str) -> set[str]:
    """Modules in the command's own process at its end; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        input="Nga và Mỹ đàm phán ngày 22/6.\n", capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return set(modules)


@cache
def briefs() -> list[start.Took]:
    """Three briefs of one article; the conversion is made before them."""
    return start.first_brief(3)


def test_help_takes_at_most_twice_as_long_as_importing_click() -> None:
    """Nothing but the command line's own files is read."""
    assert start.help_over_click(7) <= HELP


def test_a_first_brief_takes_seconds() -> None:
    """Start, model, one article, three formats; told in imports of click, which a busy machine
    slows down as well."""
    click = [start.watch([sys.executable, "-c", "import click"]).processor for _ in range(5)]
    assert min(brief.processor for brief in briefs()) <= BRIEF * min(click)


def test_a_brief_fits_into_memory() -> None:
    """The largest process of it, at its peak."""
    assert max(brief.megabytes for brief in briefs()) <= MEGABYTES


def test_a_brief_loads_no_torch(tmp_path: Path) -> None:
    """The built-in models run without it."""
    article = min(start.ARTICLES.glob("*.txt"))
    assert not loaded("brief", str(article), "-o", str(tmp_path), "-q") & {"torch", "transformers"}


def test_a_line_loads_little() -> None:
    """Neither what an article needs, nor parsers of XML, nor what makes a conversion."""
    found = loaded("translate", "--lines", "--translator", "builtin")
    assert "summarize.translate" in found
    unwanted = {f"summarize.{room}" for room in _OF_AN_ARTICLE} | {"xml.sax", "filelock", "torch"}
    assert not found & unwanted


def test_the_workers_process_is_started_before_the_program_is_loaded() -> None:
    """The two load it side by side: what declares the command has not loaded it yet."""
    program = "import sys, summarize.cli.brief; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    ours = {name for name in done.stdout.split() if name.startswith("summarize.")}
    assert "summarize.cli.ahead" in ours
    assert not ours & {"summarize.pipeline", "summarize.batch", "summarize.document"}


def test_the_peak_is_the_commands_own() -> None:
    """What the asking process holds is not told as the command's."""
    held = bytearray(300 << 20)
    held[:: 1 << 12] = b"x" * len(held[:: 1 << 12])
    assert start.watch([sys.executable, "-c", "pass"]).megabytes < 100
