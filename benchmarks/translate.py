"""Translating and summarising: the product against transformers, bare CTranslate2 and
argos-translate, on the same sentences.

``translate`` runs the built-in translator's weights; ``marian``, ``t5`` and ``vit5`` run random
weights in the shapes of opus-mt, envit5 and ViT5-base, every output as long as the others'. All
rivals have the same beam and see the same text, so the work is equal; what differs is batching,
library and overhead.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import corpus, rivals, shapes, turns
from benchmarks.rivals import Work
from benchmarks.variants import forget
from summarize.cli.lines import translated
from summarize.engines import catalog
from summarize.engines.batches import plan
from summarize.engines.cards import Task
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import convert
from summarize.engines.manifest import Hashes
from summarize.engines.start import start_of
from summarize.engines.tokens import token_ids
from summarize.facts import mask
from summarize.options import EngineOptions, TranslateOptions
from summarize.translate import Glossary
from summarize.translate.known import fixed_spans

#: Texts of the big shapes. Random weights never end an output, so that a companion, which a trained
#: model answers with next to nothing, costs as much as a sentence: with many sentences there are
#: few.
_OF_BIG = 264
#: Texts given to transformers one by one, spread evenly over all by length: its time is the sum of
#: each text's own, so that a sample gives the rate of all. argos-translate is alike.
_SAMPLE = 22
#: Rounds of the fast ones; of the big shapes, whose calls are tens of seconds, fewer.
_ROUNDS, _OF_BIG_ROUNDS = 7, 3
#: One sentence of so many is taken where a run is to prove only that it runs.
_THINNED = 12


def run(small: bool = False, *, argos: str = "") -> dict[str, Any]:
    """The built-in translator against all rivals.

    Args:
        argos: a Python that has argos-translate.
    """
    return _builtin(small=small, slow=True, argos=argos)


def run_product(small: bool = False) -> dict[str, Any]:
    """The built-in translator against bare CTranslate2 alone: a few minutes."""
    return _builtin(small=small, slow=False)


def _builtin(*, small: bool, slow: bool, argos: str = "") -> dict[str, Any]:
    """``product`` is the whole stage with second looks at doubtful outputs, ``engine`` the model
    behind its door, which does the work that the rivals do; and the processor time of both."""
    texts = corpus.sentences()[:: _THINNED if small else 1]
    glossary = Glossary.shipped()
    masked = [mask(t, fixed_spans(t, glossary)).text for t in texts]
    translator = catalog.load_translator("builtin")

    def whole() -> object:
        return translated(texts, translator, TranslateOptions(), glossary=glossary)

    with tempfile.TemporaryDirectory() as scratch:
        work = _work("translate", "builtin", Path(scratch))
        ours = {"product": whole, "engine": lambda: translator.translate(masked)}
        rounds = 1 if small else _ROUNDS
        result = _against(work, masked, ours, small=small, rounds=rounds, slow=slow, argos=argos)
    spent = {name: [_processor(action) for _ in range(1 if small else 5)] for name, action in
             ours.items()}  # fmt: skip
    result["least_processor_seconds"] = {name: round(min(s), 2) for name, s in spent.items()}
    return result


def _processor(action: Callable[[], object]) -> float:
    """Seconds of all processors for one call, none of its sentences read before."""
    forget(sentences=True)
    begun = time.process_time()
    action()
    return time.process_time() - begun


def run_marian(small: bool = False, *, argos: str = "", keep: str = "") -> dict[str, Any]:
    """opus-mt's shape, random weights.

    Args:
        argos: a Python that has argos-translate.
        keep: folder in which checkpoint and conversion stay for the next run.
    """
    return _random("translate", "marian", small=small, argos=argos, keep=keep)


def run_t5(small: bool = False, *, keep: str = "") -> dict[str, Any]:
    """envit5's shape, random weights."""
    return _random("translate", "t5", small=small, keep=keep)


def run_vit5(small: bool = False, *, keep: str = "") -> dict[str, Any]:
    """ViT5-base's shape, random weights, on whole articles."""
    return _random("summarise", "vit5", small=small, keep=keep)


def _random(
    task: Task, shape: str, *, small: bool, argos: str = "", keep: str = ""
) -> dict[str, Any]:
    if task == "summarise":
        texts = ["\n".join(story) for story in corpus.stories()[: 2 if small else None]]
    else:
        dice, sentences = random.Random(2), corpus.sentences()
        count = len(sentences) // _THINNED if small else _OF_BIG
        texts = [corpus.varied(dice.choice(sentences), dice) for _ in range(count)]
    with nullcontext(keep) if keep else tempfile.TemporaryDirectory() as scratch:
        folder = shapes.built(shape, Path(scratch))
        # Workers and threads are measured anew: what is kept may come from a busy hour.
        shutil.rmtree(Path(scratch, "threads"), ignore_errors=True)
        work = _work(task, str(folder), Path(scratch))
        options = EngineOptions(cache=Path(scratch), engine="ctranslate2")
        if task == "summarise":
            summarizer = catalog.load_summarizer(str(folder), options=options)
            model = summarizer._model  # type: ignore[attr-defined]
            ours: dict[str, Callable[[], object]] = {"engine": lambda: summarizer.summarize(texts)}
        else:
            translator = catalog.load_translator(str(folder), options=options)
            model = translator._model  # type: ignore[attr-defined]
            ours = {"engine": lambda: translator.translate(texts)}
        rounds = 1 if small else _OF_BIG_ROUNDS
        found = _against(work, texts, ours, small=small, rounds=rounds, argos=argos)
        lengths = [len(row) for row in rivals.Bare(work).encoded(texts)]
    companions = _companions(model, lengths, work.card.limit_out)
    share = (len(texts) + companions) / len(texts)
    ratio = found["engine_over_bare_ctranslate2"]
    return found | {
        "companions": companions,
        "engine_over_bare_ctranslate2_a_row": round(ratio * share, 3),
    }


def _companions(model: Any, lengths: list[int], cap: int) -> int:
    """Rows that the engine decodes beside the texts, each as long as a text's output: a trained
    model ends them at once, random weights never do."""
    if not model._exact or model._ends_at_once:
        return 0
    batches = plan(lengths, [cap] * len(lengths), budget=model._budget(lengths), width=model.width)
    return sum(model.width(batch.length) > batch.length for batch in batches)


def _spread(texts: Sequence[str], count: int) -> list[str]:
    """So many of the texts, evenly over their lengths, shortest first."""
    ordered = sorted(texts, key=len)
    count = min(count, len(ordered))
    return [ordered[(2 * i + 1) * len(ordered) // (2 * count)] for i in range(count)]


def _work(task: Task, name: str, cache: Path) -> Work:
    """The model as its rivals need it: the same folder, the same conversion."""
    card, folder = catalog.resolve(task, name, cache)
    if folder is None:
        raise SystemExit(f"{name}: has no weights to compare")
    checkpoint = open_checkpoint(folder)
    start = start_of(checkpoint, card, lambda token: token_ids(checkpoint.folder).get(token))
    converted = convert(checkpoint, card, start, cache, Hashes(cache / "hashes"))
    return Work(
        folder=folder, converted=converted.folder, card=card, quantisation=converted.quantisation
    )


def _against(
    work: Work,
    texts: Sequence[str],
    ours: dict[str, Callable[[], object]],
    *,
    small: bool,
    rounds: int,
    slow: bool = True,
    argos: str = "",
) -> dict[str, Any]:
    """Texts a second of each rival, medians over rounds, and how many times as fast ours are.

    Args:
        slow: transformers, and argos-translate where a Python that has it is given, too.
    """
    begun = time.perf_counter()
    bare = rivals.Bare(work)
    setting, best, tried = bare.best(texts, small=small)
    screened = time.perf_counter() - begun
    fast: dict[str, Callable[[], object]] = {**ours, "bare_ctranslate2": lambda: best(texts)}
    timing = turns.take(fast, rounds, before=lambda: forget(sentences=True))
    rates = {name: len(texts) / timing.median(name) for name in fast}
    # The slow ones once: each call is a minute, long against what disturbs it.
    sample = _spread(texts, 2 if small else _SAMPLE)
    told = "not asked for: --argos PYTHON"
    if argos:
        few = sample if small else _spread(texts, 3 * _SAMPLE)
        rates["argos_translate"], told = _argos(work, argos, few)
    if slow:
        rates |= _transformers(work, sample, sample if small else texts)
    result: dict[str, Any] = {
        "work": {
            "texts": len(texts),
            "texts_one_by_one": len(sample),
            "source_tokens": sum(map(len, bare.encoded(texts))),
            "most_tokens_an_output": work.card.limit_out,
            "beam": work.beam,
            "quantisation": work.quantisation,
            "rounds": rounds,
        },
        "texts_per_second": {name: round(rate, 2) for name, rate in rates.items()},
        "bare_ctranslate2_setting": asdict(setting),
        "bare_ctranslate2_settings_tried": tried,
        "seconds_of_trying": round(screened, 1),
        "argos_translate": told,
    }
    theirs = {rival: rate for rival, rate in rates.items() if rival not in ours}
    for name in ours:
        for rival, rate in theirs.items():
            turn_by_turn = rival in fast
            ratio = timing.faster(name, rival) if turn_by_turn else rates[name] / rate
            result[f"{name}_over_{rival}"] = round(ratio, 3 if turn_by_turn else 1)
    return result


def _argos(work: Work, python: str, texts: Sequence[str]) -> tuple[float, str]:
    """Texts a second of argos-translate's loop, and its version."""
    loop = rivals.Argos(work, python)
    loop.run(texts[:1])
    rate = len(texts) / turns.once(lambda: loop.run(texts))
    loop.close()
    return rate, loop.version


def _transformers(work: Work, few: Sequence[str], many: Sequence[str]) -> dict[str, float]:
    """Texts a second of transformers: few of them one by one, and many in batches."""
    model, tokenizer = rivals.loaded_transformers(work)
    single = rivals.one_by_one(work, model, tokenizer)
    batched = rivals.batched(work, model, tokenizer)
    return {
        "transformers_one_by_one": len(few) / turns.once(lambda: single(few)),
        "transformers_batched": len(many) / turns.once(lambda: batched(many)),
    }
