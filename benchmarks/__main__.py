"""All benchmarks: python -m benchmarks [--small] [NAME ...]. Prints one JSON object.

``--small`` proves in minutes, on a busy machine, that each still runs; its figures mean little.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from benchmarks import flat, gpu, machine, stages, start, translate

ALL: dict[str, Callable[[bool], dict[str, Any]]] = {
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


def main(arguments: list[str]) -> None:
    """Run the named benchmarks, or all."""
    small = "--small" in arguments
    # "product" is a part of "translate", for when only the product's own share is asked.
    names = [a for a in arguments if a != "--small"] or [n for n in ALL if n != "product"]
    if unknown := [name for name in names if name not in ALL]:
        raise SystemExit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(ALL)}")
    result: dict[str, object] = {"machine": machine.describe()}
    for name in names:
        result[name] = ALL[name](small)
        print(json.dumps({name: result[name]}), file=sys.stderr, flush=True)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
