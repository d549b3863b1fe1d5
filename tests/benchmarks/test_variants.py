"""What the curve measures: features taken out of the shipped translator do what they say."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

from benchmarks.corpus import sentences
from benchmarks.variants import Alone, Features, translator
from summarize.protocols import Ask, Translator


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("variants")


def answers(asked: Translator, *asks: Ask) -> dict[Ask, list[str]]:
    return {ask: [one.text for one in found] for ask, found in asked.answer(deque(asks))}


def test_sentences_alone_have_the_outputs_they_have_together(scratch: Path) -> None:
    """A look of a beam of its own among them, which the methods for one text cannot ask for."""
    ours = translator(Features(), scratch)
    texts = sentences()[:4]
    asks = [*(Ask(text=text, n=4) for text in texts), Ask(text=texts[0], n=2, beam=2)]
    assert answers(Alone(ours), *asks) == answers(ours, *asks)
