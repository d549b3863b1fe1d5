"""One article's way through the program: START READING HERE.

``make_brief`` is the whole story. ``prepare`` is its first half, which needs no model and runs
in worker processes; ``finish`` is its second half, which takes many articles at once so that
the models see large batches.
"""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TypeVar

from summarize import checks, clean, dates, facts, provenance, segment, summary, translate
from summarize.document import (
    Alignment,
    Article,
    Brief,
    BriefDate,
    Finding,
    Provenance,
    RawArticle,
    Removal,
    Segment,
    Span,
    SummarySentence,
)
from summarize.errors import LimitError
from summarize.facts import LEXICON_MODELS
from summarize.options import BriefOptions, SummaryOptions
from summarize.protocols import EngineInfo, Summarizer, Translator
from summarize.translate import Glossary, Memory, Translation, nothing_remembered

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the second half works with; passed in, never reached for."""

    translator: Translator
    summarizer: Summarizer
    glossary: Glossary = field(default_factory=Glossary.shipped)
    memory: Memory = nothing_remembered
    memory_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article read, cleaned, segmented and dated; picklable.

    Attributes:
        hints: impossible dates of its text. They are told here, where the text has just been read
            for its dates: in a batch the checks run in another process, which would read it again.
    """

    raw_sha256: str
    encoding: str
    notes: tuple[tuple[str, str], ...]
    article: Article
    removals: tuple[Removal, ...]
    headline: Segment
    headline_made: bool
    segments: tuple[Segment, ...]
    dates: tuple[BriefDate, ...]
    hints: tuple[tuple[Span, str], ...] = ()
    decided: Mapping[str, str] = field(default_factory=dict)


def make_brief(raw: RawArticle, tools: Tools, options: BriefOptions | None = None) -> Brief:
    """The whole job for one article.

    Raises:
        InputError: the article cannot become a brief (empty, not Vietnamese, too long).
    """
    options = options or BriefOptions()
    [brief] = finish([prepare(raw, options)], tools, options)
    return brief


def prepare(
    raw: RawArticle, options: BriefOptions, *, decided: Mapping[str, str] | None = None
) -> Prepared:
    """Clean, cut into sentences, find the dates. No model.

    Args:
        decided: what in ``options`` is an editor's decision on this article; the brief says so.
    """
    article, removals = clean.clean(raw, options.clean)
    notes = (*raw.notes, *_lost(raw, decided or {}))
    if decided and "published" in decided:
        article = replace(article, date_source="decision")
    segments = segment.segment(article)
    if len(segments) > options.clean.max_segments:
        raise LimitError(
            f"{raw.id}: {len(segments)} sentences, the limit is {options.clean.max_segments}",
            "raise it with --max-segments, or split the file",
        )
    headline, made = segment.make_headline(article, segments)
    found = dates.tag(article, segments, headline, options.dates)
    return Prepared(
        raw_sha256=raw.sha256,
        encoding=raw.encoding,
        notes=notes,
        article=article,
        removals=removals,
        headline=headline,
        headline_made=made,
        segments=segments,
        dates=found,
        hints=tuple(dates.source_hints(article.text)),
        decided=decided or {},
    )


def _lost(raw: RawArticle, decided: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A note for each removal that an editor restored and that is none any more."""
    restored = list(filter(None, decided.get("keep", "").split(",")))
    for removal_id in clean.unmatched(raw, restored) if restored else ():
        yield (
            checks.RESTORED,
            f"{removal_id} is no removal any more, though an editor restored it; "
            "look again at what was removed",
        )


def finish(prepared: Sequence[Prepared], tools: Tools, options: BriefOptions) -> Iterator[Brief]:
    """Summarise, translate, check; the results come in the order of ``prepared``, each when it is
    asked for: who packs them up holds one at a time."""
    if options.summary.route == "summarize-first":
        summaries = _summarise(
            [p.segments for p in prepared],
            ["" if p.headline_made else p.headline.source for p in prepared],
            tools,
            options,
        )
        translated = _translate(prepared, [s for s, _ in summaries], tools, options)
    else:
        translated = _translate(prepared, [()] * len(prepared), tools, options)
        summaries = _summarise_targets(
            [segments for _, segments, _, _ in translated],
            [
                "" if p.headline_made else headline.target or ""
                for p, (headline, _, _, _) in zip(prepared, translated, strict=True)
            ],
            tools,
            options,
        )
        translated = [
            (headline, segments, sentences, repairs)
            for (headline, segments, _, repairs), (sentences, _) in zip(
                translated, summaries, strict=True
            )
        ]
    signature = sign(
        tools.translator.info,
        tools.summarizer.info,
        options,
        glossary=tools.glossary,
        memory_digest=tools.memory_digest,
    )
    for p, (headline, segments, sentences, repairs), (_, refused) in zip(
        prepared, translated, summaries, strict=True
    ):
        yield _assemble(p, headline, segments, sentences, (*refused, *repairs), tools, signature)
    facts.forget()
    tools.glossary.forget()


Summary = tuple[tuple[SummarySentence, ...], tuple[Finding, ...]]
#: Headline, body and summary, and what was put right in them.
Translated = tuple[Segment, tuple[Segment, ...], tuple[SummarySentence, ...], tuple[Finding, ...]]


def _summarise(
    articles: Sequence[Sequence[Segment]],
    headlines: Sequence[str],
    tools: Tools,
    options: BriefOptions,
) -> list[Summary]:
    return summary.summarise(
        articles,
        tools.summarizer,
        options.summary,
        split=segment.split_sentences,
        headlines=headlines,
        distances=dates.distances,
    )


def _summarise_targets(
    articles: Sequence[Sequence[Segment]],
    headlines: Sequence[str],
    tools: Tools,
    options: BriefOptions,
) -> list[Summary]:
    """Summaries of the translations: the evidence's own sentences become their source side."""
    english = [[replace(s, source=s.target or s.source) for s in segments] for segments in articles]
    results: list[Summary] = []
    for segments, (sentences, findings) in zip(
        articles, _summarise(english, headlines, tools, options), strict=True
    ):
        sources = {s.id: s.source for s in segments}
        paired = tuple(
            replace(
                s,
                source=" ".join(sources[i] for i in s.evidence),
                target=s.source,
                state="translated",
            )
            for s in sentences
        )
        results.append((paired, findings))
    return results


def _translate(
    prepared: Sequence[Prepared],
    summaries: Sequence[tuple[SummarySentence, ...]],
    tools: Tools,
    options: BriefOptions,
) -> list[Translated]:
    """Headline, body and summary sentences of all articles in one stream."""
    sources: list[str] = []
    neighbours: list[tuple[str, str]] = []
    articles: list[int] = []
    for p, sentences in zip(prepared, summaries, strict=True):
        body = [s.source for s in p.segments]
        sources += [p.headline.source, *body, *(s.source for s in sentences)]
        articles.append(1 + len(body) + len(sentences))
        # Headline and summary stand apart.
        around = zip(body, ["", *body], [*body[1:], ""])
        neighbours += [("", ""), *((before, after) for _, before, after in around)]
        neighbours += [("", "")] * len(sentences)
    outputs = iter(
        translate.translate_texts(
            sources,
            tools.translator,
            options.translate,
            glossary=tools.glossary,
            memory=tools.memory,
            split=segment.split_clauses,
            neighbours=neighbours,
            articles=articles,
            distances=dates.distances,
        )
    )
    results: list[Translated] = []
    for p, sentences in zip(prepared, summaries, strict=True):
        units = (p.headline, *p.segments)
        ids = [unit.id for unit in units] + [sentence.id for sentence in sentences]
        done = list(itertools.islice(outputs, len(ids)))
        filled = [_filled(unit, output) for unit, output in zip(units, done)]
        told = tuple(
            replace(sentence, target=output.text, score=output.score, state="translated")
            for sentence, output in zip(sentences, done[len(units) :], strict=True)
        )
        repairs = tuple(
            finding
            for id_, output in zip(ids, done, strict=True)
            for finding in translate.told_repairs(id_, output)
        )
        results.append((filled[0], tuple(filled[1:]), told, repairs))
    return results


def _filled(unit: Segment, output: Translation) -> Segment:
    return replace(
        unit,
        target=output.text,
        state="translated",
        score=None if output.score is None else round(output.score, 4),
        origin=output.origin,
    )


def _assemble(
    p: Prepared,
    headline: Segment,
    segments: tuple[Segment, ...],
    sentences: tuple[SummarySentence, ...],
    done: tuple[Finding, ...],
    tools: Tools,
    signature: str,
) -> Brief:
    brief = Brief(
        article=p.article,
        headline=headline,
        headline_made=p.headline_made,
        segments=segments,
        summary=sentences,
        dates=p.dates,
        alignments=tuple(
            Alignment(source_ids=(s.id,), target_ids=(s.id,), score=1.0) for s in segments
        ),
        findings=(),
        removals=p.removals,
        provenance=Provenance(used=p.raw_sha256, signature=signature, decided=p.decided),
        encoding=p.encoding,
    )
    found = checks.run_checks(check_context(brief, tools.glossary, p.notes, p.hints))
    return replace(brief, findings=(*found, *done))


def check_context(
    brief: Brief,
    glossary: Glossary,
    notes: tuple[tuple[str, str], ...] = (),
    hints: Sequence[tuple[Span, str]] | None = None,
) -> checks.CheckContext:
    """What the checks are given for a brief: its text, the dates and the terms in it.

    Args:
        hints: ``dates.source_hints`` of its text; None to read them.
    """
    units: list[Segment | SummarySentence] = [brief.headline, *brief.segments, *brief.summary]
    named = cache(lambda: translate.names_of([u.source for u in units], glossary))
    signature = brief.provenance.signature
    return checks.CheckContext(
        article=brief.article,
        headline=brief.headline,
        segments=brief.segments,
        summary=brief.summary,
        removals=brief.removals,
        distances=dates.distances,
        terms=_WhenAsked(
            {u.id: u.source for u in units},
            lambda source: translate.glossary_terms(source, glossary, named()),
        ),
        named=named,
        notes=notes,
        headline_made=brief.headline_made,
        source_hints=dates.source_hints(brief.article.text) if hints is None else hints,
        condensing=bool(provenance.route_in(signature)),
        guessing=provenance.model_in(signature).partition("@")[0] in LEXICON_MODELS,
    )


class _WhenAsked(Mapping[str, T]):
    """What is read in each of some texts; few checks ask, and of few sentences."""

    def __init__(self, texts: Mapping[str, str], read: Callable[[str], T]) -> None:
        self._texts = texts
        self._read = read
        self._kept: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._kept:
            self._kept[key] = self._read(self._texts[key])
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def sign(
    translator: EngineInfo,
    summarizer: EngineInfo,
    options: BriefOptions,
    *,
    glossary: Glossary,
    memory_digest: str = "",
) -> str:
    """The signature of every brief made by these engines, rules and options."""
    parts = {
        "seg": segment.RULES_VERSION,
        "clean": clean.RULES_VERSION,
        "dates": dates.RULES_VERSION,
        "tr": translate.RULES_VERSION,
        "checks": checks.RULES_VERSION,
        "pick": summary.RULES_VERSION,
        "gls": glossary.sha256[:8],
    }
    if memory_digest:
        parts["tm"] = memory_digest[:12]
    if options.summary.route != SummaryOptions().route:
        # In words, because checks of a brief from a file ask for it.
        parts["route"] = options.summary.route
    if digest := _shaped(options):
        parts["opt"] = digest
    return provenance.signature(translator, summarizer, parts)


@lru_cache(maxsize=16)
def _shaped(options: BriefOptions) -> str:
    """Short hash of the options that shape a brief; empty where all are the defaults."""
    shaped = _shaping(options)
    if shaped == _shaping(BriefOptions()):
        return ""
    return hashlib.sha256(shaped.encode()).hexdigest()[:8]


def _shaping(options: BriefOptions) -> str:
    """The options that shape a brief and are not already in the signature, as one line."""
    neutral = replace(
        options,
        clean=replace(options.clean, keep=frozenset()),
        translate=replace(options.translate, glossary=None, memory=None, batch_tokens=0),
    )
    kept = ",".join(sorted(options.clean.keep))
    return f"{dataclasses.asdict(neutral)!r};{kept}"
