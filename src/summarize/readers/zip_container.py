"""Members of a zip container, inflated under a limit that is counted while inflating.

What a zip says of its own sizes is never believed. Encrypted members, methods other than
stored and deflated, and two members of one name (each program would read another) are refused.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import NoReturn

from summarize.errors import DamagedError, LimitError
from summarize.options import ReadOptions
from summarize.readers.source import Source

_CHUNK = 65_536
#: Begins each entry of the central directory (APPNOTE.TXT, 4.3.12).
_CENTRAL = b"PK\x01\x02"
#: Bit 0 of a member's flags: encrypted (APPNOTE.TXT, 4.4.4).
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)


class Container:
    """A zip file held in memory.

    Raises:
        DamagedError: it is no zip that can be read.
        LimitError: it has more members than ``options.max_zip_members``.
    """

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._inflated = 0
        # Counted before parsing: the parser builds an object for each entry.
        if source.data.count(_CENTRAL) > options.max_zip_members:
            raise LimitError(
                f"{source.shown}: more than {options.max_zip_members:,} members (max_zip_members)",
                "raise it with --max-zip-members if the document is meant to have so many",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            names = self._zip.namelist()
        except _BROKEN as error:
            self._refuse(f"the zip container cannot be read ({error})")
        self.names = frozenset(names)
        if len(self.names) != len(names):
            self._refuse("two members have the same name")

    def _refuse(self, reason: str) -> NoReturn:
        raise DamagedError(f"{self._source.shown}: damaged: {reason}", "save the document again")

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises:
            DamagedError: it is missing, encrypted or damaged.
            LimitError: all members read so far inflate past ``options.max_inflated_bytes``.
        """
        chunks: list[bytes] = []
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise DamagedError(
                    f"{self._source.shown}: the document is encrypted",
                    "open it with its password and save it without one",
                )
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self._refuse(f"member {name} is compressed in an unknown way")
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > self._options.max_inflated_bytes:
                        raise LimitError(
                            f"{self._source.shown}: inflates to more than "
                            f"{self._options.max_inflated_bytes:,} bytes (max_inflated_bytes)",
                            "raise it with --max-inflated-bytes where it is meant to be so large",
                        )
                    chunks.append(chunk)
        except _BROKEN as error:
            self._refuse(f"member {name} cannot be read ({error})")
        return b"".join(chunks)
