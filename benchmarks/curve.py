"""Quality against time of the built-in translator, and what each speed feature does to quality.

python -m benchmarks.curve [--lines N] DEV.tsv ...: tab-separated files of source and reference,
one pair a line. Three tables in Markdown: beams, length penalties, and the product with one
feature taken out a row. BLEU and chrF are sacreBLEU's on whole lines; ``differ`` counts outputs
that are not the product's, ``length`` is words over the reference's. Outputs are deterministic, so
that all but the seconds hold on a busy machine; seconds are of all processors.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import sacrebleu

from benchmarks.variants import Alone, Features, FirstOnly, forget, translator
from summarize.cli.lines import translated
from summarize.options import TranslateOptions
from summarize.protocols import Hypothesis, Translator
from summarize.store.memory import Memory, Unit
from summarize.translate import Glossary, nothing_remembered
from summarize.translate.stage import Memory as Lookup

_BEAMS = (1, 2, 3, 4, 6, 8)
_PENALTIES = (0.6, 0.8, 1.0, 1.2, 1.5, 1.8)
_ON = Features()
#: All that this file can take out, taken out.
_OFF = Features(
    int8=False, shortlist=False, one_width=False, end_marks=False, short_limits=False, workers=1
)
#: Lines between two emptyings of the caches: loading the rules anew takes as long as translating.
_BETWEEN = 25

Outputs = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """A development set."""

    name: str
    sources: Sequence[str]
    references: Sequence[str]


def stage(
    asked: Translator,
    sources: Sequence[str],
    options: TranslateOptions | None = None,
    *,
    memory: Lookup = nothing_remembered,
) -> Outputs:
    """The product's translation stage."""
    wanted = options or TranslateOptions()
    found = translated(sources, asked, wanted, glossary=Glossary.shipped(), memory=memory)
    return [one.text for one in found]


def features(scratch: Path) -> dict[str, Callable[[Sequence[str]], Outputs]]:
    """What is taken out -> translating without it. The first row is the product as it is."""

    def without(**off: object) -> Callable[[Sequence[str]], Outputs]:
        asked = translator(replace(_ON, **off), scratch)  # type: ignore[arg-type]
        return lambda sources: stage(asked, sources)

    ours, plain = translator(_ON, scratch), translator(_OFF, scratch)
    return {
        "nothing: the product": lambda sources: stage(ours, sources),
        "batches, sorting, padding: one sentence at a time": lambda s: stage(Alone(ours), s),
        "large batches: 64 tokens each": without(batch_tokens=64),
        "batches of one padded width: cut by tokens alone": without(one_width=False),
        "end marks for companions: stretched sentences": without(end_marks=False),
        "two workers: one": without(workers=1),
        "the list of output pieces: all pieces": without(shortlist=False),
        "int8: float32": without(int8=False),
        "early end of short sources: the model's limit": without(short_limits=False),
        "other outputs of the beam: a longer list at once": lambda s: stage(FirstOnly(ours), s),
        "equal sentences once: each line given twice": lambda s: stage(ours, [*s, *s])[len(s) :],
        "asking the model: all from the memory": lambda s: _remembered(ours, s, scratch),
        f"caches: emptied every {_BETWEEN} lines": lambda s: _forgetful(ours, s),
        "all that decodes otherwise": lambda s: [
            stage(Alone(FirstOnly(plain)), [one])[0] for one in s
        ],
        "second looks (quality, not speed): first outputs": lambda s: stage(
            ours, s, TranslateOptions(n_best=1)
        ),
    }


def _remembered(asked: Translator, sources: Sequence[str], scratch: Path) -> Outputs:
    """Every line an exact match of a memory that holds the product's own outputs."""
    outputs = stage(asked, sources)
    with Memory(scratch / f"memory-{time.monotonic_ns()}.sqlite") as memory:
        memory.add(Unit(source=s, target=t) for s, t in zip(sources, outputs, strict=True))

        def lookup(sentence: str, before: str, after: str) -> str | None:
            match = memory.exact(sentence, before, after)
            return None if match is None else match.unit.target

        return stage(_Refusing(asked), sources, memory=lookup)


class _Refusing(Alone):
    """A translator that must not be asked: a hit of the memory costs no decoding."""

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        if sentences:
            raise RuntimeError("the model was asked what the memory knows")
        return []

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        self.translate(sentences)
        return []


def _forgetful(asked: Translator, sources: Sequence[str]) -> Outputs:
    outputs: Outputs = []
    for first in range(0, len(sources), _BETWEEN):
        forget()
        outputs += stage(asked, sources[first : first + _BETWEEN])
    return outputs


def tables(sets: Sequence[Pairs], scratch: Path) -> None:
    """Print the three tables."""
    as_it_is = _engine(_ON, scratch)
    against = {one.name: as_it_is(one.sources) for one in sets}
    for title, runs in (
        ("Beam", {str(b): _engine(replace(_ON, beam=b), scratch) for b in _BEAMS}),
        (
            "Length penalty, beam 4",
            {str(p): _engine(replace(_ON, length_penalty=p), scratch) for p in _PENALTIES},
        ),
        ("Taken out", features(scratch)),
    ):
        columns = "".join(f"| {one.name} BLEU | chrF | differ | length | s " for one in sets)
        print(f"\n| {title} {columns}|")
        print("| --- " + "| --- | --- | --- | --- | --- " * len(sets) + "|")
        for name, run in runs.items():
            cells = "".join(_row(one, run, against) for one in sets)
            print(f"| {name} {cells}|", flush=True)


def _engine(features_: Features, scratch: Path) -> Callable[[Sequence[str]], Outputs]:
    asked = translator(features_, scratch)
    return lambda sources: stage(asked, sources)


def _row(
    pairs: Pairs, run: Callable[[Sequence[str]], Outputs], against: Mapping[str, Outputs]
) -> str:
    begun = time.process_time()
    outputs = run(pairs.sources)
    taken = time.process_time() - begun
    references = [list(pairs.references)]
    differ = sum(a != b for a, b in zip(outputs, against[pairs.name], strict=True))
    length = sum(len(o.split()) for o in outputs) / sum(len(r.split()) for r in pairs.references)
    bleu = sacrebleu.corpus_bleu(outputs, references).score
    chrf = sacrebleu.corpus_chrf(outputs, references).score
    return f"| {bleu:.2f} | {chrf:.2f} | {differ} | {length:.3f} | {taken:.0f} "


def read(path: Path, lines: int) -> Pairs:
    """The first lines of a file."""
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[:lines]]
    return Pairs(
        name=path.name.split(".")[0], sources=[r[0] for r in rows], references=[r[1] for r in rows]
    )


def main() -> None:
    """Read the arguments, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.curve")
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("files", nargs="+", type=Path, metavar="DEV.tsv")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tables([read(path, asked.lines) for path in asked.files], Path(scratch))


if __name__ == "__main__":
    main()
