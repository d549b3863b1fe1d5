"""Abstracts -> rewriting examples: each abstract sentence with the body sentences it rests on.

A small model cannot read an article and compose; it can shorten and join two or three sentences
that are put before it (select, then rewrite: Chen and Bansal 2018). In training the sentences are
chosen by what the abstract says, at run time by `summarize.summary`.
"""

import hashlib
import itertools
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from summarize.segment import split_sentences
from summarize.summary.evidence import words
from training.data import Pair

#: Sentences of the body that are looked at; later ones hardly ever carry an abstract.
WITHIN = 16
#: A second sentence must add this share of the abstract sentence's words and word pairs.
LEAST_GAIN = 0.08
#: Share of an abstract sentence's words, and of its word pairs, that headline and body sentences
#: must hold; below, the example would teach the model to add what it was not told.
LEAST_WORDS, LEAST_PAIRS = 0.7, 0.35
#: How many examples in ten show the headline: of an abstract's first sentence, of its others.
HEADLINE_FIRST, HEADLINE_LATER = 8, 2
#: Between headline and sentences; `summarize.summary` writes the same.
BAR = " | "


def examples(title: str, abstract: str, body: Sequence[str]) -> list[Pair]:
    """(what the model is shown, what it should write) for the abstract sentences that are borne out."""
    read = [(line, words(line)) for line in body[:WITHIN] if line.strip()]
    made = []
    for number, span in enumerate(split_sentences(abstract)):
        sentence = span.of(abstract).strip()
        wanted = words(sentence)
        if not 8 <= len(wanted) <= 60 or not read:
            continue
        chosen = _resting_on(wanted, [w for _, w in read])
        lottery = hashlib.sha256(sentence.encode()).digest()[0] % 10
        headline = lottery < (HEADLINE_FIRST if number == 0 else HEADLINE_LATER)
        shown = [read[i][1] for i in chosen] + ([words(title)] if headline else [])
        if not _borne_out(wanted, shown):
            continue
        text = " ".join(read[i][0].strip() for i in chosen)
        made.append(Pair(f"{title.strip()}{BAR}{text}" if headline else text, sentence))
    return made


def _resting_on(wanted: list[str], body: list[list[str]]) -> list[int]:
    """The one or two sentences closest to what is wanted, in the body's order."""
    closeness = [2 * LCSseq.similarity(wanted, w) / (len(wanted) + len(w)) for w in body]
    first = max(range(len(body)), key=lambda i: (closeness[i], -i))
    terms = _terms(wanted)
    rest = terms - _terms(body[first])
    gains = [(len(rest & _terms(w)) / len(terms), -i) for i, w in enumerate(body) if i != first]
    gain, minus = max(gains, default=(0.0, 0))
    return sorted([first, -minus]) if gain >= LEAST_GAIN else [first]


def _borne_out(wanted: list[str], shown: list[list[str]]) -> bool:
    single = {w for text in shown for w in text}
    pairs = {pair for text in shown for pair in itertools.pairwise(text)}
    mine = list(itertools.pairwise(wanted))
    return sum(w in single for w in wanted) >= LEAST_WORDS * len(wanted) and sum(
        pair in pairs for pair in mine
    ) >= LEAST_PAIRS * len(mine)


def _terms(text: list[str]) -> set[str]:
    return {*text, *(f"{a} {b}" for a, b in itertools.pairwise(text))}
