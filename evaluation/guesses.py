"""How right guessed and missing words are told: python -m evaluation.guesses --data DIR

The development sets are translated as the product does it. Words that the lexicon knows fall into
two groups, told and not told; of each the share is printed that the human translation has too, by
stem. Most of what is right stands there, and little of what is wrong. Of words told as missing the
share is printed that the human translation has a counterpart of: those could be translated.
"""

import argparse
import json
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from evaluation.gate import DEVELOPMENT, read_pairs
from summarize import dates, segment
from summarize.checks.guesses import MANY
from summarize.engines.catalog import load_translator
from summarize.facts import guesses, omissions
from summarize.facts.lexicon import listed, stem
from summarize.options import TranslateOptions
from summarize.translate import Glossary, nothing_remembered, translate_texts
from summarize.translate.known import glossary_terms

_WORD = re.compile(r"[A-Za-z]+")


def measure(sources: list[str], references: list[str]) -> dict[str, float]:
    """Shares, in percent, over one set."""
    glossary = Glossary.shipped()
    outputs = translate_texts(
        sources,
        load_translator("builtin"),
        TranslateOptions(),
        glossary=glossary,
        memory=nothing_remembered,
        split=segment.split_clauses,
        distances=dates.distances,
    )
    count: Counter[str] = Counter()
    likeness: defaultdict[int, list[float]] = defaultdict(list)
    chrf = CHRF()
    for source, reference, output in zip(sources, references, outputs, strict=True):
        terms = glossary_terms(source, glossary)
        human = {stem(word) for word in _WORD.findall(reference)}
        told = {span.of(output.text) for span in guesses(output.text, source, terms)}
        for word in _WORD.findall(output.text):
            if listed(word):
                group = "told" if word in told else "not told"
                count[group] += 1
                count[f"{group}, borne out"] += stem(word) in human
        count["sentences told"] += bool(told)
        count["references told"] += bool(guesses(reference, source, terms))
        missing = omissions(source, output.text, terms)
        also = {span.start for span in omissions(source, reference, terms)}
        count["missing"] += len(missing)
        count["missing, rendered by people"] += sum(span.start not in also for span in missing)
        count["sentences with one missing"] += bool(missing)
        count["references with one missing"] += bool(also)
        words = min(MANY, len(missing) + len(guesses(output.text, source, terms)))
        likeness[words].append(chrf.sentence_score(output.text, [reference]).score)
    words, sentences = count["told"] + count["not told"], len(sources)
    return {
        "words told": round(100 * count["told"] / words, 2),
        "sentences told": round(100 * count["sentences told"] / sentences, 1),
        "told words in the reference": round(100 * count["told, borne out"] / count["told"], 1),
        "other words in the reference": round(
            100 * count["not told, borne out"] / count["not told"], 1
        ),
        "references told": round(100 * count["references told"] / sentences, 1),
        "missing words that people rendered": round(
            100 * count["missing, rendered by people"] / count["missing"], 1
        ),
        "sentences with a missing word": round(
            100 * count["sentences with one missing"] / sentences, 1
        ),
        "references with a missing word": round(
            100 * count["references with one missing"] / sentences, 1
        ),
        "sentences with either": round(100 * (1 - len(likeness[0]) / sentences), 1),
        "sentences with three and more": round(100 * len(likeness[MANY]) / sentences, 1),
        **{
            f"chrF of sentences with {words}": round(statistics.fmean(scores), 1)
            for words, scores in sorted(likeness.items())
        },
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/dev"))
    parser.add_argument("--lines", type=int, default=0, help="lines of each set; 0: all")
    arguments = parser.parse_args()
    found = {
        name: measure(*read_pairs(arguments.data / f"{name}.vi-en.tsv", arguments.lines))
        for name in DEVELOPMENT
    }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
