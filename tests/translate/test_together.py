"""Many sentences on their ways through one engine that answers from a script."""

from collections import deque
from collections.abc import Iterator

import pytest

from summarize import segment
from summarize.dates import distances
from summarize.errors import ModelError
from summarize.options import TranslateOptions
from summarize.protocols import Ask, Hypotheses, Hypothesis
from summarize.translate import Glossary, nothing_remembered, translate_texts
from summarize.translate.together import Way, together
from tests.translate.test_stage import Scripted

TABLE = {
    "Có ⟨n0⟩ người.": ["There were people.", "There are people."],
    "Có ⟨n0⟩ xe.": ["There were ⟨n0⟩ cars."],
    "Cuộc họp diễn ra ở Thụy Sĩ.": ["The meeting took place."],
    "Cuộc họp diễn ra ở ⟨x0⟩.": ["The meeting took place in ⟨x0⟩."],
    "Có 45 người.": ["There were 45 people."],
    "Có 46 người.": ["There were people."],
}
TEXTS = ["Có 45 người.", "Có 12 xe.", "Cuộc họp diễn ra ở Thụy Sĩ.", "Có 46 người."]


class Ordered(Scripted):
    """Answers one ask at a time, the first or the last that was asked."""

    def __init__(self, *, last: bool) -> None:
        super().__init__(TABLE)
        self.last = last
        self.order: list[str] = []

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        while asked:
            ask = asked.pop() if self.last else asked.popleft()
            self.order.append(ask.text)
            yield ask, self.nbest([ask.text], ask.n)[0]


class Failing(Scripted):
    """Fails at its second answer."""

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        yield asked.popleft(), (Hypothesis(text="There were cars."),)
        raise ModelError("scripted: no memory is left", "use a smaller --batch-tokens")


def translated(engine: Scripted) -> list:
    return translate_texts(
        TEXTS, engine, TranslateOptions(), glossary=Glossary.shipped(),
        memory=nothing_remembered, split=segment.split_clauses, distances=distances,
    )  # fmt: skip


def test_the_order_of_answers_changes_nothing():
    """Batches of any size, the first answered first or last: the same translations in order."""
    first, last, batched = Ordered(last=False), Ordered(last=True), Scripted(TABLE)
    done = translated(batched)
    assert translated(first) == translated(last) == done
    assert first.order != last.order
    assert [(d.text, d.origin) for d in done[:3]] == [
        ("There were 45 people.", "plain"),
        ("There were 12 cars.", "mt"),
        ("The meeting took place in Switzerland.", "names"),
    ]


def test_what_two_sentences_ask_alike_is_asked_once_and_together():
    """Both sentences of people read alike with a symbol; each gets its own figure, and what all
    ask next is one list."""
    engine = Scripted(TABLE)
    translated(engine)
    assert engine.asked.count("Có ⟨n0⟩ người.") == 1
    assert engine.lists == [(1, TranslateOptions().n_best)]
    assert sorted(engine.asked[-2:]) == ["Có 45 người.", "Có 46 người."]


def test_a_way_that_asks_several_waits_for_all_of_them():
    """The answers come in the order asked, whatever order they were given in; equal ones twice."""

    def way(texts: list[str]) -> Way[list[str]]:
        answers = yield [Ask(text=text) for text in texts]
        return [one.text for (one,) in answers]

    engine = Scripted({"a": ["A"], "b": ["B"], "c": ["C"]})
    ways = {1: way(["b", "a", "b"]), 2: way(["c"]), 3: way(["a", "c"])}
    assert together(ways, engine) == {1: ["B", "A", "B"], 2: ["C"], 3: ["A", "C"]}
    assert sorted(engine.asked) == ["a", "b", "c"]


def test_an_engine_that_fails_stops_all_with_its_own_error():
    """No translation is made up for what was not answered."""
    with pytest.raises(ModelError, match="no memory is left"):
        translated(Failing(TABLE))
