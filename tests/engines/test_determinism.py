"""In int8 what a sentence becomes does not depend on its neighbours, to the last bit."""

from __future__ import annotations

import random
from collections import deque
from pathlib import Path

import pytest

from summarize.engines.catalog import load_translator
from summarize.engines.ctranslate2 import stretched
from summarize.options import EngineOptions
from summarize.protocols import Ask, Translator
from tests.engines.tiny import QUESTIONS, SENTENCES


@pytest.mark.parametrize("beam", [1, 4])
def test_alone_or_in_any_company(cache: Path, beam: int) -> None:
    """Alone, all together, in random parts, with small batches: equal texts and equal scores.

    The built-in weights, since int8 is too coarse for random ones on processors without VNNI.
    """
    options = EngineOptions(device="cpu", beam=beam, threads=1)
    translator = load_translator("builtin", options=options, cache=cache)
    assert "int8" in translator.info.decoding
    sentences = [
        *SENTENCES[:8],
        *QUESTIONS,
        *(f"{a} {b}" for a, b in zip(SENTENCES[:3], QUESTIONS, strict=False)),
    ]
    together = translator.translate(sentences)
    alone = [translator.translate([sentence])[0] for sentence in sentences]
    assert together == alone
    order = list(range(len(sentences)))
    random.Random(7).shuffle(order)
    for start in range(0, len(order), 5):
        part = order[start : start + 5]
        assert translator.translate([sentences[i] for i in part]) == [together[i] for i in part]
    narrow = load_translator(
        "builtin",
        options=EngineOptions(device="cpu", beam=beam, threads=2, batch_tokens=64),
        cache=cache,
    )
    assert narrow.translate(sentences) == together
    answers = answered(narrow, sentences, 2)
    assert answers == answered(translator, sentences, 2)
    assert [answers[sentence, 1][0] for sentence in sentences] == together


def answered(translator: Translator, texts: list[str], n: int) -> dict[tuple[str, int], object]:
    """The best outputs of texts, and ``n`` of every third, asked for when the first came."""
    asked = deque(Ask(text=text) for text in dict.fromkeys(texts))
    answers = {}
    for ask, hypotheses in translator.answer(asked):
        answers[ask.text, ask.n] = hypotheses
        if ask.n == 1 and texts.index(ask.text) % 3 == 0:
            asked.append(Ask(text=ask.text, n=n))
    return answers


def test_stretched_keeps_the_end_mark() -> None:
    """The companion is longer by what was asked, and still ends."""
    assert stretched(["a", "b", "</s>"], 2) == ["a", "b", "b", "b", "</s>"]
    assert len(stretched(["</s>"], 7)) == 8


def test_one_sentence_is_no_list_of_sentences(cache: Path) -> None:
    """A string is a sequence of strings to Python; its letters were translated one by one."""
    translator = load_translator("builtin", options=EngineOptions(device="cpu"), cache=cache)
    with pytest.raises(TypeError, match="letter by letter"):
        translator.translate(SENTENCES[0])
