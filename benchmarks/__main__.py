"""All benchmarks: python -m benchmarks [NAME ...]. Prints one JSON object."""

import json
import sys
from collections.abc import Callable
from typing import Any

from benchmarks import machine, stages, start, translate

ALL: dict[str, Callable[[], dict[str, Any]]] = {
    "start": start.run,
    "stages": stages.run,
    "translate": translate.run,
}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all."""
    result: dict[str, object] = {"machine": machine.describe()}
    for name in names or ALL:
        result[name] = ALL[name]()
        print(json.dumps({name: result[name]}), file=sys.stderr, flush=True)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
