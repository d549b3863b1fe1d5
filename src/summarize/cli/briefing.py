"""What ``summarize brief`` does, once its arguments are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarize import batch, clean
from summarize.cli.job import make_job
from summarize.cli.options import make_engine_options
from summarize.cli.progress import Progress
from summarize.errors import UsageError
from summarize.options import (
    BriefOptions,
    CleanOptions,
    DateOptions,
    ReadOptions,
    RunOptions,
    SummaryOptions,
    TranslateOptions,
)
from summarize.writers import FORMATS, known


def brief(paths: tuple[str, ...], flags: dict[str, Any]) -> int:
    """Brief every input; the exit code."""
    options = run_options(flags)
    job = make_job(options)
    with Progress(quiet=flags["quiet"], dry=options.dry_run) as progress:
        result = batch.run(options, paths, job, tell=progress.tell)
    progress.summary(result, options.output)
    return result.exit_code


def run_options(flags: dict[str, Any]) -> RunOptions:
    """The flags as options.

    Raises:
        UsageError: a format or a rule is unknown, or the publication date is none.
    """
    formats = tuple(f.strip() for f in flags["formats"].split(",") if f.strip())
    if not formats:
        raise UsageError("--format names no format.", f"Choose from: {', '.join(FORMATS)}.")
    for fmt in formats:
        known(fmt)
    cleaning = CleanOptions(
        keep=frozenset(flags["keep"]),
        published=flags["published"],
        max_segments=flags["max_segments"],
    )
    clean.prove(cleaning)
    memory = flags["memory"] or folder_memory(flags["output"])
    return RunOptions(
        output=flags["output"],
        formats=formats,
        workers=flags["workers"],
        on=flags["on"],
        address=flags["address"],
        patience=60.0 * flags["patience"],
        report=flags["report"],
        dry_run=flags["dry_run"],
        force=flags["force"],
        fail_fast=flags["fail_fast"],
        read=ReadOptions(
            max_bytes=flags["max_bytes"],
            max_inflated_bytes=flags["max_inflated_bytes"],
            max_zip_members=flags["max_zip_members"],
            max_xml_depth=flags["max_xml_depth"],
            max_html_elements=flags["max_html_elements"],
        ),
        brief=BriefOptions(
            clean=cleaning,
            translate=TranslateOptions(
                glossary=flags["glossary"],
                memory=memory,
                batch_tokens=flags["batch_tokens"],
            ),
            summary=SummaryOptions(sentences=flags["sentences"], route=flags["route"]),
            dates=DateOptions(prefer=flags["prefer"]),
        ),
        engines=make_engine_options(flags),
    )


def folder_memory(output: Path) -> Path | None:
    """The memory the editors of a folder have filled, where there is one."""
    path = output / "memory.sqlite"
    return path if path.is_file() else None
