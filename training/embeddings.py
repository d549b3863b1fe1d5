"""A bilingual start for tied embeddings: tokens that share sentence pairs start near each other.

Co-occurrence of tokens over sentence pairs -> positive pointwise mutual information -> truncated SVD.
"""

import numpy as np
import scipy.sparse
import torch

from training.data import Corpus, Side

#: Pairs that are counted; more change little.
MOST_PAIRS = 120_000


def bilingual_start(
    corpus: Corpus, vocabulary: int, width: int, *, deviation: float
) -> torch.Tensor:
    """float32 [vocabulary, width], every row of root mean square `deviation`; tokens never seen are drawn at random."""
    chance = torch.Generator().manual_seed(0)
    rows = min(len(corpus), MOST_PAIRS)
    shown = _incidence(corpus.source, rows, vocabulary) + _incidence(
        corpus.target, rows, vocabulary
    )
    shown.data[:] = 1.0
    together = torch.from_numpy((shown.T @ shown).toarray())
    alone = together.diagonal().clone()
    # Smoothing the context distribution (power 0.75) keeps rare pieces from having enormous values.
    context = alone**0.75
    context /= context.sum()
    pmi = together / together.sum(1, keepdim=True).clamp(min=1) / context.clamp(min=1e-9)[None]
    pmi = pmi.clamp_(min=1).log_()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        left, values, _ = torch.svd_lowrank(pmi, q=min(width + 32, vocabulary), niter=3)
    table = left[:, :width] * values[:width].sqrt()
    table -= table.mean(0)
    norms = table.square().mean(1, keepdim=True).sqrt()
    noise = torch.randn(table.shape, generator=chance)
    table = torch.where((alone[:, None] > 0) & (norms > 1e-6), table / norms.clamp(min=1e-6), noise)
    return table * deviation


def _incidence(side: Side, rows: int, vocabulary: int) -> "scipy.sparse.csr_array":
    starts = side.starts.numpy()[: rows + 1]
    tokens = side.tokens.numpy()[: starts[-1]]
    return scipy.sparse.csr_array(
        (np.ones(len(tokens), np.float32), tokens, starts), shape=(rows, vocabulary)
    )
