"""The translation stage: equal sentences once, facts protected, the safest hypothesis kept.

For each sentence, in this order: an exact match of the memory; the first output of the model's
beam in which every protected span came through and the fact ledger balances; the first such of
a longer n-best list; plain decoding of the sentence without symbols; its clauses one by one;
symbols for lost names and terms as well; and whatever then loses least, with wrong values of
known wording put right (``repair``) and what is still lost recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.facts import Distances, Masked, mask, no_distances
from summarize.options import TranslateOptions
from summarize.protocols import Hypothesis, Translator
from summarize.translate.candidate import Translation, read
from summarize.translate.glossary import Glossary
from summarize.translate.known import Known
from summarize.translate.remedies import (
    ClauseSplitter,
    in_parts,
    put_right,
    second_look,
    with_names,
)

#: Given a sentence, the editors' translation of exactly that sentence, or None.
#: ``(sentence, the one before, the one after) -> translation``; empty where there is none.
Memory = Callable[[str, str, str], str | None]


def nothing_remembered(sentence: str, before: str, after: str) -> str | None:
    """The empty memory."""
    return None


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
    known = {piece: Known.of(piece, glossary, distances) for piece in flat}
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
        results |= second_look(doubtful, results, masked, known, translator, options, markers)
        lossy = {piece: results[piece] for piece in doubtful if results[piece].lost}
        results |= in_parts(lossy, known, translator, glossary, split, markers)
    if markers:
        results |= with_names(results, known, translator)
    results = {piece: put_right(one, known[piece]) for piece, one in results.items()}
    return {text: _join([results[piece] for piece in parts]) for text, parts in pieces.items()}


def _first_clean(
    hypotheses: Sequence[Hypothesis], masked: Masked, known: Known
) -> tuple[Translation, bool]:
    """The first clean output of the beam, one that the ledger balances before others; where none
    is clean, its best one, and False."""
    best, clean = read(hypotheses[0], masked, known, "mt")
    if clean and not best.slips:
        return best, True
    clean_ones = [best] if clean else []
    for hypothesis in hypotheses[1:]:
        other, clean = read(hypothesis, masked, known, "n-best")
        if clean and not other.slips:
            return other, True
        clean_ones += [other] if clean else []
    # No more time is spent where every protected span came through.
    return min(clean_ones, key=lambda c: c.slips, default=best), bool(clean_ones)


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
