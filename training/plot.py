"""Draw the loss curve of a run: python -m training.plot RUN [--output curve.svg]. Needs matplotlib."""

import argparse
import json
from pathlib import Path
from typing import Any

from training.trainer import LOG


def read_log(run: Path) -> list[dict[str, Any]]:
    """Lines of a run's log; a last line cut short by a kill is left out."""
    lines = []
    for line in (run / LOG).read_text(encoding="utf-8").splitlines():
        try:
            lines.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return lines


def draw(run: Path, output: Path) -> None:
    """Training and development loss (nats per target token) over hours; `output` ends in .png or .svg."""
    from matplotlib.figure import Figure

    log = read_log(run)
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for key, label in (
        ("loss", "training"),
        ("dev_loss", "development"),
        ("dev_loss_average", "development, averaged weights"),
    ):
        points = [(line["seconds"] / 3600, line[key]) for line in log if key in line]
        if points:
            hours, losses = zip(*points, strict=True)
            axes.plot(
                hours, losses, label=label, marker="o" if key != "loss" else None, markersize=3
            )
    axes.set_xlabel("hours")
    axes.set_ylabel("loss, nats per target token")
    axes.set_title(
        f"{run.name}: {log[-1]['tokens'] / 1e6:.1f} M target tokens, {log[-1]['step']} steps"
    )
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(output)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--output", type=Path, help="RUN/curve.svg")
    arguments = parser.parse_args()
    output = arguments.output or arguments.run / "curve.svg"
    draw(arguments.run, output)
    print(output)


if __name__ == "__main__":
    main()
