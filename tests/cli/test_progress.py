"""What a run shows while it goes on."""

from __future__ import annotations

import io
import sys

import pytest

from summarize.batch import Line
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
