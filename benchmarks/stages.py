"""The pure stages: articles per second on one core without a model, and their share of a brief."""

import time
from pathlib import Path
from typing import Any

from summarize import pipeline
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.options import BriefOptions
from summarize.readers import read_articles
from summarize.writers import render

ARTICLES = Path(__file__).parent.parent / "articles"


def run(seconds: float = 3.0) -> dict[str, Any]:
    """Reading excepted: cleaning, segmenting, dates, checks, json, on the project's articles."""
    raws = [raw for path in sorted(ARTICLES.iterdir()) for raw in read_articles(path)]
    tools = pipeline.Tools(translator=load_translator("echo"), summarizer=load_summarizer("lead"))
    options = BriefOptions()

    def once() -> None:
        for raw in raws:
            render(pipeline.make_brief(raw, tools, options), "json")

    once()
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        once()
        count += len(raws)
    rate = count / (time.perf_counter() - begun)
    return {"articles_per_second_without_model": round(rate, 1)}
