"""The training itself, in torch: pairs are to be nearer to each other than to all others."""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from aligner.training.bags import Bags, Integers
from aligner.training.recipe import Recipe

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]

_START_SPREAD = 0.1
_WARM_UP = 50
_NEVER = -1e4


class PieceTable(nn.Module):
    """One vector a piece: its own, plus the mean of those of its letter runs.

    Pieces that are rare, and forms of one word, learn from each other through the runs they
    share (Bojanowski et al. 2017). Afterwards the sum is one plain table; the model that is
    saved knows of no runs.

    Args:
        own: Vectors of the pieces to start from, shape (pieces, dimensions).
        runs: The letter runs of every piece.
        of_runs: Vectors of the runs to start from, shape (runs, dimensions).
    """

    def __init__(self, own: Tensor, runs: Bags, of_runs: Tensor) -> None:
        super().__init__()
        self.own = nn.Parameter(own)
        self.of_runs = nn.Parameter(of_runs)
        self._runs = runs

    def forward(self, pieces: Integers) -> Tensor:
        """Give the vectors of some pieces, shape (pieces, dimensions)."""
        runs = self._runs.take(pieces)
        return functional.embedding(torch.from_numpy(pieces), self.own) + functional.embedding_bag(
            torch.from_numpy(runs.numbers),
            self.of_runs,
            torch.from_numpy(runs.starts[:-1]),
            mode="mean",
        )


def learn(
    bags: tuple[Bags, Bags],
    table: PieceTable,
    recipe: Recipe,
    progress: Callable[[float], None],
) -> Floats:
    """Train the table on pairs.

    The loss is the symmetric cross-entropy over the cosines within a batch (Henderson et al.
    2017; van den Oord et al. 2018); pairs with a side in common do not compete. Some pairs are
    joined with the next, so that texts compete that have half of themselves in common, as the
    links of an alignment do.

    Args:
        bags: The pieces of all source texts and of all target texts.
        table: The vectors to train.
        recipe: The settings.
        progress: Told how far the training is, 0 to 1.

    Returns:
        One vector a piece, shape (pieces, dimensions).
    """
    optimiser = torch.optim.AdamW(table.parameters(), recipe.rate, weight_decay=0.0, fused=True)
    kinds = bags[0].kinds(), bags[1].kinds()
    steps = len(bags[0]) // recipe.batch * recipe.epochs
    warm_up = min(_WARM_UP, steps // 10 + 1)
    for step, which in enumerate(_batches(len(bags[0]), recipe)):
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1 - step / steps, (step + 1) / warm_up)
        sums = _sums(table, bags[0].take(which) + bags[1].take(which))
        source = _joined(sums[: len(which)], recipe)
        target = _joined(sums[len(which) :], recipe)
        akin = _same(kinds[0][which], recipe) | _same(kinds[1][which], recipe)
        scores = recipe.sharpness * source @ target.T
        loss = _confusion(scores.masked_fill(akin, _NEVER))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        progress((step + 1) / steps)
    with torch.no_grad():
        whole: Tensor = table(np.arange(len(table.own)))
    return whole.numpy()


def fresh_table(pieces: int, runs: Bags, run_count: int, recipe: Recipe) -> PieceTable:
    """Make a table of random vectors."""
    chance = torch.Generator().manual_seed(recipe.seed)
    dim = max(recipe.dim, recipe.trained_dim)
    sizes = (pieces, dim), (run_count, dim)
    own, of_runs = (torch.randn(size, generator=chance) * _START_SPREAD for size in sizes)
    return PieceTable(own, runs, of_runs)


def grown_table(vectors: Floats | Halves, runs: Bags, run_count: int) -> PieceTable:
    """Make a table that starts where a trained one ended."""
    return PieceTable(
        torch.from_numpy(vectors).float(), runs, torch.zeros(run_count, vectors.shape[1])
    )


def _batches(count: int, recipe: Recipe) -> Iterator[Integers]:
    chance = np.random.default_rng(recipe.seed)
    whole = count // recipe.batch * recipe.batch
    for _ in range(recipe.epochs):
        yield from chance.permutation(count)[:whole].reshape(-1, recipe.batch)


def _sums(table: PieceTable, bags: Bags) -> Tensor:
    """Add up the vectors of the pieces of each text; the table is asked for each piece once."""
    pieces, places = np.unique(bags.numbers, return_inverse=True)
    return functional.embedding_bag(
        torch.from_numpy(places), table(pieces), torch.from_numpy(bags.starts[:-1]), mode="sum"
    )


def _joined(sums: Tensor, recipe: Recipe) -> Tensor:
    """Join the first texts of a batch with the next one each, and bring all to length 1."""
    return functional.normalize(
        torch.cat([sums[: recipe.joined] + sums[1 : recipe.joined + 1], sums[recipe.joined :]]),
        dim=1,
    )


def _same(kinds: Integers, recipe: Recipe) -> Tensor:
    """Say which texts of a batch are the same text, apart from each being its own."""
    own = kinds.copy()
    own[: recipe.joined] = -1 - np.arange(recipe.joined)
    same = torch.from_numpy(own[:, None] == own[None, :])
    return same.fill_diagonal_(fill_value=False)


def _confusion(scores: Tensor) -> Tensor:
    """Give the cross-entropy of picking the right partner, averaged over both directions."""
    ways = scores.logsumexp(0) + scores.logsumexp(1)
    return ways.mean() / 2 - scores.diagonal().mean()
