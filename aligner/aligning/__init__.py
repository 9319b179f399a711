"""Which sentences render which: structure, evidence, dynamic programming, probability."""

from aligner.aligning.encoder import Encoder, load_encoder
from aligner.aligning.links import Aids, align

__all__ = ["Aids", "Encoder", "align", "load_encoder"]
