"""What a cluster is to do, in compressed pieces, and what came of it on the disk."""

from __future__ import annotations

import os
import pickle
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import overload

from summarize.batch.job import Job
from summarize.batch.ledger import Ledger
from summarize.batch.place import Place
from summarize.batch.plan import Step
from summarize.batch.report import Line
from summarize.batch.sources import Refusal, Source
from summarize.batch.steps import Rendered, render
from summarize.batch.work import finished_line
from summarize.document import Decision
from summarize.errors import StoppedError, SummarizeError
from summarize.store.files import DISK
from summarize.store.records import commit

#: Inputs planned into one shard, the unit that a reading task takes.
SHARD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One input as it travels to the cluster; ``number`` counts them from 0."""

    number: int
    source: Source
    stem: str
    obsolete: tuple[str, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of one input, for the disk and the report."""

    source: str
    stem: str
    value: Rendered | SummarizeError
    seconds: float
    obsolete: tuple[str, ...] = ()


def to_do(
    place: Place, ledger: Ledger, job: Job, sources: Iterator[Source | Refusal]
) -> Iterator[Step]:
    """The steps that need the cluster; all others get their line here."""
    for one in sources:
        if isinstance(one, Refusal):
            ledger.write(Line.refused(one))
            continue
        try:
            step = place.planner.decide(one)
        except SummarizeError as error:
            ledger.write(Line.failed(one.id, error))
            continue
        if step.is_done:
            place.planner.release(step)
            ledger.write(Line(source=one.id, status="skipped", code="done", outputs=step.obsolete))
        elif step.record and job.reload:
            _mend(place, ledger, job, step)
        else:
            yield step
        ledger.flush()


def _mend(place: Place, ledger: Ledger, job: Job, step: Step) -> None:
    """Render one brief again from its record; no model, so no cluster."""
    start = time.monotonic()
    decisions = place.decisions(step.source.id)
    value = render(job, step.source.id, step.stem, step.record or b"", decisions, is_record=True)
    made = Made(
        source=step.source.id,
        stem=step.stem,
        value=value,
        seconds=time.monotonic() - start,
        obsolete=step.obsolete,
    )
    settle(place, ledger, [made])


class Shelf(Sequence[bytes]):
    """Shards on disk, in a temporary file that goes with the object.

    A row of a table or of JSON Lines is planned with its text: ten million would take 15 GB.
    """

    def __init__(self, shards: Iterable[bytes]) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (it goes with the object)
        self._ends = [0]
        for shard in shards:
            DISK.write(self._file.fileno(), shard)
            self._ends.append(self._ends[-1] + len(shard))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return os.pread(self._file.fileno(), self._ends[at + 1] - self._ends[at], self._ends[at])


def shards(place: Place, steps: Iterator[Step]) -> Iterator[bytes]:
    """The plan in compressed pieces: about 20 bytes an input that is a file."""
    shard: list[Planned] = []
    for number, step in enumerate(steps):
        shard.append(
            Planned(
                number=number,
                source=step.source,
                stem=step.stem,
                obsolete=step.obsolete,
                decisions=tuple(place.decisions(step.source.id)),
            )
        )
        if len(shard) == SHARD:
            yield packed(shard)
            shard = []
    if shard:
        yield packed(shard)


def packed(shard: Sequence[Planned]) -> bytes:
    return zlib.compress(pickle.dumps(shard, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(shard: bytes) -> list[Planned]:
    planned: list[Planned] = pickle.loads(zlib.decompress(shard))
    return planned


def settle(
    place: Place, ledger: Ledger, made: Sequence[Made], pool: Executor | None = None
) -> None:
    """Errors to the report; briefs to the disk, then to index and report."""
    rendered: list[tuple[Made, Rendered]] = []
    for one in made:
        if isinstance(one.value, SummarizeError):
            ledger.write(Line.failed(one.source, one.value, one.seconds))
        else:
            rendered.append((one, one.value))
    outcome = commit(
        place.folder,
        [value.output for _, value in rendered],
        pool=pool,
        obsolete={one.stem: one.obsolete for one, _ in rendered},
    )
    finished: list[tuple[Rendered, Line]] = []
    for (one, value), failure in zip(rendered, outcome, strict=True):
        ledger.written(failure)
        if failure is None:
            finished.append((value, finished_line(one.source, value, one.seconds)))
        elif not isinstance(failure, StoppedError):
            ledger.write(Line.failed(one.source, failure, one.seconds))
    ledger.finished(finished)
