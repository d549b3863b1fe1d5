"""What a batch is told to do: the steps of one article, as functions that can cross processes.

A batch knows no reader, model or format; ``summarize.batch`` fills these in from the pipeline,
a test from its own functions. Each must be picklable (a function of a module, or a
``functools.partial`` of one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from summarize.document import Brief
from summarize.errors import SummarizeError

#: What ``prepare`` gives and ``finish`` takes; the batch only carries it.
Prepared: TypeAlias = Any
Finish: TypeAlias = Callable[[Sequence[Prepared]], Iterable[Brief | SummarizeError]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The steps of one article.

    Attributes:
        signature: what makes the briefs; part of the resume key, known without loading a model.
        prepare: (bytes, id, settings) -> prepared article: reads, cleans, segments, finds dates.
            ``settings`` is what editors decided on the article (``published``, ``keep``). Raises
            ``SummarizeError`` for an input that cannot become a brief. Runs ahead in workers.
        load: loads the models, once in each process that runs them; raises ``StartError``.
        render: (brief, format) -> bytes, for every format but json.
        record: (brief, file name -> sha256) -> the bytes of the json.
        suffixes: format -> suffix of its files, for the formats to write; json among them.
        reload: the bytes of the json -> brief: mends outputs without a model; None makes the
            brief again instead.
        max_bytes: longest input, bytes.
        warm: loads what rendering needs; called once in a worker, when it has prepared its first
            article and would wait for the models.
    """

    signature: str
    prepare: Callable[[bytes, str, Mapping[str, str]], Prepared]
    load: Callable[[], Finish]
    render: Callable[[Brief, str], bytes]
    record: Callable[[Brief, Mapping[str, str]], bytes]
    suffixes: Mapping[str, str]
    reload: Callable[[bytes], Brief] | None = None
    max_bytes: int = 20_000_000
    warm: Callable[[], None] | None = None
