"""The translation stage: equal sentences once, facts protected, the safest hypothesis kept.

For each sentence, in this order: an exact match of the memory; the first output of the model's
beam in which every protected span came through and the fact ledger balances; the first such of
a longer n-best list; plain decoding of the sentence without symbols; its clauses one by one;
symbols for lost names and terms as well; and whatever then loses least, with wrong values of
known wording put right (``repair``) and what is still lost recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summarize.document import Finding, Span
from summarize.facts import (
    KEPT_KINDS,
    Distances,
    Fact,
    Fixed,
    Masked,
    Term,
    Unmasked,
    compare,
    find_fixed,
    fold_diacritics,
    mask,
    no_distances,
    repeats,
    stands,
    unmask,
)
from summarize.options import TranslateOptions
from summarize.protocols import Hypothesis, Translator
from summarize.translate.choose import lost_facts, preference
from summarize.translate.glossary import Entry, Glossary
from summarize.translate.repair import repaired

#: Given a sentence, the editors' translation of exactly that sentence, or None.
#: ``(sentence, the one before, the one after) -> translation``; empty where there is none.
Memory = Callable[[str, str, str], str | None]
#: Splits a text at clauses into pieces of at most ``limit`` by the given measure.
ClauseSplitter = Callable[[str, int, Callable[[str], int]], list[str]]
#: Glossary kinds that fix a span's English wording: proper names of one spelling. Common terms
#: and countries are left to the model, which inflects them (Russia, Russian); they only inform
#: the checks.
FIXING_KINDS = frozenset({"exonym", "acronym", "place", "name"})


#: Tokens of a sentence below which its halves are no clauses.
LEAST_TO_HALVE = 12


def nothing_remembered(sentence: str, before: str, after: str) -> str | None:
    """The empty memory."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One translated sentence.

    Attributes:
        text: English.
        score: mean log-probability per token; None when no model was asked.
        origin: ``mt``, ``n-best``, ``plain`` (decoded without symbols), ``parts`` (clause by
            clause), ``names`` (with lost names as symbols), ``repair``, ``memory``.
        lost: facts of the source the text still does not state.
        fixed: the spans of the source whose wording was known.
        slips: how many slips the fact ledger still tells.
        repairs: wrong words of the model, each with what was put in their place.
    """

    text: str
    score: float | None
    origin: str
    lost: tuple[Fixed, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    slips: int = 0
    repairs: tuple[tuple[str, str], ...] = ()


def translate_texts(
    texts: Sequence[str],
    translator: Translator,
    options: TranslateOptions,
    *,
    glossary: Glossary,
    memory: Memory,
    split: ClauseSplitter,
    neighbours: Sequence[tuple[str, str]] | None = None,
    distances: Distances = no_distances,
) -> list[Translation]:
    """Translate sentences, in order; the model is asked once for equal sentences.

    Args:
        texts: Vietnamese sentences, from as many articles as are in hand.
        translator: any engine; one trained on symbols gets them, others get plain text.
        glossary: fixes the wording of names and acronyms.
        memory: exact matches that editors approved.
        split: cuts a sentence longer than the model takes; the pieces are joined again.
        neighbours: for each text the sentences before and after it, for the memory: an approved
            pair from the same place counts before one from another.
        distances: reads relative dates, for the fact ledger.
    """
    places = neighbours or [("", "")] * len(texts)
    remembered = [memory(text, *place) for text, place in zip(texts, places, strict=True)]
    done: dict[str, Translation] = {}
    asked = list(
        dict.fromkeys(text for text, known in zip(texts, remembered, strict=True) if known is None)
    )
    if translator.info.backend == "none":
        outputs = translator.translate(asked)
        done |= {
            text: Translation(text=out.text, score=None, origin="mt")
            for text, out in zip(asked, outputs, strict=True)
        }
    else:
        done |= _ask_model(asked, translator, options, glossary, split, distances)
    return [
        done[text] if known is None else Translation(text=known, score=None, origin="memory")
        for text, known in zip(texts, remembered, strict=True)
    ]


def glossary_spans(text: str, glossary: Glossary) -> list[Fixed]:
    """The spans of ``text`` whose wording the glossary fixes."""
    return [
        Fixed(
            span=match.span,
            kind="x",
            target=match.entry.target,
            fact="term",
            accepted=match.entry.also,
        )
        for match in glossary.find(text)
        if _fixes(match.entry)
    ]


def _fixes(entry: Entry) -> bool:
    if entry.kind == "user":
        return True
    letters = [word for word in entry.source.split() if len(word) > 1 and word.isupper()]
    if letters and not any(word in wording for word in letters for wording in entry.accepted):
        return True  # UBND, HTX: English has no such letters, and as a name they would be copied
    return entry.kind in FIXING_KINDS and entry.pos == "propn" and entry.domain != "country"


def glossary_terms(text: str, glossary: Glossary) -> list[Term]:
    """All glossary terms of ``text`` with every rendering that counts as right."""
    return [
        Term(
            text=match.span.of(text),
            accepted=tuple(
                dict.fromkeys(a for e in (match.entry, *match.alternatives) for a in e.accepted)
            ),
            span=match.span,
            kind=match.entry.kind,
        )
        for match in glossary.find(text)
    ]


def _ask_model(
    texts: list[str],
    translator: Translator,
    options: TranslateOptions,
    glossary: Glossary,
    split: ClauseSplitter,
    distances: Distances,
) -> dict[str, Translation]:
    markers = translator.info.markers and options.protect
    # Longest inputs are cut before masking, so that a symbol is never cut in two.
    pieces = {
        text: split(text, translator.info.max_tokens, translator.count_tokens) for text in texts
    }
    flat = list(dict.fromkeys(piece for parts in pieces.values() for piece in parts))
    known = {piece: _Known.of(piece, glossary, distances) for piece in flat}
    masked = {
        piece: mask(piece, known[piece].fixed) if markers else Masked(text=piece, fixed={})
        for piece in flat
    }
    shown = [masked[piece].text for piece in flat]
    free = min(options.n_best, translator.info.beam)
    lists = (
        translator.nbest(shown, free)
        if free > 1
        else [(hypothesis,) for hypothesis in translator.translate(shown)]
    )
    results: dict[str, Translation] = {}
    doubtful: list[str] = []
    for piece, hypotheses in zip(flat, lists, strict=True):
        results[piece], clean = _first_clean(hypotheses, masked[piece], known[piece])
        if not clean:
            doubtful.append(piece)
    if doubtful:
        results |= _second_look(doubtful, results, masked, known, translator, options, markers)
        lossy = {piece: results[piece] for piece in doubtful if results[piece].lost}
        results |= _in_parts(lossy, known, translator, glossary, split, markers)
    if markers:
        results |= _with_names(results, known, translator)
    results = {piece: _repaired(one, known[piece]) for piece, one in results.items()}
    return {text: _join([results[piece] for piece in parts]) for text, parts in pieces.items()}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a sentence before it is translated, and the ledger to hold it against."""

    text: str
    fixed: list[Fixed]
    terms: list[Term]
    distances: Distances

    @classmethod
    def of(cls, text: str, glossary: Glossary, distances: Distances) -> _Known:
        """Its fixed spans and glossary terms."""
        fixed = find_fixed(text, glossary_spans(text, glossary))
        return cls(text, fixed, glossary_terms(text, glossary), distances)

    def unprotected(self, output: str, slips: int) -> list[Fixed]:
        """Names and glossary terms that an output, of so many slips, lacks and no span protects."""
        names: list[Fact] = []
        if slips:
            ledger = compare(self.text, output, terms=self.terms, distances=self.distances)
            names = [s.source for s in ledger.slips if s.grave and s.what == "missing" and s.source]
        found = [
            Fixed(span=term.span, kind="x", target=term.accepted[0], fact="term")
            for term in self.terms
            if term.span
            and term.kind in KEPT_KINDS
            and not any(stands(wording, output) for wording in term.accepted)
        ] + [
            Fixed(span=name.span, kind="x", target=fold_diacritics(name.text), fact="name")
            for name in names
            if name.kind == "name"
        ]
        free: list[Fixed] = []
        for item in found:
            if all(
                item.span.end <= other.span.start or other.span.end <= item.span.start
                for other in (*self.fixed, *free)
            ):
                free.append(item)
        return free

    def slips(self, output: str) -> int:
        """Grave slips of the ledger."""
        ledger = compare(self.text, output, terms=self.terms, distances=self.distances)
        return sum(slip.grave for slip in ledger.slips)


def _first_clean(
    hypotheses: Sequence[Hypothesis], masked: Masked, known: _Known
) -> tuple[Translation, bool]:
    """The first clean output of the beam, one that the ledger balances before others; where none
    is clean, its best one, and False."""
    best, clean = _read(hypotheses[0], masked, known, "mt")
    if clean and not best.slips:
        return best, True
    clean_ones = [best] if clean else []
    for hypothesis in hypotheses[1:]:
        other, clean = _read(hypothesis, masked, known, "n-best")
        if clean and not other.slips:
            return other, True
        clean_ones += [other] if clean else []
    # No more time is spent where every protected span came through.
    return min(clean_ones, key=lambda c: c.slips, default=best), bool(clean_ones)


def _read(
    hypothesis: Hypothesis, masked: Masked, known: _Known, origin: str
) -> tuple[Translation, bool]:
    """A hypothesis in words, and whether it is clean."""
    shown: Unmasked = unmask(hypothesis.text, masked)
    lost = lost_facts(known.fixed, shown.text)
    clean = shown.whole and not lost and not repeats(shown.text) and bool(shown.text.strip())
    text = tidy(shown.text)
    translation = Translation(
        text=text,
        score=hypothesis.score,
        origin=origin,
        lost=lost,
        fixed=tuple(known.fixed),
        slips=known.slips(text),
    )
    return translation, clean


def _second_look(
    pieces: list[str],
    first: dict[str, Translation],
    masked: dict[str, Masked],
    known: dict[str, _Known],
    translator: Translator,
    options: TranslateOptions,
    markers: bool,
) -> dict[str, Translation]:
    """Next hypotheses, then plain decoding, for the sentences whose best output lost something."""
    chosen: dict[str, Translation] = {}
    lists = translator.nbest([masked[piece].text for piece in pieces], options.n_best)
    still: list[str] = []
    for piece, hypotheses in zip(pieces, lists, strict=True):
        candidates = [first[piece]]
        for hypothesis in hypotheses:
            candidate, clean = _read(hypothesis, masked[piece], known[piece], "n-best")
            if clean:
                chosen[piece] = candidate
                break
            candidates.append(candidate)
        else:
            chosen[piece] = _safest(candidates, known[piece])
            still.append(piece)
    if markers and still:
        for piece, hypothesis in zip(still, translator.translate(still), strict=True):
            plain, _ = _read(hypothesis, Masked(text=piece, fixed={}), known[piece], "plain")
            chosen[piece] = _safest([chosen[piece], plain], known[piece])
    return chosen


def _in_parts(
    so_far: dict[str, Translation],
    known: dict[str, _Known],
    translator: Translator,
    glossary: Glossary,
    split: ClauseSplitter,
    markers: bool,
) -> dict[str, Translation]:
    """Clause by clause, the sentences that every other way lost a fact of; where that keeps more.

    A long sentence of many figures overflows a small model; its halves do not. They read less well
    together, so this comes last.
    """
    halves: dict[str, list[str]] = {}
    for piece in so_far:
        length = translator.count_tokens(piece)
        if length >= LEAST_TO_HALVE:
            halves[piece] = split(piece, length // 2 + 1, translator.count_tokens)
    flat = list(dict.fromkeys(part for parts in halves.values() for part in parts))
    if not flat:
        return {}
    fixed = {part: find_fixed(part, glossary_spans(part, glossary)) for part in flat}
    shown = {
        part: mask(part, fixed[part]) if markers else Masked(text=part, fixed={}) for part in flat
    }
    outputs = translator.translate([shown[part].text for part in flat])
    texts = {
        part: unmask(output.text, shown[part]).text
        for part, output in zip(flat, outputs, strict=True)
    }
    chosen: dict[str, Translation] = {}
    for piece, parts in halves.items():
        whole = Hypothesis(
            text=" ".join(texts[part] for part in parts), score=so_far[piece].score or 0.0
        )
        joined, _ = _read(whole, Masked(text=piece, fixed={}), known[piece], "parts")
        if len(joined.lost) < len(so_far[piece].lost):
            chosen[piece] = joined
    return chosen


def _with_names(
    so_far: dict[str, Translation], known: dict[str, _Known], translator: Translator
) -> dict[str, Translation]:
    """Lost names and terms, put through as symbols like those that are known by their spelling.

    A Vietnamese name of unusual words is told from other words only when the ledger misses it; in
    English it is written as it stands, without its marks. Terms are left to the model first, which
    inflects them.
    """
    missing = {
        piece: known[piece].unprotected(one.text, one.slips) for piece, one in so_far.items()
    }
    more = {
        piece: replace(
            known[piece],
            fixed=sorted([*known[piece].fixed, *spans], key=lambda f: f.span.start),
        )
        for piece, spans in missing.items()
        if spans
    }
    if not more:
        return {}
    masked = {piece: mask(piece, one.fixed) for piece, one in more.items()}
    outputs = translator.translate([one.text for one in masked.values()])
    chosen: dict[str, Translation] = {}
    for (piece, one), output in zip(more.items(), outputs, strict=True):
        again, clean = _read(output, masked[piece], one, "names")
        # All its symbols came through, so what was missing is there: nothing else may be lost.
        if clean and again.slips <= so_far[piece].slips:
            chosen[piece] = again
    return chosen


def _safest(candidates: Sequence[Translation], known: _Known) -> Translation:
    return min(
        candidates, key=lambda c: preference(known.fixed, c.text, c.score or 0.0, slips=c.slips)
    )


def _repaired(translation: Translation, known: _Known) -> Translation:
    """The translation with wrong values put right, where the ledger tells of any."""
    if not translation.slips:
        return translation
    text, repairs = repaired(
        known.text, translation.text, known.fixed, known.terms, known.distances
    )
    if not repairs:
        return translation
    return replace(
        translation,
        text=text,
        origin="repair",
        lost=lost_facts(known.fixed, text),
        slips=known.slips(text),
        repairs=repairs,
    )


def _join(parts: list[Translation]) -> Translation:
    if len(parts) == 1:
        return parts[0]
    scores = [p.score for p in parts if p.score is not None]
    return Translation(
        text=" ".join(p.text for p in parts),
        score=min(scores) if scores else None,
        origin=next((p.origin for p in parts if p.origin == "repair"), parts[0].origin),
        lost=tuple(f for p in parts for f in p.lost),
        slips=sum(p.slips for p in parts),
        repairs=tuple(r for p in parts for r in p.repairs),
    )


def told_repairs(id_: str, translation: Translation) -> list[Finding]:
    """A finding for each wrong value that was put right in the sentence ``id_``."""
    found = []
    for wrong, right in translation.repairs:
        at = translation.text.find(right)
        found.append(
            Finding(
                check="repair",
                category="accuracy/mistranslation",
                severity="minor",
                message=f"The model wrote “{wrong}”; “{right}” of the source was put in its place",
                segment_ids=(id_,),
                target_spans=(Span(start=at, end=at + len(right)),) if at >= 0 else (),
            )
        )
    return found


def tidy(text: str) -> str:
    """English spacing and an opening capital; wording is left alone."""
    text = " ".join(text.split())
    for mark in (",", ".", ";", ":", "!", "?", "%", ")"):
        text = text.replace(f" {mark}", mark)
    text = text.replace("( ", "(").replace("$ ", "$")
    start = next((i for i, c in enumerate(text) if c.isalpha()), None)
    if (
        start is not None
        and text[start].islower()
        and not any(c.isupper() or c.isdigit() for c in text[:start] + text[start:].split()[0])
    ):
        text = text[:start] + text[start].upper() + text[start + 1 :]
    return text
