"""The translation stage: equal sentences once, facts protected, the safest hypothesis kept.

For each sentence, in this order: an exact match of the memory; the first output of the model's
beam in which every protected span came through and the fact ledger balances; the first such of
a longer n-best list; plain decoding of the sentence without symbols; its clauses one by one;
symbols for lost names and terms as well; and whatever then loses least, with wrong values of
known wording put right (``repair``) and what is still lost recorded. ``way`` says all of it for
one sentence; ``together`` lets all sentences go their ways at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.facts import Distances, no_distances
from summarize.options import TranslateOptions
from summarize.protocols import Translator
from summarize.translate.candidate import Translation
from summarize.translate.glossary import Glossary
from summarize.translate.together import together
from summarize.translate.way import ClauseSplitter, Means, way

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
    # Longest inputs are cut before masking, so that a symbol is never cut in two.
    pieces = {
        text: split(text, translator.info.max_tokens, translator.count_tokens) for text in texts
    }
    means = Means(
        translator=translator,
        options=options,
        glossary=glossary,
        split=split,
        distances=distances,
    )
    flat = dict.fromkeys(piece for parts in pieces.values() for piece in parts)
    results = together({piece: way(piece, means) for piece in flat}, translator)
    return {text: _join([results[piece] for piece in parts]) for text, parts in pieces.items()}


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
