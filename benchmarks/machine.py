"""What this machine can do at most: matrix rate and memory bandwidth."""

import platform
import time
from importlib.metadata import version

import numpy as np


def matrix_rate(size: int = 1536, seconds: float = 1.0) -> float:
    """float32 matrix products, GFLOP/s."""
    a, b = np.random.default_rng(0).random((2, size, size), dtype=np.float32)
    a @ b
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        a @ b
        count += 1
    return 2 * size**3 * count / (time.perf_counter() - begun) / 1e9


def bandwidth(megabytes: int = 256, seconds: float = 1.0) -> float:
    """Copying memory, read and written bytes, GB/s."""
    source = np.ones(megabytes * 2**17, dtype=np.float64)
    target = np.empty_like(source)
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        np.copyto(target, source)
        count += 1
    return 2 * source.nbytes * count / (time.perf_counter() - begun) / 1e9


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
