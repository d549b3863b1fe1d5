"""The run report: one JSON line for each input, on the medium before the next group of work."""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from summarize.batch.sources import Refusal
from summarize.errors import OutputError, SummarizeError
from summarize.store.files import printable, write_failure

Status = Literal["ok", "warning", "error", "skipped"]
REPORT_NAME = "report.jsonl"
#: What every line of a report begins with.
_FIRST_KEY = b'{"source": '


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One input's line.

    Attributes:
        code: a stable word: ``done``, ``brief``, a check's name, or an error's code.
        message: at most two lines: file and reason, and what to do next.
        outputs: file names within the output folder.
        seconds: work done for it in this run.
    """

    source: str
    status: Status
    code: str
    message: str = ""
    outputs: tuple[str, ...] = ()
    seconds: float = 0.0

    @classmethod
    def failed(cls, source: str, error: SummarizeError, seconds: float = 0.0) -> Line:
        """The line of an input that has no brief."""
        return cls(
            source=source,
            status="error",
            code=error.code,
            message=told(source, error),
            seconds=seconds,
        )

    @classmethod
    def refused(cls, refusal: Refusal) -> Line:
        """The line of a path that is no input."""
        line = cls.failed(refusal.id, refusal.error)
        return replace(line, status="skipped", code=refusal.skipped) if refusal.skipped else line

    def to_bytes(self) -> bytes:
        """The line, ASCII, ended by a line feed: whole in any terminal, tool and locale."""
        values = {
            "source": self.source,
            "status": self.status,
            "code": self.code,
            "message": self.message,
            "outputs": list(self.outputs),
            "seconds": round(self.seconds, 3),
        }
        return json.dumps(values, ensure_ascii=True).encode("ascii") + b"\n"


def told(source: str, error: SummarizeError) -> str:
    """An error in at most two lines, naming the input."""
    message = printable(error.message)
    if source not in message:
        message = f"{source}: {message}"
    return f"{message}\n{printable(error.hint)}" if error.hint else message


class Report:
    """The report of one run, written from its start; counts what it wrote.

    Attributes:
        counts: status -> lines.
        ended: every input has its line.

    Raises:
        OutputError: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.counts: Counter[str] = Counter()
        self._waiting: list[bytes] = []
        self._whole = 0
        self.ended = False
        try:
            if not _may_replace(path):
                raise OutputError(
                    f"{printable(path)} is a file of yours and no run report: it was left alone",
                    "choose another place with --report",
                )
            self._descriptor = os.open(
                path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666
            )
            # A pipe or a terminal takes lines, and has no medium to bring them to.
            self._is_file = stat.S_ISREG(os.fstat(self._descriptor).st_mode)
        except OSError as error:
            raise OutputError(
                f"cannot write the report {printable(path)}: {error.strerror or error}",
                "choose another place with --report",
            ) from error

    def add(self, line: Line) -> None:
        """Remember a line for the next ``flush``."""
        self.counts[line.status] += 1
        self._waiting.append(line.to_bytes())

    def flush(self) -> None:
        """Write what is waiting; on a failure the file still ends with a whole line.

        Raises:
            DiskFullError, WriteError: nothing of what was waiting is in the file.
        """
        if not self._waiting:
            return
        data = memoryview(b"".join(self._waiting))
        try:
            size = len(data)
            while data:
                data = data[os.write(self._descriptor, data) :]
            if self._is_file:
                os.fsync(self._descriptor)
        except OSError as error:
            if self._is_file:
                os.ftruncate(self._descriptor, self._whole)
                os.lseek(self._descriptor, self._whole, os.SEEK_SET)
            raise write_failure(self._path, error) from error
        self._whole += size
        self._waiting.clear()

    def close(self) -> None:
        """Give the file back; a second call does nothing.

        A report that is empty because the run stopped (``ended`` was not set) is removed.
        """
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            if self._is_file and not self._whole and not self.ended:
                self._path.unlink(missing_ok=True)


def _may_replace(path: Path) -> bool:
    """Whether a report may be written here: nothing is there, or an earlier report, or no file.

    ``--report articles/bai.txt`` is one slip of the completion key away.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return True
        with path.open("rb") as file:
            start = file.read(len(_FIRST_KEY))
    except FileNotFoundError:
        return True
    return _FIRST_KEY.startswith(start)
