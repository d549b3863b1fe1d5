"""What a run shows while it goes on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from summarize.batch import Line, RunResult
from summarize.cli.progress import Progress


class Terminal(io.StringIO):
    """Standard error of somebody who watches."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, written over; an error stands on a line of its own; nothing is left at the end."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(quiet=False) as progress:
        progress.tell(Line(source="a.txt", status="error", code="empty", message="a.txt: empty"))
    rows = terminal.getvalue().replace("\n", "\r").split("\r")
    assert "empty: a.txt: empty" in rows
    assert "1 done, " in "".join(rows) and "/s, 0:00" in "".join(rows)
    assert rows[-1] == "" and not rows[-2].strip()


def test_a_file_gets_errors_only(capsys: pytest.CaptureFixture[str]) -> None:
    """No count where nobody watches."""
    with Progress(quiet=False) as progress:
        progress.tell(Line(source="a.txt", status="ok", code="new"))
        progress.tell(Line(source="b.txt", status="error", code="empty", message="b.txt: empty"))
    assert capsys.readouterr() == ("", "empty: b.txt: empty\n")


def test_the_closing_line_counts_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Statuses that are nouns have a plural, and thousands a comma."""
    counts = {"ok": 1_200, "error": 1, "warning": 2, "skipped": 3}
    Progress(quiet=False).summary(RunResult(counts=counts, seconds=1.25), Path("out"))
    assert capsys.readouterr().err == "1 error, 1,200 ok, 3 skipped, 2 warnings in 1.2 s\n"
