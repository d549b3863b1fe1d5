"""The same plan on a Ray cluster; the only file that imports ray.

The driver plans and commits; the cluster reads, cleans, translates and renders. Outputs are
written by the driver alone, so the folder is a folder of the driver's machine, and the promises
of a local run hold word for word. Inputs that are files are read by the workers: every machine
must see them under the same path.

Ray itself tries nothing again. What a process takes with it (a lost machine's articles, a whole
block for one article that kills its process) is tried again by the driver, in small groups where
it is much, then alone: no article is tried for ever, and none fails for its neighbour. A cluster
that gives nothing for long is left, asked again for what is left, and then given up.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
import ray.data
import ray.data.exceptions
from ray.exceptions import ObjectLostError, RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from summarize.batch.claims import DiskClaims
from summarize.batch.job import Job
from summarize.batch.ledger import Ledger
from summarize.batch.parcels import BATCH, Models, Parcel, parcels_of, prepare_shard, render_parcels
from summarize.batch.place import Place, opened
from summarize.batch.report import REPORT_NAME, Line
from summarize.batch.run import RunResult, explain, inputs
from summarize.batch.shards import SHARD, Made, Shelf, packed, settle, shards, to_do, unpacked
from summarize.batch.silence import within
from summarize.batch.sources import RowReader
from summarize.batch.steps import InternalError
from summarize.batch.stopping import Interrupts
from summarize.batch.work import WorkerError
from summarize.errors import StartError, first_line
from summarize.options import RunOptions
from summarize.provenance import package_version

#: Articles in one shard where a round leaves more than a shard of the first, as a lost machine
#: does: alone they take the models far longer.
_GROUP = 16
#: Articles in one shard, by round over what is missing: an article is tried at most four times.
#: Alone twice, because one that takes all memory takes its neighbours on the machine with it.
_SHARDS = (SHARD, _GROUP, 1, 1)
_GO_ON = "check `ray status`, then run the same command again: it goes on"
#: Ray's word for a run in which nothing moves; releases that have none are only watched from here.
_SILENT: Any = getattr(ray.data.exceptions, "ExecutionTimeoutError", ())
_LOG = logging.getLogger(__name__)
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
            with redirect_stdout(sys.stderr), _Cluster(options) as cluster:
                cluster.prove()
                _RayRun(job, options, place, ledger, interrupts, cluster).go(plan)
        ledger.close(asked=interrupts.asked)
    return RunResult(
        counts=dict(place.report.counts),
        seconds=time.monotonic() - start,
        report=options.report or options.output / REPORT_NAME,
    )


def _probe() -> Any:
    """The version of this package where it runs; empty where there is none.

    A function within a function travels whole: there may be nothing to import it from.
    """

    def version() -> str:
        try:
            return str(import_module("summarize.provenance").package_version())
        except ImportError:
            return ""

    return ray.remote(num_cpus=0, max_retries=0)(version)


class _Cluster:
    """A connection to the cluster at ``--address``, or a cluster of this machine's own.

    One of our own listens on the loopback interface and has no dashboard; ``summarize.batch``
    has asked for a token and for no statistics.
    """

    def __init__(self, options: RunOptions) -> None:
        self._address = options.address
        self._patience = options.patience
        logging.getLogger("ray").setLevel(logging.ERROR)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        self._connect()

    def _connect(self) -> None:
        settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
        if self._address is None:
            settings |= {
                "include_dashboard": False,
                "_node_ip_address": "127.0.0.1",
            }
        try:
            # "local" starts one; None would look for one, and wait for one that was killed.
            ray.init(address=self._address or "local", **settings)
        except Exception as error:
            where = f"the cluster at {self._address}" if self._address else "Ray on this machine"
            raise StartError(
                f"cannot start {where}: {first_line(error)}",
                "check `ray status` there, the address, and that RAY_AUTH_MODE and the token agree",
            ) from error

    def prove(self) -> None:
        """Every machine that is there has this package in this version.

        What one version pickles another cannot read, and Ray tells of that as of a dead process.
        A machine that joins later is not asked.

        Raises:
            StartError: one has not.
        """
        if self._address is None:
            return
        own, probe = package_version(), _probe()
        machines: Any = ray.nodes
        asked = {
            node["NodeManagerAddress"]: probe.options(
                scheduling_strategy=NodeAffinitySchedulingStrategy(node["NodeID"], soft=False)
            ).remote()
            for node in machines()
            if node["Alive"]
        }
        for machine, answer in asked.items():
            try:
                version = ray.get(answer, timeout=self._patience)
            except RayError as error:
                _LOG.warning("%s did not tell its version: %s", machine, first_line(error))
                continue
            if version != own:
                theirs = f"summarize {version}" if version else "no summarize of this kind"
                raise StartError(
                    f"{machine} of the cluster has {theirs}, and this machine summarize {own}",
                    f"on every machine: pip install 'summarize[ray]=={own}', then start Ray anew",
                )

    def renew(self) -> None:
        """Leave, which ends all that runs there for this run, and connect again.

        Raises:
            StartError: the cluster is gone.
        """
        ray.shutdown()
        self._connect()

    def __enter__(self) -> _Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        ray.shutdown()


class _RayRun:
    """The rounds over the shards."""

    def __init__(
        self,
        job: Job,
        options: RunOptions,
        place: Place,
        ledger: Ledger,
        interrupts: Interrupts,
        cluster: _Cluster,
    ) -> None:
        self._job = job
        self._options = options
        self._place = place
        self._ledger = ledger
        self._interrupts = interrupts
        self._cluster = cluster
        self._told = bytearray()

    def go(self, plan: Sequence[bytes]) -> None:
        """Every planned input gets its line, unless the run has to end before.

        Raises:
            StartError: the models do not start, or the cluster is gone.
        """
        self._told = bytearray((len(plan) - 1) * SHARD + len(unpacked(plan[-1])))
        failure: StartError | None = None
        for size in _SHARDS:
            if failure is not None:
                _LOG.error("%s: what is left is tried again", failure.message)
                self._cluster.renew()
            elif size == _GROUP and self._told.count(0) <= SHARD:
                continue
            if size < SHARD:
                plan = self._left(plan, size)
            failure = self._tried(plan, size)
            if self._is_over() or 0 not in self._told:
                return
        if failure is not None:
            raise failure
        for shard in self._left(plan, 1):
            [planned] = unpacked(shard)
            given_up = WorkerError(
                f"{planned.source.id}: given up, its process died each time it was tried",
                "split the input, or free memory and run the same command again",
            )
            self._ledger.write(Line.failed(planned.source.id, given_up))

    def _is_over(self) -> bool:
        return self._ledger.ending or self._interrupts.asked

    def _tried(self, plan: Sequence[bytes], size: int) -> StartError | None:
        """One round; why it ended before its time, or None.

        Raises:
            StartError: the models do not start, or the cluster is gone.
        """
        minutes = f"{self._options.patience / 60:g} min (--patience)"
        try:
            self._round(plan, size)
        except _SILENT:
            return StartError(f"the cluster did nothing for {minutes}", _GO_ON)
        except ObjectLostError as error:
            return StartError(f"the cluster lost briefs: {first_line(error)}", _GO_ON)
        except RayError as error:
            raise StartError(f"the cluster failed: {first_line(error)}", _GO_ON) from error
        except TimeoutError as error:
            raise StartError(f"the cluster gave nothing for twice {minutes}", _GO_ON) from error
        return None

    def _left(self, plan: Iterable[bytes], size: int) -> list[bytes]:
        """What no line tells of yet, in shards of ``size`` inputs."""
        left = [
            planned
            for shard in plan
            for planned in unpacked(shard)
            if not self._told[planned.number]
        ]
        return [packed(left[at : at + size]) for at in range(0, len(left), size)]

    def _round(self, plan: Sequence[bytes], size: int) -> None:
        data = _data_set(plan, self._job, self._options, size)
        with (
            ThreadPoolExecutor(_SYNC_THREADS) as pool,
            closing(
                within(2 * self._options.patience, _arrived(data), over=self._is_over)
            ) as coming,
        ):
            for table in coming:
                made = [_made(one) for one in parcels_of(table) if self._is_new(one)]
                settle(self._place, self._ledger, made, pool)
                if self._is_over():
                    return

    def _is_new(self, parcel: Parcel) -> bool:
        """Whether the input has no line yet (a block may come twice); it has one now."""
        before = self._told[parcel.planned.number]
        self._told[parcel.planned.number] = 1
        return not before


def _arrived(data: Any) -> Iterator[pa.Table]:
    """Blocks of briefs as they come; one lost with its machine is left to the next round."""
    for bundle in data.iter_internal_ref_bundles():
        for block in bundle.block_refs:
            try:
                table = ray.get(block)
            except ObjectLostError as error:
                _LOG.warning("briefs were lost on their way: %s", first_line(error))
            else:
                yield table


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


def _data_set(plan: Sequence[bytes], job: Job, options: RunOptions, size: int) -> Any:
    """Shards -> prepared -> finished -> rendered, streaming; what loses its process is lost."""
    context = ray.data.DataContext.get_current()
    context.execution_no_progress_timeout_s = options.patience
    context.enable_progress_bars = False
    context.target_max_block_size = _BLOCK_BYTES
    # A block that is lost for good is the business of the next round.
    context.max_errored_blocks = -1
    tasks: dict[str, Any] = {"max_retries": 0, "retry_exceptions": False}
    actors: dict[str, Any] = {"max_restarts": -1, "max_task_retries": 0}
    gpus = 1 if options.engines.device == "cuda" else 0
    # What waits behind an article that kills its actor dies with it: alone, nothing waits.
    behind = 1 if size == 1 else None
    pool = ray.data.ActorPoolStrategy(
        min_size=1, max_size=_actors(gpus), max_tasks_in_flight_per_actor=behind
    )
    prepare: Any = prepare_shard  # Ray's own types know neither generators nor tables
    render: Any = render_parcels
    batch = min(BATCH, size)
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
            batch_size=batch,
            batch_format="pyarrow",
            compute=pool,
            num_gpus=gpus,
            num_cpus=0 if gpus else 1,
            **actors,
        )
        return finished.map_batches(
            # It takes no core of its own: a small cluster gives all to reading as long as there is
            # anything to read, and not a brief would be written before.
            render,
            fn_args=(job,),
            batch_size=batch,
            batch_format="pyarrow",
            num_cpus=0,
            **tasks,
        )


def _actors(gpus: int) -> int:
    """Model actors at most: one for each GPU, or for half the cores when there is none."""
    of_cluster: Any = ray.cluster_resources
    resources = of_cluster()
    if gpus:
        return max(1, int(resources.get("GPU", 1)))
    return max(1, int(resources.get("CPU", 2)) // 2)
