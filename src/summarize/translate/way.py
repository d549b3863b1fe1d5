"""One sentence's way through the model: READ THIS FIRST to know how a translation is chosen.

The safest output of the first beam; where that lost something, next hypotheses, then plain
decoding, then clause by clause; symbols for lost names; and wrong values put right. The ways of
all sentences are gone together (``together``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from summarize.facts import LEXICON_MODELS, Distances, Masked, mask, spelled_out, unmask
from summarize.options import TranslateOptions
from summarize.protocols import Ask, Hypotheses, Hypothesis, Translator
from summarize.translate import together
from summarize.translate.candidate import Translation, read, safest
from summarize.translate.glossary import Glossary
from summarize.translate.known import Known
from summarize.translate.repair import put_right

#: Splits a text at clauses into pieces of at most ``limit`` by the given measure.
ClauseSplitter = Callable[[str, int, Callable[[str], int]], list[str]]
Way = together.Way[Translation]
#: Tokens of a sentence below which its halves are no clauses.
LEAST_TO_HALVE = 12
#: What one guessed word less may cost, nats a token of mean log-probability.
GUESS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What all ways have in common.

    Attributes:
        translator: any engine; its answers come from ``together``, here it is only measured with.
        split: cuts a sentence at its clauses.
        distances: reads relative dates, for the fact ledger.
    """

    translator: Translator
    options: TranslateOptions
    glossary: Glossary
    split: ClauseSplitter
    distances: Distances

    @property
    def markers(self) -> bool:
        """Whether fixed spans go through the model as symbols."""
        return self.translator.info.markers and self.options.protect

    def known(self, text: str, named: frozenset[str] = frozenset()) -> Known:
        """What is known of a sentence; ``named`` as in ``Known``."""
        guessing = self.translator.info.name in LEXICON_MODELS
        return Known(text, self.glossary, self.distances, guessing, named)

    def masked(self, known: Known) -> Masked:
        """The sentence as the model reads it."""
        return shown(known) if self.markers else unmasked(known.text)


def shown(known: Known) -> Masked:
    """A sentence with symbols for its fixed spans, as a model reads it."""
    masked = mask(known.text, known.fixed)
    return replace(masked, text=spelled_out(masked.text))


def unmasked(text: str) -> Masked:
    """A text that the model reads without symbols."""
    return Masked(text=spelled_out(text), fixed={})


def way(text: str, means: Means, named: frozenset[str] = frozenset()) -> Way:
    """From a sentence to its translation."""
    known = means.known(text, named)
    masked = means.masked(known)
    free = max(1, min(means.options.n_best, means.translator.info.beam))
    (hypotheses,) = yield [Ask(text=masked.text, n=free)]
    best, clean = first_clean(hypotheses, masked, known)
    if not clean:
        best = yield from second_look(best, masked, known, means)
        if best.lost:
            best = yield from in_parts(best, known, means)
    if means.markers:
        best = yield from with_names(best, known, means)
    return put_right(best, known)


def first_clean(hypotheses: Hypotheses, masked: Masked, known: Known) -> tuple[Translation, bool]:
    """The first clean output of the beam, one that the ledger balances and without guessed words
    before others; where none is clean, its best one, and False."""
    first, clean = read(hypotheses[0], masked, known, "mt")
    best = first if clean else None
    for hypothesis in hypotheses[1:]:
        # Most outputs have neither, and of the others few are read whole.
        if best and not best.slips and not _guesses_less(hypothesis, best, masked, known):
            continue
        other, clean = read(hypothesis, masked, known, "n-best")
        if clean and (best is None or (other.slips, other.guesses) < (best.slips, best.guesses)):
            best = other
    # No more time is spent where every protected span came through.
    return best or first, best is not None


def _guesses_less(hypothesis: Hypothesis, best: Translation, masked: Masked, known: Known) -> bool:
    """Whether an output has fewer guessed words than the best so far, at a price worth it."""
    if not best.guesses:
        return False
    fewer = best.guesses - known.guesses(unmask(hypothesis.text, masked).text)
    return fewer > 0 and (best.score or 0.0) - hypothesis.score <= GUESS * fewer


def second_look(first: Translation, masked: Masked, known: Known, means: Means) -> Way:
    """Next hypotheses, then plain decoding, for a sentence whose best output lost something."""
    (hypotheses,) = yield [Ask(text=masked.text, n=means.options.n_best)]
    candidates = [first]
    for hypothesis in hypotheses:
        candidate, clean = read(hypothesis, masked, known, "n-best")
        if clean:
            return candidate
        candidates.append(candidate)
    best = safest(candidates, known)
    if not means.markers:
        return best
    ((hypothesis, *_),) = yield [Ask(text=known.text)]
    plain, _ = read(hypothesis, unmasked(known.text), known, "plain")
    return safest([best, plain], known)


def in_parts(so_far: Translation, known: Known, means: Means) -> Way:
    """Clause by clause, a sentence that every other way lost a fact of; where that keeps more.

    A long sentence of many figures overflows a small model; its halves do not. They read less well
    together, so this comes last.
    """
    measure = means.translator.count_tokens
    length = measure(known.text)
    if length < LEAST_TO_HALVE:
        return so_far
    masked = [
        means.masked(means.known(part, known.named))
        for part in means.split(known.text, length // 2 + 1, measure)
    ]
    answers = yield [Ask(text=part.text) for part in masked]
    texts = [unmask(one.text, part).text for (one, *_), part in zip(answers, masked, strict=True)]
    whole = Hypothesis(text=" ".join(texts), score=so_far.score or 0.0)
    joined, _ = read(whole, unmasked(known.text), known, "parts")
    return joined if len(joined.lost) < len(so_far.lost) else so_far


def with_names(so_far: Translation, known: Known, means: Means) -> Way:
    """Lost names and terms, put through as symbols like those that are known by their spelling.

    A Vietnamese name of unusual words is told from other words only when the ledger misses it; in
    English it is written as it stands, without its marks. Terms are left to the model first, which
    inflects them.
    """
    spans = known.unprotected(so_far.text, so_far.slips)
    if not spans:
        return so_far
    more = known.fixing(spans)
    masked = shown(more)
    # What the beam holds costs nothing.
    (hypotheses,) = yield [Ask(text=masked.text, n=max(1, means.translator.info.beam))]
    for hypothesis in hypotheses:
        again, clean = read(hypothesis, masked, more, "names")
        # All its symbols came through, so what was missing is there: nothing else may be lost.
        if clean and again.slips <= so_far.slips:
            return again
    return so_far
