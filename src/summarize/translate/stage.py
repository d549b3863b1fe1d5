"""The translation stage: equal sentences once, facts protected, the safest hypothesis kept.

For each sentence, in this order: an exact match of the memory; the first output of the model's
beam in which every protected span came through; the first such of a longer n-best list; plain
decoding of the sentence without symbols; and whatever then loses least, with the loss recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.facts import Fixed, Masked, Term, Unmasked, find_fixed, mask, repeats, unmask
from summarize.options import TranslateOptions
from summarize.protocols import Hypothesis, Translator
from summarize.translate.choose import lost_facts, preference
from summarize.translate.glossary import Entry, Glossary

#: Given a sentence, the editors' translation of exactly that sentence, or None.
#: ``(sentence, the one before, the one after) -> translation``; empty where there is none.
Memory = Callable[[str, str, str], str | None]
#: Splits a text at clauses into pieces of at most ``limit`` by the given measure.
ClauseSplitter = Callable[[str, int, Callable[[str], int]], list[str]]
#: Glossary kinds that fix a span's English wording: proper names of one spelling. Common terms
#: and countries are left to the model, which inflects them (Russia, Russian); they only inform
#: the checks.
FIXING_KINDS = frozenset({"exonym", "acronym", "place", "name"})


def nothing_remembered(sentence: str, before: str, after: str) -> str | None:
    """The empty memory."""
    return None


#: Tokens of a sentence below which its halves are no clauses.
LEAST_TO_HALVE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One translated sentence.

    Attributes:
        text: English.
        score: mean log-probability per token; None when no model was asked.
        origin: ``mt``, ``n-best``, ``plain`` (decoded without symbols), ``parts`` (clause by
            clause), ``memory``.
        lost: facts of the source the text still does not state.
        fixed: the spans of the source whose wording was known.
    """

    text: str
    score: float | None
    origin: str
    lost: tuple[Fixed, ...] = ()
    fixed: tuple[Fixed, ...] = ()


def translate_texts(
    texts: Sequence[str],
    translator: Translator,
    options: TranslateOptions,
    *,
    glossary: Glossary,
    memory: Memory,
    split: ClauseSplitter,
    neighbours: Sequence[tuple[str, str]] | None = None,
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
        done |= _ask_model(asked, translator, options, glossary, split)
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
) -> dict[str, Translation]:
    markers = translator.info.markers and options.protect
    # Longest inputs are cut before masking, so that a symbol is never cut in two.
    pieces = {
        text: split(text, translator.info.max_tokens, translator.count_tokens) for text in texts
    }
    flat = list(dict.fromkeys(piece for parts in pieces.values() for piece in parts))
    fixed = {piece: find_fixed(piece, glossary_spans(piece, glossary)) for piece in flat}
    masked = {
        piece: mask(piece, fixed[piece]) if markers else Masked(text=piece, fixed={})
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
        result, clean = _first_clean(hypotheses, masked[piece], fixed[piece])
        results[piece] = result
        if not clean:
            doubtful.append(piece)
    if doubtful:
        results |= _second_look(doubtful, results, masked, fixed, translator, options, markers)
        lossy = [piece for piece in doubtful if results[piece].lost]
        results |= _in_parts(lossy, results, fixed, translator, glossary, split, markers)
    return {text: _join([results[piece] for piece in parts]) for text, parts in pieces.items()}


def _first_clean(
    hypotheses: Sequence[Hypothesis], masked: Masked, fixed: Sequence[Fixed]
) -> tuple[Translation, bool]:
    """The first clean output of the beam; where none is, its best one, and False."""
    best, clean = _read(hypotheses[0], masked, fixed, "mt")
    if not clean:
        for hypothesis in hypotheses[1:]:
            other, clean = _read(hypothesis, masked, fixed, "n-best")
            if clean:
                return other, True
    return best, clean


def _read(
    hypothesis: Hypothesis, masked: Masked, fixed: Sequence[Fixed], origin: str
) -> tuple[Translation, bool]:
    """A hypothesis in words, and whether it is clean."""
    shown: Unmasked = unmask(hypothesis.text, masked)
    lost = lost_facts(fixed, shown.text)
    clean = shown.whole and not lost and not repeats(shown.text) and bool(shown.text.strip())
    translation = Translation(
        text=tidy(shown.text),
        score=hypothesis.score,
        origin=origin,
        lost=lost,
        fixed=tuple(fixed),
    )
    return translation, clean


def _second_look(
    pieces: list[str],
    first: dict[str, Translation],
    masked: dict[str, Masked],
    fixed: dict[str, list[Fixed]],
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
            candidate, clean = _read(hypothesis, masked[piece], fixed[piece], "n-best")
            if clean:
                chosen[piece] = candidate
                break
            candidates.append(candidate)
        else:
            chosen[piece] = _safest(candidates, fixed[piece])
            still.append(piece)
    if markers and still:
        for piece, hypothesis in zip(still, translator.translate(still), strict=True):
            plain, _ = _read(hypothesis, Masked(text=piece, fixed={}), fixed[piece], "plain")
            chosen[piece] = _safest([chosen[piece], plain], fixed[piece])
    return chosen


def _in_parts(
    pieces: list[str],
    so_far: dict[str, Translation],
    fixed: dict[str, list[Fixed]],
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
    for piece in pieces:
        length = translator.count_tokens(piece)
        if length >= LEAST_TO_HALVE:
            halves[piece] = split(piece, length // 2 + 1, translator.count_tokens)
    flat = list(dict.fromkeys(part for parts in halves.values() for part in parts))
    if not flat:
        return {}
    known = {part: find_fixed(part, glossary_spans(part, glossary)) for part in flat}
    shown = {
        part: mask(part, known[part]) if markers else Masked(text=part, fixed={}) for part in flat
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
        joined, _ = _read(whole, Masked(text=piece, fixed={}), fixed[piece], "parts")
        if len(joined.lost) < len(so_far[piece].lost):
            chosen[piece] = joined
    return chosen


def _safest(candidates: Sequence[Translation], fixed: Sequence[Fixed]) -> Translation:
    return min(candidates, key=lambda c: preference(fixed, c.text, c.score or 0.0))


def _join(parts: list[Translation]) -> Translation:
    if len(parts) == 1:
        return parts[0]
    scores = [p.score for p in parts if p.score is not None]
    return Translation(
        text=" ".join(p.text for p in parts),
        score=min(scores) if scores else None,
        origin=parts[0].origin,
        lost=tuple(f for p in parts for f in p.lost),
    )


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
