"""Pairs that a model makes of text in one language, chunk by chunk into a run's folder.

A chunk's file is there whole or not at all, so that a run killed anywhere goes on with the chunks
that are missing, and the pairs are the same as if it had not been killed. Chunks are a random
sample each: a run that has to stop early has fewer pairs, not other ones.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from training.files import sha256_of, write_json
from training.judging import Task, Verdict, begin, judge, show

if TYPE_CHECKING:  # worker processes read this module, and do without torch
    from training.decoding import Decoder
    from training.vocabulary import Vocabulary

PAIRS, JOB, NOTE = "pairs.npz", "job.json", "made.json"
#: Sentences of fewer or more tokens are left out: headings, and run-on text.
SHORTEST, LONGEST = 6, 80


@dataclass(frozen=True)
class MakingSettings:
    """How pairs are made; the same for both directions."""

    most: int = 0
    """Most sentences, a random sample; 0: all."""
    chunk: int = 8192
    """Sentences of a chunk: what a kill costs, at most."""
    temperature: float = 0.0
    """0: greedy; else outputs are sampled (Edunov et al. 2018)."""
    tag: str = "⟨x29⟩"
    """What a back-translated source opens with; empty: nothing."""
    noise: float = 0.1
    """Share of the words that a forward-translated source lacks, the others moved a little."""
    workers: int = 0
    """Processes that read and judge, CPU threads of the decoder; 0: all cores but one. Changes no pair."""


def command_line(description: str, text: str) -> argparse.ArgumentParser:
    """The command of either direction; ``text`` says what is in the file of that name."""
    defaults = MakingSettings()
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("text", type=Path, help=f"{text}, plain or .xz")
    parser.add_argument("run", type=Path, help="folder of this run; an interrupted one goes on")
    parser.add_argument("--minutes", type=float, default=0.0, help="0: until all is done")
    parser.add_argument("--most", type=int, default=defaults.most, help="sentences; 0: all")
    parser.add_argument("--chunk", type=int, default=defaults.chunk)
    parser.add_argument("--temperature", type=float, default=defaults.temperature)
    parser.add_argument("--workers", type=int, default=defaults.workers)
    return parser


def make_as_told(arguments: argparse.Namespace, texts: Sequence[str], task: Task) -> None:
    """Do what the command asked for, and print the note on it."""
    settings = MakingSettings(
        most=arguments.most,
        chunk=arguments.chunk,
        temperature=arguments.temperature,
        workers=arguments.workers,
    )
    note = make(arguments.model, texts, task, arguments.run, settings, minutes=arguments.minutes)
    print(json.dumps(note, indent=1))


def sample(texts: Iterable[str], most: int = 0) -> list[str]:
    """Each text once, in an order by chance (always the same); the first ``most`` of them."""
    chosen = list(dict.fromkeys(texts))
    random.Random(1).shuffle(chosen)
    return chosen[: most or None]


def cores(workers: int) -> int:
    """Processes to use: ``workers``, or all cores but one."""
    return workers or max(1, len(os.sched_getaffinity(0)) - 1)


def make(
    model: Path,
    texts: Sequence[str],
    task: Task,
    folder: Path,
    settings: MakingSettings,
    *,
    minutes: float = 0.0,
    decoder: Callable[[Path, float, int], "Decoder"] | None = None,
) -> dict[str, object]:
    """Translate, judge, and write FOLDER/pairs.npz; what was made is noted in FOLDER/made.json.

    Args:
        model: folder of an exported model.
        texts: what it translates, as ``sample`` gives it.
        task: which direction, and how a translation is judged.
        folder: of this run; an interrupted one goes on.
        settings: see there.
        minutes: no chunk is begun that would probably end later; 0: all are made.
        decoder: makes the decoder of the model (``make_decoder``).

    Raises:
        ValueError: the folder holds pairs made of other text, by another model or settings.
    """
    from training.decoding import make_decoder
    from training.vocabulary import Vocabulary

    begun = time.monotonic()
    digest = _digest(model, texts, task, settings)
    _claim(folder, digest)
    chunks = [texts[at : at + settings.chunk] for at in range(0, len(texts), settings.chunk)]
    missing = [number for number in range(len(chunks)) if not _part(folder, number).exists()]
    vocabulary, workers = Vocabulary(model), cores(settings.workers)
    with ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=begin, initargs=(task,)
    ) as pool:
        # The next chunk is read, and the one before it judged, while the model translates.
        def read(place: int) -> Iterator[str]:
            chunk = chunks[missing[place]] if place < len(missing) else ()
            return pool.map(show, chunk, chunksize=64)

        ahead = read(0)
        translate = (decoder or make_decoder)(model, settings.temperature, workers)
        before: tuple[int, Iterator[Verdict]] | None = None
        for place, number in _in_time(missing, folder.name, minutes, begun):
            shown, ahead = list(ahead), read(place + 1)
            fit, outputs = _translated(shown, vocabulary, translate, number)
            asked = [chunks[number][row] for row in fit]
            judged = number, pool.map(judge, asked, outputs, chunksize=64)
            if before:
                _write_part(folder, *before)
            before = judged
        if before:
            _write_part(folder, *before)
        # What was read ahead of a run that stops early is not needed.
        pool.shutdown(cancel_futures=True)
    return _gather(folder, len(chunks), vocabulary, digest)


def _in_time(
    missing: Sequence[int], name: str, minutes: float, begun: float
) -> Iterator[tuple[int, int]]:
    """Places and chunks, until one would probably end later than ``minutes`` after ``begun``."""
    slowest, started = 0.0, time.monotonic()
    for place, number in enumerate(missing):
        at = time.monotonic()
        if minutes and at - begun + slowest > 60 * minutes:
            return
        yield place, number
        now = time.monotonic()
        slowest = max(slowest, now - at)
        left = (now - started) / (place + 1) * (len(missing) - place - 1)
        print(f"{name}: {place + 1} of {len(missing)} chunks, {left:.0f} s left",
              file=sys.stderr, flush=True)  # fmt: skip


def _translated(
    shown: list[str], vocabulary: "Vocabulary", translate: "Decoder", seed: int
) -> tuple[list[int], list[str | None]]:
    """The rows of fitting length, and the output of each; None: it came to no end."""
    ids = vocabulary.encode(shown)
    fit = [row for row, tokens in enumerate(ids) if SHORTEST <= len(tokens) <= LONGEST]
    found = translate([ids[row] for row in fit], seed)
    return fit, [None if tokens is None else vocabulary.decode(tokens) for tokens in found]


def _digest(model: Path, texts: Sequence[str], task: Task, settings: MakingSettings) -> str:
    shaping = asdict(settings) | {"workers": None, "tag": None, "noise": None}  # the task has these
    told = asdict(task) | {"plain": sorted(getattr(task, "plain", ()))}
    digest = hashlib.sha256(repr((type(task).__name__, told, shaping)).encode())
    digest.update(sha256_of(model / "model.safetensors").encode())
    digest.update("\n".join(texts).encode())
    return digest.hexdigest()


def _claim(folder: Path, digest: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parts").mkdir(exist_ok=True)
    job = folder / JOB
    if not job.exists():
        write_json(job, {"digest": digest})
    elif json.loads(job.read_text(encoding="utf-8"))["digest"] != digest:
        raise ValueError(
            f"{folder} holds pairs made of other text, by another model or with other settings: "
            "use another folder, or remove it"
        )


def _part(folder: Path, number: int) -> Path:
    return folder / "parts" / f"{number:05d}.json"


def _write_part(folder: Path, number: int, judged: Iterator[Verdict]) -> None:
    pairs: list[tuple[str, str]] = []
    dropped: Counter[str] = Counter()
    for verdict in judged:
        if isinstance(verdict, str):
            dropped[verdict] += 1
        else:
            pairs.append(verdict)
    write_json(_part(folder, number), {"dropped": dict(sorted(dropped.items())), "pairs": pairs})


def _gather(folder: Path, chunks: int, vocabulary: "Vocabulary", digest: str) -> dict[str, object]:
    """The pairs of all chunks that are there, tokenised, and the note on them."""
    from training.data import Corpus, Pair
    from training.vocabulary import END

    paths = [path for number in range(chunks) if (path := _part(folder, number)).exists()]
    dropped: Counter[str] = Counter()
    pairs: list[Pair] = []
    hashes = hashlib.sha256()
    for path in paths:
        text = path.read_bytes()
        hashes.update(text)
        part = json.loads(text)
        dropped.update(part["dropped"])
        pairs += (Pair(source, target) for source, target in part["pairs"])
    pairs = list(dict.fromkeys(pairs))
    corpus = Corpus.encode(
        pairs, vocabulary.encode, end=END, shortest=SHORTEST, longest=LONGEST + 1,
        digest=hashes.hexdigest(),
    )  # fmt: skip
    corpus.save(folder / PAIRS)
    note: dict[str, object] = {
        "digest": digest,
        "parts_sha256": hashes.hexdigest(),
        "chunks": len(paths),
        "of": chunks,
        "pairs": len(corpus),
        "target_tokens": int(corpus.target.lengths.sum()),
        "dropped": dict(sorted(dropped.items())),
    }
    write_json(folder / NOTE, note)
    return note
