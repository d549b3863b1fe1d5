"""One input, read once: its bytes, their hash, and what a file must not be.

The hash is of the bytes that were really read; nothing opens the file a second time.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from summarize.errors import LimitError, UnreadableError, escaped
from summarize.options import ReadOptions

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: The name of a record out of a file that holds several.
_RECORD = re.compile(r"\.(?:jsonl|ndjson|json|parquet)#\d+$", re.IGNORECASE)
_BINARY = getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "is a folder", "give the files in it, or the folder above"),
    (stat.S_ISFIFO, "is a named pipe", "pipe it in instead: summarize brief - < PIPE"),
    (stat.S_ISCHR, "is a device", "give a regular file"),
    (stat.S_ISBLK, "is a device", "give a regular file"),
    (stat.S_ISSOCK, "is a socket", "give a regular file"),
)
_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.ELOOP: "its links run in a circle",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "is a folder",
    errno.EIO: "the disk gave an error",
    errno.ENXIO: "is a socket or a dead device",
}


def show(name: str) -> str:
    """A file name for messages: quoted, control and undecodable characters escaped."""
    return f"'{escaped(name)}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one input and its name in outputs and messages."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes really read."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """Suffix of the name, lower case, with its dot; empty when there is none.

        One record out of a file of many (``kho.parquet#12``) is JSON, also where it is broken:
        read as text, its braces and names would be part of the article.
        """
        return ".json" if _RECORD.search(self.name) else Path(self.name).suffix.lower()

    @property
    def shown(self) -> str:
        """The name as messages show it."""
        return show(self.name)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading; a pipe, a device or a folder is refused without waiting.

    Raises:
        UnreadableError: it cannot be opened, or is no regular file.
    """
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to waits for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except (OSError, ValueError) as error:
        raise unreadable(str(path), error) from None
    mode = os.fstat(handle).st_mode
    for is_kind, reason, hint in _KINDS:
        if is_kind(mode):
            os.close(handle)
            raise UnreadableError(f"{show(str(path))}: {reason}", hint)
    with os.fdopen(handle, "rb") as stream:
        yield stream


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was already read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        part = self._head[: len(view)] if self._head else self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(part)] = part
        return len(part)


#: Bytes the format is first judged on; an article's record is a few kB.
HEAD = 65_536


def read_head(stream: BinaryIO, name: str) -> bytes:
    """The first bytes of a stream.

    Raises:
        UnreadableError: the stream breaks off with an error.
    """
    try:
        return stream.read(HEAD)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None


def rejoin(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """The whole stream again."""
    return io.BufferedReader(_Rejoined(head, rest), buffer_size=HEAD)


def unreadable(name: str, error: Exception) -> UnreadableError:
    """The error for an input that the system does not give out."""
    if (dangling := dangling_link(name, error, show)) is not None:
        return dangling
    reason = _REASONS.get(getattr(error, "errno", None) or 0, str(error))
    return UnreadableError(f"{show(name)}: {reason}", "check the name and the permissions")


def dangling_link(
    name: str, error: Exception, shown: Callable[[str], str]
) -> UnreadableError | None:
    """The error for a symbolic link that points where nothing is; None for all else.

    Args:
        name: the path that was opened.
        error: what the system said.
        shown: writes a path for messages.
    """
    if not isinstance(error, FileNotFoundError):
        return None
    try:
        target = str(Path(name).readlink())
    except (OSError, ValueError):
        return None
    return UnreadableError(
        f"{shown(name)} is a link to {shown(target)}, where nothing is",
        "mend the link, or leave it out",
    )


def read_whole(stream: BinaryIO, name: str, options: ReadOptions) -> Source:
    """All bytes of ``stream``.

    Raises:
        LimitError: there are more than ``options.max_bytes``.
        UnreadableError: the stream breaks off with an error.
    """
    try:
        data = stream.read(options.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    if len(data) > options.max_bytes:
        raise too_large(name, options)
    return Source(name=name, data=data)


def too_large(name: str, options: ReadOptions) -> LimitError:
    """The error of an input over ``max_bytes``."""
    return LimitError(
        f"{show(name)}: larger than {options.max_bytes:,} bytes (max_bytes)",
        "raise it with --max-bytes if the file is meant to be so large",
    )
