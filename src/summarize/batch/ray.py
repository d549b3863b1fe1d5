"""The same plan on a Ray cluster; the only file that imports ray.

The driver plans and commits; the cluster reads, cleans, translates and renders. Outputs are
written by the driver alone, so the folder is a folder of the driver's machine, and the promises
of a local run hold word for word. Inputs that are files are read by the workers: every machine
must see them under the same path.

A task that loses its process is tried again by Ray once, and three times where Ray ended it for
its memory. What is lost all the same (a whole block of articles for one that kills its process)
is tried again alone, twice: no article is tried for ever, and none fails for its neighbour.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
import ray.data
from ray.exceptions import RayError

from summarize.batch.claims import DiskClaims
from summarize.batch.job import Job
from summarize.batch.ledger import Ledger
from summarize.batch.parcels import BATCH, Models, Parcel, parcels_of, prepare_shard, render_parcels
from summarize.batch.place import Place, opened
from summarize.batch.report import REPORT_NAME, Line
from summarize.batch.run import RunResult, explain, inputs
from summarize.batch.shards import SHARD, Made, Shelf, packed, settle, shards, to_do, unpacked
from summarize.batch.sources import RowReader
from summarize.batch.steps import InternalError
from summarize.batch.stopping import Interrupts
from summarize.batch.work import WorkerError
from summarize.errors import StartError, first_line
from summarize.options import RunOptions

#: Rounds over what is missing: all together, then twice each article alone. With the retries by
#: Ray in the first round an article is tried at most four times, or six where memory ran out.
ROUNDS = 3
#: Ray's own limit for a block, bytes: articles leave for the next step before there are more.
_BLOCK_BYTES = 8_000_000
#: Threads that wait for fsync; see ``committer``.
_SYNC_THREADS = 3


def run_on_ray(
    options: RunOptions,
    paths: Iterable[Path | str],
    job: Job,
    *,
    tell: Callable[[Line], None] = lambda _: None,
    rows: RowReader | None = None,
) -> RunResult:
    """Brief every input under ``paths`` on a cluster, or on one started for this run.

    Raises:
        OutputError, LockedError: before the cluster is asked for anything.
        StartError: there is no cluster at the address, or the models do not start on it.
        StoppedError: disk full, or the user asked; a re-run goes on.
    """
    start = time.monotonic()
    if options.dry_run:
        return explain(options, paths, job, tell=tell, rows=rows)
    with opened(options, job, taken=DiskClaims()) as place, Interrupts() as interrupts:
        ledger = Ledger(place, tell, fail_fast=options.fail_fast)
        steps = to_do(place, ledger, job, inputs(paths, options, job, rows))
        plan = Shelf(shards(place, steps))
        if plan and not ledger.ending and not interrupts.asked:
            # Ray prints what its nodes report; standard output is for results.
            with redirect_stdout(sys.stderr), _Cluster(options):
                _RayRun(job, options, place, ledger, interrupts).go(plan)
        ledger.close(asked=interrupts.asked)
    return RunResult(
        counts=dict(place.report.counts),
        seconds=time.monotonic() - start,
        report=options.report or options.output / REPORT_NAME,
    )


class _Cluster:
    """A connection to the cluster at ``--address``, or a cluster of this machine's own.

    One of our own listens on the loopback interface and has no dashboard; ``summarize.batch``
    has asked for a token and for no statistics.
    """

    def __init__(self, options: RunOptions) -> None:
        self._address = options.address
        settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
        if self._address is None:
            settings |= {
                "include_dashboard": False,
                "_node_ip_address": "127.0.0.1",
            }
        logging.getLogger("ray").setLevel(logging.ERROR)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        try:
            # "local" starts one; None would look for one, and wait for one that was killed.
            ray.init(address=self._address or "local", **settings)
        except Exception as error:
            where = f"the cluster at {self._address}" if self._address else "Ray on this machine"
            raise StartError(
                f"cannot start {where}: {first_line(error)}",
                "check `ray status` there, the address, and that RAY_AUTH_MODE and the token agree",
            ) from error

    def __enter__(self) -> _Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        ray.shutdown()


class _RayRun:
    """The rounds over the shards."""

    def __init__(
        self, job: Job, options: RunOptions, place: Place, ledger: Ledger, interrupts: Interrupts
    ) -> None:
        self._job = job
        self._options = options
        self._place = place
        self._ledger = ledger
        self._interrupts = interrupts
        self._told = bytearray()

    def go(self, plan: Sequence[bytes]) -> None:
        """Every planned input gets its line, unless the run has to end before.

        Raises:
            StartError: the models do not start, or the cluster is gone.
        """
        self._told = bytearray((len(plan) - 1) * SHARD + len(unpacked(plan[-1])))
        for round_ in range(ROUNDS):
            try:
                self._round(plan, alone=round_ > 0)
            except RayError as error:
                raise StartError(
                    f"the cluster failed: {first_line(error)}",
                    "check `ray status`, then run the same command again: it goes on",
                ) from error
            if self._is_over():
                return
            plan = self._missing(plan)
            if not plan:
                return
        for shard in plan:
            for planned in unpacked(shard):
                given_up = WorkerError(
                    f"{planned.source.id}: given up, its process died each time it was tried",
                    "split the input, or free memory and run the same command again",
                )
                self._ledger.write(Line.failed(planned.source.id, given_up))

    def _is_over(self) -> bool:
        return self._ledger.ending or self._interrupts.asked

    def _missing(self, plan: Iterable[bytes]) -> list[bytes]:
        """What no line tells of yet, each input in a shard of its own."""
        return [
            packed([planned])
            for shard in plan
            for planned in unpacked(shard)
            if not self._told[planned.number]
        ]

    def _round(self, plan: Sequence[bytes], *, alone: bool) -> None:
        data = _data_set(plan, self._job, self._options, alone=alone)
        with ThreadPoolExecutor(_SYNC_THREADS) as pool:
            for table in data.iter_batches(batch_size=None, batch_format="pyarrow"):
                made = [_made(one) for one in parcels_of(table) if self._is_new(one)]
                settle(self._place, self._ledger, made, pool)
                if self._is_over():
                    return

    def _is_new(self, parcel: Parcel) -> bool:
        """Whether the input has no line yet (a block may come twice); it has one now."""
        before = self._told[parcel.planned.number]
        self._told[parcel.planned.number] = 1
        return not before


def _made(parcel: Parcel) -> Made:
    value = parcel.value
    if isinstance(value, StartError):
        raise value
    if isinstance(value, bytes):
        value = InternalError(f"{parcel.planned.source.id} was not rendered", "report this")
    return Made(
        source=parcel.planned.source.id,
        stem=parcel.planned.stem,
        value=value,
        seconds=parcel.seconds,
        obsolete=parcel.planned.obsolete,
    )


def _data_set(plan: Sequence[bytes], job: Job, options: RunOptions, *, alone: bool) -> Any:
    """Shards -> prepared -> finished -> rendered, streaming, with bounded retries everywhere."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = _BLOCK_BYTES
    # A block that is lost for good is the business of the next round.
    context.max_errored_blocks = -1
    tasks: dict[str, Any] = {"max_retries": 0 if alone else 1, "retry_exceptions": False}
    actors: dict[str, Any] = {"max_restarts": -1, "max_task_retries": 0 if alone else 1}
    gpus = 1 if options.engines.device == "cuda" else 0
    pool = ray.data.ActorPoolStrategy(min_size=1, max_size=_actors(gpus))
    prepare: Any = prepare_shard  # Ray's own types know neither generators nor tables
    render: Any = render_parcels
    size = 1 if alone else BATCH
    with warnings.catch_warnings():
        # Ray 2.60 announces that 2.64 takes retries no more as arguments, and has nothing else.
        warnings.simplefilter("ignore", DeprecationWarning)
        # One after the other into the object store, which has its own place on disk.
        blocks: list[Any] = [ray.put(pa.table({"shard": [shard]})) for shard in plan]
        prepared = ray.data.from_arrow_refs(blocks).map_batches(
            prepare, fn_args=(job,), batch_size=1, batch_format="pyarrow", **tasks
        )
        finished = prepared.map_batches(
            Models,
            fn_constructor_args=(job, secrets.token_hex(8)),
            batch_size=size,
            batch_format="pyarrow",
            compute=pool,
            num_gpus=gpus,
            num_cpus=0 if gpus else 1,
            **actors,
        )
        return finished.map_batches(
            render, fn_args=(job,), batch_size=size, batch_format="pyarrow", **tasks
        )


def _actors(gpus: int) -> int:
    """Model actors at most: one for each GPU, or for half the cores when there is none."""
    of_cluster: Any = ray.cluster_resources
    resources = of_cluster()
    if gpus:
        return max(1, int(resources.get("GPU", 1)))
    return max(1, int(resources.get("CPU", 2)) // 2)
