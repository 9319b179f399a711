"""Which sentences render which: structure, evidence, dynamic programming, probability."""

from aligner.aligning.encoder import NO_MODEL, Encoder, chosen_encoder, load_encoder
from aligner.aligning.links import Aids, align
from aligner.aligning.remembered import VECTORS_NAME, Remembered

__all__ = [
    "NO_MODEL",
    "VECTORS_NAME",
    "Aids",
    "Encoder",
    "Remembered",
    "align",
    "chosen_encoder",
    "load_encoder",
]
