"""What words come from and what they become, for the checks of guessed and missing words:

    python -m training.lexicon english CONFIG > src/summarize/facts/lexicon.tsv
    python -m training.lexicon vietnamese CONFIG > src/summarize/facts/counterparts.tsv

Word translation probabilities, IBM model 1 (Brown et al. 1993), over the pairs that the built-in translator learns
from. Terms are syllables and pairs of neighbouring ones, since most Vietnamese words have two; words are stems
(`summarize.facts.lexicon`). The 120,000 pairs take four minutes and 4 GB.

Of English, for each stem that is frequent enough and comes from few enough terms, a line: the stem, a limit, and its
terms with their weights, per mille. A source whose terms weigh no more than the limit in sum has no word for it.

Of Vietnamese, for each term that is frequent enough and nearly always comes with one of its stems, a line: the term and
those stems. A translation with none of them has no word for it.
"""

import argparse
import itertools
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

from summarize.facts.lexicon import SHORTEST, stem, syllables_of, terms_of
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
#: Terms of less weight are chance, and so are those after the first of each stem. Of the stems that
#: a term becomes, rarer ones are synonyms, which must be known.
LEAST_WEIGHT = {"terms": 0.01, "stems": 0.005}
MOST_WRITTEN = 16
#: The most frequent stems are no sign that a term was rendered: they stand everywhere.
FREQUENT_STEMS = 100
#: Pairs with one of so frequent syllables are a word and its neighbour.
FREQUENT_SYLLABLES = 40
#: The share of a pair's places where it is closer (Dice) than either syllable is to the other side.
LEAST_CLOSE = 0.5
#: The share of a term's places where one of its stems stands: with 0.93, half of the words that
#: 0.9 tells are told, and not more rightly.
LEAST_RENDERED = 0.9
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


@dataclass(frozen=True)
class Cells:
    """Every (term, stem) of every pair.

    Attributes:
        counted: the pairs.
        keys: the different ones, ``term * len(stems) + stem``, in order.
        at: for each cell its place among the keys.
    """

    counted: Counted
    keys: npt.NDArray[np.int64]
    at: Indices

    @classmethod
    def of(cls, counted: Counted) -> "Cells":
        """All cells, pair by pair, term by term."""
        size = len(counted.stems)
        every = [
            (bag.terms.astype(np.int64)[:, None] * size + bag.stems).ravel() for bag in counted.bags
        ]
        keys, at = np.unique(np.concatenate(every), return_inverse=True)
        return cls(counted, keys, at.astype(np.int32))

    def likely(self, of: str) -> Iterator[tuple[str, str, float]]:
        """(term, stem, p(term | stem)) for ``of="terms"``, with p(stem | term) for ``"stems"``.

        The expectation step of all pairs is one vectorised pass over every cell.
        """
        size = len(self.counted.stems)
        term_of = (self.keys // size).astype(np.int32)
        stem_of = (self.keys % size).astype(np.int32)
        given = stem_of if of == "terms" else term_of
        owner = _owners(self.counted.bags, of)
        probability = np.ones(len(self.keys), np.float32)
        for _ in range(ROUNDS):
            weight = probability[self.at]
            weight /= np.bincount(owner, weight)[owner]
            counts = np.bincount(self.at, weight, minlength=len(self.keys))
            probability = (counts / np.bincount(given, counts)[given]).astype(np.float32)
        least = LEAST_WEIGHT[of]
        for i in np.flatnonzero((probability >= least) & (stem_of > 0) & (term_of > 0)):
            yield (
                self.counted.terms[term_of[i]],
                self.counted.stems[stem_of[i]],
                float(probability[i]),
            )


def _owners(bags: Sequence[Bag], of: str) -> Indices:
    """For each cell of each pair, in the order of ``Cells``, the term (or stem) it is a cell of."""
    parts, start = [], 0
    for bag in bags:
        own = bag.terms if of == "terms" else bag.stems
        numbers = np.arange(start, start + len(own), dtype=np.int32)
        other = len(bag.stems) if of == "terms" else len(bag.terms)
        parts.append(np.repeat(numbers, other) if of == "terms" else np.tile(numbers, other))
        start += len(own)
    return np.concatenate(parts)


def probabilities(cells: Cells) -> dict[str, dict[str, float]]:
    """Stem -> term -> p(term | stem), the likeliest terms first."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for term, one, weight in cells.likely("terms"):
        found[one][term] = weight
    return {
        one: dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))[:MOST_WRITTEN])
        for one, row in found.items()
    }


def english_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """The lexicon of English words, sorted by stem."""
    counted = Counted.of(pairs)
    table = probabilities(Cells.of(counted))
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


def vietnamese_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """The counterparts of Vietnamese terms, sorted by term."""
    counted = Counted.of(pairs)
    often = {one for one, _ in counted.often.most_common(FREQUENT_STEMS)}
    table: defaultdict[str, set[str]] = defaultdict(set)
    for term, one, _ in Cells.of(counted).likely("stems"):
        if one not in often:
            table[term].add(one)
    said = [syllables_of(pair.source) for pair in pairs]
    words = _words(said)
    stood: Counter[str] = Counter()
    rendered: Counter[str] = Counter()
    for syllables, pair in zip(said, pairs, strict=True):
        stems = set(stems_of(pair.target))
        for term in {*syllables, *map(" ".join, itertools.pairwise(syllables))}:
            if len(term) > 1 and term in words and term in table:
                stood[term] += 1
                rendered[term] += not stems.isdisjoint(table[term])
    for term in sorted(stood):
        # One place more, without any, so that a rare term must be rendered wherever it stands.
        if stood[term] >= LEAST_LISTED and rendered[term] >= LEAST_RENDERED * (stood[term] + 1):
            yield f"{term}\t{' '.join(sorted(table[term]))}"


def _words(said: Sequence[Sequence[str]]) -> set[str]:
    """The syllables, and the pairs of them that are words rather than neighbours."""
    count = Counter(syllable for syllables in said for syllable in syllables)
    together = Counter(pair for syllables in said for pair in itertools.pairwise(syllables))
    frequent = {syllable for syllable, _ in count.most_common(FREQUENT_SYLLABLES)}
    close: Counter[tuple[str, str]] = Counter()
    for syllables in said:
        pairs = list(itertools.pairwise(syllables))
        dice = [0.0, *(together[p] / (count[p[0]] + count[p[1]]) for p in pairs), 0.0]
        for before, own, after, pair in zip(dice, dice[1:], dice[2:], pairs, strict=False):
            close[pair] += own >= max(before, after)
    return set(count) | {
        " ".join(pair)
        for pair, places in together.items()
        if close[pair] >= LEAST_CLOSE * places and frequent.isdisjoint(pair)
    }


LINES = {"english": english_lines, "vietnamese": vietnamese_lines}


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("of", choices=LINES)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, help="folder of the data, instead of the config's")
    arguments = parser.parse_args()
    settings: Any = load_config(TranslatorConfig, arguments.config).data
    data = arguments.data or Path(settings.folder)
    pairs = [
        pair for name in settings.files for pair in read_pairs(data / name) if settings.has(pair)
    ]
    for line in LINES[arguments.of](pairs):
        print(line)
    print(f"of {len(pairs)} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
