from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.batch.report import Line, Report, told
from summarize.batch.sources import Refusal
from summarize.batch.steps import InternalError, MemoryLimitError
from summarize.batch.work import WorkerError
from summarize.errors import InputError, OutputError, UnreadableError
from summarize.store.files import WriteError


def test_lines_are_whole_ascii_and_on_the_disk_when_flushed(tmp_path: Path) -> None:
    report = Report(tmp_path / "report.jsonl")
    report.add(Line(source="bản\u202etin", status="ok", code="brief", seconds=1.23456))
    assert (tmp_path / "report.jsonl").read_bytes() == b""
    report.flush()
    data = (tmp_path / "report.jsonl").read_bytes()
    assert data.isascii() and data.endswith(b"}\n")
    assert json.loads(data) == {
        "source": "bản\u202etin",
        "status": "ok",
        "code": "brief",
        "message": "",
        "outputs": [],
        "seconds": 1.235,
    }
    assert report.counts == {"ok": 1}


def test_a_message_names_its_file_once_and_has_two_lines_at_most() -> None:
    error = UnreadableError("a\nb.txt: no\x1b[31m permission", "check\nit")
    assert told("c.txt", error) == "c.txt: a\\nb.txt: no\\x1b[31m permission\ncheck\\nit"
    assert told("a.txt", UnreadableError("cannot read a.txt")) == "cannot read a.txt"


def test_a_refused_path_is_an_error_or_skipped() -> None:
    error = UnreadableError("x is a pipe", "y")
    assert Line.refused(Refusal(name="x", error=error)).status == "error"
    line = Line.refused(Refusal(name="x", error=error, skipped="no-article"))
    assert (line.status, line.code) == ("skipped", "no-article")


def test_an_empty_report_stays_only_if_the_run_ended(tmp_path: Path) -> None:
    for ended in (True, False):
        report = Report(tmp_path / f"{ended}.jsonl")
        report.ended = ended
        report.close()
        report.close()
    assert [path.name for path in tmp_path.iterdir()] == ["True.jsonl"]


def test_a_report_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="report"):
        Report(tmp_path / "no" / "report.jsonl")


def test_every_code_a_line_can_have_is_documented() -> None:
    """The skipped ones as ``expand`` gives them, and the errors of one article."""
    errors = [InputError, *InputError.__subclasses__(), InternalError, MemoryLimitError]
    codes = {one.code for one in (*errors, WorkerError, WriteError)} - {"input"}
    codes |= {"done", "no-article", "not-followed", "briefs", "brief"}
    page = (Path(__file__).parents[2] / "docs" / "errors.md").read_text("utf-8")
    assert {code for code in codes if f"| `{code}` |" not in page} == set()
