"""What a cluster does, step by step in one process; ``test_ray`` does it on Ray itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from summarize.batch import run
from summarize.batch.claims import DiskClaims
from summarize.batch.ledger import Ledger
from summarize.batch.place import opened
from summarize.batch.shards import Made, Shelf, settle, shards, to_do, unpacked
from summarize.batch.sources import expand
from summarize.batch.steps import Rendered
from summarize.errors import StartError, StoppedError, SummarizeError
from summarize.options import RunOptions
from tests.batch import stand_in
from tests.batch.stand_in import job, make_articles, report, tree

pa = pytest.importorskip("pyarrow", reason="the extra [ray] is not installed")
parcels = pytest.importorskip("summarize.batch.parcels")


def cluster(tmp_path: Path, signature: str = stand_in.SIGNATURE) -> dict[str, int]:
    """A run whose steps pass through tables; counts of the report."""
    options = RunOptions(output=tmp_path / "out")
    work = job(signature)
    with opened(options, work, taken=DiskClaims()) as place:
        ledger = Ledger(place, lambda _: None, fail_fast=False)
        models = parcels.Models(work, tmp_path.name)
        for shard in shards(place, to_do(place, ledger, work, expand([tmp_path / "in"]))):
            for prepared in parcels.prepare_shard(pa.table({"shard": [shard]}), work):
                table = parcels.render_parcels(models(prepared), work)
                settle(place, ledger, [made(one) for one in parcels.parcels_of(table)])
        ledger.close(asked=False)
    return dict(place.report.counts)


def made(parcel: object) -> Made:
    value = parcel.value  # type: ignore[attr-defined]
    assert isinstance(value, Rendered | SummarizeError)
    planned = parcel.planned  # type: ignore[attr-defined]
    return Made(
        source=planned.source.id,
        stem=planned.stem,
        value=value,
        seconds=parcel.seconds,  # type: ignore[attr-defined]
        obsolete=planned.obsolete,
    )


def test_tables_give_the_bytes_of_a_local_run(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 70)
    for name, text in {"bug": "!bug", "empty": "!empty", "raise": "!raise-models"}.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    assert cluster(tmp_path) == {"ok": 70, "error": 3}
    result = run(RunOptions(output=tmp_path / "local", workers=1), [tmp_path / "in"], job())
    assert result.counts == {"ok": 70, "error": 3}
    assert tree(tmp_path / "out") == tree(tmp_path / "local")
    codes = [
        sorted((str(line["source"]), line["code"]) for line in report(tmp_path / folder))
        for folder in ("out", "local")
    ]
    assert codes[0] == codes[1]


def test_only_what_is_stale_goes_to_the_cluster(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 5)
    cluster(tmp_path)
    next((tmp_path / "out").glob("*.md")).unlink()
    assert cluster(tmp_path) == {"skipped": 4, "ok": 1}
    assert cluster(tmp_path, "mt:other@2") == {"ok": 5}


def test_models_that_do_not_start_say_so_in_every_parcel(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 2)
    work = job(loader=stand_in.refuse_to_load)
    with opened(RunOptions(output=tmp_path / "out"), work) as place:
        ledger = Ledger(place, lambda _: None, fail_fast=False)
        [shard] = shards(place, to_do(place, ledger, work, expand([tmp_path / "in"])))
    assert len(unpacked(shard)) == 2
    [prepared] = parcels.prepare_shard(pa.table({"shard": [shard]}), work)
    answers = parcels.parcels_of(parcels.Models(work, tmp_path.name)(prepared))
    assert all(isinstance(one.value, StartError) for one in answers)


def test_models_that_fail_for_good_at_work_say_so_in_every_parcel(tmp_path: Path) -> None:
    """Raised in an actor it would be the loss of a block, and every article "took its process down"."""
    make_articles(tmp_path / "in", 2)
    work = job(loader=stand_in.break_at_work)
    with opened(RunOptions(output=tmp_path / "out"), work) as place:
        ledger = Ledger(place, lambda _: None, fail_fast=False)
        [shard] = shards(place, to_do(place, ledger, work, expand([tmp_path / "in"])))
    [prepared] = parcels.prepare_shard(pa.table({"shard": [shard]}), work)
    models = parcels.Models(work, tmp_path.name)
    for _ in range(2):
        answers = parcels.parcels_of(models(prepared))
        told = [one.value for one in answers if isinstance(one.value, StartError)]
        assert [error.message for error in told] == ["the GPU fell off the bus"] * 2


DIES_LOADING = """
import os, sys
from summarize.batch.loading import loading
with loading(sys.argv[1]):
    os._exit(9) if sys.argv[2] == "die" else None
"""


def load_in_a_process(run: str, how: str) -> int:
    return subprocess.run(
        [sys.executable, "-c", DIES_LOADING, run, how], check=False, capture_output=True
    ).returncode


def test_models_that_die_while_they_load_are_given_up_and_one_success_forgets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for _ in range(2):
        assert [load_in_a_process("run", "die") for _ in range(9)] == [9] * 9
        assert load_in_a_process("run", "live") == 0
        assert list(tmp_path.iterdir()) == []
    assert [load_in_a_process("run", "die") for _ in range(11)] == [9] * 10 + [1]
    assert list(tmp_path.iterdir()) == [], "nothing is left on the machine"


def test_a_full_disk_stops_the_run_and_writes_no_line(tmp_path: Path) -> None:
    make_articles(tmp_path / "in", 1)
    with opened(RunOptions(output=tmp_path / "out"), job()) as place:
        ledger = Ledger(place, lambda _: None, fail_fast=False)
        ledger.written(StoppedError("disk full"))
        assert ledger.ending and ledger.lines == 0
        with pytest.raises(StoppedError, match="disk full"):
            ledger.close(asked=False)


def test_a_shelf_of_shards_is_a_sequence() -> None:
    whole = [b"", b"a" * 70_000, b"b", b"c" * 3]
    shelf = Shelf(iter(whole))
    assert list(shelf) == whole and (shelf[-1], shelf[1:3], len(shelf)) == (b"ccc", whole[1:3], 4)
    assert not Shelf([])


def test_claims_on_disk_are_a_mapping() -> None:
    claims = DiskClaims()
    claims["a"] = "1"
    claims["a"] = "2"
    claims["b"] = "3"
    assert dict(claims) == {"a": "2", "b": "3"} and claims.get("c") is None and len(claims) == 2
    assert claims.pop("a") == "2" and claims.pop("a", "gone") == "gone"
