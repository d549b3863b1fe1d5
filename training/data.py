"""Sentence pairs -> int32 token arrays -> batches. The order of batches is a pure function of (seed, epoch)."""

import dataclasses
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from training.files import opened

WIDTH_STEP = 8
"""Widths of batches are multiples of this: a CPU compiles its kernels anew for each new shape,
which cost a quarter of the time with free widths; a GPU's matrix units want multiples of 8."""


def rounded(lengths: Any) -> Any:
    """Lengths rounded up to the next multiple of ``WIDTH_STEP``."""
    return -(-lengths // WIDTH_STEP) * WIDTH_STEP


#: Pairs that are sorted by length together.
POOL = 20_000

Encoder = Callable[[list[str]], list[list[int]]]
"""Sentences -> token ids of each, without the end token."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example; `domain` decides how often it is repeated in an epoch."""

    source: str
    target: str
    domain: str = ""
    licence: str = ""


def read_pairs(path: Path) -> Iterator[Pair]:
    """Rows of a TSV (plain or .xz): vi, en and, if there, source and licence_class; a header row is skipped."""
    with opened(path, newline="\n") as lines:
        for number, line in enumerate(lines):
            fields = line.rstrip("\r\n").split("\t")
            if number == 0 and fields[:2] == ["vi", "en"]:
                continue
            if len(fields) < 2:
                raise ValueError(f"{path}:{number + 1}: expected at least two columns")
            yield Pair(*fields[:4])


def digest_of(pairs: Iterable[Pair], *settings: object) -> str:
    """sha256 (hex) over the pairs in their order and the settings that shape what is made of them."""
    digest = hashlib.sha256(repr(settings).encode())
    for pair in pairs:
        digest.update(f"{pair.source}\t{pair.target}\t{pair.domain}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Side:
    """All sentences of one language.

    Attributes:
        tokens: int32 [total], end to end.
        starts: int64 [sentences + 1]; sentence i is at starts[i]:starts[i + 1].
        lengths: tokens of each sentence; always in the host's memory, where batches are planned.
    """

    tokens: torch.Tensor
    starts: torch.Tensor
    lengths: npt.NDArray[np.int64]

    @classmethod
    def of(cls, sentences: Sequence[Sequence[int]]) -> "Side":
        """From token ids (end token included)."""
        lengths = np.array([len(sentence) for sentence in sentences], np.int64)
        tokens = (token for sentence in sentences for token in sentence)
        return cls.flat(np.fromiter(tokens, np.int32, int(lengths.sum())), lengths)

    @classmethod
    def flat(cls, tokens: npt.NDArray[Any], lengths: npt.NDArray[Any]) -> "Side":
        """From the tokens of all sentences end to end, and how many each has."""
        starts = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        return cls(
            torch.from_numpy(tokens.astype(np.int32)),
            torch.from_numpy(starts),
            lengths.astype(np.int64),
        )

    @classmethod
    def joined(cls, sides: "Sequence[Side]") -> "Side":
        """The sentences of several, one after another."""
        return cls.flat(
            np.concatenate([side.tokens.numpy() for side in sides]),
            np.concatenate([side.lengths for side in sides]),
        )

    def sentence(self, row: int) -> list[int]:
        """Token ids of one sentence, its end token included."""
        tokens: list[int] = self.tokens[self.starts[row] : self.starts[row + 1]].tolist()
        return tokens

    def to(self, device: torch.device) -> "Side":
        """A copy on `device`: there, making a batch is one gather."""
        return Side(self.tokens.to(device), self.starts.to(device), self.lengths)

    def padded(self, rows: torch.Tensor, pad: int, width: int) -> torch.Tensor:
        """Sentences `rows` (int64 [batch]) as int64 [batch, width], filled up with `pad`.

        The width is told, not looked up: asking a GPU for it would make the host wait.
        """
        starts, ends = self.starts[rows], self.starts[rows + 1]
        columns = torch.arange(width, device=rows.device)
        places = starts[:, None] + columns
        inside = places < ends[:, None]
        return (
            self.tokens[places.clamp_(max=len(self.tokens) - 1)].long().masked_fill_(~inside, pad)
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """Tokenised pairs.

    Attributes:
        repeats: float [pairs], how often an epoch shows each of them (0.5: every other epoch).
        genuine: so many pairs, the first ones, are people's; None: all. The others a model made.
    """

    source: Side
    target: Side
    repeats: npt.NDArray[np.float32]
    digest: str
    genuine: int | None = None

    def __len__(self) -> int:
        return len(self.repeats)

    @classmethod
    def encode(
        cls,
        pairs: Sequence[Pair],
        encode: Encoder,
        *,
        end: int,
        shortest: int = 1,
        longest: int = 10_000,
        longest_target: int = 0,
        repeats: dict[str, float] | None = None,
        digest: str = "",
    ) -> "Corpus":
        """Tokenise, drop pairs with a side outside shortest..longest tokens, close every sentence with `end`.

        `longest_target`: most tokens of the target where that is fewer than `longest` (0: the same).
        """
        sources = encode([pair.source for pair in pairs])
        targets = encode([pair.target for pair in pairs])
        kept = [
            number
            for number, (source, target) in enumerate(zip(sources, targets, strict=True))
            if shortest <= len(source) <= longest
            and shortest <= len(target) <= (longest_target or longest)
        ]
        weights = repeats or {}
        return cls(
            Side.of([[*sources[number], end] for number in kept]),
            Side.of([[*targets[number], end] for number in kept]),
            np.array([weights.get(pairs[number].domain, 1.0) for number in kept], np.float32),
            digest,
        )

    def save(self, path: Path) -> None:
        """Write atomically as .npz."""
        partial = path.with_suffix(".partial.npz")
        # Two bytes hold every token of a vocabulary this small; the file may have to travel.
        kind = np.uint16 if self.largest < 2**16 else np.int32
        np.savez_compressed(
            partial,
            source=self.source.tokens.numpy().astype(kind),
            source_lengths=self.source.lengths.astype(np.uint16),
            target=self.target.tokens.numpy().astype(kind),
            target_lengths=self.target.lengths.astype(np.uint16),
            repeats=self.repeats,
            digest=np.array(self.digest),
        )
        partial.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Corpus":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                Side.flat(arrays["source"], arrays["source_lengths"]),
                Side.flat(arrays["target"], arrays["target_lengths"]),
                arrays["repeats"],
                str(arrays["digest"]),
            )

    def to(self, device: torch.device) -> "Corpus":
        """A copy on `device`."""
        return dataclasses.replace(
            self, source=self.source.to(device), target=self.target.to(device)
        )

    def swapped(self) -> "Corpus":
        """The same pairs in the other direction."""
        digest = hashlib.sha256(f"swapped {self.digest}".encode()).hexdigest()
        return dataclasses.replace(self, source=self.target, target=self.source, digest=digest)

    def mixed(self, made: "Sequence[tuple[Corpus, float]]") -> "Corpus":
        """These genuine pairs, and made ones of which an epoch shows a share.

        Args:
            made: corpora, and the share of an epoch's target tokens that each shall be. Where a
                corpus holds more than that, every epoch draws others of its pairs; where it holds
                less, they are shown several times.

        Raises:
            ValueError: the shares leave nothing to the genuine pairs.
        """
        left = 1 - sum(share for _, share in made)
        if left <= 0 or any(share < 0 for _, share in made):
            raise ValueError("the shares of made pairs are at least 0 and together below 1")
        made = [(corpus, share) for corpus, share in made if len(corpus)]
        total = float((self.target.lengths * self.repeats).sum()) / left
        corpora = [self, *(corpus for corpus, _ in made)]
        repeats = [
            np.full(len(corpus), share * total / corpus.target.lengths.sum(), np.float32)
            for corpus, share in made
        ]
        told = " ".join([self.digest, *(f"{corpus.digest} {share}" for corpus, share in made)])
        return Corpus(
            Side.joined([corpus.source for corpus in corpora]),
            Side.joined([corpus.target for corpus in corpora]),
            np.concatenate([self.repeats, *repeats]),
            hashlib.sha256(told.encode()).hexdigest(),
            genuine=len(self),
        )

    @property
    def largest(self) -> int:
        """The highest token id."""
        return max(
            int(side.tokens.max()) if len(side.tokens) else 0 for side in (self.source, self.target)
        )

    def batches(
        self, seed: int, epoch: int, tokens: int, *, genuine: bool = False
    ) -> list[npt.NDArray[np.int64]]:
        """Row numbers of each batch of an epoch; a batch has at most `tokens` padded tokens on its longer side.

        Sorting by length inside large shuffled pools keeps padding small and the order still random.
        With `genuine`, the pairs that a model made are left out.
        """
        chance = np.random.default_rng((seed, epoch))
        whole = np.floor(self.repeats).astype(np.int64)
        whole += chance.random(len(self)) < self.repeats - whole
        if genuine:
            whole[len(self) if self.genuine is None else self.genuine :] = 0
        order = chance.permutation(np.repeat(np.arange(len(self)), whole))
        source, target = rounded(self.source.lengths), rounded(self.target.lengths)
        longest = np.maximum(source, target)
        batches: list[npt.NDArray[np.int64]] = []
        for start in range(0, len(order), POOL):
            rows = order[start : start + POOL]
            rows = rows[np.lexsort((source[rows], target[rows], longest[rows]))]
            widths = longest[rows]
            edges = [0, *(np.flatnonzero(np.diff(widths)) + 1).tolist(), len(rows)]
            for first, last in itertools.pairwise(edges):
                size = max(1, tokens // int(widths[first]))
                batches += [rows[i : min(i + size, last)] for i in range(first, last, size)]
        return [batches[number] for number in chance.permutation(len(batches))]
