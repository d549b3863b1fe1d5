"""What is tried for a sentence whose best output lost something.

Each remedy takes what there is so far and gives the sentences it did better; the stage says in
which order they are tried.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarize.document import Finding, Span
from summarize.facts import Masked, mask, unmask
from summarize.options import TranslateOptions
from summarize.protocols import Hypothesis, Translator
from summarize.translate.candidate import Translation, read, safest
from summarize.translate.choose import lost_facts
from summarize.translate.glossary import Glossary
from summarize.translate.known import Known, fixed_spans
from summarize.translate.repair import repaired

#: Splits a text at clauses into pieces of at most ``limit`` by the given measure.
ClauseSplitter = Callable[[str, int, Callable[[str], int]], list[str]]
#: Tokens of a sentence below which its halves are no clauses.
LEAST_TO_HALVE = 12


def second_look(
    pieces: list[str],
    first: dict[str, Translation],
    masked: dict[str, Masked],
    known: dict[str, Known],
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
            candidate, clean = read(hypothesis, masked[piece], known[piece], "n-best")
            if clean:
                chosen[piece] = candidate
                break
            candidates.append(candidate)
        else:
            chosen[piece] = safest(candidates, known[piece])
            still.append(piece)
    if markers and still:
        for piece, hypothesis in zip(still, translator.translate(still), strict=True):
            plain, _ = read(hypothesis, Masked(text=piece, fixed={}), known[piece], "plain")
            chosen[piece] = safest([chosen[piece], plain], known[piece])
    return chosen


def in_parts(
    so_far: dict[str, Translation],
    known: dict[str, Known],
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
    fixed = {part: fixed_spans(part, glossary) for part in flat}
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
        joined, _ = read(whole, Masked(text=piece, fixed={}), known[piece], "parts")
        if len(joined.lost) < len(so_far[piece].lost):
            chosen[piece] = joined
    return chosen


def with_names(
    so_far: dict[str, Translation], known: dict[str, Known], translator: Translator
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
    shown = [one.text for one in masked.values()]
    beam = translator.info.beam  # what it holds costs nothing
    lists = (
        translator.nbest(shown, beam)
        if beam > 1
        else [(one,) for one in translator.translate(shown)]
    )
    chosen: dict[str, Translation] = {}
    for (piece, one), hypotheses in zip(more.items(), lists, strict=True):
        for hypothesis in hypotheses:
            again, clean = read(hypothesis, masked[piece], one, "names")
            # All its symbols came through, so what was missing is there: nothing else may be lost.
            if clean and again.slips <= so_far[piece].slips:
                chosen[piece] = again
                break
    return chosen


def put_right(translation: Translation, known: Known) -> Translation:
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
