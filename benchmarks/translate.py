"""Translating: the product against transformers and bare CTranslate2, on the same sentences.

All rivals run the built-in translator's weights with the same beam and see the same symbols, so
the work is equal; what differs is batching, library and overhead.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarize import dates, segment
from summarize.clean import clean
from summarize.engines.catalog import load_translator
from summarize.facts import find_fixed, mask
from summarize.options import CleanOptions, EngineOptions, TranslateOptions
from summarize.readers import read_articles
from summarize.translate import Glossary, nothing_remembered, translate_texts
from summarize.translate.stage import glossary_spans

ARTICLES = Path(__file__).parent.parent / "articles"
#: At least this many sentences, so that batches fill.
FEWEST = 85


def sentences() -> list[str]:
    """The sentences of the project's own articles."""
    found: list[str] = []
    for path in sorted(ARTICLES.iterdir()):
        for raw in read_articles(path):
            article, _ = clean(raw, CleanOptions())
            found += [s.source for s in segment.segment(article)]
    if len(found) < FEWEST:
        raise SystemExit(f"{ARTICLES}: {len(found)} sentences, {FEWEST} are needed")
    return found


def median_seconds(action: Callable[[], object], repeats: int) -> float:
    """Median wall-clock seconds of ``repeats`` calls."""
    taken = []
    for _ in range(repeats):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def run(repeats: int = 3, slow_sample: int = 12) -> dict[str, Any]:
    """Sentences per second of each, and the product's ratios.

    Args:
        repeats: runs of which the median is taken.
        slow_sample: sentences given to transformers sentence by sentence, which would take
            minutes for all; its rate is per sentence.
    """
    texts = sentences()
    glossary = Glossary.shipped()
    masked = [mask(t, find_fixed(t, glossary_spans(t, glossary))).text for t in texts]
    product = load_translator("builtin")

    def whole() -> object:
        return translate_texts(
            texts, product, TranslateOptions(), glossary=glossary,
            memory=nothing_remembered, split=segment.split_clauses, distances=dates.distances,
        )  # fmt: skip

    whole()
    product_rate = len(texts) / median_seconds(whole, repeats)
    engine_rate = len(texts) / median_seconds(lambda: product.translate(masked), repeats)
    slow = load_translator("builtin", options=EngineOptions(engine="transformers"))
    slow.translate(masked[:2])
    sample = masked[:: max(1, len(masked) // slow_sample)][:slow_sample]
    one_by_one = len(sample) / median_seconds(
        lambda: [slow.translate([text]) for text in sample], 1
    )
    batched = len(masked) / median_seconds(lambda: slow.translate(masked), 1)
    return {
        "sentences": len(texts),
        "product_sentences_per_second": round(product_rate, 2),
        "engine_alone_sentences_per_second": round(engine_rate, 2),
        "transformers_one_by_one": round(one_by_one, 2),
        "transformers_batched": round(batched, 2),
        "ratio_to_one_by_one": round(product_rate / one_by_one, 1),
        "ratio_to_batched": round(product_rate / batched, 1),
        "ratio_to_engine_alone": round(product_rate / engine_rate, 2),
    }
