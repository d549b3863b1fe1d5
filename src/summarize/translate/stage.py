"""The translation stage: equal sentences once, facts protected, the safest hypothesis kept.

For each sentence, in this order: an exact match of the memory; the first output of the model's
beam in which every protected span came through and the fact ledger balances; the first such of
a longer n-best list; its clauses one by one; plain decoding of the sentence without symbols;
symbols for lost names and terms as well; and whatever then loses least, with wrong values of
known wording put right (``repair``) and what is still lost recorded. ``way`` says all of it for
one sentence; ``together`` lets all sentences go their ways at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat

from summarize.facts import Distances, no_distances
from summarize.options import TranslateOptions
from summarize.protocols import Translator
from summarize.translate.candidate import Translation
from summarize.translate.glossary import Glossary
from summarize.translate.known import names_of, standing_in
from summarize.translate.together import together
from summarize.translate.way import ClauseSplitter, Means, way

#: Which spans are protected, and which output is taken.
RULES_VERSION = "8"
#: Given a sentence, the editors' translation of exactly that sentence, or None.
#: ``(sentence, the one before, the one after) -> translation``; empty where there is none.
Memory = Callable[[str, str, str], str | None]
#: A text, and the names in it that are sure elsewhere in its article.
Sentence = tuple[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


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
    articles: Sequence[int] = (),
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
        articles: how many of the texts each article has, in order: a name that is sure in one
            sentence is so in all of its article. Without it each sentence stands alone.
        distances: reads relative dates, for the fact ledger.
    """
    places = neighbours or [("", "")] * len(texts)
    remembered = [memory(text, *place) for text, place in zip(texts, places, strict=True)]
    bare = translator.info.backend == "none"
    sentences = _with_names(texts, () if bare else articles, glossary)
    asked = _asked(sentences, remembered)
    if bare:
        outputs = translator.translate([text for text, _ in asked])
        done = {
            sentence: Translation(text=out.text, score=None, origin="mt")
            for sentence, out in zip(asked, outputs, strict=True)
        }
    else:
        done = _ask_model(asked, translator, options, glossary, split, distances)
    return [
        done[sentence] if known is None else Translation(text=known, score=None, origin="memory")
        for sentence, known in zip(sentences, remembered, strict=True)
    ]


def _with_names(
    texts: Sequence[str], articles: Sequence[int], glossary: Glossary
) -> list[Sentence]:
    """Each text with those of its article's sure names that stand in it."""
    sentences: list[Sentence] = []
    for size in articles:
        part = texts[len(sentences) : len(sentences) + size]
        names = names_of(part, glossary)
        sentences += [(text, standing_in(text, names)) for text in part]
    return [*sentences, *zip(texts[len(sentences) :], repeat(_NONE))]


def _asked(sentences: Sequence[Sentence], remembered: Sequence[str | None]) -> list[Sentence]:
    """The sentences that no memory knows, each once."""
    pairs = zip(sentences, remembered, strict=True)
    return list(dict.fromkeys(sentence for sentence, known in pairs if known is None))


def _ask_model(
    asked: Sequence[Sentence],
    translator: Translator,
    options: TranslateOptions,
    glossary: Glossary,
    split: ClauseSplitter,
    distances: Distances,
) -> dict[Sentence, Translation]:
    # Longest inputs are cut before masking, so that a symbol is never cut in two.
    pieces = {
        (text, named): [
            (part, named)
            for part in split(text, translator.info.max_tokens, translator.count_tokens)
        ]
        for text, named in asked
    }
    means = Means(
        translator=translator,
        options=options,
        glossary=glossary,
        split=split,
        distances=distances,
    )
    flat = dict.fromkeys(piece for parts in pieces.values() for piece in parts)
    results = together({piece: way(piece[0], means, piece[1]) for piece in flat}, translator)
    return {one: _join([results[piece] for piece in parts]) for one, parts in pieces.items()}


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
