"""Whether what one text states stands in another of the same language: a summary's evidence."""

from __future__ import annotations

from summarize.facts.fact import Fact
from summarize.facts.ledger import read_facts
from summarize.facts.naming import name_facts
from summarize.facts.numbers import Language
from summarize.facts.spelling import standing, words_of


def unsupported(sentence: str, evidence: str, language: Language = "vi") -> tuple[Fact, ...]:
    """Firm facts of ``sentence`` that ``evidence`` does not state, in order.

    A text may say less than its evidence (``22/6`` of ``22/6/2021``) and repeat it as often as
    it likes, never say more. Names are told in Vietnamese only, where spelling gives them away.
    """
    missing: list[Fact] = []
    # What bears out nothing is not read: a whole story may stand behind a short headline.
    if firm := [fact for fact in read_facts(sentence, language) if fact.firm]:
        stated = read_facts(evidence, language)
        missing += [f for f in firm if not any(f.agrees(other) for other in stated)]
    if names := name_facts(sentence, language):
        words = words_of(evidence)
        missing += [n for n in names if standing(n.text, words) is None]
    return tuple(sorted(missing, key=lambda f: f.span.start))
