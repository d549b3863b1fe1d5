"""One sentence's way through the model: READ THIS FIRST to know how a translation is chosen.

The safest output of the first beam; where that lost something, next hypotheses, then clause by
clause, then plain decoding; symbols for lost names, and then for common words told in none of
their wordings; and wrong values put right. The ways of all sentences are gone together
(``together``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarize.facts import (
    LEXICON_MODELS,
    SYMBOL,
    Distances,
    Fixed,
    Masked,
    mask,
    spelled_out,
    unmask,
    usual,
)
from summarize.options import TranslateOptions
from summarize.protocols import Ask, Hypotheses, Hypothesis, Translator
from summarize.translate import together
from summarize.translate.candidate import Candidate, Translation, read, safest
from summarize.translate.glossary import Glossary
from summarize.translate.known import Known
from summarize.translate.passives import agents_behind
from summarize.translate.plain_words import in_plain_words
from summarize.translate.repair import put_right

#: Splits a text at clauses into pieces of at most ``limit`` by the given measure.
ClauseSplitter = Callable[[str, int, Callable[[str], int]], list[str]]
Way = together.Way[Translation]
#: A part of it, which ends with the best candidate so far.
Look = together.Way[Candidate]
#: Tokens of a sentence below which its halves are no clauses.
LEAST_TO_HALVE = 12
#: What one doubtful word less may cost, nats a token of mean log-probability.
DOUBT = 0.1
#: Symbols astray up to which next hypotheses are asked for. Of 110 doubtful sentences they held a
#: clean output for 22 of 71 with one, 6 of 15 with two, and for none of 21, the longest, with more.
FEW_ASTRAY = 2
#: Letters that Vietnamese has.
_WORDS = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
#: Origins of outputs after which the whole sentence is not asked again: one of 31 such looks kept
#: all that these had saved.
_SAVED = frozenset({"parts", "plain"})


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
        return Known(text, self.glossary, self.distances, guessing, named, self.markers)

    def masked(self, known: Known) -> Masked:
        """The sentence as the model reads it."""
        return shown(known) if self.markers else unmasked(known.text)


def shown(known: Known) -> Masked:
    """A sentence with symbols for its fixed spans, as a model reads it."""
    masked = mask(known.text, known.fixed)
    text = in_plain_words(agents_behind(masked.text, masked.fixed), masked.fixed)
    return replace(masked, text=spelled(text))


def spelled(text: str) -> str:
    """A text in the spelling that a model with symbols was trained in."""
    return usual(spelled_out(text))


def unmasked(text: str) -> Masked:
    """A text that the model reads without symbols."""
    return Masked(text=spelled_out(text), fixed={})


def way(text: str, means: Means, named: frozenset[str] = frozenset()) -> Way:
    """From a sentence to its translation."""
    known = means.known(text, named)
    masked = means.masked(known)
    plain = not any(item.fact == "term" for item in masked.fixed.values())
    if plain and not _WORDS.search(SYMBOL.sub("", masked.text)):
        return kept(masked, known)
    free = max(1, min(means.options.n_best, means.translator.info.beam))
    (hypotheses,) = yield [Ask(text=masked.text, n=free)]
    best = first_clean(hypotheses, masked, known)
    if not best.clean and not best.tells_all:
        best = yield from second_look(best, masked, known, means)
    if means.markers and best.origin not in _SAVED:
        best = yield from with_names(best, known, means)
        best = yield from with_terms(best, means)
    return put_right(best.translation(), known)


def kept(masked: Masked, known: Known) -> Translation:
    """A text without a word that could be translated, its figures, dates and names in English: a
    model would answer "中文" or "😀" with a sentence."""
    text = unmask(masked.text, masked).text
    if known.text[:1].isupper():
        text = text[:1].upper() + text[1:]
    return Translation(
        text=text, score=None, origin="kept", lost=known.lost(text), slips=known.slips(text)
    )


def first_clean(hypotheses: Hypotheses, masked: Masked, known: Known) -> Candidate:
    """The first clean output of the beam, one that the ledger balances and without doubtful words
    before others; where none is clean, one that tells everything all the same, else the best."""
    first = best = read(hypotheses[0], masked, known, "mt")
    others = []
    for hypothesis in hypotheses[1:]:
        if best.clean and not best.slips and not best.doubts:
            break
        other = read(hypothesis, masked, known, "n-best")
        if _is_safer(other, best):
            best = other
        others.append(other)
    # No more time is spent where every protected span came through.
    if best.clean:
        return best
    return next((one for one in (first, *others) if one.tells_all), first)


def _is_safer(other: Candidate, best: Candidate) -> bool:
    """Whether a later output of the beam is taken before the best one so far."""
    if not best.clean:
        return other.clean
    if best.slips:
        return other.clean and (other.slips, other.doubts) < (best.slips, best.doubts)
    # What is cheap to know is asked first.
    fewer = best.doubts - other.doubts
    price = best.score - other.score
    return fewer > 0 and price <= DOUBT * fewer and other.clean and not other.slips


def second_look(first: Candidate, masked: Masked, known: Known, means: Means) -> Look:
    """Next hypotheses, then clause by clause, then plain decoding, for a sentence whose best output
    lost something."""
    candidates = [first]
    if first.astray <= FEW_ASTRAY:
        (hypotheses,) = yield [Ask(text=masked.text, n=means.options.n_best)]
        for hypothesis in hypotheses:
            candidate = read(hypothesis, masked, known, "n-best")
            if candidate.clean:
                return candidate
            candidates.append(candidate)
    best = safest(candidates)
    if best.lost:
        joined = yield from in_parts(best, known, means)
        if joined is not best:
            return joined
    if not means.markers:
        return best
    # Last: of 82 sentences it told all that another way had lost for 5.
    ((hypothesis, *_),) = yield [Ask(text=spelled(known.text))]
    return safest([best, read(hypothesis, unmasked(known.text), known, "plain")])


def in_parts(so_far: Candidate, known: Known, means: Means) -> Look:
    """Clause by clause, a sentence of which no output keeps all facts; where that keeps more.

    A long sentence of many figures overflows a small model; its halves do not. They read less well
    together, so outputs of the whole come first.
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
    whole = Hypothesis(text=" ".join(texts), score=so_far.score)
    joined = read(whole, unmasked(known.text), known, "parts")
    return joined if len(joined.lost) < len(so_far.lost) else so_far


def with_names(so_far: Candidate, known: Known, means: Means) -> Look:
    """Lost names and terms, put through as symbols like those that are known by their spelling.

    A Vietnamese name of unusual words is told from other words only when the ledger misses it; in
    English it is written as it stands, without its marks. Terms are left to the model first, which
    inflects them.
    """
    spans = known.unprotected(so_far.text, so_far.slips)
    if not spans:
        return so_far
    for again in (yield from _fixing(spans, known, "names", means)):
        # All its symbols came through, so what was missing is there: nothing else may be lost.
        if again.clean and again.slips <= so_far.slips:
            return again
    return so_far


def with_terms(so_far: Candidate, means: Means) -> Look:
    """Common terms that were told in none of their wordings, put through as symbols.

    The model has read little, and tells a word that it does not know by another
    ("telecommunications company" for a joint-stock company). It knows most better than a
    glossary, and inflects them, so this comes last, and only where it says what was wanted. Half
    of the beam finds it: one sentence of five is asked again for a term.
    """
    known = so_far.known
    spans = known.unworded(so_far.text)
    if not spans:
        return so_far
    beam = means.translator.info.beam // 2
    for again in (yield from _fixing(spans, known, "terms", means, beam)):
        better = again.clean and again.slips <= so_far.slips and again.doubts <= so_far.doubts
        if better and known.untold(again.text) <= known.untold(so_far.text):
            return again
    return so_far


def _fixing(
    spans: list[Fixed], known: Known, origin: str, means: Means, beam: int = 0
) -> together.Way[list[Candidate]]:
    """The outputs for a sentence with more spans fixed; what the beam holds costs nothing."""
    more = known.fixing(spans)
    masked = shown(more)
    n = beam or means.translator.info.beam
    (hypotheses,) = yield [Ask(text=masked.text, n=max(1, n), beam=beam)]
    return [read(hypothesis, masked, more, origin) for hypothesis in hypotheses]
