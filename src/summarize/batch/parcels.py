"""The steps of a batch as functions over tables, which is what a cluster moves."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa

from summarize.batch.job import Finish, Job
from summarize.batch.loading import loading
from summarize.batch.shards import Planned, unpacked
from summarize.batch.steps import Rendered, finish, prepare, render
from summarize.errors import StartError, SummarizeError

#: Prepared articles in one call of a model actor.
BATCH = 64
#: A ``pyarrow.Table`` of one column, ``parcel``.
Table: TypeAlias = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One article on its way; ``value`` is pickled, or the error that ended it."""

    planned: Planned
    value: bytes | SummarizeError | Rendered
    seconds: float


def table_of(parcels: Sequence[Parcel]) -> Table:
    return pa.table({"parcel": [pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in parcels]})


def parcels_of(table: Table) -> list[Parcel]:
    return [pickle.loads(cell.as_py()) for cell in table.column("parcel")]


def prepare_shard(table: Table, job: Job) -> Iterator[Table]:
    """Read and clean a shard, a few articles at a time."""
    for cell in table.column("shard"):
        waiting: list[Parcel] = []
        for planned in unpacked(cell.as_py()):
            start = time.perf_counter()
            value = prepare(job, planned.source, planned.decisions)
            waiting.append(
                Parcel(planned=planned, value=value, seconds=time.perf_counter() - start)
            )
            if len(waiting) == BATCH:
                yield table_of(waiting)
                waiting = []
        if waiting:
            yield table_of(waiting)


class Models:
    """One model actor: loads once, then finishes batch after batch.

    Args:
        run: a word of this run's own (``loading``).
    """

    def __init__(self, job: Job, run: str) -> None:
        self._run: Finish | StartError
        try:
            with loading(run):
                self._run = job.load()
        except StartError as error:
            # Raised here it would be tried again for ever; the driver raises it instead.
            self._run = error

    def __call__(self, table: Table) -> Table:
        parcels = parcels_of(table)
        waiting = [one for one in parcels if isinstance(one.value, bytes)]
        start = time.perf_counter()
        values = self._finished([one.value for one in waiting if isinstance(one.value, bytes)])
        seconds = (time.perf_counter() - start) / max(1, len(waiting))
        done = iter(values)
        return table_of(
            [
                Parcel(planned=one.planned, value=next(done), seconds=one.seconds + seconds)
                if isinstance(one.value, bytes)
                else one
                for one in parcels
            ]
        )

    def _finished(self, prepared: list[bytes]) -> list[bytes | SummarizeError]:
        """Models that cannot run at all, found as they load or later, end the run: the driver
        raises what every article of the batch then has."""
        if not isinstance(self._run, StartError):
            try:
                return finish(self._run, prepared)
            except StartError as error:
                self._run = error
        return [self._run] * len(prepared)


def render_parcels(table: Table, job: Job) -> Table:
    """Briefs to files; errors pass through."""
    return table_of([_rendered(one, job) for one in parcels_of(table)])


def _rendered(parcel: Parcel, job: Job) -> Parcel:
    if not isinstance(parcel.value, bytes):
        return parcel
    start = time.perf_counter()
    planned = parcel.planned
    value = render(job, planned.source.id, planned.stem, parcel.value, planned.decisions)
    seconds = parcel.seconds + time.perf_counter() - start
    return Parcel(planned=planned, value=value, seconds=seconds)
