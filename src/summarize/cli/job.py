"""The steps of one article, put together from readers, pipeline, engines and writers.

Each is a function of this module (or a ``partial`` of one), so that worker processes and
clusters can be handed them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from summarize import pipeline
from summarize.batch import Job
from summarize.cli.glossary import glossary_of
from summarize.document import Brief
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.engines.identity import describe
from summarize.errors import (
    DamagedError,
    InputError,
    StartError,
    SummarizeError,
    UnknownFormatError,
)
from summarize.options import BriefOptions, EngineOptions, ReadOptions, RunOptions
from summarize.readers import read_articles
from summarize.store.amend import PUBLISHED, restored
from summarize.store.files import printable
from summarize.store.memory import Memory
from summarize.translate import nothing_remembered
from summarize.writers import load as load_writers
from summarize.writers import render, suffix
from summarize.writers.json import load as load_json
from summarize.writers.json import render as render_json

#: Name of one line of a JSON Lines file.
_LINE = re.compile(r"\.(?:jsonl|ndjson)#\d+$", re.IGNORECASE)


def make_job(options: RunOptions) -> Job:
    """The job of a run.

    Raises:
        ModelError: a model is unknown or not installed.
        GlossaryError: the user's glossary cannot be read.
    """
    formats = tuple(dict.fromkeys((*options.formats, "json")))
    return Job(
        signature=run_signature(options),
        prepare=partial(prepare_bytes, options.read, options.brief),
        load=partial(load_finish, options.engines, options.brief),
        render=render,
        record=render_json,
        suffixes={fmt: suffix(fmt) for fmt in formats},
        reload=load_json,
        max_bytes=options.read.max_bytes,
        warm=partial(load_writers, formats),
    )


def run_signature(options: RunOptions) -> str:
    """The signature of the run's briefs, without loading a model."""
    translate = options.brief.translate
    return pipeline.sign(
        describe("translate", options.engines),
        describe("summarise", options.engines),
        options.brief,
        glossary=glossary_of(translate.glossary),
        memory_digest=_memory_digest(translate.memory),
    )


def prepare_bytes(
    read: ReadOptions,
    brief: BriefOptions,
    data: bytes,
    name: str,
    settings: Mapping[str, str],
) -> pipeline.Prepared:
    """One input's bytes to a prepared article, under what editors decided on it.

    Raises:
        InputError: it cannot become a brief.
    """
    # The batch cuts JSON Lines into records by the suffix; a record is read under its own name,
    # which no longer says what it must be.
    if _LINE.search(name) and not data.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        raise DamagedError(
            f"{name}: the line is no JSON object", "write one article a line, or name it .txt"
        )
    articles = read_articles(io.BytesIO(data), name=name, options=read)
    raw = next(articles)
    if next(articles, None) is not None:
        raise UnknownFormatError(
            f"{name}: holds several articles but is not named as JSON Lines",
            "write it as JSON Lines: one article a line, in a file that ends in .jsonl",
        )
    clean = replace(
        brief.clean,
        keep=brief.clean.keep | restored(settings),
        published=settings.get(PUBLISHED) or brief.clean.published,
    )
    return pipeline.prepare(raw, replace(brief, clean=clean), decided=settings)


@dataclass(frozen=True)
class Finish:
    """The second half of the pipeline with its models loaded."""

    tools: pipeline.Tools
    options: BriefOptions

    def __call__(self, prepared: Sequence[pipeline.Prepared]) -> Iterator[Brief | SummarizeError]:
        """Briefs in order; where the batch fails, each article left of it is tried alone."""
        done = 0
        try:
            for brief in pipeline.finish(prepared, self.tools, self.options):
                yield brief
                done += 1
        except InputError:
            yield from map(self._alone, prepared[done:])

    def _alone(self, prepared: pipeline.Prepared) -> Brief | SummarizeError:
        try:
            [brief] = pipeline.finish([prepared], self.tools, self.options)
        except InputError as error:
            return error
        return brief


def load_finish(engines: EngineOptions, options: BriefOptions) -> Finish:
    """Load the models, the glossary and the memory.

    Raises:
        StartError: one of them cannot be loaded.
    """
    return Finish(load_tools(engines, options), options)


def load_tools(engines: EngineOptions, options: BriefOptions) -> pipeline.Tools:
    """Models, glossary and memory, as the pipeline takes them."""
    memory = options.translate.memory
    return pipeline.Tools(
        translator=load_translator(options=engines),
        summarizer=load_summarizer(options=engines),
        glossary=glossary_of(options.translate.glossary).load(),
        memory=_remembering(memory) if memory else nothing_remembered,
        memory_digest=_memory_digest(memory),
    )


def _memory_digest(path: Path | None) -> str:
    if path is None:
        return ""
    if not path.is_file():
        raise StartError(
            f"{printable(path)}: there is no such translation memory",
            "give a memory.sqlite that editors filled, or leave --memory out",
        )
    with Memory(path) as memory:
        return memory.digest()


def _remembering(path: Path) -> Callable[[str, str, str], str | None]:
    memory = Memory(path)

    def lookup(sentence: str, before: str, after: str) -> str | None:
        match = memory.exact(sentence, before, after)
        return None if match is None else match.unit.target

    return lookup
