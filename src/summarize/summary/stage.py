"""The summary: sentences that each cite the segments they rest on.

A model proposes; nothing it says is taken that the article does not bear out. A sentence whose
numbers, dates or names are nowhere in its evidence is replaced by the next candidate that is
clean, or by the best source sentence, and the brief says so.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import eq

from summarize.document import Finding, Segment, Span, SummarySentence
from summarize.facts import (
    Distances,
    Language,
    Masked,
    find_fixed,
    mask,
    no_distances,
    unmask,
    unsupported,
)
from summarize.options import SummaryOptions
from summarize.protocols import Hypothesis, Summarizer
from summarize.summary.evidence import Evidence, words
from summarize.summary.salience import beside_opening, ranked

#: Goes up when another choice or composition of sentences could come out.
RULES_VERSION = "6"
SentenceSplitter = Callable[[str], list[Span]]
Summary = tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]
#: A brief has at least two summary sentences (where the article has two) and at most eight.
FEWEST, MOST = 2, 8
#: Share of a summary sentence's weighted words that its evidence and the headline must hold. On
#: references written by editors the median is .62; below a quarter, nothing relates the two.
LEAST_SUPPORT = 0.25
#: Sentences looked at at most. Where so many say the same (a list of one form repeated), the rest
#: will too; without a bound a list of 10,000 lines is compared with itself line by line.
TRIES = 60
#: Stands between a headline and the sentences in what a rewriting model is shown.
BAR = " | "


@dataclass(frozen=True, slots=True)
class _Request:
    """One text for the model: the sentences it shows, and symbols for what must not change."""

    shown: tuple[int, ...]
    masked: Masked


def summarise(
    articles: Sequence[Sequence[Segment]],
    summarizer: Summarizer,
    options: SummaryOptions,
    *,
    split: SentenceSplitter,
    headlines: Sequence[str] = (),
    distances: Distances = no_distances,
) -> list[Summary]:
    """Summaries in the language of the segments, in one call of the model.

    Args:
        articles: the sentences of each, in order.
        summarizer: any engine; one trained on symbols is shown symbols.
        options: how many sentences, how many candidates.
        split: the sentence splitter, for the model's output.
        headlines: the articles' own; they tell which sentences matter.
        distances: reads the relative dates of a sentence, for the check against the evidence.

    Returns:
        For each article its summary sentences (without target), every one with its evidence, and
        what an editor should know of them.
    """
    language: Language = "en" if summarizer.info.source_language == "en" else "vi"
    wanted = max(FEWEST, min(MOST, options.sentences))
    composers = [
        _Composer(Evidence(segments), " ".join(headline.split()), language, distances)
        for segments, headline in zip(articles, headlines or [""] * len(articles), strict=True)
    ]
    asked = [_requests(c.evidence, c.headline, summarizer, wanted) for c in composers]
    texts = [request.masked.text for requests in asked for request in requests]
    answers = iter(summarizer.summarize(texts, options.candidates))
    for composer, requests in zip(composers, asked, strict=True):
        told = [(r.shown, _candidates(r.masked, next(answers), split)) for r in requests]
        if summarizer.info.rewrites:
            composer.rewrite(told)
        else:
            composer.take([candidate for _, some in told for candidate in some], wanted)
        composer.fill(wanted)
    return [composer.result() for composer in composers]


def _requests(
    evidence: Evidence, headline: str, summarizer: Summarizer, wanted: int
) -> list[_Request]:
    """What the model is asked: the article once, or each planned sentence by itself."""
    segments = evidence.segments
    if not segments:
        return []
    if not summarizer.info.rewrites:
        opening = f"{headline}{BAR}" if headline and summarizer.info.markers else ""
        count = summarizer.count_tokens
        limit = summarizer.info.max_tokens - (count(opening) if opening else 0)
        chosen = select(evidence, headline, limit, [count(s.source) for s in segments])
        text = opening + "\n".join(segments[i].source for i in chosen)
        return [_request(chosen, text, summarizer)]
    # News opens with what is new, and a newspaper's own lead, where it has one, stands there.
    others = beside_opening(evidence, headline, wanted - 1)
    opening = f"{headline}{BAR}" if headline else ""
    return [
        _request([0], opening + segments[0].source, summarizer),
        *(_request([i], segments[i].source, summarizer) for i in sorted(others)),
    ]


def _request(shown: Sequence[int], text: str, summarizer: Summarizer) -> _Request:
    """A text with symbols, where the model was trained on them."""
    if not summarizer.info.markers:
        return _Request(tuple(shown), Masked(text=text, fixed={}))
    # The summary is in the article's own language: a symbol comes back as it stood there.
    fixed = [dataclasses.replace(f, target=f.span.of(text)) for f in find_fixed(text)]
    return _Request(tuple(shown), mask(text, fixed, shared=True))


def _candidates(
    masked: Masked, hypotheses: Sequence[Hypothesis], split: SentenceSplitter
) -> list[list[str]]:
    """The sentences of each proposal, in words."""
    told: list[str] = []
    for text in (h.text for h in hypotheses):
        if "⟨" in text or "⟩" in text:
            unmasked = unmask(text, masked)
            if unmasked.foreign:
                continue  # a symbol the source never had stands for nothing: not worth repair
            text = unmasked.text
        told.append(text)
    return [[span.of(text) for span in split(text)] for text in told]


def select(evidence: Evidence, headline: str, limit: int, lengths: Sequence[int]) -> list[int]:
    """The sentences the model is shown, in order; all of them where they fit its window.

    Args:
        evidence: the article.
        headline: its headline, or nothing.
        limit: tokens that fit.
        lengths: tokens of each sentence.

    Beyond the window, half of it goes to the opening and half to the most salient sentences,
    since the end of a long report holds facts its opening lacks. Nothing is cut in the middle of
    a sentence.
    """
    if sum(lengths) <= limit:
        return list(range(len(lengths)))
    chosen: set[int] = set()
    used = 0
    for i, length in enumerate(lengths):
        if used + length > limit // 2 and chosen:
            break
        chosen.add(i)
        used += length
    for i in ranked(evidence, headline):
        if i not in chosen and used + lengths[i] <= limit:
            chosen.add(i)
            used += lengths[i]
    return sorted(chosen)


@dataclass(slots=True)
class _Composer:
    """The summary of one article, as it grows."""

    evidence: Evidence
    headline: str
    language: Language
    distances: Distances
    taken: list[tuple[str, tuple[int, ...], str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def offer(self, sentence: str, origin: str, among: Sequence[int] | None = None) -> bool:
        """Take a sentence that its evidence bears out and that is not yet told."""
        sentence = " ".join(sentence.split())
        found, _ = self.evidence.find(sentence, among)
        if not found or len(words(sentence)) < 4:
            return False
        if _stutters(sentence) and all(
            sentence not in self.evidence.segments[i].source for i in found
        ):
            return False
        # The headline bears out a sentence's words, though it is no segment to cite.
        if self.evidence.support(sentence, found, self.headline) < LEAST_SUPPORT:
            return False
        cited = " ".join(self.evidence.segments[i].source for i in found)
        if unsupported(sentence, cited, self.language, self.distances):
            self.refused.append(sentence)
            return False
        if any(_same(sentence, other) for other, _, _ in self.taken):
            return False
        self.taken.append((sentence, tuple(sorted(found)), origin))
        return True

    def take(self, candidates: Sequence[Sequence[str]], wanted: int) -> None:
        """Sentences of whole summaries; a later candidate only where the first falls short."""
        for rank, sentences in enumerate(candidates):
            for sentence in sentences:
                if len(self.taken) < wanted:
                    self.offer(sentence, "model" if rank == 0 else "next-candidate")
            if rank == 0 and len(self.taken) >= FEWEST and not self.refused:
                break

    def rewrite(self, told: Sequence[tuple[tuple[int, ...], Sequence[Sequence[str]]]]) -> None:
        """One sentence for each group of sentences shown, or the first of them as it stands."""
        for shown, candidates in told:
            before = len(self.refused)
            taken = any(
                self.offer(sentences[0], "model" if rank == 0 else "next-candidate", among)
                for rank, sentences in enumerate(candidates)
                if len(sentences) == 1
                for among in (shown, None)  # what a headline told stands elsewhere in the article
            )
            if taken:
                del self.refused[before:]
            else:
                # An engine that proposes nothing leaves the sentence as it chose it.
                self.offer(
                    self.evidence.segments[shown[0]].source, "source" if candidates else "model"
                )

    def fill(self, wanted: int) -> None:
        """Source sentences, up to the fewest a summary has: one more where one was refused."""
        segments = self.evidence.segments
        fewest = min(wanted, FEWEST + bool(self.refused), len(segments))
        tries = itertools.islice(ranked(self.evidence, self.headline), TRIES)
        while len(self.taken) < fewest and (i := next(tries, None)) is not None:
            self.offer(segments[i].source, "source")
        if not self.taken and segments:
            self.taken.append((segments[0].source, (0,), "source"))

    def result(self) -> Summary:
        """The sentences, numbered, and a finding for each refusal."""
        segments = self.evidence.segments
        summary = tuple(
            SummarySentence(
                id=f"m{n}",
                source=sentence,
                target=None,
                evidence=tuple(segments[i].id for i in found),
                origin=origin,
            )
            for n, (sentence, found, origin) in enumerate(self.taken, 1)
        )
        findings = tuple(
            Finding(
                check="summary",
                category="accuracy/addition",
                severity="minor",
                message="A proposed summary sentence was refused: its evidence does not state "
                + ", ".join(f"“{f}”" for f in self._facts_refused(sentence)),
            )
            for sentence in dict.fromkeys(self.refused)
        )
        return summary, findings

    def _facts_refused(self, sentence: str) -> tuple[str, ...]:
        story = [s.source for s in self.evidence.segments]
        facts = unsupported(sentence, story, self.language, self.distances)
        return tuple(f.text for f in facts) or ("all its facts together",)


def _stutters(sentence: str) -> bool:
    """Whether a word stands twice in a row, or a pair of words twice, as where a model loops.

    Vietnamese doubles syllables on purpose ("luôn luôn"), and an article may: then it stands there.
    """
    said = words(sentence)
    pairs = list(itertools.pairwise(said))
    return any(map(eq, said, said[1:])) or len(set(pairs)) < len(pairs)


def _same(a: str, b: str) -> bool:
    """Whether two sentences say nearly the same: four fifths of the shorter one's words shared."""
    first, second = set(words(a)), set(words(b))
    return len(first & second) >= 0.8 * min(len(first), len(second))
