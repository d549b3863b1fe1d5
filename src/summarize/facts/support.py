"""Whether what one text states stands in another of the same language: a summary's evidence."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.fact import Fact
from summarize.facts.ledger import read_facts
from summarize.facts.naming import name_facts
from summarize.facts.numbers import Language
from summarize.facts.spelling import standing, words_of


def unsupported(
    sentence: str, evidence: str | Sequence[str], language: Language = "vi"
) -> tuple[Fact, ...]:
    """Firm facts of ``sentence`` that ``evidence`` does not state, in order.

    A text may say less than its evidence (``22/6`` of ``22/6/2021``) and repeat it as often as
    it likes, never say more. Names are told in Vietnamese only, where spelling gives them away.

    Args:
        evidence: one text, or the sentences of one; those that share the fact's own words are
            read first, since a whole story may stand behind a short headline.
    """
    pieces = (evidence,) if isinstance(evidence, str) else tuple(evidence)
    if sentence in pieces:
        return ()  # it is its own evidence
    open_facts = [fact for fact in read_facts(sentence, language) if fact.firm]
    open_names = [*name_facts(sentence, language)]
    for piece in pieces if len(pieces) > 1 else ():
        if any(f.text in piece for f in open_facts):
            stated = read_facts(piece, language)
            open_facts = [f for f in open_facts if not any(f.agrees(other) for other in stated)]
        if any(n.text in piece for n in open_names):
            open_names = [n for n in open_names if standing(n.text, words_of(piece)) is None]
    whole = " ".join(pieces)
    if open_facts:
        stated = read_facts(whole, language)
        open_facts = [f for f in open_facts if not any(f.agrees(other) for other in stated)]
    if open_names:
        open_names = [n for n in open_names if standing(n.text, words_of(whole)) is None]
    return tuple(sorted((*open_facts, *open_names), key=lambda f: f.span.start))
