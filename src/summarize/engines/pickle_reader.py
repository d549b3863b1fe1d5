"""Reads a pickle of tensors and writes safetensors; runs in a process of its own.

Besides ``weights_only=True``, an audit hook (PEP 578) forbids sockets and new processes once
torch is loaded: a hole in the unpickler would find no way out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

#: What the unpickler refused to call, in torch's message.
_CALLED = re.compile(r"GLOBAL ([\w.]+)")
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def _forbid(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"the pickle tried {event}")


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """All tensors of one pickle.

    Raises:
        SystemExit: it is damaged, or holds anything but named tensors; the message is one line.
    """
    try:
        value = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # noqa: BLE001 - a pickle can raise anything; this is the top
        # torch's own words advise to load it without this protection.
        wanted = _CALLED.search(str(error))
        reason = f"it asks for {wanted[1]}" if wanted else type(error).__name__
        raise SystemExit(f"{path}: holds more than tensors, or is damaged: {reason}") from None
    if not isinstance(value, dict) or not all(isinstance(t, torch.Tensor) for t in value.values()):
        raise SystemExit(f"{path}: holds no table of named tensors")
    return value


def untied(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """One name for each stored tensor: safetensors has no aliases, and a model that shares
    weights shares them again when it is loaded. The shared table's own name is kept."""
    owners: dict[tuple[Any, ...], str] = {}
    for name in sorted(tensors, key=lambda name: ("shared" not in name, name)):
        tensor = tensors[name]
        key = (tensor.data_ptr(), tuple(tensor.shape), tensor.stride(), tensor.dtype)
        owners.setdefault(key, name)
    return {name: tensors[name].contiguous() for name in sorted(owners.values())}


def main(arguments: list[str]) -> None:
    """``OUT PICKLE…``."""
    out, *files = arguments
    sys.addaudithook(_forbid)
    tensors: dict[str, torch.Tensor] = {}
    for file in files:
        tensors |= read_tensors(Path(file))
    save_file(untied(tensors), out, metadata={"format": "pt"})


if __name__ == "__main__":
    main(sys.argv[1:])
