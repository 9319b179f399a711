"""Which sentences render which: structure, evidence, dynamic programming, probability."""

from aligner.aligning.encoder import NO_MODEL, Encoder, chosen_encoder, load_encoder
from aligner.aligning.links import Aids, align

__all__ = ["NO_MODEL", "Aids", "Encoder", "align", "chosen_encoder", "load_encoder"]
