"""Which capitalised syllables make a Vietnamese name where nothing announces one:

    python -m training.plain_names ARTICLES > src/summarize/facts/plain_names.txt

ARTICLES holds texts (``*.jsonl.xz``: one JSON object a line, with a ``body``). Two lines come out.
The first holds the syllables that stand behind a surname in full names of persons often enough; the
second the pairs of them that are ordinary words, since "Hải Quân" is the navy and no person.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from summarize.facts.names import SHARED_SURNAMES, SURNAMES, find_names
from summarize.facts.orthography import usual

#: Names of persons in which a syllable must stand: rarer ones are slips and nicknames.
LEAST_NAMED = 20
#: Times a pair must be written small to be a word, and its share of all its places. With a tenth of
#: the times the list is five times as long, and tells no more of 250 runs of capitals apart.
LEAST_WRITTEN, LEAST_SHARE = 100, 0.2
_WORD = re.compile(r"[^\W\d_]+")


def name_syllables(articles: Iterable[str]) -> set[str]:
    """Surnames, and the syllables of the names behind them."""
    counts: Counter[str] = Counter()
    for article in articles:
        names = {
            usual(name.text)
            for line in article.splitlines()
            for name in find_names(line)
            if name.kind == "person"
        }
        for name in names:
            first, *others = name.split(" ")
            if len(others) > 1 and first in SURNAMES | SHARED_SURNAMES:
                counts.update(others)
    often = {s for s, times in counts.items() if times >= LEAST_NAMED and len(s) > 1}
    return often | SURNAMES | SHARED_SURNAMES


def ordinary_pairs(articles: Iterable[str], syllables: Iterable[str]) -> set[str]:
    """Pairs of syllables, in small letters, that are words of the language."""
    known = {s.lower() for s in syllables}
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for article in articles:
        for line in usual(article).splitlines():
            for one, other in pairwise(_WORD.findall(line)):
                pair = f"{one} {other}".lower()
                if one.lower() in known and other.lower() in known:
                    if one[0].islower() and other[0].islower():
                        small[pair] += 1
                    elif one[0].isupper() and other[0].isupper():
                        large[pair] += 1
    return {p for p, n in small.items() if n >= LEAST_WRITTEN and n > LEAST_SHARE * large[p]}


def bodies(folder: Path) -> Iterator[str]:
    """The texts of a folder."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["body"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    folder = parser.parse_args().articles
    syllables = name_syllables(bodies(folder))
    print(" ".join(sorted(syllables)))
    print("|".join(sorted(ordinary_pairs(bodies(folder), syllables))))


if __name__ == "__main__":
    main()
