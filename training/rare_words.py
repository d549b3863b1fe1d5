"""Which common words of the glossary a translator misses, to be its kind ``rare``.

    python -m training.rare_words TEXT > words.tsv

The sentences of TEXT (lines, or articles in .jsonl or .jsonl.xz) that hold such a word are translated
with no word of the glossary fixed, and each place is looked at: does the translation have one of the
word's wordings, inflected or not? Printed are word, kind, places, and how many of them lack it. The
shipped glossary calls a word rare where three of four places lack it (two places at the least).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from summarize.engines.catalog import load_translator
from summarize.facts import find_fixed, mask, spelled_out, stems_of, unmask, usual
from summarize.protocols import Translator
from summarize.translate import Glossary
from summarize.translate.glossary import COMMON, Entry
from training.forward_translate import vietnamese_lines

#: Places of a word that are looked at.
MOST = 10


def places(
    sentences: Iterable[str], glossary: Glossary, most: int = MOST
) -> list[tuple[str, list[Entry]]]:
    """Sentences, and the common words of two syllables and more in each that fewer than ``most``
    sentences before it had."""
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        entries = [match.entry for match in glossary.find(sentence)]
        new = [
            entry
            for entry in entries
            if entry.kind in COMMON and " " in entry.source and seen[entry.source] < most
        ]
        if new:
            seen.update(entry.source for entry in new)
            found.append((sentence, new))
    return found


def lacks(translation: str, entry: Entry) -> bool:
    """Whether a translation has none of a word's wordings."""
    stems = stems_of(translation)
    return not any(stems_of(wording) <= stems for wording in entry.accepted)


def translate(sentences: Sequence[str], translator: Translator) -> list[str]:
    """First outputs, the figures, dates and names of each sentence as symbols."""
    masked = [mask(sentence, find_fixed(sentence)) for sentence in sentences]
    outputs = translator.translate([usual(spelled_out(one.text)) for one in masked])
    return [unmask(out.text, one).text for out, one in zip(outputs, masked, strict=True)]


def main() -> None:
    """Print the words."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path, help="lines or articles")
    parser.add_argument("--most", type=int, default=0, help="lines that are looked through (all)")
    parser.add_argument("--model", default="builtin", help="name or folder of a model with symbols")
    arguments = parser.parse_args()
    held = places(vietnamese_lines(arguments.text, arguments.most), Glossary.shipped())
    outputs = translate([sentence for sentence, _ in held], load_translator(arguments.model))
    there: Counter[Entry] = Counter()
    missed: Counter[Entry] = Counter()
    for (_, entries), output in zip(held, outputs, strict=True):
        there.update(entries)
        missed.update(entry for entry in entries if lacks(output, entry))
    for entry, count in sorted(there.items(), key=lambda row: row[0].source):
        print(entry.source, entry.kind, count, missed[entry], sep="\t")


if __name__ == "__main__":
    main()
