"""All benchmarks: python -m benchmarks [OPTIONS] [NAME ...]; prints JSON.

``--small`` proves in minutes, on a busy machine, that each still runs; its figures mean little.
``--argos PYTHON`` names one that has argos-translate, a rival of ``translate`` and ``marian``.
``--keep FOLDER`` keeps the random checkpoints and their conversions for the next run.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks import flat, gpu, machine, stages, start, translate

ALL: dict[str, Callable[..., dict[str, Any]]] = {
    "start": start.run,
    "stages": stages.run,
    "flat": flat.run,
    "translate": translate.run,
    "product": translate.run_product,
    "marian": translate.run_marian,
    "t5": translate.run_t5,
    "vit5": translate.run_vit5,
    "gpu": gpu.run,
}


#: Those that take an option.
_TAKE = {"argos": ("translate", "marian"), "keep": ("marian", "t5", "vit5")}


def main(arguments: list[str]) -> None:
    """Run the named benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--argos", metavar="PYTHON", default="")
    parser.add_argument("--keep", metavar="FOLDER", default="")
    parser.add_argument("names", nargs="*", metavar="NAME")
    asked = parser.parse_intermixed_args(arguments)
    if unknown := [name for name in asked.names if name not in ALL]:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(ALL)}")
    result: dict[str, object] = {"machine": machine.describe()}
    # "product" is a part of "translate", for when only the product's own share is asked.
    for name in asked.names or [name for name in ALL if name != "product"]:
        options = {option: getattr(asked, option) for option in _TAKE if name in _TAKE[option]}
        begun = time.perf_counter()
        found = ALL[name](asked.small, **options)
        result[name] = found | {"seconds": round(time.perf_counter() - begun)}
        print(json.dumps({name: result[name]}), file=sys.stderr, flush=True)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
