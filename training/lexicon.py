"""What English words come from: python -m training.lexicon CONFIG > src/summarize/facts/lexicon.tsv

Word translation probabilities p(Vietnamese term | English word), IBM model 1 (Brown et al. 1993), over the pairs that
the built-in translator learns from. Terms are syllables and pairs of neighbouring ones, since most Vietnamese words
have two; words are stems (`summarize.facts.lexicon`). The 120,000 pairs take four minutes and 4 GB.

For each stem that is frequent enough and comes from few enough terms, a line: the stem, a limit, and its terms with
their weights, per mille. A source whose terms weigh no more than the limit in sum has no word for it.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.facts.lexicon import SHORTEST, stem, terms_of
from training.config import load_config
from training.data import Pair, read_pairs
from training.translator import TranslatorConfig

#: Times a term and a stem must stand in the pairs to be counted at all.
LEAST_TERM, LEAST_STEM = 5, 4
#: Times a stem must stand there to be listed: from fewer, "never beside this" says little.
LEAST_LISTED = 10
#: The most frequent stems, which are not listed: they come from anything. Of words told in 4,557
#: outputs, the human translation had 18 % of those among the first 400 stems, 10 % up to the
#: thousandth, 3 % up to the two-thousandth and none after.
FREQUENT = 1_000
ROUNDS = 5
#: Terms beyond these of a pair are left out of the counts: a paragraph aligns with everything.
MOST_TERMS, MOST_STEMS = 110, 60
#: Pairs in which the weights of a stem's terms are looked at, for its limit.
LOOKED_AT = 300
#: The limit: half of what all but a twentieth of those pairs have, a tenth of the median at most.
LOW, OF_LOW, OF_MEDIAN = 0.05, 0.5, 0.1
#: A stem whose median is below this comes from too many terms to be listed.
LEAST_MEDIAN = 0.1
#: Terms of less weight are chance, and so are those after the first of each stem.
LEAST_WEIGHT, MOST_WRITTEN = 0.01, 16
_WORD = re.compile(r"[a-z]+")
Indices = npt.NDArray[np.int32]


def stems_of(english: str) -> list[str]:
    """The stems of a sentence, each once; possessives count as the word."""
    text = english.lower().replace("’", "'").replace("'s", "")
    return list(dict.fromkeys(map(stem, _WORD.findall(text))))


@dataclass(frozen=True)
class Bag:
    """A pair as numbers: its terms and its stems, 0 for none of them in front."""

    terms: Indices
    stems: Indices


@dataclass(frozen=True)
class Counted:
    """All pairs as numbers.

    Attributes:
        terms, stems: what the numbers stand for; the first of each is empty.
        often: how often each stem stands in the pairs.
    """

    bags: list[Bag]
    terms: list[str]
    stems: list[str]
    often: Counter[str]

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> "Counted":
        """The pairs that are not too long, without what is rare."""
        # A set's order changes from run to run, and sums of floats with it.
        both = [(sorted(terms_of(p.source)), stems_of(p.target)) for p in pairs]
        both = [(t, s) for t, s in both if len(t) <= MOST_TERMS and 0 < len(s) <= MOST_STEMS]
        often = Counter(s for _, stems in both for s in stems)
        common = Counter(t for terms, _ in both for t in terms)
        term_list = ["", *(t for t, n in common.items() if n >= LEAST_TERM)]
        stem_list = ["", *(s for s, n in often.items() if n >= LEAST_STEM)]
        term_at = {term: i for i, term in enumerate(term_list)}
        stem_at = {one: i for i, one in enumerate(stem_list)}
        bags = [
            Bag(
                np.array([0, *(term_at[t] for t in terms if t in term_at)], np.int32),
                np.array([0, *(stem_at[s] for s in stems if s in stem_at)], np.int32),
            )
            for terms, stems in both
        ]
        return cls(bags, term_list, stem_list, often)


def probabilities(counted: Counted) -> dict[str, dict[str, float]]:
    """Stem -> term -> p(term | stem), the likeliest terms first.

    The expectation step of all pairs is one vectorised pass over every (term, stem) cell.
    """
    size = len(counted.stems)
    keys, inverse = np.unique(
        np.concatenate(
            [
                (bag.terms.astype(np.int64)[:, None] * size + bag.stems).ravel()
                for bag in counted.bags
            ]
        ),
        return_inverse=True,
    )
    cell = inverse.astype(np.int32)
    owner = _owners(counted.bags)
    stem_of = (keys % size).astype(np.int32)
    probability = np.ones(len(keys), np.float32)
    for _ in range(ROUNDS):
        weight = probability[cell]
        weight /= np.bincount(owner, weight)[owner]
        counts = np.bincount(cell, weight, minlength=len(keys))
        probability = (counts / np.bincount(stem_of, counts)[stem_of]).astype(np.float32)
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for at in np.flatnonzero((probability >= LEAST_WEIGHT) & (stem_of > 0) & (keys >= size)):
        term, one = counted.terms[keys[at] // size], counted.stems[stem_of[at]]
        found[one][term] = float(probability[at])
    return {
        one: dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))[:MOST_WRITTEN])
        for one, row in found.items()
    }


def _owners(bags: Sequence[Bag]) -> Indices:
    """For each cell of each pair, in the order of the keys, the term it is a cell of."""
    parts, start = [], 0
    for bag in bags:
        parts.append(
            np.repeat(np.arange(start, start + len(bag.terms), dtype=np.int32), len(bag.stems))
        )
        start += len(bag.terms)
    return np.concatenate(parts)


def lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """The lexicon, sorted by stem."""
    counted = Counted.of(pairs)
    table = probabilities(counted)
    shuffled = list(pairs)
    random.Random(1).shuffle(shuffled)
    seen: defaultdict[str, list[float]] = defaultdict(list)
    for pair in shuffled:
        said = terms_of(pair.source)
        for one in stems_of(pair.target):
            if one in table and len(seen[one]) < LOOKED_AT:
                seen[one].append(sum(w for term, w in table[one].items() if term in said))
    frequent = {one for one, _ in counted.often.most_common(FREQUENT)}
    for one in sorted(table):
        if len(one) < SHORTEST - 1 or one in frequent or counted.often[one] < LEAST_LISTED:
            continue
        low, median = np.quantile(seen[one], [LOW, 0.5])
        if median >= LEAST_MEDIAN:
            limit = min(OF_LOW * low, OF_MEDIAN * median)
            written = (f"{term} {round(1000 * weight)}" for term, weight in table[one].items())
            yield "\t".join([one, str(int(1000 * limit)), *written])


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, help="folder of the data, instead of the config's")
    arguments = parser.parse_args()
    settings: Any = load_config(TranslatorConfig, arguments.config).data
    data = arguments.data or Path(settings.folder)
    pairs = [
        pair for name in settings.files for pair in read_pairs(data / name) if settings.has(pair)
    ]
    for line in lines(pairs):
        print(line)
    print(f"of {len(pairs)} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
