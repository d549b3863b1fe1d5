"""The engines without a model."""

from __future__ import annotations

import pytest

from summarize.engines.echo import EchoTranslator, LeadSummarizer, SalienceSummarizer
from summarize.protocols import Summarizer, Translator


def test_echo_copies_in_order() -> None:
    """Same count, same order, same text."""
    engine = EchoTranslator()
    assert isinstance(engine, Translator)
    sentences = ["Một.", "", "Hai.", "Một."]
    assert [hypothesis.text for hypothesis in engine.translate(sentences)] == sentences
    assert [len(hypotheses) for hypotheses in engine.nbest(sentences, 4)] == [1, 1, 1, 1]
    assert engine.count_tokens("Trời hôm nay đẹp") == 5


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Một câu. Hai câu. Ba câu. Bốn câu.", "Một câu. Hai câu. Ba câu."),
        ("Chỉ một câu.", "Chỉ một câu."),
        (
            "Giá tăng 3.5 lần. Đường tắc! Ai biết? Không ai.",
            "Giá tăng 3.5 lần. Đường tắc! Ai biết?",
        ),
        ("“Tôi đi.” Ông nói. Bà ở. Họ về.", "“Tôi đi.” Ông nói. Bà ở."),
        ("Ông nói… rồi thôi. Bà cười. Hết. Về.", "Ông nói… rồi thôi. Bà cười. Hết."),
        ("", ""),
    ],
)
def test_lead_takes_three_sentences(text: str, lead: str) -> None:
    """The first three, whole, closing quotes with them."""
    engine = LeadSummarizer()
    assert isinstance(engine, Summarizer)
    assert engine.summarize([text])[0][0].text == lead


def test_salience_proposes_nothing_and_leaves_the_chosen_sentences() -> None:
    """A rewriter without candidates: the stage's own choice stands."""
    engine = SalienceSummarizer()
    assert isinstance(engine, Summarizer)
    assert engine.info.rewrites
    assert engine.summarize(["Một câu.", "Hai câu."], 4) == [(), ()]
