"""Trained vectors whose strongest directions count less, so that fewer texts are near to all."""

import numpy as np

from aligner.training.bags import Bags
from aligner.training.loop import Floats

_SAMPLE = 60_000
_STRENGTH = 0.4


def whitened(vectors: Floats, bags: Bags, dim: int, seed: int) -> Floats:
    """Turn and scale the space so that its directions differ less in strength.

    Whitening (Su et al. 2021) in part: each principal direction of the texts' unit vectors is
    divided by its second moment to the power of 0.2. A mean of pieces stays the mean of its
    pieces, so the result is a table like any other. The weakest directions are dropped.

    Args:
        vectors: One vector a piece, shape (pieces, dimensions).
        bags: The pieces of texts like those the model is for.
        dim: How many directions stay.
        seed: Decides which of them are looked at where there are very many.
    """
    chance = np.random.default_rng(seed)
    which = chance.permutation(len(bags))[:_SAMPLE]
    means = _means(vectors, bags.take(np.sort(which)))
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    means = means[lengths[:, 0] > 0] / lengths[lengths[:, 0] > 0]
    moments, directions = np.linalg.eigh(means.T @ means / len(means))
    scale = np.maximum(moments, moments.max() * 1e-6) ** (-_STRENGTH / 2)
    strongest = (directions * scale)[:, ::-1][:, :dim]  # eigh gives them in rising order
    turned: Floats = vectors @ strongest.astype(np.float32)
    return turned


def _means(vectors: Floats, bags: Bags) -> Floats:
    sums = np.zeros((len(bags), vectors.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(bags.starts))
    for part in np.array_split(filled, max(len(filled) // 2048, 1)):
        some = bags.take(part)
        sums[part] = np.add.reduceat(vectors[some.numbers], some.starts[:-1])
    return sums
