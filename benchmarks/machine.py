"""What this machine can do at most: matrix rate and memory bandwidth."""

import platform
import time
from collections.abc import Callable
from importlib.metadata import version

import numpy as np


def matrix_rate() -> float:
    """float32 matrix products, GFLOP/s."""
    size = 1536
    a, b = np.random.default_rng(0).random((2, size, size), dtype=np.float32)
    return 2 * size**3 * _a_second(lambda: a @ b) / 1e9


def bandwidth() -> float:
    """Copying memory, read and written bytes, GB/s."""
    source = np.ones(2**25, dtype=np.float64)
    target = np.empty_like(source)
    return 2 * source.nbytes * _a_second(lambda: np.copyto(target, source)) / 1e9


def _a_second(action: Callable[[], object]) -> float:
    """How often it is done in a second, after once that does not count."""
    action()
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < 1:
        action()
        count += 1
    return count / (time.perf_counter() - begun)


def describe() -> dict[str, object]:
    """The machine and the versions, for the head of every result."""
    return {
        "machine": platform.machine(),
        "python": platform.python_version(),
        "ctranslate2": version("ctranslate2"),
        "transformers": version("transformers"),
        "torch": version("torch"),
        "matrix_gflops": round(matrix_rate(), 1),
        "bandwidth_gb_s": round(bandwidth(), 1),
    }
