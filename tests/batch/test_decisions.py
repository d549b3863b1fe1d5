"""What editors decide on a whole article, through the real program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summarize.batch import run
from summarize.cli.job import make_job
from summarize.document import Decision
from summarize.options import EngineOptions, RunOptions
from summarize.store.check import check
from summarize.store.decisions import Decisions
from tests.batch import archive
from tests.batch.stand_in import tree

TAIL = "Mời bạn đọc theo dõi trang của chúng tôi trên mạng xã hội để nhận tin mới nhất.\n"


def go(tmp_path: Path, *paths: Path, **options: object) -> dict[str, int]:
    settings = RunOptions(
        output=tmp_path / "out",
        workers=1,
        engines=EngineOptions(translator="echo", summarizer="lead"),
        **options,  # type: ignore[arg-type]
    )
    counts = run(settings, paths or [tmp_path / "in"], make_job(settings)).counts
    return {
        "made": counts.get("ok", 0) + counts.get("warning", 0),
        **{key: counts[key] for key in ("skipped", "error") if counts.get(key)},
    }


def record(tmp_path: Path, number: int) -> dict[str, object]:
    for path in (tmp_path / "out").glob("*.json"):
        found: dict[str, object] = json.loads(path.read_bytes())
        if f"{number:07}" in str(found["article"]["id"]):  # type: ignore[index]
            return found
    raise AssertionError(number)


def decide(tmp_path: Path, number: int, **extra: str) -> None:
    """As a file from before dates were bound to an input has it: it names none."""
    article = record(tmp_path, number)["article"]["id"]  # type: ignore[index]
    with Decisions(tmp_path / "out") as decisions:
        before = decisions.latest(article).get("article")
        decisions.save(
            Decision(
                article_id=article, segment_id="article", state="reviewed", target="",
                reviewer="Lan", decided_at="2024-05-06T08:00:00+07:00", extra=extra,
            ),
            before.version if before else 0,
        )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles and their briefs, made once."""
    place = tmp_path_factory.mktemp("decided")
    source = archive.fill(place / "in", 4)
    path = source / f"bài {2:07}.txt"
    path.write_text(
        path.read_text("utf-8") + f"Bảng {'x' * 3}\n\nẢnh: Minh Quân\n\n" + TAIL, "utf-8"
    )
    assert go(place) == {"made": 4}
    shutil.copytree(place, place.with_name("kept"))
    return place


@pytest.fixture
def folder(made: Path) -> Path:
    """The same at the same place, as it was when it was made: a brief's name is of its path."""
    shutil.rmtree(made)
    return shutil.copytree(made.with_name("kept"), made)


def test_a_restored_removal_redoes_exactly_that_article(folder: Path) -> None:
    before = tree(folder / "out")
    removal = record(folder, 2)["removals"][-1]  # type: ignore[index]
    decide(folder, 2, keep=removal["id"])
    assert go(folder) == {"made": 1, "skipped": 3}
    made = record(folder, 2)
    assert removal["id"] not in [one["id"] for one in made["removals"]]  # type: ignore[union-attr, index]
    assert made["provenance"]["decided"] == {"keep": removal["id"]}  # type: ignore[index]
    changed = {name for name, data in tree(folder / "out").items() if before.get(name) != data}
    assert {name for name in changed if "sqlite" not in name and "0000002" not in name} == set()
    assert go(folder) == {"made": 0, "skipped": 4}  # and only once
    decide(folder, 2, keep="")  # the editor changes his mind
    assert go(folder) == {"made": 1, "skipped": 3}
    after = tree(folder / "out")
    assert {name for name in before if after[name] != before[name]} == set()
    assert list(check(folder / "out")) == []


def test_a_corrected_publication_date_redoes_exactly_that_article(folder: Path) -> None:
    assert record(folder, 1)["article"]["date_published"][:4] == "2023"  # type: ignore[index]
    decide(folder, 1, published="2019-03-20")
    assert go(folder) == {"made": 1, "skipped": 3}
    made = record(folder, 1)
    assert made["article"]["date_published"] == "2019-03-20"  # type: ignore[index]
    assert made["article"]["date_source"] == "decision"  # type: ignore[index]
    assert go(folder) == {"made": 0, "skipped": 4}


def test_neither_force_nor_other_options_undo_a_decision(folder: Path) -> None:
    decide(folder, 1, published="2019-03-20")
    assert go(folder, force=True) == {"made": 4}
    assert record(folder, 1)["article"]["date_published"] == "2019-03-20"  # type: ignore[index]
    with Decisions(folder / "out") as decisions:
        assert len(list(decisions.since())) == 1


def test_a_lost_page_and_a_decision_together(folder: Path) -> None:
    """The record could mend the page, but it was made before the decision."""
    decide(folder, 3, published="2019-03-20")
    for path in (folder / "out").glob("*.md"):
        path.unlink()
    assert go(folder) == {"made": 4}
    assert record(folder, 3)["article"]["date_published"] == "2019-03-20"  # type: ignore[index]
    assert go(folder) == {"made": 0, "skipped": 4}


def test_a_dry_run_says_so_and_changes_nothing(folder: Path) -> None:
    decide(folder, 0, published="2019-03-20")
    before = tree(folder / "out")
    options = RunOptions(
        output=folder / "out",
        dry_run=True,
        engines=EngineOptions(translator="echo", summarizer="lead"),
    )
    told: list[str] = []
    run(
        options,
        [folder / "in"],
        make_job(options),
        tell=lambda line: told.append(f"{line.code} {line.message}"),
    )
    assert [one for one in told if "done" not in one] == [
        "decision-waiting an editor decided on the article since it was made"
    ]
    assert tree(folder / "out") == before
