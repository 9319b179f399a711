"""How a model is trained."""

from dataclasses import dataclass

from aligner.errors import AlignerError


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a training.

    Args:
        dim: Dimensions of the vectors.
        trained_dim: Dimensions while training, if more; the weakest are dropped at the end.
        vocab: Pieces the tokenizer may have.
        epochs: How often every pair is seen.
        batch: Pairs compared with each other at a time.
        rate: Learning rate at the start; it falls to nothing evenly.
        sharpness: What cosines are multiplied by before they compete (one over the
            temperature).
        share_joined: What share of a batch is pairs joined with the next one.
        seed: What chance begins with; equal seeds give equal models.
    """

    dim: int = 288
    trained_dim: int = 512
    vocab: int = 32_000
    epochs: int = 8
    batch: int = 4096
    rate: float = 0.04
    sharpness: float = 14.0
    seed: int = 1
    share_joined: float = 0.7

    @property
    def joined(self) -> int:
        """How many pairs of a batch are joined with the next one."""
        return int(self.batch * self.share_joined)

    def __post_init__(self) -> None:
        for name in ("dim", "epochs", "batch"):
            if getattr(self, name) < 1:
                raise AlignerError(f"--{name} {getattr(self, name)}: must be at least 1")
        if not self.rate > 0:
            raise AlignerError(f"--rate {self.rate}: must be more than 0")
        if self.batch < 2:
            raise AlignerError("--batch 1: a pair needs others to be told from; give at least 2")
        if self.vocab < 100:
            raise AlignerError(
                f"--vocab {self.vocab}: fewer pieces than letters; give 1000 or more"
            )


GOING_ON = Recipe(rate=0.005, epochs=3, batch=64)
"""What differs where a trained model is gone on from: it should keep what it knows, and a memory
has few pairs."""
