"""CTranslate2 in float32 and transformers give the same tokens, family by family."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from summarize.engines import library_layout, marian_layout
from summarize.engines.cards import Card
from summarize.engines.checkpoint import Checkpoint, open_checkpoint
from summarize.engines.conversion import pieces_of
from summarize.engines.ctranslate2 import CTranslate2Model
from summarize.engines.parity import measure, vocabularies
from summarize.engines.reference import make_reference
from summarize.engines.roles import DecodingOptions
from summarize.engines.start import start_of
from summarize.engines.tokens import token_ids
from summarize.engines.transformers import TransformersModel
from tests.engines.tiny import FAMILIES, QUESTIONS, build

#: How each family wants to be spoken to; the same conventions as real cards.
CARDS = {
    "marian": Card(name="tiny-marian", task="translate", limit_in=128, limit_out=24),
    "t5": Card(name="tiny-t5", task="translate", source_prefix="vi: ", limit_in=128, limit_out=24),
    "mt5": Card(name="tiny-mt5", task="summarise", limit_in=128, limit_out=24, no_repeat=2),
    "mbart": Card(
        name="tiny-mbart",
        task="translate",
        source_code="vi_VN",
        target_code="en_XX",
        start="target_code",
        limit_in=128,
        limit_out=24,
    ),
    "nllb": Card(
        name="tiny-nllb",
        task="translate",
        source_code="vie_Latn",
        target_code="eng_Latn",
        limit_in=128,
        limit_out=24,
    ),
    "bart": Card(
        name="tiny-bart",
        task="summarise",
        source_language="en",
        limit_in=128,
        limit_out=24,
        no_repeat=3,
        length_penalty=2.0,
    ),
}


@dataclass(frozen=True)
class Tiny:
    """A checkpoint and its float32 conversion, made in this process."""

    checkpoint: Checkpoint
    card: Card
    converted: Path

    def fast(self, beam: int, quantisation: str = "float32") -> CTranslate2Model:
        """The CTranslate2 engine."""
        start = start_of(self.checkpoint, self.card, token_ids(self.checkpoint.folder).get)
        tokens = vocabularies(self.converted)[1]
        return CTranslate2Model(
            self.converted,
            pieces=pieces_of(self.checkpoint, self.converted),
            card=self.card,
            options=DecodingOptions(beam=beam, threads=1),
            quantisation=quantisation,
            revision="test",
            forced=None if start.forced is None else tokens[start.forced],
        )

    def right(self, beam: int) -> TransformersModel:
        """The transformers engine."""
        return TransformersModel(
            self.checkpoint, self.card, DecodingOptions(beam=beam, threads=1), "test"
        )


def convert_here(
    checkpoint: Checkpoint, card: Card, out: Path, quantisation: str = "float32"
) -> Path:
    """What the child process does, without the child."""
    out.mkdir()
    start = start_of(checkpoint, card, token_ids(checkpoint.folder).get)
    if checkpoint.family == "marian":
        files = [str(path) for path in checkpoint.weights]
        marian_layout.main([str(out), quantisation, str(checkpoint.folder), *files])
    else:
        codes = [card.source_code, card.target_code, str(start.token)]
        library_layout.main([str(out), quantisation, str(checkpoint.folder), *codes])
    return out


@pytest.fixture(scope="module", params=FAMILIES)
def tiny(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    family = str(request.param)
    folder = tmp_path_factory.mktemp(family)
    checkpoint = open_checkpoint(build(family, folder / "model"))
    card = CARDS[family]
    return Tiny(
        checkpoint=checkpoint, card=card, converted=convert_here(checkpoint, card, folder / "ct2")
    )


@pytest.mark.parametrize(("beam", "n"), [(1, 1), (4, 1), (4, 3)])
def test_same_tokens_and_scores(tiny: Tiny, beam: int, n: int) -> None:
    """Greedy, beam and n-best: the same tokens, and the same scores to four places."""
    texts = [tiny.card.source_prefix + text for text in QUESTIONS]
    fast = tiny.fast(beam).generate_tokens(texts, n)
    right = tiny.right(beam).generate_ids(texts, n)
    tokens = vocabularies(tiny.converted)[1]
    for ours, theirs in zip(fast, right, strict=True):
        assert [out for out, _ in ours] == [[tokens[i] for i in output.ids] for output in theirs]
        # With forbidden n-grams CTranslate2's probabilities are of the allowed tokens;
        # transformers' are scored afterwards, with nothing forbidden.
        near = 0.2 if tiny.card.no_repeat else 1e-4
        assert [score for _, score in ours] == pytest.approx(
            [output.score for output in theirs], abs=near
        )


def test_outputs_say_something(tiny: Tiny) -> None:
    """The random models answer with different, non-empty outputs: the test above compares much."""
    outputs = [outputs[0].ids for outputs in tiny.right(1).generate_ids(QUESTIONS, 1)]
    assert len(set(outputs)) > 1
    assert all(len(ids) > 3 for ids in outputs)


def test_the_gate_measures_it(tiny: Tiny) -> None:
    """The gate's own figures for a float32 conversion."""
    reference = make_reference(tiny.checkpoint.folder, tiny.card)
    model = tiny.fast(1)._model
    pieces = pieces_of(tiny.checkpoint, tiny.converted)
    parity = measure(model, tiny.converted, pieces, reference)
    assert parity.tokens_equal
    assert parity.drift < 1e-4
    assert parity.greedy_equal == 1.0
