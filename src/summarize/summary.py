"""The summary: sentences that each cite the segments they rest on.

A model proposes; nothing it says is taken that the article does not bear out. A sentence whose
numbers, dates or names are nowhere in its evidence is replaced by the next candidate that is
clean, or by the best source sentence, and the brief says so.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarize.document import Finding, Segment, Span, SummarySentence
from summarize.facts import (
    Language,
    Masked,
    find_fixed,
    find_names,
    find_numbers,
    find_stated_dates,
    fold_diacritics,
    mask,
    unmask,
)
from summarize.options import SummaryOptions
from summarize.protocols import Summarizer

RULES_VERSION = "1"
SentenceSplitter = Callable[[str], list[Span]]
#: A brief has at least two summary sentences (where the article has two) and at most eight.
FEWEST, MOST = 2, 8
#: Share of a summary sentence's weighted words that its evidence must hold. On references
#: written by editors the median is .62; below a quarter, nothing relates the two.
LEAST_SUPPORT = 0.25
#: A second or third evidence sentence must add at least this share of the words.
LEAST_GAIN = 0.15
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Case-folded words of ``text``."""
    return [*map(str.casefold, _WORD.findall(text))]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Weighted words of the article's segments, for finding what a sentence rests on."""

    segments: Sequence[Segment]
    bags: list[set[str]]
    weight: dict[str, float]
    #: Words of two segments and more.
    shared: set[str]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> _Evidence:
        bags = [_terms(s.source) for s in segments]
        frequency: Counter[str] = Counter()
        for bag in bags:
            frequency.update(bag)
        # Smoothed inverse sentence frequency: a word of every sentence tells nothing.
        weights = [0.0, *(math.log(1 + len(bags) / n) for n in range(1, len(bags) + 1))]
        weight = {w: weights[n] for w, n in frequency.items()}
        return cls(segments, bags, weight, {w for w, n in frequency.items() if n > 1})

    def find(self, sentence: str) -> tuple[tuple[int, ...], float]:
        """Indices of the supporting segments, best first, and the share of words they hold."""
        terms = _terms(sentence)
        unseen = math.log(1 + len(self.bags))
        total = sum(self.weight.get(w, unseen) for w in terms) or 1.0
        chosen: list[int] = []
        held: set[str] = set()
        common = [bag & terms for bag in self.bags]
        while len(chosen) < 3:
            gains = [
                (sum(self.weight[w] for w in shared - held) / total, -i)
                for i, shared in enumerate(common)
                if i not in chosen
            ]
            if not gains:
                break
            gain, minus = max(gains)
            if (chosen and gain < LEAST_GAIN) or gain <= 0:
                break
            chosen.append(-minus)
            held |= common[-minus]
        support = sum(self.weight[w] for w in held) / total
        return tuple(chosen), support


def _terms(text: str) -> set[str]:
    """Words and word pairs: Vietnamese words are mostly of two syllables."""
    syllables = words(text)
    return set(syllables) | {f"{a} {b}" for a, b in itertools.pairwise(syllables)}


def unsupported_facts(sentence: str, evidence: str, language: Language = "vi") -> tuple[str, ...]:
    """Numbers, dates and names of ``sentence`` that ``evidence``, in the same language, lacks.

    A date may say less than its evidence (``22/6`` of ``22/6/2021``), never more.
    """
    missing: list[str] = []
    in_dates: list[Span] = []
    dates = find_stated_dates(sentence, language)
    # The evidence is read only for what the sentence states.
    stated = find_stated_dates(evidence, language) if dates else []
    for date in dates:
        in_dates.append(date.span)
        if not any(
            all(mine is None or mine == theirs for mine, theirs in zip(date.fields(), d.fields()))
            for d in stated
        ):
            missing.append(date.span.of(sentence))
    told = [
        number
        for number in find_numbers(sentence, language, words=False)
        if not any(s.start <= number.span.start < s.end for s in in_dates)
    ]
    numbers = find_numbers(evidence, language) if told else []
    for number in told:
        if not any(number.agrees(n) for n in numbers):
            missing.append(number.span.of(sentence))
    names = _names(sentence, language)
    plain = set(words(fold_diacritics(evidence))) if names else set()
    for name in names:
        if not all(part in plain for part in words(fold_diacritics(name))):
            missing.append(name)
    return tuple(missing)


def _names(sentence: str, language: Language) -> list[str]:
    if language == "vi":
        return [name.text for name in find_names(sentence)]
    # English spelling tells names by their capital, except at the head of the sentence.
    return re.findall(r"(?<=[\w,;:’'\"”)] )[A-Z][\w-]+", sentence)


def summarise(
    segments: Sequence[Segment],
    summarizer: Summarizer,
    options: SummaryOptions,
    *,
    split: SentenceSplitter,
) -> tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]:
    """A summary in the language of the segments, every sentence with its evidence.

    Args:
        segments: the article's sentences, in order.
        summarizer: any engine; one trained on symbols is shown symbols.
        options: how many sentences, how many candidates.
        split: the sentence splitter, for the model's output.

    Returns:
        Summary sentences (without target) and what an editor should know of them.
    """
    return summarise_many([segments], summarizer, options, split=split)[0]


def summarise_many(
    articles: Sequence[Sequence[Segment]],
    summarizer: Summarizer,
    options: SummaryOptions,
    *,
    split: SentenceSplitter,
) -> list[tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]]:
    """``summarise`` for several articles in one call of the model."""
    shown = [_shown(segments, summarizer) for segments in articles]
    proposals = summarizer.summarize([masked.text for masked in shown], options.candidates)
    results = []
    for segments, masked, hypotheses in zip(articles, shown, proposals, strict=True):
        texts = [unmask(h.text, masked) for h in hypotheses]
        # A symbol the source never had stands for nothing: its candidate is not worth repair.
        whole = [t.text for t in texts if not t.foreign]
        candidates = [[span.of(text) for span in split(text)] for text in whole]
        language: Language = "en" if summarizer.info.source_language == "en" else "vi"
        results.append(_compose(segments, candidates, options, language))
    return results


def _shown(segments: Sequence[Segment], summarizer: Summarizer) -> Masked:
    """What the model reads: one sentence a line, with symbols where it was trained on them."""
    text = "\n".join(s.source for s in select(segments, summarizer))
    if not summarizer.info.markers:
        return Masked(text=text, fixed={})
    # The summary is in the article's own language: a symbol comes back as it stood there.
    fixed = [dataclasses.replace(f, target=f.span.of(text)) for f in find_fixed(text)]
    return mask(text, fixed, shared=True)


def select(segments: Sequence[Segment], summarizer: Summarizer) -> list[Segment]:
    """The sentences the model is shown, in order; all of them where they fit its window.

    Beyond the window, half of it goes to the opening and half to the sentences most like the
    whole article (centrality by shared weighted words), since the end of a long report holds
    facts its opening lacks. Nothing is cut in the middle of a sentence.
    """
    limit = summarizer.info.max_tokens
    lengths = [summarizer.count_tokens(s.source) for s in segments]
    if sum(lengths) <= limit:
        return list(segments)
    chosen: set[int] = set()
    used = 0
    for i, length in enumerate(lengths):
        if used + length > limit // 2 and chosen:
            break
        chosen.add(i)
        used += length
    for i in _by_centrality(_Evidence.of(segments)):
        if i not in chosen and used + lengths[i] <= limit:
            chosen.add(i)
            used += lengths[i]
    return [segments[i] for i in sorted(chosen)]


def _by_centrality(evidence: _Evidence) -> Iterator[int]:
    """Indices by weight of shared words, the most central first; early ones win ties.

    Worked out when the first is asked for.
    """
    scores = []
    for i, bag in enumerate(evidence.bags):
        shared = sum(evidence.weight[w] for w in bag if w in evidence.shared)
        scores.append((-shared / (len(bag) ** 0.5 + 1), i))
    yield from (i for _, i in sorted(scores))


def _compose(
    segments: Sequence[Segment],
    candidates: list[list[str]],
    options: SummaryOptions,
    language: Language,
) -> tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]:
    evidence = _Evidence.of(segments)
    wanted = max(FEWEST, min(MOST, options.sentences))
    taken: list[tuple[str, tuple[int, ...], str]] = []
    refused: list[str] = []

    def offer(sentence: str, origin: str) -> bool:
        sentence = " ".join(sentence.split())
        found, support = evidence.find(sentence)
        if not found or support < LEAST_SUPPORT or len(words(sentence)) < 4:
            return False
        cited = " ".join(segments[i].source for i in found)
        if unsupported_facts(sentence, cited, language):
            refused.append(sentence)
            return False
        if any(_same(sentence, other) for other, _, _ in taken):
            return False
        taken.append((sentence, tuple(sorted(found)), origin))
        return True

    for rank, sentences in enumerate(candidates):
        for sentence in sentences:
            if len(taken) < wanted:
                offer(sentence, "model" if rank == 0 else "next-candidate")
        if rank == 0 and len(taken) >= FEWEST and not refused:
            break
    fewest = min(FEWEST if not refused else min(wanted, FEWEST + 1), len(segments))
    for i in itertools.chain(range(min(2, len(segments))), _by_centrality(evidence)):
        if len(taken) >= fewest:
            break
        offer(segments[i].source, "source")
    if not taken and segments:
        taken.append((segments[0].source, (0,), "source"))
    summary = tuple(
        SummarySentence(
            id=f"m{n}",
            source=sentence,
            target=None,
            evidence=tuple(segments[i].id for i in found),
            origin=origin,
        )
        for n, (sentence, found, origin) in enumerate(taken, 1)
    )
    findings = [
        Finding(
            check="summary",
            category="accuracy/addition",
            severity="minor",
            message="A proposed summary sentence was refused: its evidence does not state "
            + ", ".join(f"“{f}”" for f in _facts_refused(sentence, segments, language)),
        )
        for sentence in dict.fromkeys(refused)
    ]
    return summary, tuple(findings)


def _facts_refused(
    sentence: str, segments: Sequence[Segment], language: Language
) -> tuple[str, ...]:
    everything = " ".join(s.source for s in segments)
    return unsupported_facts(sentence, everything, language) or ("all its facts together",)


def _same(a: str, b: str) -> bool:
    """Whether two sentences say nearly the same: four fifths of the shorter one's words shared."""
    first, second = set(words(a)), set(words(b))
    return len(first & second) >= 0.8 * min(len(first), len(second))
