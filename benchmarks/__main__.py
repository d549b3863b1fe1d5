"""All benchmarks: python -m benchmarks [--small] [--argos PYTHON] [NAME ...]; prints JSON.

``--small`` proves in minutes, on a busy machine, that each still runs; its figures mean little.
``--argos`` names a Python that has argos-translate, for a rival of ``translate`` and ``marian``.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks import flat, gpu, machine, stages, start, translate

ALL: dict[str, Callable[[bool], dict[str, Any]]] = {
    "start": start.run,
    "stages": stages.run,
    "flat": flat.run,
    "translate": translate.run,
    "marian": translate.run_marian,
    "t5": translate.run_t5,
    "vit5": translate.run_vit5,
    "gpu": gpu.run,
}


#: Those in which argos-translate can run the same model.
_WITH_ARGOS = ("translate", "marian")


def main(arguments: list[str]) -> None:
    """Run the named benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--argos", metavar="PYTHON", default="")
    parser.add_argument("names", nargs="*", metavar="NAME")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in ALL]:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(ALL)}")
    result: dict[str, object] = {"machine": machine.describe()}
    for name in asked.names or ALL:
        run: Callable[..., dict[str, Any]] = ALL[name]
        if name in _WITH_ARGOS:
            run = partial(run, argos=asked.argos)
        begun = time.perf_counter()
        result[name] = run(asked.small) | {"seconds": round(time.perf_counter() - begun)}
        print(json.dumps({name: result[name]}), file=sys.stderr, flush=True)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
