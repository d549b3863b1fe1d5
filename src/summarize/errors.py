"""The tree of errors this program raises on purpose, each with its exit code.

Every error says what happened, to which file, and what to type next. The command line turns
the tree into exit codes in one place (``summarize.cli.main``); nothing else in the package
exits or prints.
"""

from __future__ import annotations

from typing import ClassVar


class SummarizeError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what happened, naming the file or option concerned, in one line.
        hint: what to type or change next, in one line; empty when there is nothing to do.
    """

    #: Exit code of the process when this error ends the run (1 articles failed, 2 usage,
    #: 3 could not start, 4 stopped early).
    exit_code: ClassVar[int] = 1
    #: Stable word for scripts, written to the run report.
    code: ClassVar[str] = "failed"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[type[SummarizeError], tuple[str, str]]:
        # Errors cross process borders in batch runs; the default pickle loses the hint.
        return (type(self), (self.message, self.hint))


class UsageError(SummarizeError):
    """The command was called in a way that cannot work; exit 2."""

    exit_code = 2
    code = "usage"


class InputError(SummarizeError):
    """One input cannot become a brief; the other articles go on."""

    code = "input"


class UnreadableError(InputError):
    """The file cannot be opened or read."""

    code = "unreadable"


class UnknownFormatError(InputError):
    """The bytes are of no format this program reads."""

    code = "unknown-format"


class DecodingError(InputError):
    """The bytes are text in no encoding that could be established."""

    code = "encoding"


class DamagedError(InputError):
    """A container (docx, html, jsonl) is damaged, encrypted or malformed."""

    code = "damaged"


class LimitError(InputError):
    """The input passes a limit; the message names the limit and the setting that raises it."""

    code = "limit"


class EmptyError(InputError):
    """There is no text left to brief."""

    code = "empty"


class LanguageError(InputError):
    """The text is not Vietnamese; no model is asked."""

    code = "not-vietnamese"


class StartError(SummarizeError):
    """The run could not start: models, permissions, lock; exit 3."""

    exit_code = 3
    code = "start"


class ModelError(StartError):
    """A model is unknown, not installed, damaged or refused."""

    code = "model"


class OutputError(StartError):
    """The output folder cannot be written."""

    code = "output"


class LockedError(StartError):
    """Another run holds the output folder."""

    code = "locked"


class StoppedError(SummarizeError):
    """The run stopped before its end (disk full, interrupted); a re-run goes on; exit 4."""

    exit_code = 4
    code = "stopped"


def escaped(text: str) -> str:
    """``text`` as one line: what does not print (line ends, terminal codes) as Python writes it."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def first_line(error: BaseException) -> str:
    """What a library's error says first, for a message of one line; its kind if it says nothing."""
    lines = (line.strip() for line in str(error).splitlines())
    return next(filter(None, lines), type(error).__name__)


def counted(number: int, what: str) -> str:
    """A count for a message: ``1 brief``, ``2,000 briefs``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
