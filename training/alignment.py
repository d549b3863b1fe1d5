"""Word translation probabilities from sentence pairs (IBM model 1; Brown et al. 1993).

They guide the decoder's attention in training (Chen et al. 2016): a small model with little text
finds out late which source word it is translating, and this tells it early.
"""

import numpy as np
import torch

from training.data import Corpus

#: Sentences longer than this add little to the counts and much to their cost.
LONGEST = 40
#: Pairs that are counted, and rounds of expectation and maximisation.
PAIRS, ROUNDS = 50_000, 4


def lexical_table(corpus: Corpus, size: int) -> torch.Tensor:
    """t(target | source) as float16 [size, size], rows are targets.

    The expectation step of all pairs is one vectorised pass over every (source, target) cell.
    """
    source, target = corpus.source, corpus.target
    short = np.flatnonzero((source.lengths <= LONGEST) & (target.lengths <= LONGEST))
    # News counts most, as in training.
    short = short[np.argsort(-corpus.repeats[short], kind="stable")][:PAIRS]
    cells, owners, count = [], [], 0
    s_flat, t_flat = source.tokens.numpy(), target.tokens.numpy()
    s_at, t_at = source.starts.numpy(), target.starts.numpy()
    for row in short:
        s = s_flat[s_at[row] : s_at[row + 1]].astype(np.int64)
        t = t_flat[t_at[row] : t_at[row + 1]].astype(np.int64)
        cells.append((t[:, None] * size + s[None, :]).ravel())
        owners.append(np.repeat(np.arange(count, count + len(t), dtype=np.int64), len(s)))
        count += len(t)
    keys, inverse = np.unique(np.concatenate(cells), return_inverse=True)
    owner = np.concatenate(owners)
    source_of = keys % size
    probability = np.ones(len(keys))
    for _ in range(ROUNDS):
        weight = probability[inverse]
        weight /= np.bincount(owner, weight)[owner]
        counts = np.bincount(inverse, weight, minlength=len(keys))
        probability = counts / np.bincount(source_of, counts, minlength=size)[source_of]
    table = torch.zeros(size * size, dtype=torch.float16)
    table[torch.from_numpy(keys)] = torch.from_numpy(probability).half()
    return table.view(size, size)
