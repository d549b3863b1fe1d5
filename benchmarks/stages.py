"""The pure stages: articles per second on one core without a model, and their cost in units of
a fixed pure-Python loop, which holds on a busy machine too."""

import re
import statistics
import time
from functools import cache
from typing import Any

from benchmarks import corpus
from summarize import pipeline
from summarize.document import RawArticle
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.options import BriefOptions
from summarize.writers import render

_TEXT = "Sáng 22/6, Nga và Mỹ nối lại đàm phán kiểm soát vũ khí tại Vienna. " * 60


@cache
def _tools() -> pipeline.Tools:
    return pipeline.Tools(translator=load_translator("echo"), summarizer=load_summarizer("lead"))


def brief(raw: RawArticle) -> bytes:
    """Reading excepted: cleaning, segmenting, dates, checks, JSON."""
    return render(pipeline.make_brief(raw, _tools(), BriefOptions()), "json")


def loop() -> int:
    """The yardstick: words of a text counted in a dictionary, 4,800 of them."""
    counts: dict[str, int] = {}
    for _ in range(6):
        for match in re.finditer(r"\w+", _TEXT):
            word = match[0].lower()
            counts[word] = counts.get(word, 0) + 1
    return len(sorted(counts.items()))


def run(small: bool = False, size: int = 10) -> dict[str, Any]:
    """Medians over rounds of ``size`` different articles, each between two yardsticks."""
    rounds = 3 if small else 15
    raws = list(corpus.articles((rounds + 3) * size, seed=1))
    for raw in raws[: 3 * size]:
        brief(raw)
    rates, costs = [], []
    for at in range(3 * size, len(raws), size):
        before = _seconds(loop)
        taken = _seconds(lambda at=at: [brief(raw) for raw in raws[at : at + size]]) / size
        rates.append(1 / taken)
        costs.append(2 * taken / (before + _seconds(loop)))
    return {
        "articles_per_second_without_model": round(statistics.median(rates), 1),
        "article_over_yardstick": round(statistics.median(costs), 2),
        "least_article_over_yardstick": round(min(costs), 2),
    }


def _seconds(action: Any) -> float:
    """Processor time, so that other programs of the machine count little."""
    begun = time.process_time()
    action()
    return time.process_time() - begun
