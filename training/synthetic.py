"""More pairs from English news alone: python -m training.synthetic

back      English news -> Vietnamese by a model trained with --reverse (back-translation,
          Sennrich et al. 2016), as text; tens of thousands of sentences a minute on a GPU.
copies    English news, its words dropped and shifted -> the same sentence: the decoder learns more
          English, and to copy names (Currey et al. 2017; Lewis et al. 2020).
pairs     what `back` wrote, with protected spans as real pairs have them.

The last two write tokenised pairs for the translator's setting data.extra.
"""

import argparse
import lzma
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from transformers import MarianMTModel

from training.data import Corpus, Pair, Side, digest_of
from training.protect_pairs import prepare_pair
from training.trainer import choose_device
from training.translator import start_from
from training.vocabulary import END, Vocabulary

#: Sentences of fewer or more tokens are left out: headings, and run-on text.
SHORTEST, LONGEST = 6, 80
#: Most tokens of a translation, as a multiple of its source's.
MOST_RATIO = 2.0
#: Share of the words that a noised copy lacks, and how many places a word may move.
DROPPED, MOVED = 0.15, 3.0
#: Tokens of a batch, counted with the longest output allowed.
BATCH_TOKENS = 200_000
_REPEATED = re.compile(r"(\b\w+(?: \w+){0,3})(?:[ ,]+\1\b){2}")


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, plain or .xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def write_lines(path: Path, lines: Iterator[str]) -> None:
    """A text file, .xz where it is named so."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


@torch.inference_mode()
def decode(
    model: MarianMTModel, sources: Side, device: torch.device, *, temperature: float = 0.0
) -> dict[int, list[int]]:
    """Row -> output tokens (end token left out), greedy, or sampled with a temperature.

    A row whose output did not end within its length limit is not there.
    """
    pad = int(model.config.pad_token_id or 0)
    found: dict[int, list[int]] = {}
    order = np.argsort(-sources.lengths, kind="stable")
    at, begun, told = 0, time.monotonic(), 0.0
    while at < len(order):
        width = int(sources.lengths[order[at]])
        limit = int(width * MOST_RATIO) + 4
        rows = order[at : at + max(1, BATCH_TOKENS // limit)]
        at += len(rows)
        ids = sources.padded(torch.as_tensor(rows, device=device), pad, width)
        choice = {"do_sample": True, "temperature": temperature, "top_k": 0} if temperature else {}
        outputs = model.generate(
            input_ids=ids, attention_mask=(ids != pad).long(), max_new_tokens=limit, num_beams=1,
            forced_eos_token_id=None, **choice,
        )  # fmt: skip
        for row, output in zip(rows.tolist(), outputs[:, 1:].tolist(), strict=True):
            if END in output:
                found[row] = output[: output.index(END)]
        if time.monotonic() - begun - told > 10:
            told = time.monotonic() - begun
            print(f"{at} of {len(order)} after {told:.0f} s", file=sys.stderr, flush=True)
    return found


def load(folder: Path, device: torch.device) -> MarianMTModel:
    """An exported model, ready to decode; bf16 on a GPU."""
    model = start_from(folder).eval()
    if device.type == "cuda":
        model = model.to(torch.bfloat16)
    return model.to(device)  # type: ignore[no-any-return]


def back(model: Path, text: Path, out: Path, temperature: float) -> None:
    """English lines -> TSV of made Vietnamese and the English line."""
    vocabulary, lines, device = Vocabulary(model), read_lines(text), choose_device("auto")
    ids = vocabulary.encode(lines)
    kept = [number for number, tokens in enumerate(ids) if SHORTEST <= len(tokens) <= LONGEST]
    sources = Side.of([[*ids[number], END] for number in kept]).to(device)
    torch.manual_seed(1)
    found = decode(load(model, device), sources, device, temperature=temperature)
    write_lines(
        out, (f"{vocabulary.decode(found[row])}\t{lines[kept[row]]}" for row in sorted(found))
    )
    print(f"{len(found)} of {len(lines)} lines", file=sys.stderr)


def pairs(vocabulary_folder: Path, files: list[Path], out: Path, repeat: float) -> None:
    """TSV of made Vietnamese and English -> tokenised pairs with protected spans."""
    vocabulary = Vocabulary(vocabulary_folder)
    seen: set[tuple[str, str]] = set()
    made: list[Pair] = []
    for path in files:
        for line in read_lines(path):
            source, target = line.split("\t")
            if (source, target) not in seen and not _REPEATED.search(source):
                seen.add((source, target))
                made.append(Pair(*prepare_pair(source, target), domain="made"))
    save_pairs(made, vocabulary, out, repeat)


def noised(sentence: str, chance: random.Random) -> str:
    """The sentence with words dropped and moved a little."""
    words = [word for word in sentence.split() if chance.random() >= DROPPED]
    places = [place + chance.uniform(0, MOVED) for place in range(len(words))]
    return " ".join(word for _, word in sorted(zip(places, words, strict=True)))


def copies(vocabulary_folder: Path, text: Path, out: Path, repeat: float) -> None:
    """English lines -> tokenised pairs of a noised line and the line."""
    vocabulary, chance = Vocabulary(vocabulary_folder), random.Random(1)
    made = [Pair(noised(line, chance), line, domain="made") for line in read_lines(text)]
    save_pairs(made, vocabulary, out, repeat)


def save_pairs(made: list[Pair], vocabulary: Vocabulary, out: Path, repeat: float) -> None:
    """Tokenise and write; an epoch shows each pair ``repeat`` times."""
    corpus = Corpus.encode(
        made, vocabulary.encode, end=END, shortest=SHORTEST, longest=LONGEST,
        repeats={"made": repeat}, digest=digest_of(made, vocabulary.digest, repeat),
    )  # fmt: skip
    corpus.save(out)
    print(f"{len(corpus)} pairs", file=sys.stderr)


def main() -> None:
    """One of the steps."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("back")
    step.add_argument("model", type=Path)
    step.add_argument("text", type=Path)
    step.add_argument("out", type=Path)
    step.add_argument("--temperature", type=float, default=0.0, help="0: greedy")
    step = steps.add_parser("pairs")
    step.add_argument("vocabulary", type=Path)
    step.add_argument("out", type=Path)
    step.add_argument("files", type=Path, nargs="+")
    step.add_argument("--repeat", type=float, default=1.0, help="times an epoch shows them")
    step = steps.add_parser("copies")
    step.add_argument("vocabulary", type=Path)
    step.add_argument("text", type=Path)
    step.add_argument("out", type=Path)
    step.add_argument("--repeat", type=float, default=0.4, help="times an epoch shows them")
    arguments = parser.parse_args()
    if arguments.step == "back":
        back(arguments.model, arguments.text, arguments.out, arguments.temperature)
    elif arguments.step == "copies":
        copies(arguments.vocabulary, arguments.text, arguments.out, arguments.repeat)
    else:
        pairs(arguments.vocabulary, arguments.files, arguments.out, arguments.repeat)


if __name__ == "__main__":
    main()
