"""Which sentences a summary should rest on.

A linear score of a few plain features (after Edmundson 1969: position, title, cue of length,
key words), fitted on newspaper articles and their own abstracts by `training/salience.py`. It
chooses what a model with a small window is shown, and what a rewriting model rewrites.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from summarize.summary.evidence import Evidence, terms, words

_DIGIT = re.compile(r"\d")
_SPEECH = re.compile(r"[“\"”]|^\s*[-–]")
#: The end of a statement: one full stop or exclamation mark, and what closes behind it.
_STATED = re.compile(r"(?<![.…])[.!][\"”’)\]]*\s*$")
#: Marks that come in twos: a quotation over several sentences leaves one of them open.
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
#: Syllables of a usual summary sentence; the distance from it, in log, is a feature.
USUAL_LENGTH = 34
#: What a sentence loses where all its words stand in sentences before it in the ranking.
REPETITION = 0.2
#: Share of its worth that a word of the headline loses once it is told. The second sentence then
#: says more often what is new: of 500 and 800 pages with their lead in front, 0.8 and 0.6 % of
#: second sentences share more than 35 % of their weight with the first one, 2.8 and 4.4 % before.
RETOLD = 0.75
#: Feature -> weight, for the expected ROUGE-L F (0 to 1) of the sentence against the abstract.
WEIGHTS = {
    "first": 0.0104,
    "second": 0.004,
    "third": 0.0042,
    "depth": -0.0049,
    "headline_held": 0.2639,
    "headline_share": 0.1373,
    "central": 0.0098,
    "length": -0.0228,
    "off_length": -0.0361,
    "short": -0.015,
    "long": 0.0056,
    "figure": 0.0002,
    "speech": -0.0037,
}


def features(evidence: Evidence, headline: str) -> list[dict[str, float]]:
    """The features of each sentence, by name, in the order of the article."""
    title = terms(headline)
    title_weight = evidence.total(title) or 1.0
    rows = []
    for i, (segment, bag) in enumerate(zip(evidence.segments, evidence.bags, strict=True)):
        length = len(words(segment.source))
        shared = evidence.total(bag & title)
        central = evidence.total(bag & evidence.repeated)
        rows.append(
            {
                "first": float(i == 0),
                "second": float(i == 1),
                "third": float(i == 2),
                "depth": math.log1p(i),
                "headline_held": shared / title_weight,
                "headline_share": shared / (evidence.totals[i] or 1.0),
                "central": central / (math.sqrt(len(bag)) + 1),
                "length": math.log1p(length),
                "off_length": abs(math.log((length + 1) / USUAL_LENGTH)),
                "short": float(length < 10),
                "long": float(length > 50),
                "figure": float(bool(_DIGIT.search(segment.source))),
                "speech": float(bool(_SPEECH.search(segment.source))),
            }
        )
    return rows


def scores(evidence: Evidence, headline: str) -> list[float]:
    """The salience of each sentence; only differences between them mean anything."""
    return [
        sum(WEIGHTS[name] * value for name, value in row.items())
        for row in features(evidence, headline)
    ]


def ranked(
    evidence: Evidence,
    headline: str,
    among: Iterable[int] | None = None,
    told: Iterable[int] = (),
) -> Iterator[int]:
    """Indices of the sentences, the most salient first, each weighed by what it adds.

    A sentence loses salience for the words it shares with those before it in the ranking
    (maximal marginal relevance, Carbonell and Goldstein 1998), and words of the headline count
    for little once a sentence has told them.

    Args:
        among: the sentences that are ranked; None: all.
        told: sentences that come before all of these, in the summary already.
    """
    salience = scores(evidence, headline)
    title = terms(headline)
    held = WEIGHTS["headline_held"] / (evidence.total(title) or 1.0)
    share = WEIGHTS["headline_share"]
    left = list(range(len(salience)) if among is None else among)
    known: set[str] = set()

    def tell(one: int) -> None:
        news = evidence.bags[one] - known
        known.update(news)
        for i in left:
            again = evidence.bags[i] & news
            weight = evidence.totals[i] or 1.0
            salience[i] -= REPETITION * evidence.total(again) / weight
            salience[i] -= RETOLD * evidence.total(again & title) * (held + share / weight)

    for one in told:
        tell(one)
    while left:
        best = max(left, key=lambda i: (salience[i], -i))
        left.remove(best)
        yield best
        tell(best)


def whole(sentence: str) -> bool:
    """Whether a sentence makes a statement by itself.

    Not a question, a byline, a subheading or a colon before a list, and not one sentence out of a
    quotation of several, which would say in the article's voice what somebody claimed.
    """
    return (
        bool(_STATED.search(sentence))
        and sentence.count('"') % 2 == 0
        and all(sentence.count(a) == sentence.count(b) for a, b in _PAIRS)
    )


def beside_opening(evidence: Evidence, headline: str, count: int) -> list[int]:
    """The most salient ``count`` sentences but the first, whole ones before all others.

    One that stands twice in a story is the caption of a picture, whatever it states.
    """
    times = Counter(segment.source for segment in evidence.segments)
    stating = [whole(s.source) and times[s.source] == 1 for s in evidence.segments]
    taken: list[int] = []
    for kind in (True, False):
        some = [i for i in range(1, len(stating)) if stating[i] is kind]
        found = ranked(evidence, headline, among=some, told=[0, *taken])
        taken += itertools.islice(found, count - len(taken))
    return taken
