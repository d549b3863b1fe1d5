"""Fit the weights of `summarize.summary.salience`: python -m training.salience --data ../shared/data

Ridge regression of each sentence's closeness to the newspaper's own abstract (ROUGE-L F) on its
features. Only training articles are read; prints the table of weights.
"""

import argparse
import itertools
import json
import sys
from pathlib import Path

import numpy as np
from rapidfuzz.distance import LCSseq

from summarize.summary.evidence import Evidence, words
from summarize.summary.salience import features
from training.summariser import as_segments, read_articles

#: Sentences beyond these say little and would outnumber the others.
WITHIN = 30
#: Ridge; with hundreds of thousands of sentences it only keeps equal features apart.
RIDGE = 10.0


def main() -> None:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=20_000)
    arguments = parser.parse_args()
    rows: list[list[float]] = []
    wanted: list[float] = []
    names: list[str] = []
    path = arguments.data / "summaries" / "train-60k.jsonl.xz"
    for title, abstract, body in itertools.islice(read_articles(path), arguments.articles):
        segments = as_segments(body)[:WITHIN]
        target = words(abstract)
        found = features(Evidence(segments), title)
        # Articles differ in how close anything comes: only differences within one are fitted.
        close = [
            2 * LCSseq.similarity(words(s.source), target) / (len(words(s.source)) + len(target))
            for s in segments
        ]
        if not found:
            continue
        names = list(found[0])
        values = np.array([list(row.values()) for row in found])
        rows += (values - values.mean(0)).tolist()
        wanted += (np.array(close) - np.mean(close)).tolist()
    x, y = np.array(rows), np.array(wanted)
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)
    explained = 1 - np.square(y - x @ weights).sum() / np.square(y).sum()
    print(f"{len(y)} sentences, {explained:.3f} of the variance explained", file=sys.stderr)
    print(json.dumps(dict(zip(names, weights.round(4).tolist(), strict=True)), indent=1))


if __name__ == "__main__":
    main()
