"""The real readers, pipeline and writers under the batch, with the engines that need no model."""

from __future__ import annotations

import json
from pathlib import Path

from summarize.batch import RunResult, run
from summarize.cli.job import make_job
from summarize.options import EngineOptions, RunOptions
from summarize.store.check import check
from summarize.store.index import Index
from summarize.store.queue import page, refresh
from tests.batch.stand_in import report, tree

ARTICLE = """Xã Đông Hòa mở chợ nổi cuối tuần
{day}/5/2024 09:30
Sáng {day}/5, ủy ban xã Đông Hòa cho biết chợ nổi họp mỗi thứ bảy. Có {number} ghe đã đăng ký.
Bà Lê Thị Mẫu, chủ một ghe trái cây, nói giá bán sẽ thấp hơn chợ huyện 10%. Vé đò là 15.000 đồng.
Chợ khai trương ngày 1/6. Dự kiến phiên đầu đón 2.000 khách.
"""


def go(tmp_path: Path, out: str, workers: int = 2) -> RunResult:
    options = RunOptions(
        output=tmp_path / out,
        workers=workers,
        engines=EngineOptions(translator="echo", summarizer="lead"),
    )
    return run(options, [tmp_path / "in"], make_job(options))


def fill(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(1, 7):
        text = ARTICLE.format(day=number, number=number * 7)
        (tmp_path / "in" / f"chợ {number}.txt").write_text(text, "utf-8")
    rows = [{"id": f"n{n}", "text": ARTICLE.format(day=20 + n, number=n)} for n in (1, 2)]
    (tmp_path / "in" / "kho.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), "utf-8"
    )
    (tmp_path / "in" / "english.txt").write_text("The market opens on Saturday. " * 20)
    (tmp_path / "in" / "empty.txt").write_text("")


def test_real_briefs_are_complete_repeatable_and_searchable(tmp_path: Path) -> None:
    fill(tmp_path)
    result = go(tmp_path, "out")
    assert result.counts["error"] == 2 and sum(result.counts.values()) == 10
    codes = {Path(str(line["source"])).name: line["code"] for line in report(tmp_path / "out")}
    assert codes["english.txt"] == "not-vietnamese" and codes["empty.txt"] == "empty"
    assert list(check(tmp_path / "out")) == []
    go(tmp_path, "again", workers=1)
    assert tree(tmp_path / "out") == tree(tmp_path / "again")
    assert go(tmp_path, "out").counts == {"skipped": 8, "error": 2}
    index = Index(tmp_path / "out")
    assert refresh(index, tmp_path / "out") == 0
    assert len(page(index, search="cho noi dong hoa")) == 8
    index.close()


def test_lost_pages_are_made_again_from_the_record_byte_for_byte(tmp_path: Path) -> None:
    fill(tmp_path)
    go(tmp_path, "out")
    whole = tree(tmp_path / "out")
    for path in [*(tmp_path / "out").glob("*.md"), *(tmp_path / "out").glob("*.html")]:
        path.unlink()
    assert go(tmp_path, "out").counts["error"] == 2
    assert tree(tmp_path / "out") == whole
