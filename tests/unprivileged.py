"""What root may not read: the tests of closed files and folders run for every user.

Root opens everything by two capabilities. They belong to a thread, so that a test can lay them
down for a while; without them root, as the owner, is held to the permissions like anyone else.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator

import pytest

#: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7)), as a mask.
_OPEN_EVERYTHING = 1 << 1 | 1 << 2
_VERSION_3 = 0x20080522


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """The calling thread reads and writes only what permissions give its user."""
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root may read everything")
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; the low words, the high
    if libc.capget(header, sets):
        pytest.skip("the system tells no capabilities")
    before = sets[0]
    sets[0] = before & ~_OPEN_EVERYTHING
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = before
        assert libc.capset(header, sets) == 0
