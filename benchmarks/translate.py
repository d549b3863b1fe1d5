"""Translating and summarising: the product against transformers, bare CTranslate2 and
argos-translate, on the same sentences.

``translate`` runs the built-in translator's weights; ``marian``, ``t5`` and ``vit5`` run random
weights in the shapes of opus-mt, envit5 and ViT5-base, every output as long as the others'. All
rivals have the same beam and see the same text, so the work is equal; what differs is batching,
library and overhead.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import rivals, shapes, turns
from benchmarks.rivals import Work
from summarize import dates, segment
from summarize.clean import clean
from summarize.engines import catalog
from summarize.engines.cards import Task
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import convert
from summarize.engines.manifest import Hashes
from summarize.engines.start import start_of
from summarize.engines.tokens import token_ids
from summarize.facts import find_fixed, mask
from summarize.options import CleanOptions, EngineOptions, TranslateOptions
from summarize.readers import read_articles
from summarize.translate import (
    Glossary,
    glossary_spans,
    nothing_remembered,
    translate_texts,
)

ARTICLES = Path(__file__).parent.parent / "articles"
#: At least this many sentences, so that batches fill.
FEWEST = 85
#: Sentences given to transformers one by one, which would take minutes for all; its rate is a
#: sentence's.
_SAMPLE = 12
#: One sentence of so many is taken where a run is to prove only that it runs.
_THINNED = 12


def articles() -> list[list[str]]:
    """The sentences of each of the project's own articles."""
    found: list[list[str]] = []
    for path in sorted(ARTICLES.iterdir()):
        for raw in read_articles(path):
            article, _ = clean(raw, CleanOptions())
            found.append([s.source for s in segment.segment(article)])
    if sum(map(len, found)) < FEWEST:
        raise SystemExit(f"{ARTICLES}: fewer than {FEWEST} sentences")
    return found


def run(small: bool = False) -> dict[str, Any]:
    """The built-in translator against all rivals."""
    return _builtin(small=small, slow=True)


def run_product(small: bool = False) -> dict[str, Any]:
    """The built-in translator against bare CTranslate2 alone: a few minutes."""
    return _builtin(small=small, slow=False)


def _builtin(*, small: bool, slow: bool) -> dict[str, Any]:
    """``product`` is the whole stage with second looks at doubtful outputs, ``engine`` the model
    behind its door, which does the work that the rivals do; and the processor time of both."""
    texts = [text for article in articles() for text in article]
    texts = texts[::_THINNED] if small else texts
    glossary = Glossary.shipped()
    masked = [mask(t, find_fixed(t, glossary_spans(t, glossary))).text for t in texts]
    translator = catalog.load_translator("builtin")

    def whole() -> object:
        return translate_texts(
            texts, translator, TranslateOptions(), glossary=glossary,
            memory=nothing_remembered, split=segment.split_clauses, distances=dates.distances,
        )  # fmt: skip

    with tempfile.TemporaryDirectory() as scratch:
        work = _work("translate", "builtin", Path(scratch))
        ours = {"product": whole, "engine": lambda: translator.translate(masked)}
        result = _against(work, masked, ours, small=small, slow=slow)
    spent = {name: [_processor(action) for _ in range(1 if small else 5)] for name, action in
             ours.items()}  # fmt: skip
    result["least_processor_seconds"] = {name: round(min(s), 2) for name, s in spent.items()}
    return result


def _processor(action: Callable[[], object]) -> float:
    """Seconds of all processors for one call."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def run_marian(small: bool = False) -> dict[str, Any]:
    """opus-mt's shape, random weights."""
    return _random("translate", "marian", small=small)


def run_t5(small: bool = False) -> dict[str, Any]:
    """envit5's shape, random weights."""
    return _random("translate", "t5", small=small)


def run_vit5(small: bool = False) -> dict[str, Any]:
    """ViT5-base's shape, random weights, on whole articles."""
    return _random("summarise", "vit5", small=small)


def _random(task: Task, shape: str, *, small: bool) -> dict[str, Any]:
    stories = articles()
    if task == "summarise":
        texts = ["\n".join(story) for story in stories[: 2 if small else None]]
    else:
        texts = [text for story in stories for text in story][:: _THINNED if small else 1]
    with tempfile.TemporaryDirectory() as scratch:
        folder = shapes.BUILDERS[shape](Path(scratch, shape))
        work = _work(task, str(folder), Path(scratch))
        options = EngineOptions(cache=Path(scratch), engine="ctranslate2")
        if task == "summarise":
            summarizer = catalog.load_summarizer(str(folder), options=options)
            ours: dict[str, Callable[[], object]] = {"engine": lambda: summarizer.summarize(texts)}
        else:
            translator = catalog.load_translator(str(folder), options=options)
            ours = {"engine": lambda: translator.translate(texts)}
        return _against(work, texts, ours, small=small)


def _work(task: Task, name: str, cache: Path) -> Work:
    """The model as its rivals need it: the same folder, the same conversion."""
    card, folder = catalog.resolve(task, name, cache)
    if folder is None:
        raise SystemExit(f"{name}: has no weights to compare")
    checkpoint = open_checkpoint(folder)
    start = start_of(checkpoint, card, lambda token: token_ids(checkpoint.folder).get(token))
    converted = convert(checkpoint, card, start, cache, Hashes(cache / "hashes"))
    return Work(folder=folder, converted=converted.folder, card=card)


def _against(
    work: Work,
    texts: Sequence[str],
    ours: dict[str, Callable[[], object]],
    *,
    small: bool,
    slow: bool = True,
) -> dict[str, Any]:
    """Texts a second of each rival, medians over rounds, and how many times as fast ours are.

    Args:
        slow: transformers and argos-translate too.
    """
    setting, bare = rivals.best_bare(work, texts, small=small)
    fast: dict[str, Callable[[], object]] = {**ours, "bare_ctranslate2": lambda: bare(texts)}
    loop = rivals.argos(work) if slow else None
    if loop is not None:
        fast["argos_translate"] = lambda: loop(texts)
    timing = turns.take(fast, 1 if small else 7)
    rates = {name: len(texts) / timing.median(name) for name in fast}
    rates |= _transformers(work, texts, small=small) if slow else {}
    result: dict[str, Any] = {
        "texts": len(texts),
        "texts_per_second": {name: round(rate, 2) for name, rate in rates.items()},
        "bare_ctranslate2_setting": setting,
    }
    if slow:
        result["argos_translate"] = "not installed" if loop is None else "ran"
    for name in ours:
        for rival, rate in rates.items():
            if rival in fast and rival not in ours:
                result[f"{name}_over_{rival}"] = round(timing.faster(name, rival), 3)
            elif rival not in ours:
                result[f"{name}_over_{rival}"] = round(rates[name] / rate, 1)
    return result


def _transformers(work: Work, texts: Sequence[str], *, small: bool) -> dict[str, float]:
    """Texts a second of transformers, once: a call is seconds to minutes, long against what
    disturbs it."""
    model, tokenizer = rivals.loaded_transformers(work)
    single = rivals.one_by_one(work, model, tokenizer)
    many = rivals.batched(work, model, tokenizer)
    count = 2 if small else _SAMPLE
    sample = texts[:: max(1, len(texts) // count)][:count]
    few = sample if small else texts
    return {
        "transformers_one_by_one": len(sample) / turns.once(lambda: single(sample)),
        "transformers_batched": len(few) / turns.once(lambda: many(few)),
    }
