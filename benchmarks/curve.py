"""Quality against time of the built-in translator, and what each speed feature does to quality.

python -m benchmarks.curve DEV.tsv [LINES]: a tab-separated file of source and reference, one
pair a line. Beams from 1 to 8, then the product's own settings with one feature off at a time.
BLEU is sacreBLEU's on whole lines; seconds are of all processors.
"""

import json
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import sacrebleu

from benchmarks import machine
from summarize import segment
from summarize.engines import catalog
from summarize.engines.cards import cards
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import convert, pieces_of
from summarize.engines.ctranslate2 import CTranslate2Model
from summarize.engines.manifest import Hashes
from summarize.engines.roles import DecodingOptions, ModelTranslator
from summarize.engines.shelf import folder_of
from summarize.engines.start import start_of
from summarize.engines.tokens import token_ids
from summarize.options import EngineOptions, TranslateOptions
from summarize.protocols import Ask, Hypotheses, Hypothesis, Translator, in_turns
from summarize.translate import Glossary, nothing_remembered, translate_texts

_BEAMS = (1, 2, 3, 4, 6, 8)


class _Alone:
    """A translator that is asked for one sentence at a time: nothing batched, nothing sorted."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self.info = translator.info
        self.count_tokens = translator.count_tokens

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        return [self._translator.translate([sentence])[0] for sentence in sentences]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        return [self._translator.nbest([sentence], n)[0] for sentence in sentences]

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        return in_turns(self, asked)


def _float32(cache: Path) -> Translator:
    """The same weights, unquantised."""
    card = replace(cards("translate")["builtin"], quantisations=("float32",))
    folder = folder_of(card, cache)
    if folder is None:
        raise SystemExit("builtin: has no weights")
    checkpoint = open_checkpoint(folder)
    start = start_of(checkpoint, card, lambda token: token_ids(folder).get(token))
    converted = convert(checkpoint, card, start, cache, Hashes(cache / "hashes"))
    model = CTranslate2Model(
        converted.folder, pieces=pieces_of(checkpoint, converted.folder), card=card,
        options=DecodingOptions(), quantisation=converted.quantisation, revision="float32",
    )  # fmt: skip
    return ModelTranslator(model, card)


def score(
    translator: Translator, pairs: Sequence[tuple[str, str]], options: TranslateOptions
) -> dict[str, float]:
    """BLEU, chrF and processor seconds of one setting."""
    begun = time.process_time()
    found = translate_texts(
        [source for source, _ in pairs], translator, options, glossary=Glossary.shipped(),
        memory=nothing_remembered, split=segment.split_clauses,
    )  # fmt: skip
    taken = time.process_time() - begun
    outputs, references = [t.text for t in found], [[reference for _, reference in pairs]]
    return {
        "bleu": round(sacrebleu.corpus_bleu(outputs, references).score, 2),
        "chrf": round(sacrebleu.corpus_chrf(outputs, references).score, 2),
        "processor_seconds": round(taken, 2),
    }


def run(path: Path, lines: int = 200) -> dict[str, object]:
    """The curve over beams, and the features one by one."""
    rows = path.read_text(encoding="utf-8").splitlines()[:lines]
    pairs = [(a, b) for a, b, *_ in (row.split("\t") for row in rows)]
    plain = TranslateOptions()
    curve = {
        f"beam {beam}": score(
            catalog.load_translator("builtin", options=EngineOptions(beam=beam)), pairs, plain
        )
        for beam in _BEAMS
    }
    ours = catalog.load_translator("builtin")
    with tempfile.TemporaryDirectory() as scratch:
        unquantised = _float32(Path(scratch))
    features: dict[str, Callable[[], dict[str, float]]] = {
        "as it is": lambda: score(ours, pairs, plain),
        "one sentence at a time": lambda: score(_Alone(ours), pairs, plain),
        "float32 for int8": lambda: score(unquantised, pairs, plain),
        "no second look at doubtful outputs": lambda: score(ours, pairs, replace(plain, n_best=1)),
        "no symbols": lambda: score(ours, pairs, replace(plain, protect=False)),
    }
    return {
        "machine": machine.describe(),
        "pairs": len(pairs),
        "curve": curve,
        "features": {name: measure() for name, measure in features.items()},
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), *map(int, sys.argv[2:])), indent=1))
